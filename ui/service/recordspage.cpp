// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/recordspage.h"

#include "models/lists/accountlistmodel.h"
#include "ui/people/statepages.h"
#include "ui/people/strip.h"
#include "ui/profile/labels.h"
#include "ui/service/callform.h"
#include "ui/service/calllist.h"
#include "ui/service/callrun.h"
#include "ui/service/callwords.h"
#include "ui/service/recordmodel.h"
#include "ui/service/servicewording.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/runlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// As low as what is shown in it allows: a table scrolls in five lines.
class PageStack final : public QStackedWidget
{
public:
    explicit PageStack(QWidget *parent)
        : QStackedWidget(parent)
    {
        connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {QStackedWidget::sizeHint().width(), least()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {QStackedWidget::minimumSizeHint().width(), least()};
    }

private:
    static constexpr int lines = 5;

    [[nodiscard]] int least() const
    {
        const QWidget *at = currentWidget();
        const int words = at && at->hasHeightForWidth() ? at->heightForWidth(width()) : 0;
        return qMax(words, fontMetrics().lineSpacing() * lines);
    }
};

} // namespace

RecordsPage::RecordsPage(const ServiceParts &parts, const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_account(context.account)
    , m_page(context.page)
    , m_about(context.about)
    , m_subject(context.subject)
    , m_opened(context.opened)
    , m_anyColumns(context.page.columns.isEmpty())
    , m_profile(context.profile)
    , m_listing(new CallRun(parts.service, context.account, this))
    , m_act(new CallRun(parts.service, context.account, this))
    , m_model(new RecordModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(u"recordsPage-"_s + m_page.id);
    m_model->setColumns(m_page.columns);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(RecordModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    knowWhom(context);
    build();
    follow();
    if (context.known.asOf.isValid())
        take(context.known);
    else if (m_page.listing.isEmpty() || m_asksFirst)
        present();
    else
        load(0);
}

/// A page of one's own is about oneself.
void RecordsPage::knowWhom(const Context &context)
{
    if (!m_opened) {
        const Account own = m_parts.service.account(m_account);
        m_about.person = {{u"handle"_s, own.handle}};
        if (!own.remoteId.isEmpty())
            m_about.person.insert(u"id"_s, own.remoteId);
    }
    const CallSpec *listing = call(m_page.listing);
    if (!listing)
        return;
    const bool known = context.known.asOf.isValid();
    m_given = known ? context.knownBy.taken : asksOf(*listing, m_about, {}).taken;
    m_typed = context.knownBy.prefilled;
    for (const FieldSpec &spec : listing->asks) {
        if (!m_opened && spec.key == "handle"_L1 && !m_given.contains(spec.key))
            m_given.insert(spec.key, m_about.person.value(spec.key));
    }
}

void RecordsPage::follow()
{
    connect(m_listing, &CallRun::kept, this, &RecordsPage::takeKept);
    connect(m_listing, &CallRun::finished, this, &RecordsPage::take);
    connect(m_act, &CallRun::finished, this, [this](const CallResult &result) {
        finished(m_acting, result, {{}, m_act->arguments(), {}});
    });
    for (CallRun *run : {m_listing, m_act})
        connect(run, &CallRun::passwordWanted, this,
                [this, run](const ApiError &refused) { askPassword(run, refused); });
    connect(&m_parts.accounts, &QAbstractItemModel::dataChanged, this, &RecordsPage::reachChanged);
    connect(&m_parts.service, &ServicePort::accountChanged, this, [this](const AccountId &account) {
        if (account == m_account)
            presentVerbs(); // something more may be known to be lacking
    });
}

void RecordsPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(*column);
    buildAsks();
    m_stack = new PageStack(this);
    buildTable();
    buildStates();
    column->addWidget(m_stack, 1);
    m_moreButton = new QPushButton(tr("More"), this);
    m_moreButton->setObjectName(u"recordsMore"_s);
    m_moreButton->setAutoDefault(false);
    connect(m_moreButton, &QPushButton::clicked, this, &RecordsPage::more);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, 4);
    foot->addStretch(1);
    foot->addWidget(m_moreButton);
    foot->addStretch(1);
    column->addLayout(foot);
    buildVerbs();
    column->addWidget(m_verbsHost);
    m_verbsHost->setVisible(!m_verbs.isEmpty() && !m_calls);
}

void RecordsPage::buildHead(QVBoxLayout &column)
{
    Theme &theme = m_parts.theme;
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::panePadding, Theme::gap, Theme::panePadding, 4);
    m_header = new RunLabel(theme, this);
    m_header->setObjectName(u"recordsHeader"_s);
    m_refresh = labels::iconButton(u"refresh"_s, tr("Read again"), theme, this);
    m_refresh->setObjectName(u"recordsRefresh"_s);
    m_refresh->setVisible(!m_page.listing.isEmpty());
    connect(m_refresh, &QToolButton::clicked, this, [this] {
        if (m_listing->isRunning()) {
            m_listing->cancel();
            present();
        } else {
            refresh();
        }
    });
    head->addWidget(m_header, 1);
    head->addWidget(m_refresh);
    column.addLayout(head);
    m_bar = new ThinBar(theme, this);
    column.addWidget(m_bar);
    m_strip = new Strip(u"recordsStrip"_s, theme, this);
    m_stripRetry = m_strip->addButton(u"recordsRetry"_s, tr("Try now"));
    connect(m_stripRetry, &QPushButton::clicked, this, &RecordsPage::refresh);
    column.addWidget(m_strip);
    m_said = new Strip(u"recordsSaid"_s, theme, this);
    m_stop = m_said->addButton(u"callStop"_s, tr("Stop"));
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_act->cancel();
        endAct(callwords::stopped(), false);
    });
    column.addWidget(m_said);
}

void RecordsPage::buildStates()
{
    m_skeleton = new SkeletonPage(m_parts.theme, m_stack);
    connect(m_skeleton, &SkeletonPage::appeared, this, &RecordsPage::announced);
    connect(m_skeleton, &SkeletonPage::cancelWanted, this, [this] {
        m_listing->cancel();
        m_last.error.kind = Outcome::Cancelled;
        present();
    });
    m_state = new StatePage(m_parts.theme, m_stack);
    connect(m_state, &StatePage::firstWanted, this, &RecordsPage::refresh);
    for (QWidget *page : std::initializer_list<QWidget *>{m_skeleton, m_state})
        m_stack->addWidget(page);
}

void RecordsPage::buildTable()
{
    m_table = new QTableView(m_stack);
    m_table->setObjectName(u"recordsTable"_s);
    m_table->setAccessibleName(title());
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->setSortingEnabled(true);
    m_table->setModel(m_sorted);
    m_sorted->sort(-1); // as the service has it, until a head is clicked
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_parts.theme.setGround(m_table, Theme::Token::Base);
    connect(m_table, &QTableView::customContextMenuRequested, this, &RecordsPage::openMenu);
    auto *copy = new QAction(tr("Copy"), m_table);
    copy->setObjectName(u"recordsCopy"_s);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &RecordsPage::copyCell);
    m_table->addAction(copy);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RecordsPage::presentVerbs);
    m_stack->addWidget(m_table);
}

/// A listing may want to know something first.
void RecordsPage::buildAsks()
{
    const CallSpec *listing = call(m_page.listing);
    if (!listing)
        return;
    CallAsks asks = asksOf(*listing, m_about, m_given);
    asks.prefilled.insert(m_typed);
    if (asks.asked.isEmpty())
        return;
    m_asksFirst = std::any_of(asks.asked.cbegin(), asks.asked.cend(),
                              [](const FieldSpec &spec) { return spec.required; });
    auto *host = new QWidget(this);
    auto *rows = new QVBoxLayout(host);
    rows->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, 4);
    m_asks = new CallForm(asks.asked, asks.prefilled, m_parts.service.account(m_account).server,
                          m_parts.theme, host);
    m_askedWith = m_asks->values();
    connect(m_asks, &CallForm::announced, this, &RecordsPage::announced);
    auto *show = new QPushButton(tr("Show"), host);
    show->setObjectName(u"recordsShow"_s);
    show->setAutoDefault(true);
    connect(show, &QPushButton::clicked, this, &RecordsPage::refresh);
    rows->addWidget(m_asks);
    rows->addWidget(show, 0, Qt::AlignLeading);
    layout()->addWidget(host);
}

const CallSpec *RecordsPage::call(const QString &id) const
{
    const ServiceInfo *service = m_parts.service.service(m_account);
    return service && !id.isEmpty() ? service->call(id) : nullptr;
}

QString RecordsPage::serviceName() const
{
    const ServiceInfo *service = m_parts.service.service(m_account);
    return service ? service->displayName : QString();
}

bool RecordsPage::isOffline() const
{
    const AccountRow *row = m_parts.accounts.find(m_account);
    return row && row->reach == Reach::Offline;
}

QString RecordsPage::title() const
{
    const QString page = ServiceWording::page(m_page.id);
    return m_subject.isEmpty() ? page : tr("%1: %2", "page, what it is about").arg(page, m_subject);
}

void RecordsPage::focusFirst()
{
    if (m_calls)
        m_calls->focusFirst();
    else if (m_asks && !m_asOf.isValid())
        m_asks->focusFirst();
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace personae
