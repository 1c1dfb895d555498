// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/store/picturestore.h"
#include "ui/window/keyhintbutton.h"
#include "ui/window/runlabel.h"

#include <QMenu>
#include <QWidget>

namespace personae {

/// Says who one acts as; never hides. GUI thread.
class ActingBand final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActingBand)

public:
    ActingBand(AccountListModel &accounts, PictureStore &pictures, Theme &theme,
               QWidget *parent = nullptr);

    void setAccount(const AccountId &account); ///< null: no account yet
    [[nodiscard]] KeyHintButton *switchButton() const { return m_switch; }
    void openMenu(); ///< the accounts, by keyboard

Q_SIGNALS:
    void accountChosen(const personae::AccountId &account);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void fillMenu();
    [[nodiscard]] QRect pictureRect() const;

    AccountListModel &m_accounts;
    PictureStore &m_pictures;
    Theme &m_theme;
    AccountId m_account;
    RunLabel *m_sentence;
    KeyHintButton *m_switch;
    QMenu *m_menu;
};

} // namespace personae
