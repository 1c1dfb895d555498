// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/interlinedlist/envelope.h"
#include "network/interlinedlist/parsers.h"
#include "network/wire/serviceapi.h"

namespace personae::interlinedlist {

/// What a reply means for the wish it answers. The whole of InterlinedListApi::answer().
[[nodiscard]] Answer understand(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint);

/// Reads the body of a good reply into an Answer, by the call it answers: two wishes for one call
/// read alike.
class AnswerReader final
{
public:
    AnswerReader(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const HttpReply &reply, const Body &body, const Endpoint &endpoint);

    void read() const;

private:
    void readAuth() const;
    void readUserCalls() const;
    void readFollows() const;
    void readOrganizations() const;
    void readUsers() const;

    void readLogin() const;
    void readToken() const;
    void readOwn() const;
    void readUpdate() const;
    void readUpload() const;
    void readNotifications() const;
    void readPosts() const;
    void readFollow() const;
    void readCounts() const;
    void readRequests() const;
    void readOrganization() const;
    void readMembership() const;
    void learnOrganization(const PersonFacts &organization) const;
    void readLimits() const;
    void readOther(const QJsonObject &json) const;
    void readList() const;
    void nameOwner() const;
    [[nodiscard]] bool isOthers() const;
    void readProviderStatus() const;
    void readPeople(std::initializer_list<QLatin1StringView> keys, Listed listed) const;
    void readCommunities() const;

    using ToRecord = FieldMap (*)(const QJsonObject &);
    [[nodiscard]] QList<FieldMap> recordsOf(const QJsonArray &rows, ToRecord toRecord) const;
    bool readRecords(std::initializer_list<QLatin1StringView> keys, ToRecord toRecord) const;
    void addPaging(qsizetype rows) const;
    void nonsense(const QString &what) const; ///< not what this service speaks
    [[nodiscard]] bool isRead() const { return m_request.method == "GET"; }

    Answer &m_answer;
    const Wish &m_wish;
    const HttpRequest &m_request;
    const HttpReply &m_reply;
    const Body &m_body;
    const Endpoint &m_endpoint;
    const QStringList m_path; ///< below /api, decoded
    const QJsonObject m_json;
};

} // namespace personae::interlinedlist
