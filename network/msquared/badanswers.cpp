// SPDX-License-Identifier: GPL-3.0-or-later
// What refusals mean (M² 4), but for those about the denylist.
#include "network/msquared/answers.h"
#include "network/msquared/choices.h"
#include "network/msquared/msquaredinfo.h"
#include "network/msquared/profilevalues.h"
#include "network/msquared/replytext.h"
#include "network/msquared/requestmaker.h"
#include "network/wire/httpclient.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

/// The server's words stand at the user name when that was sent (U11).
void addFieldTexts(Answer &answer, const HttpRequest &request, const Body &body)
{
    const bool aboutValues = answer.error.httpStatus == 400 || answer.error.httpStatus == 409 ||
                             answer.error.httpStatus == 422;
    const QJsonObject sent = QJsonDocument::fromJson(request.body).object();
    if (aboutValues && sent.contains("username"_L1))
        answer.error.fieldIssues.insert(u"username"_s, messagesOf(body));
}

bool speaksOf(const ApiError &error, const QStringList &words)
{
    return std::any_of(words.begin(), words.end(), [&error](const QString &word) {
        return error.serverText.contains(word, Qt::CaseInsensitive);
    });
}

/// U2: the ids may be wanted in the other shape.
void failedSave(Answer &answer, const HttpRequest &request, const Endpoint &endpoint)
{
    static const QStringList words{u"shape"_s,  u"type"_s,     u"format"_s, u"must be"_s,
                                   u"schema"_s, u"expected"_s, u"string"_s, u"datasource"_s,
                                   u"parse"_s,  u"any of"_s};
    const QJsonObject sent = QJsonDocument::fromJson(request.body).object();
    const QString avatarField = choices::chosen(endpoint, choices::avatarField);
    const bool sentPair = !sent.value(pictureField).toVariant().isNull() ||
                          !sent.value(avatarField).toVariant().isNull();
    const bool aboutShape = (answer.error.httpStatus == 400 || answer.error.httpStatus == 422) &&
                            speaksOf(answer.error, words);
    if (sentPair && aboutShape)
        suggest(answer, choices::idPairStyle, endpoint);
}

void failedUpload(Answer &answer, const Endpoint &endpoint)
{
    if (answer.outcome() != Outcome::Invalid)
        return;
    answer.error.fieldIssues.insert(u"avatar"_s, {});
    static const QStringList words{u"file"_s, u"part"_s, u"missing"_s, u"required"_s};
    if (answer.error.httpStatus == 400 && speaksOf(answer.error, words))
        suggest(answer, choices::uploadPart, endpoint);
    else if (answer.error.httpStatus == 415) // U4: the bare bytes may be meant
        suggest(answer, choices::uploadStyle, endpoint);
}

void failedPicture(Answer &answer, const Wish &wish, const HttpRequest &request,
                   const Endpoint &endpoint)
{
    const int status = answer.error.httpStatus;
    const bool anonymous =
        request.header("Authorization").isEmpty() && request.header("x-api-key").isEmpty();
    const bool own = isSameOrigin(request.url, endpoint.base);
    if ((status == 401 || status == 403) && anonymous && own && !endpoint.token.isEmpty()) {
        answer.learned.remembered.insert(pictureCredential, u"own-host"_s);
        answer.next = {wish};
    }
    // Else the address has run out: the profile knows a fresh one (3.1).
    answer.ranOut = (status == 403 || status == 410) && answer.next.isEmpty();
    answer.error.kind =
        status == 401 || status == 403 || status == 410 ? Outcome::NotFound : answer.error.kind;
}

/// U12: an API key may not be allowed to act for a person.
void failedOwn(Answer &answer, const Wish &wish, const Endpoint &endpoint)
{
    const bool reads =
        std::holds_alternative<wish::ReadOwn>(wish) || std::holds_alternative<wish::StartUp>(wish);
    if (reads && answer.outcome() == Outcome::NotFound)
        answer.error.kind = Outcome::NoData; // saving will make it
    const bool refused =
        answer.outcome() == Outcome::AuthRequired || answer.outcome() == Outcome::Forbidden;
    if (refused && choices::credentialMode(endpoint) == "apiKey"_L1)
        answer.error.needs = u"user-token"_s;
}

void failedCall(Answer &answer, const wish::Call &call)
{
    const Outcome outcome = answer.outcome();
    if (call.id == statusCall && (outcome == Outcome::NotFound || outcome == Outcome::NotOffered))
        readStatus(answer, {});
}

} // namespace

void readBad(Answer &answer, const Wish &wish, const HttpRequest &request, const HttpReply &reply,
             const Endpoint &endpoint)
{
    const Body body = bodyOf(reply);
    if (std::holds_alternative<wish::Probe>(wish)) {
        if (reply.status >= 400 && reply.status < 500)
            answer.error = {}; // any HTTP answer proves reachability (5.4)
    } else if (std::holds_alternative<wish::ReadPicture>(wish)) {
        failedPicture(answer, wish, request, endpoint);
    } else if (const auto *call = std::get_if<wish::Call>(&wish)) {
        failedCall(answer, *call);
    } else {
        failedOwn(answer, wish, endpoint);
        if (std::holds_alternative<wish::SaveProfile>(wish)) {
            addFieldTexts(answer, request, body);
            failedSave(answer, request, endpoint);
        } else if (std::holds_alternative<wish::PutPicture>(wish)) {
            failedUpload(answer, endpoint);
        }
    }
}

} // namespace personae::msquared
