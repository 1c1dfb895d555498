// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/requestpane.h"

#include "models/lists/accountlistmodel.h"
#include "models/lists/requestlistmodel.h"
#include "models/outbox/outbox.h"
#include "models/ports/peopleport.h"
#include "ui/people/peopleplan.h"
#include "ui/people/peoplewords.h"
#include "ui/people/requestdelegate.h"
#include "ui/people/requestlist.h"
#include "ui/theme/emptypage.h"
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
    void decide(bool accept);
    [[nodiscard]] RequestRow current() const
    {
        return list->currentIndex().data(RequestListModel::RowRole).value<RequestRow>();
    }

    const PeopleParts parts;
    RequestListModel &model;
    RequestPane &pane;
    AccountId account;
    bool pushed = false;
    bool quiet = false;
    ListHeader *header = nullptr;
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
    stack = new QStackedWidget(&pane);
    list = new RequestList(model, parts.pictures, parts.wording, parts.theme);
    stack->addWidget(list);
    auto *empty = new EmptyPage(
        parts.theme, tr("Nobody waits for an answer. Requests to connect appear here."), {});
    empty->setObjectName(u"requestsEmpty"_s);
    stack->addWidget(empty);
    column->addWidget(stack, 1);
    foot = new PaneFoot(parts.theme, &pane);
    rejectButton = new QPushButton(tr("Reject"), &pane);
    rejectButton->setObjectName(u"rejectButton"_s);
    rejectButton->setToolTip(tr("Reject the chosen request (R)"));
    acceptButton = new QPushButton(tr("Accept"), &pane);
    acceptButton->setObjectName(u"acceptButton"_s);
    acceptButton->setToolTip(tr("Accept the chosen request (A)"));
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
    connect(&parts.port, &PeoplePort::liveChanged, this, [this](const AccountId &whose, bool live) {
        if (whose != account)
            return;
        pushed = live;
        refresh();
    });
    connect(&parts.pictures, &PictureStore::wanted, this,
            [this](const AccountId &holder, const QString &picture, int edge) {
                const PeopleScope scope = scopeOfPictures(holder);
                if (scope.account == account && pane.isVisible())
                    parts.port.wantPicture(scope, picture, edge);
            });
    refresh();
}

void RequestPane::Private::refresh()
{
    const bool any = model.rowCount() > 0;
    stack->setCurrentIndex(any ? 0 : 1);
    foot->setVisible(any);
    QStringList words;
    if (any)
        words.append(looks::counted(model.openCount(), tr("1 waits"), tr("%1 wait")));
    words.append(pushed ? tr("live") : tr("asked for from time to time"));
    header->setWords(tr("Requests"), words.join(u" · "_s));
    const RequestRow row = current();
    const bool open = !row.request.from.isEmpty() && RequestDelegate::isOpen(row);
    Person person;
    person.handle = row.request.from;
    person.name = row.request.name;
    for (QPushButton *button : {acceptButton, rejectButton})
        button->setEnabled(open);
    acceptButton->setAccessibleName(
        open ? tr("Accept the request of %1").arg(peopleplan::nameOf(person)) : tr("Accept"));
    rejectButton->setAccessibleName(
        open ? tr("Reject the request of %1").arg(peopleplan::nameOf(person)) : tr("Reject"));
}

void RequestPane::Private::decide(bool accept)
{
    const RequestRow row = current();
    if (row.request.from.isEmpty() || !RequestDelegate::isOpen(row))
        return;
    RelationCommand command;
    command.node = row.scope.node;
    command.handle = row.request.from;
    command.verb = accept ? RelationVerb::AcceptRequest : RelationVerb::RejectRequest;
    command.actionId = row.request.actionId;
    command.before = u"none"_s;
    parts.outbox.submit(row.scope.account, command, QUuid::createUuid());
    Person person;
    person.handle = row.request.from;
    person.name = row.request.name;
    Q_EMIT pane.announced(
        peoplewords::verbSentence(command.verb, !row.scope.isOwn(), peopleplan::nameOf(person)));
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
    d->account = account;
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
