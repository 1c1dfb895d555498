// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/historymodel.h"
#include "ui/profile/profilepage.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QModelIndex;
class QPlainTextEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace personae {

class HistoryWording;

/// The History tab: own edits with their result and changes seen on the service; the chosen row's
/// before and after stand below.
class HistoryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPage)

public:
    HistoryPage(const ProfilePageParts &parts, QWidget *parent = nullptr);
    ~HistoryPage() override;

    void setAccount(const AccountId &account, const ServiceInfo &service);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QPlainTextEdit *makeSide(const QString &objectName, const QString &name);
    void showRow(const QModelIndex &index);
    void showEmpty();

    ProfilePageParts m_parts;
    std::unique_ptr<HistoryWording> m_wording;
    HistoryModel *m_model;
    QSortFilterProxyModel *m_filter;
    AccountId m_account;
    QComboBox *m_kind;
    QLineEdit *m_search;
    QTreeView *m_view;
    QLabel *m_empty;
    QWidget *m_diff;
    QLabel *m_diffTitle;
    QPlainTextEdit *m_before;
    QPlainTextEdit *m_after;
};

} // namespace personae
