// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/lists/listwording.h"
#include "ui/theme/listheader.h"

#include <QConcatenateTablesProxyModel>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>

namespace personae {

class HistoryModel;

/// The list pane "Activity": what was done here and what was seen to change, over all accounts,
/// newest first. GUI thread.
class ActivityPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityPane)

public:
    ActivityPane(AccountListModel &accounts, Outbox &outbox, ProfileStore &profiles,
                 const ListWording &wording, Theme &theme, QWidget *parent = nullptr);
    ~ActivityPane() override;

    void focusList();
    void wordingChanged(); ///< ages grow

Q_SIGNALS:
    /// Enter or double click: whom or what the row is about.
    void personWanted(const personae::PersonRef &ref);
    void accountWanted(const personae::AccountId &account);
    void clicked();

private:
    void buildTable();
    void followAccounts();
    void refresh();
    void open(const QModelIndex &index);

    AccountListModel &m_accounts;
    Outbox &m_outbox;
    ProfileStore &m_profiles;
    const ListWording &m_wording;
    Theme &m_theme;
    QList<HistoryModel *> m_histories; ///< one per account
    QConcatenateTablesProxyModel *m_all;
    QSortFilterProxyModel *m_sorted;
    ListHeader *m_header;
    QStackedWidget *m_stack;
    QTableView *m_table;
};

} // namespace personae
