// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/peoplelistprivate.h"

#include "models/values/foreigntext.h"

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

// Answers of a source reach everybody who listens: tickets of different models must differ.
int newAsker()
{
    static std::atomic<int> last = 0;
    return ++last;
}

constexpr quint64 ticketsOf(int asker, int kind)
{
    return quint64(asker) << 40 | quint64(kind) << 38;
}

constexpr qsizetype tipLength = 2000;

/// Views take a text that looks like HTML for HTML. This is none, whatever it looks like.
QString plainTip(QString text)
{
    constexpr QChar joiner{0x2060};
    return text.replace(u'<', u"<"_s + joiner).replace(u"&lt;"_s, u"&"_s + joiner + u"lt;"_s);
}

} // namespace

PeopleListModel::Private::Private(PeopleListModel &model, PeopleSource &peopleSource,
                                  Outbox *outbox)
    : q(model)
    , source(peopleSource)
    , asker(newAsker())
    , loader(peopleSource, ticketsOf(asker, 1))
    , wishes(outbox)
    , prefix(peopleSource, ticketsOf(asker, 2), [this](quint32 id) { return loader.find(id); })
    , lastTicket(ticketsOf(asker, 0))
{
}

void PeopleListModel::Private::ask()
{
    askAgain = false;
    findTicket = ++lastTicket;
    source.find(query, asker, findTicket);
}

void PeopleListModel::Private::takeFound(quint64 ticket, const PeopleResult &result)
{
    if (ticket != findTicket || findTicket == 0)
        return;
    if (result.whole)
        findTicket = 0;
    else if (whole)
        return; // more of the same query is on the screen already
    const IdList list = IdList::of(result.ids);
    const bool first = !answered;
    answered = true;
    whole = result.whole;
    unnarrowed = result.unnarrowed;
    loader.setIds(list.ids);
    applying = true;
    order.become(list, *this);
    applying = false;
    prefix.setIds(list.ids);
    if (first)
        Q_EMIT q.rowsReady();
    if (ticks.count() > 0)
        Q_EMIT q.ticksChanged();
    Q_EMIT q.stateChanged();
    if (askAgain && findTicket == 0)
        ask();
}

void PeopleListModel::Private::takeChange(const PeopleScope &scope, const PeopleChange &change)
{
    if (scope != query.scope || query.scope.isNull() || change.isEmpty())
        return;
    if (change.everything)
        loader.reloadAll();
    else
        loader.reload(change.updated + change.inserted);
    bool ticked = false;
    for (const quint32 id : change.removed)
        ticked |= ticks.set(id, false);
    if (ticked)
        Q_EMIT q.ticksChanged();
    if (findTicket != 0)
        askAgain = true;
    else
        ask();
}

void PeopleListModel::Private::showOtherList()
{
    q.beginResetModel();
    order.reset();
    loader.reset();
    wishes.setScope(query.scope);
    listing = {};
    unnarrowed = 0;
    const bool ticked = ticks.clear();
    q.endResetModel();
    if (ticked)
        Q_EMIT q.ticksChanged();
}

void PeopleListModel::Private::loaded(const QList<quint32> &ids, int hint)
{
    for (const quint32 id : ids) {
        if (const Person *person = loader.find(id))
            wishes.seen(*person);
    }
    rowsChanged(order.rowsOf(ids, hint).values());
}

void PeopleListModel::Private::rowsChanged(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype last = i;
        while (last + 1 < rows.size() && rows.at(last + 1) == rows.at(last) + 1)
            ++last;
        Q_EMIT q.dataChanged(q.index(rows.at(i), 0), q.index(rows.at(last), ColumnCount - 1));
        i = last + 1;
    }
}

void PeopleListModel::Private::personChanged(const QString &handle)
{
    const int row = order.rowOf(loader.idOf(handle));
    if (row >= 0)
        rowsChanged({row});
}

void PeopleListModel::Private::allChanged(const QList<int> &roles)
{
    if (order.count() > 0)
        Q_EMIT q.dataChanged(q.index(0, 0), q.index(order.count() - 1, ColumnCount - 1), roles);
}

void PeopleListModel::Private::beginLayout()
{
    Q_EMIT q.layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    m_persistent = q.persistentIndexList();
    m_persistentIds.clear();
    for (const QModelIndex &index : std::as_const(m_persistent))
        m_persistentIds.append(order.idAt(index.row()));
}

void PeopleListModel::Private::endLayout()
{
    const QHash<quint32, int> rows = order.rowsOf(m_persistentIds);
    QModelIndexList moved;
    for (qsizetype i = 0; i < m_persistent.size(); ++i) {
        const auto row = rows.constFind(m_persistentIds.at(i));
        moved.append(row == rows.cend() ? QModelIndex()
                                        : q.index(*row, m_persistent.at(i).column()));
    }
    q.changePersistentIndexList(m_persistent, moved);
    m_persistent.clear();
    Q_EMIT q.layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

PersonRow PeopleListModel::Private::row(quint32 id, const Person *person) const
{
    PersonRow row;
    row.ticked = ticks.contains(id);
    row.serviceName = serviceName;
    row.amongMembers = !query.scope.isOwn();
    if (!person)
        return row;
    row.person = wishes.applied(*person);
    row.loaded = true;
    row.pending = wishes.loudest(person->handle);
    row.isMe = !me.isEmpty() && person->handle == me;
    return row;
}

QVariant PeopleListModel::Private::text(int column, const Person &person) const
{
    switch (column) {
    case Name:
        return wording->personTitle(person);
    case Handle:
        return isolatedLine(person.handle);
    case Service:
        return isolatedLine(serviceName);
    case Kind:
        return wording->personKind(person);
    case Role:
        return wording->personRole(person);
    case Status:
        return wording->personStatus(person);
    case Relationship:
        return wording->personRelation(person, !query.scope.isOwn());
    case Tags:
        return wording->personTags(person);
    case Changed:
        return wording->personTime(person.changedAt);
    case Seen:
        return wording->personTime(person.seenAt);
    default:
        return {};
    }
}

QString PeopleListModel::Private::tip(int column, const Person &person) const
{
    switch (column) {
    case Name:
        return plainTip(isolatedLine(person.name, tipLength));
    case Handle:
        return plainTip(isolatedLine(person.handle, tipLength));
    case Tags:
        return plainTip(isolatedLine(person.tags.join(u", "_s), tipLength));
    case Changed:
        return wording->personFullTime(person.changedAt);
    case Seen:
        return wording->personFullTime(person.seenAt);
    default:
        return plainTip(text(column, person).toString());
    }
}

} // namespace personae
