// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/answerreader.h"
#include "network/cloudillo/cloudilloinfo.h"
#include "network/cloudillo/dialect.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/pictures.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

template <typename T> bool differs(const std::optional<T> &wanted, const std::optional<T> &shown)
{
    return wanted && shown && *wanted != *shown;
}

/// Filtering again, so that a server without these filters gives the same view (10 row 12).
bool matches(const PersonFacts &person, const wish::ListPeople &wish)
{
    if (differs(wish.kind, person.kind) || differs(wish.follower, person.follower))
        return false;
    if (wish.following && person.following &&
        *wish.following != (*person.following == Following::Yes))
        return false;
    if (wish.connected && person.connected && *wish.connected != wish::Connected::Requested &&
        *person.connected != (*wish.connected == wish::Connected::Yes))
        return false;
    if (!wish.status.isEmpty() && person.status && !wish.status.contains(*person.status))
        return false;
    if (!wish.handle.isEmpty() &&
        canonicalOrOpaque(wish.handle) != canonicalOrOpaque(*person.handle))
        return false;
    const QString text = wish.text.toCaseFolded();
    return text.isEmpty() || person.name.value_or(QString()).toCaseFolded().contains(text) ||
           person.handle->toCaseFolded().contains(text);
}

bool isCut(qsizetype rows, const wish::ListPeople &wish, const ServerFacts &server)
{
    const bool pages = speaks(server, dialectDoc) && wish.limit > 0;
    return rows >= (pages ? qsizetype(wish.limit) : longestList);
}

struct Paging
{
    std::optional<int> total;
    int offset = 0;
};

Paging pagingOf(const Body &body)
{
    const QJsonObject json = body.root.toObject().value("pagination"_L1).toObject();
    Paging paging;
    if (json.contains("total"_L1))
        paging.total = json.value("total"_L1).toInt();
    paging.offset = json.value("offset"_L1).toInt();
    return paging;
}

bool hasMore(const Paging &paging, qsizetype rows)
{
    return paging.total && rows > 0 && paging.offset + rows < *paging.total;
}

} // namespace

void AnswerReader::operator()(const wish::ListPeople &wish) const
{
    const std::optional<QJsonArray> list = rows();
    if (!list)
        return nonsense(u"no list of people"_s);
    PeoplePage page;
    for (const QJsonValue &row : *list) {
        const PersonFacts person = personFrom(row.toObject(), Origin::Row);
        if (!person.handle || isOwnRow(person))
            continue;
        if (isModern(m_endpoint.server) || matches(person, wish))
            page.rows.append(person);
    }
    page.maybeMore = isCut(list->size(), wish, m_endpoint.server);
    m_answer.people = page;
}

void AnswerReader::operator()(const wish::ReadPerson &wish) const
{
    // L0 says {} for somebody it does not know (5.3).
    if (m_body.data.isNull() || (m_body.data.isObject() && m_body.object().isEmpty())) {
        m_answer.error.kind = Outcome::NotFound;
        return;
    }
    readIdentity(Origin::Single);
    if (m_answer.ok() &&
        canonicalOrOpaque(*m_answer.person.handle) != canonicalOrOpaque(wish.handle))
        m_answer.error.kind = Outcome::Unverified; // somebody else's row
}

void AnswerReader::operator()(const wish::ReadPeople &) const
{
    const std::optional<QJsonArray> list = rows();
    if (!list)
        return nonsense(u"no list of people"_s);
    PeoplePage page;
    for (const QJsonValue &row : *list) {
        const PersonFacts person = personFrom(row.toObject(), Origin::Brief);
        if (person.handle)
            page.rows.append(person);
    }
    m_answer.people = page;
}

void AnswerReader::operator()(const wish::RefreshPerson &) const
{
    if (m_body.form == Body::Form::Empty)
        return;
    readIdentity(Origin::Reduced);
}

void AnswerReader::operator()(const wish::SearchPeople &) const
{
    const std::optional<QJsonArray> list = rows();
    if (!list)
        return nonsense(u"no hits"_s);
    PeoplePage page;
    for (const QJsonValue &row : *list) {
        const PersonFacts person = personFromHit(row.toObject());
        if (person.handle && !isOwnRow(person))
            page.rows.append(person);
    }
    const Paging paging = pagingOf(m_body);
    page.total = paging.total;
    m_answer.more = hasMore(paging, list->size());
    page.maybeMore = *m_answer.more;
    m_answer.people = page;
}

void AnswerReader::operator()(const wish::NodeIdentities &) const
{
    const std::optional<QJsonArray> list = rows();
    if (!list)
        return nonsense(u"no list of identities"_s);
    PeoplePage page;
    for (const QJsonValue &row : *list) {
        const PersonFacts person = personFromTenant(row.toObject());
        if (person.handle)
            page.rows.append(person);
    }
    const Paging paging = pagingOf(m_body);
    page.total = paging.total;
    m_answer.more = hasMore(paging, list->size());
    page.maybeMore = *m_answer.more;
    m_answer.people = page;
}

void AnswerReader::operator()(const wish::IncomingRequests &) const
{
    const std::optional<QJsonArray> list = rows();
    if (!list)
        return nonsense(u"no list of requests"_s);
    m_answer.requests.emplace();
    for (const QJsonValue &row : *list) {
        const IncomingRequest request = requestFrom(row.toObject());
        if (!request.actionId.isEmpty() && !request.from.isEmpty())
            m_answer.requests->append(request);
    }
    const QJsonObject paging = m_body.root.toObject().value("cursorPagination"_L1).toObject();
    m_answer.more = paging.value("hasMore"_L1).toBool();
    m_answer.cursor = paging.value("nextCursor"_L1).toString();
}

void AnswerReader::operator()(const wish::EditMember &) const
{
    m_answer.readBack = true;
    if (m_body.form == Body::Form::Empty)
        return;
    // R3 repeats the roles it was sent and never shows the status: only reading proves them (7.4).
    m_answer.person =
        personFrom(m_body.object(), m_body.inProfile ? Origin::Reduced : Origin::Echo);
}

void AnswerReader::readAction() const
{
    m_answer.readBack = true;
    if (m_request.url.path() != "/api/actions"_L1)
        return readRowChange();
    m_answer.actionId = m_body.object().value("actionId"_L1).toString();
    m_answer.actionPassing = isPassingId(m_answer.actionId);
}

void AnswerReader::readRowChange() const
{
    m_answer.readBack = true;
    if (m_body.data.isObject())
        m_answer.person = personFrom(m_body.object(), Origin::Echo);
}

} // namespace personae::cloudillo
