// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/answers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

QString callId(const Wish &wish)
{
    const auto *call = std::get_if<wish::Call>(&wish);
    return call ? call->id : QString();
}

QString wantedPerson(const Wish &wish)
{
    if (const auto *read = std::get_if<wish::ReadPerson>(&wish))
        return read->handle;
    const auto *refresh = std::get_if<wish::RefreshPerson>(&wish);
    return refresh ? refresh->handle : QString();
}

} // namespace

QList<FieldMap> AnswerReader::recordsOf(const QJsonArray &rows, ToRecord toRecord) const
{
    QList<FieldMap> records;
    for (const QJsonValue &row : rows) {
        if (row.isObject())
            records.append(toRecord(row.toObject()));
    }
    return records;
}

void AnswerReader::addPaging(qsizetype rows) const
{
    const Paging paging = pagingOf(m_body, rows);
    if (paging.more)
        m_answer.more = paging.more;
    if (m_answer.people) {
        m_answer.people->maybeMore = paging.more.value_or(false);
        m_answer.people->total = paging.total;
    }
}

bool AnswerReader::readRecords(std::initializer_list<QLatin1StringView> keys,
                               ToRecord toRecord) const
{
    const std::optional<QJsonArray> rows = m_body.list(keys);
    if (!rows) {
        nonsense(u"no list"_s);
        return false;
    }
    QList<FieldMap> records = recordsOf(*rows, toRecord);
    if (toRecord == &identityRecord) { // in no order of its own (7)
        std::stable_sort(records.begin(), records.end(), [](const FieldMap &a, const FieldMap &b) {
            return a.value(u"provider"_s).toString() < b.value(u"provider"_s).toString();
        });
    }
    m_answer.records = records;
    addPaging(rows->size());
    return true;
}

void AnswerReader::readPeople(std::initializer_list<QLatin1StringView> keys, Listed listed) const
{
    if (!readRecords(keys, personRecord))
        return;
    PeoplePage page;
    const QJsonArray rows = *m_body.list(keys);
    for (const QJsonValue &row : rows) {
        const PersonFacts person = personFromRow(row.toObject(), listed, m_endpoint.base);
        if (person.handle)
            page.rows.append(person);
    }
    m_answer.people = page;
    addPaging(rows.size());
}

/// Organizations, as records and as communities.
void AnswerReader::readCommunities() const
{
    if (!readRecords({"organizations"_L1}, organizationRecord))
        return;
    PeoplePage page;
    const QJsonArray rows = *m_body.list({"organizations"_L1});
    for (const QJsonValue &row : rows) {
        const PersonFacts community = personFromOrganization(row.toObject(), m_endpoint.base);
        if (community.handle)
            page.rows.append(community);
    }
    m_answer.people = page;
    addPaging(rows.size());
}

void AnswerReader::readOrganization() const
{
    const QJsonObject json = m_json.value("organization"_L1).isObject()
                                 ? m_json.value("organization"_L1).toObject()
                                 : m_json;
    m_answer.person = personFromOrganization(json, m_endpoint.base);
    if (m_answer.person.handle)
        m_answer.values = organizationRecord(json);
    else if (isRead())
        nonsense(u"no organization in it"_s);
    else
        m_answer.person = {};
}

void AnswerReader::readMembership() const
{
    const QJsonObject membership = m_json.value("membership"_L1).toObject();
    if (!membership.isEmpty())
        m_answer.person = personFromMembership(membership, m_endpoint.base);
}

void AnswerReader::readOrganizations() const
{
    const QString part = m_path.value(2);
    if (m_path.size() == 1)
        isRead() ? readCommunities() : readOrganization();
    else if (part.isEmpty())
        readOrganization();
    else if (part == "members"_L1)
        isRead() ? readPeople({"members"_L1}, Listed::Members) : readMembership();
    else if (part == "users"_L1) {
        readPeople({"users"_L1}, Listed::Somewhere);
        if (m_answer.records) { // so that a row can be added to it
            for (FieldMap &record : *m_answer.records)
                record.insert(u"organization"_s, m_path.value(1));
        }
    }
}

void AnswerReader::readUsers() const
{
    const QString name = m_path.value(1);
    const QString part = m_path.value(2);
    if (name == "search"_L1 && part.isEmpty())
        return readPeople({"users"_L1}, Listed::Somewhere);
    if (part == "lists"_L1 && m_path.size() == 4) {
        m_answer.values = listRecord(m_json.value("list"_L1).toObject());
        return;
    }
    if (part == "lists"_L1)
        readRecords({m_path.value(4) == "data"_L1 ? "rows"_L1 : "lists"_L1}, listRecord);
    else if (part == "documents"_L1)
        readRecords({"documents"_L1}, listRecord);
    else if (part.isEmpty() && isUser(userIn(m_json)))
        m_answer.person = personFromRow(userIn(m_json), Listed::Somewhere, m_endpoint.base);
    else if (part.isEmpty())
        nonsense(u"nobody in it"_s);
}

void AnswerReader::readFollows() const
{
    const QString part = m_path.value(2);
    if (m_path.value(1) == "requests"_L1 && part.isEmpty())
        readRequests();
    else if (part == "followers"_L1)
        readPeople({"followers"_L1}, Listed::Followers);
    else if (part == "following"_L1)
        readPeople({"following"_L1}, Listed::Followed);
    else if (part == "counts"_L1 || part == "mutual"_L1)
        readCounts();
    else if (part == "status"_L1)
        m_answer.person = relationFrom(m_json);
    else
        readFollow();
}

/// The state of the relation the answer shows. Of an approved request it is the other's to us.
void AnswerReader::readFollow() const
{
    const QString part = m_path.value(2);
    const QJsonObject relation = m_json.value("follow"_L1).toObject();
    if (!relation.isEmpty())
        m_answer.person.following = followingFrom(relation.value("status"_L1).toString());
    else if (part.isEmpty() && m_request.method == "DELETE")
        m_answer.person.following = Following::No;
    if (part == "approve"_L1)
        m_answer.person.follower = true;
    else if (part == "reject"_L1 || part == "remove"_L1)
        m_answer.person.follower = false;
}

void AnswerReader::readCounts() const
{
    const auto add = [this](const QString &name, QLatin1StringView first, QLatin1StringView other) {
        for (const QLatin1StringView key : {first, other}) {
            if (m_json.value(key).isDouble() && !m_answer.values.contains(name))
                m_answer.values.insert(name, m_json.value(key));
        }
    };
    add(u"followers"_s, "followers"_L1, "followerCount"_L1);
    add(u"following"_s, "following"_L1, "followingCount"_L1);
    add(u"pendingRequests"_s, "pendingRequests"_L1, "pendingRequestCount"_L1);
    add(u"mutualFollowers"_s, "mutualFollowers"_L1, "mutualFollowerCount"_L1);
    add(u"mutualFollowing"_s, "mutualFollowing"_L1, "mutualFollowingCount"_L1);
    if (m_answer.values.isEmpty())
        nonsense(u"no counts"_s);
}

void AnswerReader::readRequests() const
{
    readPeople({"requests"_L1}, Listed::Somewhere);
    if (!m_answer.people)
        return;
    m_answer.requests.emplace();
    const QJsonArray rows = *m_body.list({"requests"_L1});
    for (const QJsonValue &row : rows) {
        const IncomingRequest request = requestFromRow(row.toObject(), m_endpoint.base);
        if (!request.actionId.isEmpty())
            m_answer.requests->append(request);
    }
}

void AnswerReader::readPosts() const
{
    // Without the cookie it shows what anybody sees (16 row 12).
    if (callId(m_wish) == "my-posts"_L1 && m_request.header("Cookie").isEmpty()) {
        m_answer.error.kind = Outcome::AuthRequired;
        m_answer.needsCookie = true;
        return;
    }
    const QString person = wantedPerson(m_wish);
    if (person.isEmpty()) {
        readRecords({"messages"_L1}, postRecord);
        return;
    }
    const std::optional<QJsonArray> posts = m_body.list({"messages"_L1});
    if (!posts)
        return nonsense(u"no messages"_s);
    const QJsonObject author = posts->at(0).toObject().value("user"_L1).toObject();
    m_answer.person.handle = person; // there is such a user; without a message no more is known
    if (author.value("username"_L1).toString() == person)
        m_answer.person = personFromRow(author, Listed::Somewhere, m_endpoint.base);
}

} // namespace personae::interlinedlist
