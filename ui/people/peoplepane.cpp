// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peoplepane.h"

#include "ui/people/csvexport.h"
#include "ui/people/peoplepaneprivate.h"

#include <QKeyEvent>
#include <QResizeEvent>

namespace personae {

using namespace Qt::StringLiterals;

PeoplePane::Private::Private(const PeopleParts &all, PeoplePane &owner)
    : parts(all)
    , pane(owner)
    , model(all.people, &all.outbox)
    , avatars(all.pictures)
{
    model.setWording(all.wording);
    settle.setSingleShot(true);
    settle.setInterval(0);
    connect(&settle, &QTimer::timeout, this, &Private::refreshState);
    minute.setInterval(30 * 1000);
    connect(&minute, &QTimer::timeout, this, [this] {
        if (pane.isVisible())
            changed();
    });
    minute.start();
    for (QTimer *each : {&second, &retry})
        each->setSingleShot(true);
    second.setInterval(1000);
    connect(&second, &QTimer::timeout, this, &Private::changed);
    connect(&retry, &QTimer::timeout, this, [this] { parts.port.refresh(query.scope); });
}

PeoplePane::Private::~Private() = default;

// ---- Lists

QString PeoplePane::Private::pageKey() const
{
    return query.scope.account.value + u'|' + query.scope.node + u'|' +
           (query.kind ? QString::number(int(*query.kind)) : QString());
}

QString PeoplePane::Private::serviceName() const
{
    const AccountRow *row = account();
    return row ? row->serviceName : QString();
}

void PeoplePane::Private::keepPlace()
{
    if (!query.scope.isNull())
        pages.insert(pageKey(),
                     {query.text, query.filters, query.sort, query.descending, table->place()});
}

void PeoplePane::Private::identify()
{
    const CommunityStanding standing =
        query.scope.isOwn() ? CommunityStanding() : parts.port.standing(query.scope);
    const AccountRow *row = account();
    model.setMe(!standing.myHandle.isEmpty() ? standing.myHandle
                : row                        ? row->account.handle
                                             : QString(),
                serviceName());
}

void PeoplePane::Private::showList(const PeopleScope &scope, std::optional<PersonKind> kind)
{
    if (scope == query.scope && kind == query.kind)
        return;
    keepPlace();
    query = {};
    query.scope = scope;
    query.kind = kind;
    const Page known = pages.value(pageKey());
    query.text = known.text;
    query.filters = known.filters;
    query.sort = known.sort;
    query.descending = known.descending;
    refreshing = refreshAsked = loadStopped = false;
    error = {};
    server = {};
    retry.stop();
    retryAt = {};
    listWanted = false;
    notice({}, Strip::Tone::Quiet);
    nodeName.clear();
    {
        const QSignalBlocker quiet(search);
        search->setText(query.text);
    }
    chips->setFilters(query.filters);
    chips->setWords({});
    arrangeTop();
    avatars.setHolder(pictureHolder(scope));
    table->columns().setMembers(!scope.isOwn());
    model.clearTicks();
    identify();
    verbs->setScope(scope);
    table->wantPlace(known.place);
    applyQuery();
    parts.people.loadListing(scope);
    parts.people.loadFilterWords(scope);
    if (!scope.isOwn()) {
        parts.people.loadPerson({{scope.account, {}}, scope.node});
        if (!parts.port.standing(scope).known)
            parts.port.enter(scope);
    }
    showSearchStrip();
    askWhetherKnown();
    refreshState();
}

/// Asked once per visit; app/ decides whether something has to be sent.
void PeoplePane::Private::refreshIfDue()
{
    constexpr int fresh = 10 * 60;
    const QDateTime asOf = model.listing().asOf;
    if (refreshAsked || query.scope.isNull() || model.isLoading())
        return;
    refreshAsked = true;
    if (!asOf.isValid() || asOf.secsTo(QDateTime::currentDateTimeUtc()) > fresh)
        parts.port.refresh(query.scope);
}

// ---- The public face

PeoplePane::PeoplePane(const PeopleParts &parts, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(parts, *this))
{
    d->build();
}

PeoplePane::~PeoplePane() = default;

void PeoplePane::showList(const PeopleScope &scope, std::optional<PersonKind> kind)
{
    d->showList(scope, kind);
}

const PeopleScope &PeoplePane::scope() const
{
    return d->query.scope;
}

PersonRef PeoplePane::current() const
{
    return d->model.refAt(d->table->currentIndex().row());
}

PeopleListModel &PeoplePane::model() const
{
    return d->model;
}

void PeoplePane::focusSearch()
{
    d->listWanted = false;
    d->search->setFocus(Qt::ShortcutFocusReason);
    d->search->selectAll();
}

void PeoplePane::focusList()
{
    // Where rows are still to come, the focus goes on to them, unless the person begins to type.
    d->listWanted = d->stack->currentWidget() != d->table;
    if (d->stack->currentWidget() == d->page) {
        QPushButton *first = d->page->firstButton();
        (first->isHidden() ? static_cast<QWidget *>(d->search) : first)
            ->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    d->table->setFocus(Qt::ShortcutFocusReason);
    if (!d->table->currentIndex().isValid())
        d->table->chooseRow(0);
}

/// The cache knows its row; until then nothing is chosen.
void PeoplePane::choose(const QString &handle)
{
    d->wantedHandle = handle;
    if (!handle.isEmpty())
        d->parts.people.loadPerson({d->query.scope, handle});
}

QVariantMap PeoplePane::saveLook() const
{
    return d->saveLook();
}

void PeoplePane::restoreLook(const QVariantMap &look)
{
    d->restoreLook(look);
}

void PeoplePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        d->arrangeTop();
}

void PeoplePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        d->stepOut();
    else
        QWidget::keyPressEvent(event);
}

QList<QAction *> PeoplePane::memberVerbs() const
{
    return d->verbs->actions();
}

QAction *PeoplePane::findAction() const
{
    return d->find;
}

QAction *PeoplePane::addFilterAction() const
{
    return d->filter;
}

QAction *PeoplePane::sortMenuAction() const
{
    return d->sortMenu;
}

QAction *PeoplePane::exportAction() const
{
    return d->exporting;
}

QAction *PeoplePane::copyHandleAction() const
{
    return d->copyHandle;
}

QAction *PeoplePane::crawlAction() const
{
    return d->crawl;
}

QAction *PeoplePane::compactAction() const
{
    return d->compact;
}

} // namespace personae
