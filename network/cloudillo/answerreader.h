// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/cloudillo/envelope.h"
#include "network/cloudillo/personparser.h"
#include "network/wire/serviceapi.h"

namespace personae::cloudillo {

/// What a reply means for the wish it answers. The whole of CloudilloApi::answer().
[[nodiscard]] Answer understand(const Wish &wish, const HttpRequest &request,
                                const HttpReply &reply, const Endpoint &endpoint);

/// Reads the body of a good reply (2xx, JSON or empty) into an Answer. A visitor of Wish.
class AnswerReader final
{
public:
    AnswerReader(Answer &answer, const HttpRequest &request, const Body &body,
                 const Endpoint &endpoint)
        : m_answer(answer)
        , m_request(request)
        , m_body(body)
        , m_endpoint(endpoint)
    {
    }

    // sessionanswers.cpp
    void operator()(const wish::Probe &wish) const;
    void operator()(const wish::SignIn &) const;
    template <typename Other> void operator()(const Other &) const {} // what only others have
    void operator()(const wish::StartUp &) const;
    void operator()(const wish::Renew &wish) const;
    void operator()(const wish::SignOut &) const;
    void operator()(const wish::ExchangeKey &) const;
    void operator()(const wish::CreateKey &) const;
    void operator()(const wish::ListKeys &) const;
    void operator()(const wish::RemoveKey &) const {}
    void operator()(const wish::ChangePassword &) const {}
    void operator()(const wish::StartQr &) const;
    void operator()(const wish::QrStatus &) const;
    void operator()(const wish::ActAs &) const;

    // profileanswers.cpp
    void operator()(const wish::ReadOwn &) const;
    void operator()(const wish::SaveProfile &) const;
    void operator()(const wish::PutPicture &) const;
    void operator()(const wish::ReadPicture &) const {} // read before any JSON
    void operator()(const wish::ReadDescriptor &) const;
    void operator()(const wish::ReadPublic &) const;
    void operator()(const wish::ReadHome &) const;
    void operator()(const wish::AppDomain &) const;
    void operator()(const wish::FindIdentity &) const;
    void operator()(const wish::ReadSetting &) const { readSetting(); }
    void operator()(const wish::WriteSetting &) const { readSetting(); }
    void operator()(const wish::PlainCall &) const {}

    // peopleanswers.cpp
    void operator()(const wish::ListPeople &wish) const;
    void operator()(const wish::ReadPerson &wish) const;
    void operator()(const wish::ReadPeople &) const;
    void operator()(const wish::RefreshPerson &) const;
    void operator()(const wish::SearchPeople &) const;
    void operator()(const wish::NodeIdentities &) const;
    void operator()(const wish::Follow &) const { readAction(); }
    void operator()(const wish::Unfollow &) const { readAction(); }
    void operator()(const wish::Connect &) const { readAction(); }
    void operator()(const wish::Disconnect &) const { readAction(); }
    void operator()(const wish::IncomingRequests &) const;
    void operator()(const wish::AcceptRequest &) const { m_answer.readBack = true; }
    void operator()(const wish::RejectRequest &) const { m_answer.readBack = true; }
    void operator()(const wish::SetStatus &) const { readRowChange(); }
    void operator()(const wish::SetTrust &) const { readRowChange(); }
    void operator()(const wish::HideFromHome &) const { readRowChange(); }
    void operator()(const wish::EditMember &) const;

private:
    void nonsense(const QString &what) const; ///< not what this service speaks
    void readIdentity(Origin origin) const;
    void readLogin(const QJsonObject &login) const;
    void readToken(const QJsonObject &data) const;
    void readUnauthenticated() const;
    void readSetting() const;
    void readAction() const;
    void readRowChange() const;
    [[nodiscard]] bool isOwnRow(const PersonFacts &person) const;
    [[nodiscard]] bool isSomebodyElses(const PersonFacts &person) const;
    [[nodiscard]] std::optional<QJsonArray> rows() const;

    Answer &m_answer;
    const HttpRequest &m_request;
    const Body &m_body;
    const Endpoint &m_endpoint;
};

} // namespace personae::cloudillo
