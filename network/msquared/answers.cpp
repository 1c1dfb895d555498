// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/answers.h"

#include "network/msquared/address.h"
#include "network/msquared/choices.h"
#include "network/msquared/msquaredinfo.h"
#include "network/msquared/organization.h"
#include "network/msquared/profilevalues.h"
#include "network/msquared/replytext.h"
#include "network/wire/jsonwebtoken.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

const QString rulesAsked = u"organization-rules"_s;
const QString aside = u"aside"_s; ///< argument of a call made beside another: must not fail it

void refuse(Answer &answer, const QString &why)
{
    answer.error.kind = Outcome::ProtocolError;
    answer.error.detail = why;
}

/// False, and a refusal in the answer, where the body is nothing this service says.
bool speaks(Answer &answer, const Body &body)
{
    if (body.form == Body::Form::Markup || body.form == Body::Form::Broken)
        refuse(answer, u"not the JSON this service speaks"_s);
    else if (isOtherApi(body.object()))
        refuse(answer, u"wrong-api"_s);
    return answer.ok();
}

void takeProfile(Answer &answer, const QJsonObject &json)
{
    answer.person = factsFrom(json);
    if (const QStringList wrong = wrongTypes(json); !wrong.isEmpty())
        answer.error.detail = u"of a wrong type: "_s + wrong.join(u", "_s);
}

void addSession(Answer &answer, const Endpoint &endpoint)
{
    SessionGrant grant;
    grant.token = cleaned(endpoint.token);
    grant.handle = answer.person.handle.value_or(QString());
    if (grant.handle.isEmpty())
        grant.handle = organizationOf(endpoint);         // nobody yet: a save will make the profile
    grant.expiresAt = jsonwebtoken::expiry(grant.token); // unverified: to warn by, no more (1.3)
    answer.session = grant;
}

/// The organization's rules once, unless they are known or refused; beside signing in.
void askForRules(Answer &answer, const Endpoint &endpoint)
{
    const ServerFacts &server = endpoint.server;
    if (!server.lacks.contains(rulesAsked) && !server.remembered.contains(rulesAsked))
        answer.next = {wish::Call{rulesCall, {{aside, true}}}};
}

/// 2xx and 404 prove a pasted credential, 401 and 403 disprove it (5.4).
void judgeCredential(Answer &answer, const Endpoint &endpoint)
{
    if (answer.outcome() == Outcome::AuthRequired || answer.outcome() == Outcome::Forbidden)
        answer.error.kind = Outcome::SignInRefused;
    if (answer.outcome() == Outcome::NoData)
        answer.error = {};
    if (!answer.ok())
        return;
    addSession(answer, endpoint);
    askForRules(answer, endpoint);
}

void readOwn(Answer &answer, const Body &body)
{
    if (!speaks(answer, body))
        return;
    const QJsonObject json = body.object();
    if (body.form == Body::Form::Empty || body.root.isNull() ||
        (body.root.isObject() && json.isEmpty())) {
        answer.error.kind = Outcome::NoData;
        return;
    }
    if (!body.root.isObject())
        return refuse(answer, u"no profile"_s);
    if (!isProfile(json) && (json.contains("error"_L1) || json.contains("errors"_L1))) {
        answer.error.serverText = messagesOf(body).join(u'\n');
        return refuse(answer, u"an error under a good status"_s);
    }
    takeProfile(answer, json);
}

/// Whether the answer to a write is a profile; if not, it is read afterwards (3.2).
bool takeWritten(Answer &answer, const Body &body)
{
    if (!speaks(answer, body))
        return false;
    if (isProfile(body.object())) {
        takeProfile(answer, body.object());
        return true;
    }
    answer.readBack = true;
    answer.next = {wish::ReadOwn{}};
    return false;
}

void disagree(Answer &answer, const QStringList &fields)
{
    answer.error.kind = Outcome::Unverified;
    answer.error.detail = u"the server did not apply: "_s + fields.join(u", "_s);
    for (const QString &field : fields)
        answer.error.fieldIssues.insert(field, {});
}

void rememberChoice(Answer &answer, const QString &id, const Endpoint &endpoint)
{
    const QString used = choices::chosen(endpoint, id);
    if (used != choices::documented(id).value(0))
        answer.learned.remembered.insert(id, used);
}

void readSaved(Answer &answer, const HttpRequest &request, const Body &body,
               const Endpoint &endpoint)
{
    if (!takeWritten(answer, body))
        return;
    const QJsonObject sent = QJsonDocument::fromJson(request.body).object();
    const QStringList missing = notApplied(sent, answer.person);
    const bool sentAvatar = sent.contains(choices::chosen(endpoint, choices::avatarField));
    if (!missing.isEmpty())
        disagree(answer, missing);
    const bool avatar = missing.contains(u"avatar"_s);
    const bool named = avatar && suggest(answer, choices::avatarField, endpoint);
    if (!named && (avatar || missing.contains(u"picture"_s)))
        suggest(answer, choices::idPairStyle, endpoint);
    else if (!avatar && sentAvatar)
        rememberChoice(answer, choices::avatarField, endpoint);
    if (missing.isEmpty() && (sentAvatar || sent.contains(pictureField)))
        rememberChoice(answer, choices::idPairStyle, endpoint);
}

void readUploaded(Answer &answer, const Body &body, const Endpoint &endpoint)
{
    const bool told = takeWritten(answer, body);
    if (!answer.ok())
        return;
    const QString address = answer.person.picture.value_or(QString());
    if (told && address.isEmpty()) {
        disagree(answer, {u"avatar"_s});
        suggest(answer, choices::uploadPart, endpoint);
        return;
    }
    answer.upload = UploadReceipt{address, false};
    if (told) {
        rememberChoice(answer, choices::uploadPart, endpoint);
        rememberChoice(answer, choices::uploadStyle, endpoint);
    }
}

void readPicture(Answer &answer, const HttpReply &reply)
{
    const QByteArray type = reply.mediaType();
    if (reply.body.isEmpty() || type.startsWith("text/") || type == "application/json")
        return refuse(answer, u"not a picture"_s);
    answer.picture = PictureBytes{type, reply.body, {}, {}};
}

void readRules(Answer &answer, const Body &body, const Endpoint &endpoint)
{
    if (!body.root.isObject() && !body.root.isArray())
        return refuse(answer, u"no organization"_s);
    const QJsonObject organization = organizationIn(body, organizationOf(endpoint));
    answer.learned.merge(rulesFrom(organization));
    answer.learned.remembered.insert(rulesAsked, u"read"_s);
    answer.records = QList<FieldMap>();
    if (!organization.isEmpty())
        answer.records->append(recordFrom(organization));
    answer.more = false;
}

void readCall(Answer &answer, const wish::Call &call, const Body &body, const Endpoint &endpoint)
{
    if (!speaks(answer, body))
        return;
    if (call.id == rulesCall)
        return readRules(answer, body, endpoint);
    if (call.id != sourcesCall)
        return readStatus(answer, body);
    answer.records = sourcesIn(body);
    answer.more = false;
    if (!answer.records) {
        answer.error.serverText = messagesOf(body).join(u'\n');
        refuse(answer, u"no list of datasources"_s);
    }
}

void readGood(Answer &answer, const Wish &wish, const HttpRequest &request, const HttpReply &reply,
              const Endpoint &endpoint)
{
    if (std::holds_alternative<wish::ReadPicture>(wish))
        return readPicture(answer, reply);
    const Body body = bodyOf(reply);
    if (std::holds_alternative<wish::SaveProfile>(wish))
        readSaved(answer, request, body, endpoint);
    else if (std::holds_alternative<wish::PutPicture>(wish))
        readUploaded(answer, body, endpoint);
    else if (const auto *call = std::get_if<wish::Call>(&wish))
        readCall(answer, *call, body, endpoint);
    else if (std::holds_alternative<wish::Probe>(wish))
        speaks(answer, body);
    else
        readOwn(answer, body);
}

/// Without the rules nothing is checked beforehand (5.1); a passing trouble is tried again.
void excuseAside(Answer &answer, const Wish &wish)
{
    const auto *call = std::get_if<wish::Call>(&wish);
    if (answer.ok() || !call || !call->arguments.contains(aside))
        return;
    const Outcome outcome = answer.outcome();
    const bool passing = isTransportFailure(outcome) || outcome == Outcome::Throttled ||
                         outcome == Outcome::ServerError;
    answer.error = {};
    if (!passing)
        answer.learned.lacks.insert(rulesAsked);
}

ApiError transportError(const HttpReply &reply)
{
    ApiError error;
    error.kind = reply.transport;
    error.maybeDelivered = reply.maybeDelivered;
    error.detail = reply.detail;
    return error;
}

} // namespace

void readStatus(Answer &answer, const Body &body)
{
    answer.error = {};
    answer.values.insert(u"state"_s, u"reachable"_s);
    if (body.form == Body::Form::Text)
        answer.values.insert(u"status"_s, body.text.left(300));
    else if (const auto status = textOf(body.object().value("status"_L1)))
        answer.values.insert(u"status"_s, *status);
}

bool suggest(Answer &answer, const QString &setting, const Endpoint &endpoint)
{
    const QString other = choices::after(setting, choices::chosen(endpoint, setting));
    if (other.isEmpty())
        return false;
    answer.error.trySetting = setting;
    answer.error.tryValue = other;
    return true;
}

Answer understand(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                  const Endpoint &endpoint)
{
    Answer answer;
    if (reply.transport != Outcome::Ok) {
        answer.error = transportError(reply);
        excuseAside(answer, wish);
        return answer;
    }
    const bool good = reply.status >= 200 && reply.status < 300;
    if (good) {
        answer.error.requestId = reply.requestId();
        answer.error.httpStatus = reply.status;
    } else {
        answer.error = failureOf(reply, bodyOf(reply));
    }
    if (const auto *deny = std::get_if<wish::Deny>(&wish))
        readDeny(answer, *deny, reply, endpoint);
    else if (good)
        readGood(answer, wish, request, reply, endpoint);
    else
        readBad(answer, wish, request, reply, endpoint);
    if (std::holds_alternative<wish::StartUp>(wish))
        judgeCredential(answer, endpoint);
    excuseAside(answer, wish);
    return answer;
}

} // namespace personae::msquared
