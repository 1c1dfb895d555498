// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/answers.h"
#include "network/epixel/baseaddress.h"
#include "network/epixel/fielderrors.h"
#include "network/epixel/pictures.h"
#include "network/epixel/profileforms.h"
#include "network/epixel/throttle.h"
#include "network/wire/jsonwebtoken.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

const QString emailCode = u"email-code"_s;

Outcome outcomeOf(int status, const Body &body)
{
    switch (status) {
    case 401:
        return Outcome::AuthRequired;
    case 403:
        return Outcome::Forbidden;
    case 404:
        return body.form == Body::Form::Json ? Outcome::NotFound : Outcome::NotOffered;
    case 405:
        return Outcome::NotOffered;
    case 408:
        return Outcome::ServerError;
    case 409:
        return Outcome::Conflict;
    case 410:
        return Outcome::Retired;
    case 429:
        return Outcome::Throttled;
    default:
        return status >= 500 ? Outcome::ServerError : Outcome::Invalid;
    }
}

/// Where the form has the field that the server calls so (3.2, 3.7).
QString shownAt(const QString &field, Kind kind)
{
    if (kind == Kind::UpdateProfile)
        return profileKey(field);
    return kind == Kind::ChangePassword && field == "password"_L1 ? u"new_password"_s : field;
}

void addTexts(Answer &answer, Kind kind, const Body &body)
{
    if (body.form != Body::Form::Json || answer.error.kind == Outcome::ServerError)
        return; // markup and a broken server's words are for nobody
    const FieldErrors errors = fieldErrorsIn(body.root, fieldsOf(kind));
    answer.error.serverText = errors.general.join(u'\n');
    for (auto it = errors.fields.cbegin(); it != errors.fields.cend(); ++it)
        answer.error.fieldIssues[shownAt(it.key(), kind)] += it.value();
}

/// The general texts belong to the one field such a refusal is about.
void moveTextsTo(ApiError &error, const QString &field)
{
    error.kind = Outcome::Invalid;
    if (!error.serverText.isEmpty())
        error.fieldIssues[field].append(error.serverText);
    else if (error.fieldIssues.isEmpty())
        error.fieldIssues.insert(field, {});
}

bool hasTokenMarker(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool isCode = it.key() == "code"_L1 || it.key() == "error_type"_L1;
        if ((isCode && it.value().toString().contains("token"_L1, Qt::CaseInsensitive)) ||
            hasTokenMarker(it.value()))
            return true;
    }
    const QJsonArray list = value.toArray();
    return std::any_of(list.begin(), list.end(),
                       [](const QJsonValue &inner) { return hasTokenMarker(inner); });
}

bool hasEnded(const Endpoint &endpoint)
{
    const QDateTime end = jsonwebtoken::expiry(endpoint.token);
    return end.isValid() && end <= QDateTime::currentDateTimeUtc();
}

/// 2.3: a 401 is not always an expired token.
void readRefusal(Answer &answer, Kind kind, const Wish &wish, const HttpRequest &request,
                 const Body &body, const Endpoint &endpoint)
{
    ApiError &error = answer.error;
    if (kind == Kind::Login) {
        error.kind = Outcome::SignInRefused;
    } else if (kind == Kind::ChangePassword) {
        moveTextsTo(error, u"old_password"_s);
    } else if (kind == Kind::ForgotPassword) {
        moveTextsTo(error, u"email"_s);
    } else if (kind == Kind::Renew) {
        answer.endsSession = true;
    } else {
        const bool dueToToken =
            body.form != Body::Form::Json || hasEnded(endpoint) || hasTokenMarker(body.root);
        const bool sent = !request.header("Authorization").isEmpty() || !endpoint.token.isEmpty();
        if (dueToToken && sent && !endpoint.refresh.isEmpty())
            answer.next = {wish::Renew{}, wish};
        else
            answer.needs = u"sign-in"_s; // a new token would change nothing
    }
}

/// Another place where the same call may live: tried once each, and remembered (2.2, 3.4).
void tryElsewhere(Answer &answer, Kind kind, const Wish &wish, const HttpRequest &request,
                  const Endpoint &endpoint)
{
    const bool renewal = kind == Kind::Renew;
    const QStringList candidates = renewal ? refreshPaths(endpoint) : imagePaths(endpoint);
    const std::optional<QString> path = pathAfter(candidates, request, endpoint);
    const auto *key = renewal ? rememberedRefreshPath : rememberedImagePath;
    if (candidates.size() > 1)
        answer.learned.remembered.insert(QLatin1StringView(key), path.value_or(candidates.first()));
    if (path) {
        answer.next = {wish};
    } else if (renewal) { // no place knows it: the password is asked for again
        answer.error.kind = Outcome::AuthRequired;
        answer.endsSession = true;
    }
}

void readMissing(Answer &answer, Kind kind, const Wish &wish, const HttpRequest &request,
                 const Endpoint &endpoint)
{
    if (kind == Kind::Renew || kind == Kind::PutImage)
        return tryElsewhere(answer, kind, wish, request, endpoint);
    if (kind != Kind::RequestCode)
        return;
    // This installation needs its own place for the code in the settings (3.3).
    answer.error.kind = Outcome::NotOffered;
    answer.error.detail = QLatin1StringView(settingTokenPath);
}

/// The person is asked to try the style after the one that was not understood (4.2).
void offerBodyStyle(ApiError &error, const Endpoint &endpoint)
{
    const QStringList styles{u"multipart"_s, u"urlencoded"_s, u"json"_s};
    const qsizetype present =
        styles.indexOf(settingOf(endpoint, settingBodyStyle, styles.constFirst()));
    error.trySetting = QLatin1StringView(settingBodyStyle);
    error.tryValue = styles.at((present + 1) % styles.size());
    error.detail = error.trySetting;
}

void readInvalid(Answer &answer, Kind kind, int status, const Endpoint &endpoint)
{
    ApiError &error = answer.error;
    const bool wantsCode = error.fieldIssues.contains(u"token_field"_s) ||
                           error.fieldIssues.contains(u"token_checksum_field"_s);
    if (kind == Kind::UpdateProfile && wantsCode)
        answer.needs = emailCode;
    if (kind == Kind::PutImage && status == 413)
        error.fieldIssues.insert(u"image"_s, {});
    if (status == 415 && kind != Kind::PutImage)
        offerBodyStyle(error, endpoint);
    if (kind == Kind::Renew && status == 400) {
        error.kind = Outcome::AuthRequired;
        answer.endsSession = true;
    }
}

} // namespace

void readFailure(Answer &answer, Kind kind, const Wish &wish, const HttpRequest &request,
                 const HttpReply &reply, const Body &body, const Endpoint &endpoint)
{
    const int status = answer.error.httpStatus;
    answer.error.kind = outcomeOf(status, body);
    addTexts(answer, kind, body);
    if (kind == Kind::Picture)
        askWithSession(answer, wish, request, endpoint);
    if (status == 401 && answer.error.kind == Outcome::AuthRequired)
        readRefusal(answer, kind, wish, request, body, endpoint);
    else if (status == 403 && kind == Kind::Login)
        answer.error.kind = Outcome::SignInRefused; // 2.1: a wrong key of the application
    else if (status == 404 || status == 405)
        readMissing(answer, kind, wish, request, endpoint);
    else if (status == 429)
        addWait(answer.error, reply,
                body.form == Body::Form::Json ? textsIn(body.root)
                                              : QStringList{QString::fromUtf8(body.text)});
    else if (answer.error.kind == Outcome::Invalid)
        readInvalid(answer, kind, status, endpoint);
}

void readRedirect(Answer &answer, Kind kind, const Wish &wish, const HttpRequest &request,
                  const HttpReply &reply, const Endpoint &endpoint)
{
    answer.error.kind = Outcome::ProtocolError;
    answer.error.detail = u"a redirect"_s;
    const QUrl target = request.url.resolved(QUrl::fromEncoded(reply.header("Location")));
    QUrl slashed = request.url;
    slashed.setPath(slashed.path() + u'/');
    const bool addsSlash = isSameServer(target, request.url) && target.path() == slashed.path();
    if (kind == Kind::PutImage && reply.status >= 300 && !addsSlash)
        tryElsewhere(answer, kind, wish, request, endpoint);
}

} // namespace personae::epixel
