// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/store/picturestore.h"
#include "models/values/person.h"
#include "ui/theme/runlabel.h"
#include "ui/window/keyhintbutton.h"

#include <QMap>
#include <QMenu>
#include <QWidget>

namespace personae {

/// Says who one acts as; never hides. As a community it changes its colour and says so in words.
/// GUI thread.
class ActingBand final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActingBand)

public:
    /// How one stands in the community one acts for; words for people.
    struct Standing
    {
        PeopleScope scope; ///< own: no community
        QString name;
        QString role; ///< "moderator"; empty: none
        bool known = false;
        ApiError error; ///< why it is not known
        QString serviceName;
    };

    ActingBand(AccountListModel &accounts, PictureStore &pictures, Theme &theme,
               QWidget *parent = nullptr);

    void setAccount(const AccountId &account); ///< null: no account yet
    void enterCommunity(const Standing &standing);
    void leaveCommunity();
    /// Those the switch menu lists below the account.
    void setCommunities(const AccountId &account, const QList<Person> &communities);
    [[nodiscard]] KeyHintButton *switchButton() const { return m_switch; }
    void openMenu(); ///< the accounts and their communities, by keyboard

Q_SIGNALS:
    void accountChosen(const personae::AccountId &account);
    void communityChosen(const personae::PeopleScope &community);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void fillMenu();
    QAction *addEntry(const QString &words, bool current);
    [[nodiscard]] QList<RunLabel::Run> communityRuns() const;
    [[nodiscard]] QRect pictureRect() const;

    AccountListModel &m_accounts;
    PictureStore &m_pictures;
    Theme &m_theme;
    AccountId m_account;
    Standing m_standing;
    QMap<AccountId, QList<Person>> m_communities;
    RunLabel *m_sentence;
    KeyHintButton *m_switch;
    QMenu *m_menu;
};

} // namespace personae
