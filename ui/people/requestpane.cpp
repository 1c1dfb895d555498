// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/requestpane.h"

#include "models/lists/accountlistmodel.h"
#include "models/lists/requestlistmodel.h"
#include "models/outbox/outbox.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "ui/people/peopleplan.h"
#include "ui/people/peoplewords.h"
#include "ui/people/requestdelegate.h"
#include "ui/people/requestlist.h"
#include "ui/people/strip.h"
#include "ui/theme/ages.h"
#include "ui/theme/emptypage.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/listheader.h"
#include "ui/theme/panefoot.h"
#include "ui/theme/statelooks.h"

#include <QAction>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QUuid>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

class RequestPane::Private final : public QObject
{
public:
    Private(const PeopleParts &all, RequestListModel &rows, RequestPane &owner)
        : parts(all)
        , model(rows)
        , pane(owner)
    {
    }

    void build();
    void refresh();
    void refreshButtons();
    void refreshStrip();
    void decide(bool accept);
    void connectPort();
    void connectOutbox();
    [[nodiscard]] QString emptyWords() const;
    [[nodiscard]] bool hasFailed() const; ///< the last reading did
    [[nodiscard]] errorpresenter::Words failure() const
    {
        return errorpresenter::present(error, accountRow() ? accountRow()->serviceName : QString(),
                                       errorpresenter::Place::Reading);
    }
    [[nodiscard]] const AccountRow *accountRow() const { return parts.accounts.find(account); }
    [[nodiscard]] Reach reach() const
    {
        return accountRow() ? accountRow()->reach : Reach::Unknown;
    }
    [[nodiscard]] RequestRow current() const
    {
        return list->currentIndex().data(RequestListModel::RowRole).value<RequestRow>();
    }

    const PeopleParts parts;
    RequestListModel &model;
    RequestPane &pane;
    AccountId account;
    bool pushed = false;
    ApiError error; ///< of the last reading
    QDateTime failedAt;
    QHash<QUuid, QString> tickets; ///< what to say as soon as it is kept
    ListHeader *header = nullptr;
    Strip *strip = nullptr; ///< how reading goes
    QPushButton *tryNow = nullptr;
    Strip *notice = nullptr; ///< a decision that was not kept
    EmptyPage *empty = nullptr;
    QStackedWidget *stack = nullptr;
    RequestList *list = nullptr;
    PaneFoot *foot = nullptr;
    QPushButton *acceptButton = nullptr;
    QPushButton *rejectButton = nullptr;
};

void RequestPane::Private::build()
{
    pane.setObjectName(u"requestPane"_s);
    parts.theme.setGround(&pane, Theme::Token::Base);
    auto *column = new QVBoxLayout(&pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header = new ListHeader(parts.theme, &pane);
    auto *ask = new QToolButton(&pane);
    ask->setObjectName(u"requestsRefresh"_s);
    ask->setIcon(parts.theme.icon(u"refresh"_s));
    ask->setAccessibleName(tr("Ask for requests now"));
    ask->setToolTip(tr("Ask for requests now"));
    ask->setAutoRaise(true);
    header->addButton(ask);
    connect(ask, &QToolButton::clicked, this, [this] { parts.port.refreshRequests(account); });
    column->addWidget(header);
    strip = new Strip(u"requestsStrip"_s, parts.theme, &pane);
    tryNow = strip->addButton(u"requestsTryNow"_s, tr("Try now"));
    connect(tryNow, &QPushButton::clicked, this, [this] { parts.port.refreshRequests(account); });
    notice = new Strip(u"requestsNotice"_s, parts.theme, &pane);
    column->addWidget(strip);
    column->addWidget(notice);
    stack = new QStackedWidget(&pane);
    list = new RequestList(model, parts.pictures, parts.wording, parts.theme);
    stack->addWidget(list);
    empty = new EmptyPage(parts.theme, {}, {});
    empty->setObjectName(u"requestsEmpty"_s);
    stack->addWidget(empty);
    column->addWidget(stack, 1);
    foot = new PaneFoot(parts.theme, &pane);
    rejectButton = new QPushButton(tr("Reject"), &pane);
    rejectButton->setObjectName(u"rejectButton"_s);
    acceptButton = new QPushButton(tr("Accept"), &pane);
    acceptButton->setObjectName(u"acceptButton"_s);
    Theme::setLook(rejectButton, Theme::ButtonLook::Destructive);
    Theme::setLook(acceptButton, Theme::ButtonLook::Main);
    foot->addButton(rejectButton);
    foot->addButton(acceptButton);
    column->addWidget(foot);
    connect(acceptButton, &QPushButton::clicked, this, [this] { decide(true); });
    connect(rejectButton, &QPushButton::clicked, this, [this] { decide(false); });
    connect(list, &RequestList::decided, this, &Private::decide);
    connect(list, &RequestList::opened, &pane, &RequestPane::inspectorWanted);
    connect(list, &RequestList::pointed, &pane, &RequestPane::clicked);
    connect(list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const RequestRow row = current();
        refresh();
        if (!row.request.from.isEmpty())
            Q_EMIT pane.personChosen({row.scope, row.request.from});
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &Private::refresh);
    connect(&model, &QAbstractItemModel::dataChanged, this, &Private::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, &Private::refresh);
    connect(&parts.accounts, &QAbstractItemModel::dataChanged, this, &Private::refresh);
    connectPort();
    connectOutbox();
    connect(&parts.pictures, &PictureStore::wanted, this,
            [this](const AccountId &holder, const QString &picture, int edge) {
                const PeopleScope scope = scopeOfPictures(holder);
                if (scope.account == account && pane.isVisible())
                    parts.port.wantPicture(scope, picture, edge);
            });
    refresh();
}

void RequestPane::Private::connectPort()
{
    connect(&parts.port, &PeoplePort::liveChanged, this, [this](const AccountId &whose, bool live) {
        if (whose != account)
            return;
        pushed = live;
        refresh();
    });
    connect(&parts.port, &PeoplePort::requestsFailed, this,
            [this](const AccountId &whose, const ApiError &why) {
                if (whose != account || why.kind == Outcome::Cancelled)
                    return;
                error = why;
                failedAt = QDateTime::currentDateTimeUtc();
                refresh();
            });
    // The model is told of it too, and may come later: once it knows.
    connect(&parts.people, &PeopleStore::requestsChanged, this, [this](const PeopleScope &scope) {
        if (scope.account == account)
            QMetaObject::invokeMethod(this, &Private::refresh, Qt::QueuedConnection);
    });
}

void RequestPane::Private::connectOutbox()
{
    connect(&parts.outbox, &Outbox::submitted, this, [this](const QUuid &ticket) {
        const QString sentence = tickets.take(ticket);
        if (!sentence.isEmpty())
            Q_EMIT pane.announced(sentence);
    });
    connect(&parts.outbox, &Outbox::submitFailed, this,
            [this](const QUuid &ticket, const ApiError &why) {
                if (tickets.take(ticket).isEmpty())
                    return;
                const errorpresenter::Words words = errorpresenter::present(
                    why, accountRow() ? accountRow()->serviceName : QString(),
                    errorpresenter::Place::Saving);
                notice->setWords(tr("The answer could not be kept. %1").arg(words.sentence),
                                 Strip::Tone::Bad, u"warning"_s, words.details);
                Q_EMIT pane.announced(notice->words());
            });
}

bool RequestPane::Private::hasFailed() const
{
    const QDateTime seenAt = model.seenAt(account);
    return error.isError() && (!seenAt.isValid() || seenAt < failedAt);
}

/// "Nobody" is said only of what was read.
QString RequestPane::Private::emptyWords() const
{
    const QDateTime seenAt = model.seenAt(account);
    if (seenAt.isValid()) {
        const bool fresh =
            !hasFailed() && reach() != Reach::Offline && reach() != Reach::SignInNeeded;
        return fresh ? tr("Nobody waits for an answer. New requests appear here.")
                     : tr("As of %1 nobody waited for an answer.").arg(ages::shortAge(seenAt));
    }
    if (reach() == Reach::SignInNeeded)
        return tr("Not known: requests can be read only after signing in again.");
    if (reach() == Reach::Offline)
        return tr("Not saved on this computer. Requests are asked for as soon as the service can "
                  "be reached.");
    return hasFailed() ? tr("Not known: requests could not be read.") : tr("Asking for requests…");
}

void RequestPane::Private::refreshStrip()
{
    tryNow->setVisible(false);
    if (reach() == Reach::SignInNeeded) {
        strip->setWords(tr("The sign-in has run out. You see what was kept here."),
                        Strip::Tone::Bad, u"key"_s);
    } else if (reach() == Reach::Offline) {
        strip->setWords(tr("Offline. Answers are queued."), Strip::Tone::Warn, u"offline"_s);
    } else if (hasFailed()) {
        tryNow->setVisible(true);
        strip->setWords(failure().sentence, Strip::Tone::Bad, u"warning"_s, failure().details);
    } else {
        strip->setWords({}, Strip::Tone::Quiet, {});
    }
}

void RequestPane::Private::refresh()
{
    const bool any = model.rowCount() > 0;
    stack->setCurrentIndex(any ? 0 : 1);
    foot->setVisible(any);
    QStringList words;
    if (any)
        words.append(looks::counted(model.openCount(), tr("1 waits"), tr("%1 wait")));
    const QDateTime seenAt = model.seenAt(account);
    if (seenAt.isValid())
        words.append(tr("as of %1").arg(ages::shortAge(seenAt)));
    words.append(pushed ? tr("live") : tr("asked for from time to time"));
    header->setWords(tr("Requests"), words.join(u" · "_s),
                     peoplewords::isStale(seenAt, QDateTime::currentDateTimeUtc()));
    empty->setSentence(emptyWords());
    refreshStrip();
    refreshButtons();
}

void RequestPane::Private::refreshButtons()
{
    const RequestRow row = current();
    const bool open = RequestDelegate::isOpen(list->currentIndex());
    Person person;
    person.handle = row.request.from;
    person.name = row.request.name;
    const QString reason = open                         ? QString()
                           : row.request.from.isEmpty() ? tr("Choose a request first.")
                                                        : parts.wording.requestDecision(row);
    for (QPushButton *button : {acceptButton, rejectButton}) {
        button->setEnabled(open);
        button->setAccessibleDescription(reason);
    }
    acceptButton->setToolTip(open ? tr("Accept the chosen request (A)") : reason);
    rejectButton->setToolTip(open ? tr("Reject the chosen request (R)") : reason);
    acceptButton->setAccessibleName(
        open ? tr("Accept the request of %1").arg(peopleplan::nameOf(person)) : tr("Accept"));
    rejectButton->setAccessibleName(
        open ? tr("Reject the request of %1").arg(peopleplan::nameOf(person)) : tr("Reject"));
}

void RequestPane::Private::decide(bool accept)
{
    const RequestRow row = current();
    if (row.request.from.isEmpty() || !RequestDelegate::isOpen(list->currentIndex()))
        return;
    notice->setWords({}, Strip::Tone::Quiet, {});
    RelationCommand command;
    command.node = row.scope.node;
    command.handle = row.request.from;
    command.verb = accept ? RelationVerb::AcceptRequest : RelationVerb::RejectRequest;
    command.actionId = row.request.actionId;
    command.before = u"none"_s;
    Person person;
    person.handle = row.request.from;
    person.name = row.request.name;
    const QUuid ticket = QUuid::createUuid();
    tickets.insert(ticket, peoplewords::verbSentence(command.verb, !row.scope.isOwn(),
                                                     peopleplan::nameOf(person)));
    parts.outbox.submit(row.scope.account, command, ticket);
}

RequestPane::RequestPane(const PeopleParts &parts, RequestListModel &model, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(parts, model, *this))
{
    d->build();
}

RequestPane::~RequestPane() = default;

void RequestPane::showAccount(const AccountId &account)
{
    if (account != d->account) {
        d->error = {};
        d->notice->setWords({}, Strip::Tone::Quiet, {});
    }
    d->account = account;
    d->pushed = d->parts.port.isLive(account);
    d->parts.people.loadRequests(account);
    d->parts.port.refreshRequests(account);
    d->refresh();
}

void RequestPane::focusList()
{
    d->list->setFocus(Qt::ShortcutFocusReason);
    if (!d->list->currentIndex().isValid() && d->model.rowCount() > 0)
        d->list->setCurrentIndex(d->model.index(0, RequestListModel::Name));
}

} // namespace personae
