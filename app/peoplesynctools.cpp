// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesynctools.h"

using namespace Qt::StringLiterals;

namespace personae {

const QStringList &everyStatus()
{
    static const QStringList all{u"active"_s, u"muted"_s, u"blocked"_s, u"suspended"_s,
                                 u"banned"_s};
    return all;
}

QSet<QString> handlesAtWork(const Outbox &outbox, const PeopleScope &scope)
{
    QSet<QString> handles;
    for (const OutboxEntry &entry : outbox.entries()) {
        if (entry.account != scope.account || isFinal(entry.state))
            continue;
        const PersonRef target = targetOf(entry.account, entry.command);
        if (!target.isNull() && target.scope == scope)
            handles.insert(target.handle);
    }
    return handles;
}

void takeIn(const PeopleTools &tools, const PeopleScope &scope, const QList<PersonFacts> &rows,
            bool withRelation)
{
    if (rows.isEmpty() || !tools.accounts.maySignIn(scope.account))
        return; // signed out meanwhile: what was forgotten stays forgotten
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QSet<QString> atWork = handlesAtWork(tools.outbox, scope);
    if (atWork.isEmpty()) {
        tools.people.take(scope, rows, now, withRelation);
        return;
    }
    QList<PersonFacts> ours;
    QList<PersonFacts> others;
    for (const PersonFacts &facts : rows)
        (atWork.contains(facts.handle.value_or(QString())) ? ours : others).append(facts);
    if (!others.isEmpty())
        tools.people.take(scope, others, now, withRelation);
    if (!ours.isEmpty())
        tools.people.take(scope, ours, now, withRelation, true);
}

RawAnswer rawOf(const HttpRequest &request, const HttpReply &reply)
{
    RawAnswer raw;
    raw.request = QString::fromLatin1(request.method) + u' ' + request.url.toString();
    raw.status = reply.status;
    raw.requestId = reply.requestId();
    raw.at = QDateTime::currentDateTimeUtc();
    raw.body = reply.body;
    return raw;
}

quint64 newPeopleTicket()
{
    static quint64 last = quint64(1) << 62; // list models count from 1
    return ++last;
}

ApiError errorOf(Outcome kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

std::optional<Following> followingIn(const Answer &answer)
{
    if (!answer.ok())
        return {};
    if (answer.person.following)
        return answer.person.following;
    const QJsonValue said = answer.values.value(u"state"_s, QJsonValue::Undefined);
    if (said.isUndefined())
        return {};
    const QString word = said.toString();
    if (word == "approved"_L1 || word == "active"_L1 || word == "following"_L1)
        return Following::Yes;
    return word == "pending"_L1 || word == "requested"_L1 ? Following::Requested : Following::No;
}

/// One's own row is left out, so a page may be short: what is read twice does no harm.
std::optional<wish::ListPeople> nextPage(const wish::ListPeople &asked, const Answer &answer)
{
    const bool more = answer.more.value_or(answer.people && answer.people->maybeMore);
    const qsizetype rows = answer.people ? answer.people->rows.size() : 0;
    const int offset = std::max(asked.offset, 0) + int(rows);
    if (!more || rows == 0 || offset > mostPeoplePages * peoplePerPage)
        return {};
    wish::ListPeople next = asked;
    next.offset = offset;
    return next;
}

ApiError objectionTo(const PeopleTools &tools, const PeopleScope &scope)
{
    AccountLane *lane = tools.lanes.lane(scope);
    if (!lane || !lane->api().info().hasPeople)
        return errorOf(Outcome::NotOffered);
    if (!tools.accounts.maySignIn(scope.account))
        return errorOf(Outcome::AuthRequired);
    return {};
}

} // namespace personae
