// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/answers.h"

#include "network/epixel/followups.h"
#include "network/epixel/pictures.h"
#include "network/epixel/profilereader.h"
#include "network/wire/jsonwebtoken.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

const QString statesOf = u"statesOf"_s; ///< remembered: the country whose states we know

void nonsense(Answer &answer, const QString &why)
{
    answer.error.kind = Outcome::ProtocolError;
    answer.error.detail = why;
}

/// The pair bare or inside `data` (2.1); a renewal may leave out the second (2.2).
void readSession(Answer &answer, Kind kind, const Wish &wish, const Body &body,
                 const Endpoint &endpoint)
{
    QJsonObject pair = body.object();
    if (!pair.contains("access"_L1))
        pair = onlyObject(body.data);
    SessionGrant grant;
    grant.token = pair.value("access"_L1).toString().trimmed();
    if (grant.token.isEmpty())
        return nonsense(answer, u"no access token"_s);
    grant.refresh = pair.value("refresh"_L1).toString().trimmed();
    if (grant.refresh.isEmpty() && kind == Kind::Renew)
        grant.refresh = endpoint.refresh;
    grant.appKey = endpoint.appKey;
    grant.handle = endpoint.handle;
    if (const auto *signIn = std::get_if<wish::SignIn>(&wish))
        grant.handle = signIn->handle.trimmed();
    grant.expiresAt = jsonwebtoken::expiry(grant.token);
    answer.session = grant;
}

void addressRead(Answer &answer, const Wish &wish, const Body &body, const Endpoint &endpoint)
{
    readAddress(answer, body);
    learnPage(answer, u"address"_s, endpoint);
    const ServerFacts &server = endpoint.server;
    const QString country = answer.values.take(u"country"_s).toString();
    const bool wanted = !country.isEmpty() && server.remembered.value(statesOf) != country &&
                        !server.lacks.contains(u"states"_s);
    if (answer.ok() && wanted && isAlongside(wish))
        answer.next = {alongside(u"states"_s, {{u"country"_s, country}})};
    giveBackEmptied(answer, wish, endpoint);
}

void readCode(Answer &answer, const Wish &wish, const Body &body)
{
    const QString checksum = checksumIn(body.root);
    if (checksum.isEmpty())
        return nonsense(answer, u"no checksum"_s);
    answer.values.insert(u"checksum"_s, checksum);
    answer.values.insert(u"token_checksum_field"_s, checksum);
    if (const auto *call = std::get_if<wish::Call>(&wish))
        answer.values.insert(u"email"_s, call->arguments.value(u"email"_s));
}

bool isReading(Kind kind)
{
    return kind == Kind::ReadProfile || kind == Kind::ReadAddress || kind == Kind::ReadAbout ||
           kind == Kind::LocalInfo || kind == Kind::States || kind == Kind::Login ||
           kind == Kind::Renew;
}

void readOwnProfile(Answer &answer, const Wish &wish, const Body &body, const Endpoint &endpoint)
{
    readProfile(answer, body, endpoint);
    if (answer.ok() && std::holds_alternative<wish::ReadOwn>(wish))
        answer.next = furtherReads(endpoint.server);
    else
        giveBackEmptied(answer, wish, endpoint);
}

} // namespace

void readGood(Answer &answer, Kind kind, const Wish &wish, const Body &body,
              const Endpoint &endpoint)
{
    if (body.form == Body::Form::Markup || body.form == Body::Form::Text)
        return nonsense(answer, u"not the JSON this service speaks"_s);
    if (body.form == Body::Form::Empty && isReading(kind))
        return nonsense(answer, u"nothing came"_s);
    switch (kind) {
    case Kind::Login:
    case Kind::Renew:
        return readSession(answer, kind, wish, body, endpoint);
    case Kind::ReadProfile:
        return readOwnProfile(answer, wish, body, endpoint);
    case Kind::ReadAddress:
        return addressRead(answer, wish, body, endpoint);
    case Kind::ReadAbout:
        readAbout(answer, body);
        learnPage(answer, u"about"_s, endpoint);
        return giveBackEmptied(answer, wish, endpoint);
    case Kind::LocalInfo:
        readLocalInfo(answer, body);
        if (answer.ok())
            rememberChoices(answer);
        return;
    case Kind::States:
        readStates(answer, body);
        if (const auto *call = std::get_if<wish::Call>(&wish); call && answer.ok())
            answer.learned.remembered.insert(statesOf, textOf(call->arguments.value(u"country"_s)));
        return;
    case Kind::UpdateProfile:
    case Kind::PutImage:
        return readAgain(answer, u"profile"_s, wish, endpoint);
    case Kind::UpdateAddress:
        return readAgain(answer, u"address"_s, wish, endpoint);
    case Kind::UpdateAbout:
        return readAgain(answer, u"about"_s, wish, endpoint);
    case Kind::RequestCode:
        return readCode(answer, wish, body);
    default:
        return;
    }
}

Answer understand(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                  const Endpoint &endpoint)
{
    Answer answer;
    answer.error.requestId = reply.requestId();
    answer.error.httpStatus = reply.status;
    if (reply.transport != Outcome::Ok) {
        answer.error.kind = reply.transport;
        answer.error.maybeDelivered = reply.maybeDelivered;
        answer.error.detail = reply.detail;
    } else {
        const Kind kind = kindOf(wish, request, endpoint);
        const Body body = kind == Kind::Picture && reply.status < 300 ? Body() : bodyOf(reply);
        const int status = effectiveStatus(reply, body);
        if (reply.redirectRefused || status < 200 || (status >= 300 && status < 400)) {
            readRedirect(answer, kind, wish, request, reply, endpoint);
        } else if (status >= 400) {
            answer.error.httpStatus = status;
            readFailure(answer, kind, wish, request, reply, body, endpoint);
        } else if (kind == Kind::Picture) {
            readPicture(answer, reply);
        } else {
            readGood(answer, kind, wish, body, endpoint);
        }
        const auto *call = std::get_if<wish::Call>(&wish);
        if (kind == Kind::ReadProfile && call && call->id == "change-email"_L1)
            goOnChanging(answer, *call, endpoint);
    }
    const bool failed = !answer.ok() && answer.error.kind != Outcome::Cancelled;
    return failed && isAlongside(wish) ? excused(answer, std::get<wish::Call>(wish)) : answer;
}

} // namespace personae::epixel
