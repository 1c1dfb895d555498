// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncrefresh.h"

#include "app/peoplesyncwalk.h"

namespace personae {

PeopleRefresh::PeopleRefresh(const PeopleTools &tools, const PeopleScope &scope, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_scope(scope)
    , m_startedAt(QDateTime::currentDateTimeUtc())
{
}

void PeopleRefresh::start()
{
    const ServiceInfo &info = m_tools.lanes.lane(m_scope)->api().info();
    wish::ListPeople wish;
    if (info.sharesCommunityHost && !m_scope.isOwn()) {
        wish.node = m_scope.node;
        askPages(Kind::Members, wish);
        return;
    }
    if (info.listsByRelation) {
        m_byRelation = true;
        wish.follower = true;
        askPages(Kind::Followers, wish);
        wish.follower.reset();
        wish.following = true;
        askPages(Kind::Followed, wish);
        wish.following.reset();
        wish.kind = PersonKind::Community;
        askPages(Kind::Communities, wish);
        return;
    }
    wish.status = everyStatus();
    for (const PersonKind kind : {PersonKind::Person, PersonKind::Community}) {
        wish.kind = kind;
        ask(wish);
    }
    // The only way to see that an answer is awaited (Cloudillo 5.2).
    wish.kind.reset();
    wish.connected = wish::Connected::Requested;
    ask(wish);
}

void PeopleRefresh::ask(const wish::ListPeople &wish)
{
    ++m_open;
    LaneCall *call = m_tools.lanes.lane(m_scope)->perform(wish, this);
    connect(call, &LaneCall::finished, this,
            [this, wish](const Answer &answer) { arrived(wish, answer); });
}

void PeopleRefresh::arrived(const wish::ListPeople &wish, const Answer &answer)
{
    const bool ofRequested = wish.connected.has_value();
    if (answer.ok() && answer.people) {
        takeIn(m_tools, m_scope, answer.people->rows, true);
        QStringList handles;
        for (const PersonFacts &facts : answer.people->rows)
            handles.append(facts.handle.value_or(QString()));
        if (ofRequested)
            m_tools.people.takeRequested(m_scope, handles, !answer.people->maybeMore);
        else
            m_cut = m_cut || answer.people->maybeMore;
        m_handles.unite(QSet<QString>(handles.cbegin(), handles.cend()));
    } else if (!m_error.isError()) {
        m_error = answer.ok() ? errorOf(Outcome::ProtocolError) : answer.error;
    }
    endOne();
}

void PeopleRefresh::endOne()
{
    if (--m_open == 0)
        Q_EMIT finished(m_error);
}

void PeopleRefresh::askPages(Kind kind, const wish::ListPeople &wish)
{
    ++m_open;
    wish::ListPeople page = wish;
    page.limit = peoplePerPage;
    page.offset = std::max(0, wish.offset);
    LaneCall *call = m_tools.lanes.lane(m_scope)->perform(page, this);
    connect(call, &LaneCall::finished, this,
            [this, kind, page](const Answer &answer) { pageArrived(kind, page, answer); });
}

void PeopleRefresh::pageArrived(Kind kind, const wish::ListPeople &wish, const Answer &answer)
{
    if (!answer.ok() || !answer.people) {
        if (!m_error.isError())
            m_error = answer.ok() ? errorOf(Outcome::ProtocolError) : answer.error;
        endOne();
        return;
    }
    QList<PersonFacts> rows = answer.people->rows;
    const qsizetype before = m_lists[kind].size();
    for (PersonFacts &facts : rows) {
        if (kind == Kind::Followers)
            facts.follower = facts.follower.value_or(true);
        else if (kind == Kind::Followed)
            facts.following = facts.following.value_or(Following::Yes);
        else
            facts.connected = facts.connected.value_or(true);
        if (kind == Kind::Communities)
            facts.kind = PersonKind::Community;
        m_lists[kind].insert(facts.handle.value_or(QString()));
    }
    takeIn(m_tools, m_scope, rows, true);
    m_handles.unite(m_lists.value(kind));
    const auto next = nextPage(wish, answer);
    const bool wanted = answer.more.value_or(answer.people->maybeMore);
    // The same page again and again: this server does not know offsets.
    if (next && m_lists.value(kind).size() > before)
        askPages(kind, *next);
    else
        m_cut = m_cut || wanted;
    endOne();
}

void PeopleRefresh::settleRelations(QObject *parent) const
{
    QSet<QString> ours; // what we did meanwhile is newer than what was read
    for (const OutboxEntry &entry : m_tools.outbox.entries()) {
        const PersonRef target = targetOf(entry.account, entry.command);
        if (target.scope == m_scope && (!isFinal(entry.state) || entry.changedAt >= m_startedAt))
            ours.insert(target.handle);
    }
    settleWithout(
        m_tools, m_scope,
        [followers = m_lists.value(Kind::Followers), followed = m_lists.value(Kind::Followed),
         communities = m_lists.value(Kind::Communities), ours,
         now = QDateTime::currentDateTimeUtc()](const Person &person) {
            PersonFacts facts;
            const QString &handle = person.handle;
            if (ours.contains(handle) || person.seenAt > now) // a newer reading knows better
                return facts;
            if (person.follower && !followers.contains(handle))
                facts.follower = false;
            if (person.following != Following::No && !followed.contains(handle))
                facts.following = Following::No;
            if (person.connected && person.kind == PersonKind::Community &&
                !communities.contains(handle))
                facts.connected = false;
            return facts;
        },
        parent);
}

} // namespace personae
