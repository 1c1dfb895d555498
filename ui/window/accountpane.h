// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/store/picturestore.h"
#include "ui/theme/listheader.h"
#include "ui/window/accountdelegate.h"

#include <QListView>
#include <QPushButton>
#include <QStackedWidget>

namespace personae {

/// The list pane "My profiles": own accounts, or the first step where there is none. GUI thread.
class AccountPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountPane)

public:
    AccountPane(AccountListModel &accounts, PictureStore &pictures, Theme &theme,
                QWidget *parent = nullptr);

    void showAccount(const AccountId &account); ///< marks it, tells nobody
    void focusList();

Q_SIGNALS:
    void accountChosen(const personae::AccountId &account);
    void inspectorWanted(); ///< Enter or double click: the focus goes in
    void clicked();         ///< by mouse: the focus stays
    void addAccountWanted();
    void signOutWanted(const personae::AccountId &account);
    void signInAgainWanted(const personae::AccountId &account);
    void refreshWanted(const personae::AccountId &account);

private:
    void buildList();
    QWidget *buildFoot();
    void refresh();
    void openMenu(const QPoint &at);
    [[nodiscard]] AccountId current() const;

    AccountListModel &m_accounts;
    Theme &m_theme;
    ListHeader *m_header;
    QStackedWidget *m_stack;
    QListView *m_list;
    QPushButton *m_signOut = nullptr;
    QPushButton *m_emptyAdd = nullptr;
    bool m_quiet = false;
};

} // namespace personae
