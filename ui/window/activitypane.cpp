// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/activitypane.h"

#include "models/lists/historymodel.h"
#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"
#include "models/values/foreigntext.h"
#include "ui/theme/emptypage.h"
#include "ui/window/looks.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

/// Newest first; says whose row it is where there are several accounts.
class NewestFirst final : public QSortFilterProxyModel
{
public:
    NewestFirst(const AccountListModel &accounts, QObject *parent)
        : QSortFilterProxyModel(parent)
        , m_accounts(accounts)
    {
        setSortRole(HistoryModel::TimeRole);
        sort(HistoryModel::Time, Qt::DescendingOrder);
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const QVariant plain = QSortFilterProxyModel::data(index, role);
        const bool words = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        if (!words || index.column() != HistoryModel::Change || m_accounts.rows().size() < 2)
            return plain;
        const auto *all = static_cast<const QConcatenateTablesProxyModel *>(sourceModel());
        const auto *history =
            qobject_cast<const HistoryModel *>(all->mapToSource(mapToSource(index)).model());
        const AccountRow *row = history ? m_accounts.find(history->account()) : nullptr;
        return row ? QVariant(plain.toString() + u" · "_s + isolatedLine(row->account.handle, 80))
                   : plain;
    }

private:
    const AccountListModel &m_accounts;
};

} // namespace

ActivityPane::ActivityPane(AccountListModel &accounts, Outbox &outbox, ProfileStore &profiles,
                           const ListWording &wording, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_outbox(outbox)
    , m_profiles(profiles)
    , m_wording(wording)
    , m_theme(theme)
    , m_all(new QConcatenateTablesProxyModel(this))
    , m_sorted(new NewestFirst(accounts, this))
    , m_header(new ListHeader(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView)
{
    setObjectName(u"activityPane"_s);
    theme.setGround(this, Theme::Token::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_table);
    m_stack->addWidget(new EmptyPage(
        theme, tr("Nothing yet. What you save, and what changes on the services, appears here."),
        {}));
    followAccounts();
    m_sorted->setSourceModel(m_all);
    buildTable();
    connect(&accounts, &QAbstractItemModel::rowsInserted, this, &ActivityPane::followAccounts);
    connect(&accounts, &QAbstractItemModel::rowsRemoved, this, &ActivityPane::followAccounts);
    connect(m_sorted, &QAbstractItemModel::rowsInserted, this, &ActivityPane::refresh);
    connect(m_sorted, &QAbstractItemModel::rowsRemoved, this, &ActivityPane::refresh);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &ActivityPane::refresh);
    refresh();
}

ActivityPane::~ActivityPane()
{
    delete m_table; // its models read the words
    delete m_sorted;
    delete m_all;
}

void ActivityPane::buildTable()
{
    m_table->setObjectName(u"activityTable"_s);
    m_table->setAccessibleName(tr("Activity"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setModel(m_sorted);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::Time,
                                                      QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::Change, QHeaderView::Stretch);
    m_table->verticalHeader()->setDefaultSectionSize(qMax(30, fontMetrics().height() + 10));
    connect(m_table, &QTableView::activated, this, &ActivityPane::open);
    connect(m_table, &QTableView::clicked, this, &ActivityPane::clicked);
}

void ActivityPane::followAccounts()
{
    for (qsizetype i = m_histories.size() - 1; i >= 0; --i) {
        if (m_accounts.find(m_histories.at(i)->account()))
            continue;
        HistoryModel *gone = m_histories.takeAt(i);
        m_all->removeSourceModel(gone);
        delete gone;
    }
    for (const AccountRow &row : m_accounts.rows()) {
        const bool known =
            std::any_of(m_histories.cbegin(), m_histories.cend(),
                        [&](const HistoryModel *one) { return one->account() == row.account.id; });
        if (known)
            continue;
        auto *history = new HistoryModel(m_outbox, m_profiles, this);
        history->setWording(m_wording);
        m_histories.append(history);
        m_all->addSourceModel(history);
        history->setAccount(row.account.id);
    }
    refresh();
}

void ActivityPane::wordingChanged()
{
    for (HistoryModel *history : std::as_const(m_histories))
        history->wordingChanged();
}

void ActivityPane::refresh()
{
    const int rows = m_sorted->rowCount();
    m_stack->setCurrentIndex(rows > 0 ? 0 : 1);
    m_header->setWords(tr("Activity"), rows > 0
                                           ? looks::counted(rows, tr("1 change"), tr("%1 changes"))
                                           : QString());
}

void ActivityPane::open(const QModelIndex &index)
{
    const QModelIndex inner = m_all->mapToSource(m_sorted->mapToSource(index));
    const auto *history = qobject_cast<const HistoryModel *>(inner.model());
    if (!history)
        return;
    const auto row = inner.data(HistoryModel::RowRole).value<HistoryRow>();
    const PersonRef target =
        row.edit ? targetOf(row.edit->account, row.edit->command) : PersonRef();
    if (target.isNull())
        Q_EMIT accountWanted(history->account());
    else
        Q_EMIT personWanted(target);
}

void ActivityPane::focusList()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid() && m_sorted->rowCount() > 0)
        m_table->selectRow(0);
}

} // namespace personae
