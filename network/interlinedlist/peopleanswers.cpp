// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/answers.h"

#include <QJsonDocument>

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
        if (!community.handle)
            continue;
        learnOrganization(community);
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
    if (m_answer.person.handle) {
        m_answer.values = organizationRecord(json);
        learnOrganization(m_answer.person);
    } else if (isRead()) {
        nonsense(u"no organization in it"_s);
    } else {
        m_answer.person = {};
    }
}

/// People read the slug, most calls want the id (8): kept of those one belongs to.
void AnswerReader::learnOrganization(const PersonFacts &organization) const
{
    if (organization.roles && *organization.handle != organizationPrefix + *organization.id)
        m_answer.learned.remembered.insert(*organization.handle, *organization.id);
}

void AnswerReader::readMembership() const
{
    const QJsonObject membership = m_json.value("membership"_L1).isObject()
                                       ? m_json.value("membership"_L1).toObject()
                                       : m_json;
    if (!membership.contains("userId"_L1))
        return;
    m_answer.person = personFromMembership(membership, m_endpoint.base);
    const QString asked =
        QJsonDocument::fromJson(m_request.body).object().value("role"_L1).toString();
    const QStringList roles = m_answer.person.roles.value_or(QStringList());
    if (!asked.isEmpty() && !roles.isEmpty() && !roles.contains(asked))
        m_answer.error.kind = Outcome::Unverified;
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
    if (part == "lists"_L1 && m_path.size() == 4)
        readList();
    else if (part == "lists"_L1 && m_path.value(4) == "data"_L1)
        readRecords({"rows"_L1}, rowRecord);
    else if (part == "lists"_L1 && readRecords({"lists"_L1}, listRecord))
        nameOwner();
    else if (part == "documents"_L1)
        readRecords({"documents"_L1}, listRecord);
    else if (part.isEmpty() && isUser(userIn(m_json)))
        readOther(userIn(m_json));
    else if (part.isEmpty())
        nonsense(u"nobody in it"_s);
}

void AnswerReader::readOther(const QJsonObject &json) const
{
    m_answer.person = personFromRow(json, Listed::Somewhere, m_endpoint.base);
    if (!callId(m_wish).isEmpty()) // looked up: what is known, to be shown
        m_answer.values = personRecord(json);
}

/// A list has a path of its own only below whose it is.
void AnswerReader::nameOwner() const
{
    for (FieldMap &record : *m_answer.records)
        record.insert(u"handle"_s, m_path.value(1));
}

/// One list: what it says of itself, and the lists inside it as rows.
void AnswerReader::readList() const
{
    const QJsonObject list =
        m_json.value("list"_L1).isObject() ? m_json.value("list"_L1).toObject() : m_json;
    if (textOf(list.value("id"_L1)).isEmpty())
        return nonsense(u"no list"_s);
    m_answer.values = listRecord(list);
    QStringList path;
    const QJsonArray ancestors = m_json.value("ancestors"_L1).toArray();
    for (const QJsonValue &one : ancestors)
        path.append(textOf(one.toObject().value("title"_L1)));
    if (!path.isEmpty())
        m_answer.values.insert(u"ancestors"_s, path.join(u" › "_s));
    m_answer.records = recordsOf(list.value("children"_L1).toArray(), listRecord);
    nameOwner();
}

void AnswerReader::readFollows() const
{
    const QString part = m_path.value(2);
    if (m_path.value(1) == "requests"_L1 && part.isEmpty())
        readRequests();
    else if (part == "followers"_L1)
        readPeople({"followers"_L1}, isOthers() ? Listed::Somewhere : Listed::Followers);
    else if (part == "following"_L1)
        readPeople({"following"_L1}, isOthers() ? Listed::Somewhere : Listed::Followed);
    else if (part == "counts"_L1 || part == "mutual"_L1)
        readCounts();
    else if (part == "status"_L1)
        m_answer.person = relationFrom(m_json);
    else
        readFollow();
}

/// Who follows somebody else says nothing about who follows us.
bool AnswerReader::isOthers() const
{
    return callId(m_wish).startsWith("person-"_L1) && m_path.value(1) != m_endpoint.remoteId;
}

/// The state of the relation the answer shows. Of an approved request it is the other's to us.
void AnswerReader::readFollow() const
{
    const QString part = m_path.value(2);
    const QJsonObject relation =
        m_json.value("follow"_L1).isObject() ? m_json.value("follow"_L1).toObject() : m_json;
    if (relation.contains("status"_L1))
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
