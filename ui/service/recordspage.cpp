// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/recordspage.h"

#include "models/lists/accountlistmodel.h"
#include "models/ports/syncport.h"
#include "models/values/foreigntext.h"
#include "ui/people/statepages.h"
#include "ui/people/strip.h"
#include "ui/profile/labels.h"
#include "ui/service/callform.h"
#include "ui/service/callrun.h"
#include "ui/service/callwords.h"
#include "ui/service/recordmodel.h"
#include "ui/service/servicewording.h"
#include "ui/theme/ages.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/runlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qint64 staleAfterSeconds = 24 * 60 * 60;

} // namespace

RecordsPage::RecordsPage(const ServiceParts &parts, const AccountId &account, const PageSpec &page,
                         QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_account(account)
    , m_page(page)
    , m_listing(new CallRun(parts.service, account, this))
    , m_act(new CallRun(parts.service, account, this))
    , m_model(new RecordModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(u"recordsPage-"_s + page.id);
    m_model->setColumns(page.columns);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(RecordModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    build();
    connect(m_listing, &CallRun::kept, this, &RecordsPage::takeKept);
    connect(m_listing, &CallRun::finished, this, &RecordsPage::take);
    connect(m_act, &CallRun::finished, this,
            [this](const CallResult &result) { finished(m_acting, result); });
    for (CallRun *run : {m_listing, m_act})
        connect(run, &CallRun::passwordWanted, this,
                [this, run](const ApiError &refused) { askPassword(run, refused); });
    connect(&parts.accounts, &QAbstractItemModel::dataChanged, this, &RecordsPage::reachChanged);
    if (m_page.listing.isEmpty() || m_asks)
        present();
    else
        load(0);
}

void RecordsPage::build()
{
    Theme &theme = m_parts.theme;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
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
    column->addLayout(head);
    m_bar = new ThinBar(theme, this);
    column->addWidget(m_bar);
    m_strip = new Strip(u"recordsStrip"_s, theme, this);
    m_stripRetry = m_strip->addButton(u"recordsRetry"_s, tr("Try now"));
    connect(m_stripRetry, &QPushButton::clicked, this, &RecordsPage::refresh);
    column->addWidget(m_strip);
    m_said = new Strip(u"recordsSaid"_s, theme, this);
    m_stop = m_said->addButton(u"callStop"_s, tr("Stop"));
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_act->cancel();
        tell(tr("Stopped waiting. The service may have done it all the same; read the list again "
                "to see."),
             false);
        presentVerbs();
    });
    column->addWidget(m_said);
    buildAsks();
    m_stack = new QStackedWidget(this);
    buildTable();
    m_skeleton = new SkeletonPage(theme, m_stack);
    connect(m_skeleton, &SkeletonPage::appeared, this, &RecordsPage::announced);
    connect(m_skeleton, &SkeletonPage::cancelWanted, this, [this] {
        m_listing->cancel();
        m_last.error.kind = Outcome::Cancelled;
        present();
    });
    m_state = new StatePage(theme, m_stack);
    connect(m_state, &StatePage::firstWanted, this, &RecordsPage::refresh);
    for (QWidget *page : std::initializer_list<QWidget *>{m_skeleton, m_state})
        m_stack->addWidget(page);
    column->addWidget(m_stack, 1);
    m_moreButton = new QPushButton(tr("More"), this);
    m_moreButton->setObjectName(u"recordsMore"_s);
    connect(m_moreButton, &QPushButton::clicked, this, &RecordsPage::more);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, 4);
    foot->addStretch(1);
    foot->addWidget(m_moreButton);
    foot->addStretch(1);
    column->addLayout(foot);
    buildVerbs();
    column->addWidget(m_verbsHost);
}

void RecordsPage::buildTable()
{
    m_table = new QTableView(m_stack);
    m_table->setObjectName(u"recordsTable"_s);
    m_table->setAccessibleName(ServiceWording::page(m_page.id));
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
    const CallAsks asks = asksOf(*listing, {}, listingArguments(0));
    if (asks.asked.isEmpty())
        return;
    auto *host = new QWidget(this);
    auto *rows = new QVBoxLayout(host);
    rows->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, 4);
    m_asks = new CallForm(asks.asked, {}, m_parts.service.account(m_account).server, m_parts.theme,
                          host);
    connect(m_asks, &CallForm::announced, this, &RecordsPage::announced);
    auto *show = new QPushButton(tr("Show"), host);
    show->setObjectName(u"recordsShow"_s);
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

/// What a listing of one's own things is asked with: who one is, and which part of it.
FieldMap RecordsPage::listingArguments(int offset) const
{
    FieldMap arguments;
    const CallSpec *listing = call(m_page.listing);
    if (!listing)
        return arguments;
    for (const FieldSpec &spec : listing->asks) {
        if (spec.key == "handle"_L1)
            arguments.insert(spec.key, m_parts.service.account(m_account).handle);
    }
    if (m_page.pageSize > 0) {
        arguments.insert(u"limit"_s, m_page.pageSize);
        arguments.insert(u"offset"_s, offset);
    }
    if (m_asks)
        arguments.insert(m_asks->values());
    return arguments;
}

void RecordsPage::load(int offset)
{
    if (!call(m_page.listing))
        return;
    m_offset = offset;
    m_listing->start(m_page.listing, listingArguments(offset));
    present();
}

void RecordsPage::refresh()
{
    if (m_asks && !m_asks->check())
        return;
    load(0);
}

void RecordsPage::more()
{
    load(m_model->rowCount());
}

void RecordsPage::takeKept(const CallResult &result)
{
    if (!result.asOf.isValid() || m_answered)
        return; // what is shown is newer
    takeRows(result);
    present();
}

void RecordsPage::take(const CallResult &result)
{
    m_last = result;
    if (!result.error.isError()) {
        m_answered = true;
        takeRows(result);
        if (m_last.asOf.isValid())
            m_asOf = m_last.asOf;
        else
            m_asOf = QDateTime::currentDateTimeUtc();
    }
    present();
}

void RecordsPage::takeRows(const CallResult &result)
{
    const int offset = m_listing->arguments().value(u"offset"_s).toInt();
    const int before = m_model->rowCount();
    if (offset > 0)
        m_model->append(result.records);
    else
        m_model->setRecords(result.records);
    m_more = result.more;
    m_asOf = result.asOf;
    if (before == 0 && m_model->rowCount() > 0) {
        m_table->resizeColumnsToContents();
        const int widest = fontMetrics().averageCharWidth() * 32;
        for (int column = 0; column < m_model->columnCount(); ++column)
            m_table->setColumnWidth(column, qMin(widest, m_table->columnWidth(column) + 12));
        m_table->selectRow(0);
    }
}

void RecordsPage::present()
{
    const bool running = m_listing->isRunning();
    const bool failed = m_last.error.isError();
    const bool shown = m_asOf.isValid();
    m_bar->setRunning(running && shown);
    m_refresh->setIcon(
        m_parts.theme.icon(running ? u"close"_s : u"refresh"_s, Theme::Token::Muted));
    const QString refreshWords = running ? tr("Stop reading") : tr("Read again");
    m_refresh->setToolTip(refreshWords);
    m_refresh->setAccessibleName(refreshWords);
    const auto words = callwords::present(m_last, serviceName(), false);
    const bool password = m_last.needs == "password"_L1;
    QWidget *page = m_table;
    if (m_page.listing.isEmpty()) {
        m_state->setWords({u"recordsNone"_s, tr("What can be done here:"), {}, {}, {}});
        page = m_state;
    } else if (shown && m_model->rowCount() == 0 && !running) {
        m_state->setWords({u"recordsEmpty"_s, ServiceWording::pageEmpty(m_page.id), {}, {}, {}});
        page = m_state;
    } else if (!shown && running) {
        page = m_skeleton;
    } else if (!shown && failed) {
        const bool away = isTransportFailure(m_last.error.kind);
        m_state->setWords({password ? u"recordsPassword"_s
                           : away   ? u"recordsNotSaved"_s
                                    : u"recordsFailed"_s,
                           away ? tr("Not saved on this computer.") : words.sentence,
                           away ? words.sentence : words.details,
                           password ? tr("Enter the password…")
                           : away   ? tr("Fetch now")
                                    : tr("Try again"),
                           {}});
        page = m_state;
    } else if (!shown && m_asks) {
        m_state->setWords({u"recordsAsk"_s, tr("Fill in what to look for."), {}, {}, {}});
        page = m_state;
    }
    if (page == m_skeleton && m_stack->currentWidget() != m_skeleton)
        m_skeleton->begin(tr("Reading %1…").arg(ServiceWording::page(m_page.id)));
    else if (page != m_skeleton)
        m_skeleton->end();
    m_stack->setCurrentWidget(page);
    if (!shown || running || !failed)
        m_strip->setWords({}, Strip::Tone::Quiet, {});
    else if (isTransportFailure(m_last.error.kind))
        m_strip->setWords(tr("Offline. Shown as of %1. Nothing can be changed here until you are "
                             "online.")
                              .arg(ages::shortAge(m_asOf)),
                          Strip::Tone::Warn, u"offline"_s, words.details);
    else
        m_strip->setWords(words.sentence, Strip::Tone::Bad, u"warning"_s, words.details);
    m_moreButton->setVisible(shown && m_more);
    m_moreButton->setEnabled(!running);
    m_moreButton->setAccessibleName(
        tr("More, %1 are shown").arg(QLocale().toString(m_model->rowCount())));
    presentHeader();
    presentVerbs();
}

void RecordsPage::presentHeader()
{
    QStringList rest;
    const int rows = m_model->rowCount();
    const bool listed = !m_page.listing.isEmpty();
    if (listed && m_asOf.isValid()) {
        rest.append(m_more ? tr("at least %1").arg(QLocale().toString(rows))
                           : tr("complete, %1").arg(QLocale().toString(rows)));
        rest.append(m_answered ? tr("as of %1").arg(ages::shortAge(m_asOf))
                               : tr("saved here, as of %1").arg(ages::shortAge(m_asOf)));
    }
    const bool stale =
        m_asOf.isValid() && m_asOf.secsTo(QDateTime::currentDateTimeUtc()) > staleAfterSeconds;
    if (stale)
        rest.append(tr("more than a day old"));
    if (listed && m_listing->isRunning())
        rest.append(tr("reading…"));
    m_header->setRuns(
        {{ServiceWording::page(m_page.id), Theme::Type::BodyStrong, Theme::Token::Text},
         {rest.isEmpty() ? QString() : u"  "_s + rest.join(u" · "_s),
          stale ? Theme::Type::BodyStrong : Theme::Type::Small,
          stale ? Theme::Token::Warn : Theme::Token::Muted}});
}

/// What failed for want of a network is asked again when there is one.
void RecordsPage::reachChanged()
{
    const AccountRow *row = m_parts.accounts.find(m_account);
    const bool back = row && row->reach == Reach::Online && isTransportFailure(m_last.error.kind) &&
                      m_last.error.kind != Outcome::Cancelled;
    if (back && !m_listing->isRunning() && call(m_page.listing)) {
        m_last.error = {};
        load(0);
        return;
    }
    presentVerbs();
}

void RecordsPage::wordingChanged()
{
    presentHeader();
    if (m_model->rowCount() > 0)
        Q_EMIT m_model->dataChanged(
            m_model->index(0, 0),
            m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1));
}

} // namespace personae
