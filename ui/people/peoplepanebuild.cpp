// SPDX-License-Identifier: GPL-3.0-or-later
// How the pane is put together.
#include "models/outbox/outbox.h"
#include "ui/people/csvexport.h"
#include "ui/people/peoplepaneprivate.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

void PeoplePane::Private::build()
{
    pane.setObjectName(u"peoplePane"_s);
    parts.theme.setGround(&pane, Theme::Token::Base);
    search = new SearchEdit(parts.theme, &pane);
    chips = new ChipBar(parts.theme, &pane);
    const auto tool = [this](const QString &name, const QString &icon, const QString &words) {
        auto *button = new QToolButton(&pane);
        button->setObjectName(name);
        button->setIcon(parts.theme.icon(icon));
        button->setAccessibleName(words);
        button->setToolTip(words);
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    };
    addFilter = tool(u"addFilterButton"_s, u"add"_s, tr("Add a filter (Ctrl+Shift+F)"));
    addFilter->setText(tr("Filter"));
    addFilter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    view = tool(u"viewMenuButton"_s, u"settings"_s, tr("Columns, density, export"));
    auto *row = new QWidget(&pane);
    top = new QGridLayout(row);
    top->setContentsMargins(Theme::panePadding, 10, Theme::panePadding, 4);
    top->setHorizontalSpacing(Theme::gap);
    top->setVerticalSpacing(4);
    header = new PeopleHeader(parts.theme, &pane);
    table = new PeopleTable(model, avatars, parts.wording, parts.theme);
    auto *column = new QVBoxLayout(&pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(row);
    column->addWidget(header);
    buildStrips(*column);
    stack = new QStackedWidget(&pane);
    skeleton = new SkeletonPage(parts.theme);
    page = new StatePage(parts.theme);
    for (QWidget *each : {static_cast<QWidget *>(table), static_cast<QWidget *>(skeleton),
                          static_cast<QWidget *>(page)})
        stack->addWidget(each);
    column->addWidget(stack, 1);
    bulk = new BulkBar(parts.theme, &pane);
    column->addWidget(bulk);
    verbs = new PeopleVerbs(parts, model, pane);
    for (QMenu *menu :
         {verbs->relationMenu(), verbs->roleMenu(), verbs->statusMenu(), verbs->moreMenu()})
        bulk->addMenu(menu);
    arrangeTop();
    buildActions();
    connectTable();
    connectPort();
}

void PeoplePane::Private::buildStrips(QBoxLayout &column)
{
    strip = new Strip(u"stateStrip"_s, parts.theme, &pane);
    stripButtons = {nullptr, strip->addButton(u"stripTryNow"_s, tr("Try now")),
                    strip->addButton(u"stripSignIn"_s, tr("Sign in")),
                    strip->addButton(u"stripCrawl"_s, tr("Crawl…")),
                    strip->addButton(u"stripEnter"_s, tr("Ask again"))};
    searchStrip = new Strip(u"serverStrip"_s, parts.theme, &pane);
    lookUpStrip = new Strip(u"lookUpStrip"_s, parts.theme, &pane);
    lookUpButton = lookUpStrip->addButton(u"lookUpButton"_s, tr("Look up"));
    noticeStrip = new Strip(u"noticeStrip"_s, parts.theme, &pane);
    noticeCancel = noticeStrip->addButton(u"noticeCancel"_s, tr("Cancel"));
    QPushButton *close = noticeStrip->addButton(u"noticeClose"_s, tr("Close"));
    crawlStrip = new CrawlStrip(parts.theme, &pane);
    bar = new ThinBar(parts.theme, &pane);
    column.addWidget(strip);
    column.addWidget(crawlStrip);
    column.addWidget(searchStrip);
    column.addWidget(lookUpStrip);
    column.addWidget(noticeStrip);
    column.addWidget(bar);
    connect(lookUpButton, &QPushButton::clicked, this, &Private::lookUp);
    connect(noticeCancel, &QPushButton::clicked, this, &Private::cancelExport);
    connect(close, &QPushButton::clicked, this, [this] {
        notice({}, Strip::Tone::Quiet);
        pane.focusList();
    });
    connect(stripButtons.at(TryNow), &QPushButton::clicked, this,
            [this] { parts.port.refresh(query.scope); });
    connect(stripButtons.at(SignIn), &QPushButton::clicked, this,
            [this] { Q_EMIT pane.signInWanted(query.scope.account); });
    connect(stripButtons.at(Crawl), &QPushButton::clicked, this, &Private::startCrawl);
    connect(stripButtons.at(Enter), &QPushButton::clicked, this,
            [this] { parts.port.enter(query.scope); });
    connect(crawlStrip, &CrawlStrip::pauseWanted, this,
            [this] { parts.port.pauseCrawl(query.scope); });
    connect(crawlStrip, &CrawlStrip::resumeWanted, this,
            [this] { parts.port.resumeCrawl(query.scope); });
    connect(crawlStrip, &CrawlStrip::stopWanted, this,
            [this] { parts.port.stopCrawl(query.scope); });
    connect(crawlStrip, &CrawlStrip::announced, &pane, &PeoplePane::announced);
}

void PeoplePane::Private::buildActions()
{
    const auto make = [this](const QString &name, const QString &text, const QKeySequence &key) {
        auto *action = new QAction(text, &pane);
        action->setObjectName(name);
        action->setShortcut(key);
        pane.addAction(action);
        return action;
    };
    find = make(u"actionFind"_s, tr("&Find here"), QKeySequence::Find);
    filter = make(u"actionAddFilter"_s, tr("Add &filter…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    sortMenu = make(u"actionSortMenu"_s, tr("&Sort by…"), Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    exporting = make(u"actionExportRows"_s, tr("E&xport these rows…"), Qt::CTRL | Qt::Key_E);
    copyHandle =
        make(u"actionCopyPersonHandle"_s, tr("&Copy handle"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    crawl = make(u"actionCrawl"_s, tr("C&rawl…"), {});
    compact = make(u"actionCompact"_s, tr("Compact &rows"), {});
    compact->setCheckable(true);
    connect(find, &QAction::triggered, &pane, &PeoplePane::focusSearch);
    connect(filter, &QAction::triggered, this, [this] { chips->openMenu(addFilter); });
    connect(addFilter, &QToolButton::clicked, filter, &QAction::trigger);
    connect(view, &QToolButton::clicked, this, &Private::openViewMenu);
    connect(sortMenu, &QAction::triggered, this, &Private::openSortMenu);
    connect(exporting, &QAction::triggered, this, &Private::exportRows);
    connect(crawl, &QAction::triggered, this, &Private::startCrawl);
    connect(copyHandle, &QAction::triggered, this, [this] {
        const PersonRef ref = pane.current();
        if (ref.isNull())
            return;
        QGuiApplication::clipboard()->setText(ref.handle);
        Q_EMIT pane.announced(tr("Handle copied"));
    });
    connect(compact, &QAction::toggled, this, [this](bool on) {
        table->setCompact(on);
        skeleton->setRowHeight(on ? 30 : 40);
        Q_EMIT pane.lookChanged();
    });
}

void PeoplePane::Private::connectTable()
{
    connect(search, &QLineEdit::textChanged, this, &Private::typed);
    connect(search, &QLineEdit::returnPressed, this, &Private::askServer);
    connect(search, &SearchEdit::stepOutWanted, this, &Private::stepOut);
    connect(search, &SearchEdit::listWanted, &pane, &PeoplePane::focusList);
    connect(chips, &ChipBar::emptied, search, [this] { search->setFocus(Qt::OtherFocusReason); });
    connect(chips, &ChipBar::filtersChanged, this, [this](const QList<PeopleFilter> &filters) {
        query.filters = filters;
        applyQuery();
        arrangeTop();
        Q_EMIT pane.lookChanged();
    });
    connect(header, &PeopleHeader::refreshWanted, this,
            [this] { parts.port.refresh(query.scope); });
    connect(header, &PeopleHeader::cancelWanted, this,
            [this] { parts.port.cancelRefresh(query.scope); });
    connect(header, &PeopleHeader::crawlWanted, this, &Private::startCrawl);
    connect(skeleton, &SkeletonPage::appeared, &pane, &PeoplePane::announced);
    connect(skeleton, &SkeletonPage::cancelWanted, this, [this] {
        loadStopped = true;
        parts.port.cancelRefresh(query.scope);
        changed();
    });
    connect(page, &StatePage::firstWanted, this, &Private::firstOfPage);
    connect(page, &StatePage::secondWanted, this, &Private::secondOfPage);
    connect(bulk, &BulkBar::tickAllWanted, &model, &PeopleListModel::tickAll);
    connect(verbs, &PeopleVerbs::announced, &pane, &PeoplePane::announced);
    connect(verbs, &PeopleVerbs::failed, this,
            [this](const QString &sentence, const QString &details) {
                notice(sentence, Strip::Tone::Bad, details);
            });

    connect(table, &PeopleTable::chosen, &pane, &PeoplePane::personChosen);
    connect(table, &PeopleTable::chosen, this, &Private::refreshCurrent);
    connect(table, &PeopleTable::opened, &pane, &PeoplePane::clicked);
    connect(table, &PeopleTable::openedAgain, &pane, &PeoplePane::inspectorWanted);
    connect(table, &PeopleTable::pointed, &pane, &PeoplePane::clicked);
    connect(table, &PeopleTable::stepOutWanted, this, &Private::stepOut);
    connect(table, &PeopleTable::loadedTicked, this, [this] {
        offerAll = true;
        changed();
    });
    connect(table, &PeopleTable::menuWanted, this, &Private::openContextMenu);
    connect(&table->columns(), &PeopleColumns::changed, &pane, &PeoplePane::lookChanged);
    QHeaderView *titles = table->horizontalHeader();
    connect(titles, &QHeaderView::sortIndicatorChanged, this,
            [this](int section, Qt::SortOrder order) { model.sort(section, order); });
    connect(&model, &PeopleListModel::queryChanged, this, [this] {
        query.sort = model.query().sort;
        query.descending = model.query().descending;
        changed();
        Q_EMIT pane.lookChanged();
    });
    connect(&model, &PeopleListModel::stateChanged, this, &Private::changed);
    connect(&model, &PeopleListModel::rowsReady, this, &Private::changed);
    connect(&model, &PeopleListModel::ticksChanged, this, &Private::changed);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &Private::changed);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &Private::changed);
    connect(&model, &QAbstractItemModel::dataChanged, this, &Private::changed);
    connect(&parts.theme, &Theme::changed, this, &Private::arrangeTop);
}

void PeoplePane::Private::connectPort()
{
    PeoplePort &port = parts.port;
    connect(&port, &PeoplePort::refreshing, this, [this](const PeopleScope &scope, bool running) {
        if (scope != query.scope)
            return;
        refreshing = running;
        if (running) {
            error = {};
            retry.stop();
        }
        changed();
    });
    connect(&port, &PeoplePort::refreshFailed, this,
            [this](const PeopleScope &scope, const ApiError &why) {
                if (scope != query.scope || why.kind == Outcome::Cancelled)
                    return;
                error = why;
                planRetry(why);
                changed();
            });
    connect(&port, &PeoplePort::serverSearched, this,
            [this](const PeopleScope &scope, const QString &text, const QStringList &handles,
                   const ApiError &why) {
                if (scope == query.scope && text == server.text)
                    serverAnswered(handles, why);
            });
    connect(&port, &PeoplePort::crawlChanged, this, [this](const PeopleScope &scope) {
        if (scope == query.scope)
            changed();
    });
    connect(&port, &PeoplePort::standingChanged, this, [this](const PeopleScope &scope) {
        if (scope != query.scope)
            return;
        identify();
        changed();
    });
    connect(&parts.people, &PeopleStore::peopleChanged, this,
            [this](const PeopleScope &scope, const PeopleChange &change) {
                if (scope == query.scope && !strangerHandle.isEmpty())
                    askWhetherKnown();
                if (scope != query.scope || server.text.isEmpty() ||
                    parts.port.crawl(scope).state == CrawlProgress::State::Running)
                    return;
                server.added += int(change.inserted.size());
                showSearchStrip();
            });
    connect(&parts.people, &PeopleStore::wordsLoaded, this,
            [this](const PeopleScope &scope, const QStringList &roles, const QStringList &statuses,
                   const QStringList &tags) {
                if (scope != query.scope)
                    return;
                chips->setWords({roles, statuses, tags});
                verbs->setTagWords(tags);
            });
    connect(&parts.people, &PeopleStore::personLoaded, this, [this](const PersonSheet &sheet) {
        if (sheet.ref.scope == query.scope && sheet.ref.handle == lookUpHandle()) {
            strangerHandle = sheet.person.id == 0 ? sheet.ref.handle : QString();
            showLookUpStrip();
        }
        if (sheet.ref == PersonRef{query.scope, wantedHandle} && sheet.person.id != 0)
            chooseWanted(sheet.person.id);
        if (sheet.ref.scope.account != query.scope.account || !sheet.ref.scope.isOwn() ||
            sheet.ref.handle != query.scope.node || sheet.person.name.trimmed().isEmpty())
            return;
        nodeName = sheet.person.name;
        changed();
    });
    connect(&parts.pictures, &PictureStore::wanted, this,
            [this](const AccountId &holder, const QString &picture, int edge) {
                if (!query.scope.isNull() && holder == pictureHolder(query.scope))
                    parts.port.wantPicture(query.scope, picture, edge);
            });
    connect(&parts.accounts, &QAbstractItemModel::dataChanged, this, &Private::changed);
    for (const auto signal : {&Outbox::entryAdded, &Outbox::entryChanged})
        connect(&parts.outbox, signal, this, &Private::changed);
}

} // namespace personae
