// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/accountpane.h"

#include "ui/theme/ages.h"
#include "ui/theme/emptypage.h"
#include "ui/theme/panefoot.h"
#include "ui/window/columnstrip.h"
#include "ui/window/looks.h"

#include <QItemSelectionModel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

AccountPane::AccountPane(AccountListModel &accounts, PictureStore &pictures, Theme &theme,
                         QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_theme(theme)
    , m_header(new ListHeader(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView)
{
    setObjectName(u"accountPane"_s);
    theme.setGround(this, Theme::Token::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);

    auto *delegate = new AccountDelegate(pictures, theme, m_list);
    m_list->setItemDelegate(delegate);
    buildList();
    auto *full = new QWidget;
    auto *inner = new QVBoxLayout(full);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(new ColumnStrip(*delegate, theme, full));
    inner->addWidget(m_list, 1);
    inner->addWidget(buildFoot());
    auto *empty = new EmptyPage(
        theme, tr("No account yet. Add one of yours to see and edit its profile here."),
        tr("Add account…"));
    empty->setObjectName(u"accountsEmpty"_s);
    m_emptyAdd = empty->button();
    m_emptyAdd->setObjectName(u"emptyAddAccount"_s);
    connect(m_emptyAdd, &QPushButton::clicked, this, &AccountPane::addAccountWanted);
    m_stack->addWidget(full);
    m_stack->addWidget(empty);

    connect(&accounts, &QAbstractItemModel::rowsInserted, this, &AccountPane::refresh);
    connect(&accounts, &QAbstractItemModel::rowsRemoved, this, &AccountPane::refresh);
    connect(&accounts, &QAbstractItemModel::dataChanged, this, &AccountPane::refresh);
    connect(&theme, &Theme::changed, m_list, [this] { m_list->doItemsLayout(); });
    connect(&pictures, &PictureStore::pictureReady, m_list->viewport(),
            qOverload<>(&QWidget::update));
    refresh();
}

void AccountPane::buildList()
{
    m_list->setObjectName(u"accountsTable"_s);
    m_list->setAccessibleName(tr("My profiles"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setModel(&m_accounts);
    connect(m_list, &QListView::customContextMenuRequested, this, &AccountPane::openMenu);
    connect(m_list, &QListView::activated, this, &AccountPane::inspectorWanted);
    connect(m_list, &QListView::clicked, this, &AccountPane::clicked);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                m_list->selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
                if (!m_quiet && index.isValid())
                    Q_EMIT accountChosen(
                        index.data(AccountListModel::AccountIdRole).value<AccountId>());
            });
}

QWidget *AccountPane::buildFoot()
{
    auto *foot = new PaneFoot(m_theme, this);
    m_signOut = new QPushButton(tr("Sign out…"));
    m_signOut->setObjectName(u"signOutButton"_s);
    m_signOut->setAccessibleName(tr("Sign out of the chosen account"));
    auto *add = new QPushButton(tr("Add account…"));
    add->setObjectName(u"addAccountButton"_s);
    add->setAccessibleName(tr("Add account"));
    foot->addButton(m_signOut);
    foot->addButton(add);
    connect(m_signOut, &QPushButton::clicked, this, [this] { Q_EMIT signOutWanted(current()); });
    connect(add, &QPushButton::clicked, this, &AccountPane::addAccountWanted);
    return foot;
}

AccountId AccountPane::current() const
{
    return m_list->currentIndex().data(AccountListModel::AccountIdRole).value<AccountId>();
}

void AccountPane::refresh()
{
    const QList<AccountRow> &rows = m_accounts.rows();
    m_stack->setCurrentIndex(rows.isEmpty() ? 1 : 0);
    QString rest;
    QDateTime oldest;
    bool refreshing = false;
    for (const AccountRow &row : rows) {
        refreshing = refreshing || row.refreshing;
        if (row.cachedAt.isValid() && (!oldest.isValid() || row.cachedAt < oldest))
            oldest = row.cachedAt;
    }
    if (!rows.isEmpty())
        rest = looks::counted(int(rows.size()), tr("1 account"), tr("%1 accounts"));
    if (oldest.isValid())
        rest += tr(" · as of %1").arg(ages::shortAge(oldest));
    const bool stale =
        oldest.isValid() && oldest.secsTo(QDateTime::currentDateTimeUtc()) > 24 * 60 * 60;
    if (stale)
        rest += tr(" · more than a day old");
    if (refreshing)
        rest += tr(" · refreshing…");
    m_header->setWords(tr("My profiles"), rest, stale);
    m_signOut->setEnabled(m_list->currentIndex().isValid());
}

void AccountPane::showAccount(const AccountId &account)
{
    const QScopedValueRollback quiet(m_quiet, true);
    const QModelIndex index = m_accounts.indexOf(account);
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->clearSelection();
    refresh();
}

void AccountPane::focusList()
{
    QWidget *place = m_accounts.rows().isEmpty() ? static_cast<QWidget *>(m_emptyAdd) : m_list;
    place->setFocus(Qt::ShortcutFocusReason);
}

void AccountPane::openMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    const auto account = index.data(AccountListModel::AccountIdRole).value<AccountId>();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto entry = [&](const QString &text, void (AccountPane::*wanted)(const AccountId &)) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, this,
                [this, account, wanted] { (this->*wanted)(account); });
    };
    entry(tr("Refresh"), &AccountPane::refreshWanted);
    entry(tr("Sign in again…"), &AccountPane::signInAgainWanted);
    entry(tr("Sign out…"), &AccountPane::signOutWanted);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace personae
