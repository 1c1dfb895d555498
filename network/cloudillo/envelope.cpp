// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/envelope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

constexpr int guessedWaitSeconds = 30;
constexpr int banSeconds = 3600; ///< Cloudillo 9.1

QByteArray withoutMark(const QByteArray &bytes)
{
    return (bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes).trimmed();
}

void unwrap(Body &body)
{
    body.data = body.root;
    if (!body.root.isObject())
        return;
    const QJsonObject object = body.root.toObject();
    if (object.contains("data"_L1)) {
        body.data = object.value("data"_L1);
    } else if (object.contains("profile"_L1)) {
        body.data = object.value("profile"_L1);
        body.inProfile = true;
    } else if (object.contains("profiles"_L1)) {
        body.data = object.value("profiles"_L1);
    }
}

QJsonObject errorOf(const Body &body)
{
    return body.root.toObject().value("error"_L1).toObject();
}

Outcome outcomeOf(int status, const Body &body)
{
    switch (status) {
    case 401:
        return Outcome::AuthRequired;
    case 403:
        return Outcome::Forbidden;
    case 404:
        return body.form == Body::Form::Markup ? Outcome::NotOffered : Outcome::NotFound;
    case 405:
        return Outcome::NotOffered;
    case 408: // the node gave up on another node
        return Outcome::ServerError;
    case 409:
        return Outcome::Conflict;
    case 410:
        return Outcome::Retired;
    case 429:
        return Outcome::Throttled;
    case 511: // a network that wants a sign-in of its own
        return Outcome::ProtocolError;
    default:
        return status >= 500 ? Outcome::ServerError : Outcome::Invalid;
    }
}

/// Retry-After in either form; -1 where there is none. Whole seconds, rounded down by the node.
int secondsAfter(const HttpReply &reply)
{
    const QByteArray header = reply.header("Retry-After").trimmed();
    bool number = false;
    const double seconds = header.toDouble(&number);
    if (number)
        return int(std::clamp(seconds, 0.0, 86'400.0 * 7));
    const auto parse = [](const QByteArray &text) {
        QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text),
                                                 u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        time.setTimeSpec(Qt::UTC);
        return time;
    };
    const QDateTime until = parse(header);
    const QDateTime now = parse(reply.header("Date"));
    if (!until.isValid())
        return -1;
    return int(std::clamp<qint64>(
        (now.isValid() ? now : QDateTime::currentDateTimeUtc()).secsTo(until), 0, 86'400 * 7));
}

void addWait(ApiError &error, const HttpReply &reply, const QJsonObject &details)
{
    int seconds = secondsAfter(reply);
    if (seconds < 0)
        seconds = details.value("retryAfter"_L1).toInt(-1);
    error.retryEstimated = seconds < 0;
    error.retryAfterSeconds = std::max(1, seconds < 0 ? guessedWaitSeconds : seconds);
}

void addBan(ApiError &error, const QJsonObject &details)
{
    error.kind = Outcome::Throttled;
    error.banned = true;
    const int seconds = details.value("remainingSecs"_L1).toInt(-1);
    error.retryEstimated = seconds < 0;
    error.retryAfterSeconds = std::max(1, seconds < 0 ? banSeconds : seconds);
}

} // namespace

Body bodyOf(const HttpReply &reply)
{
    Body body;
    const QByteArray bytes = withoutMark(reply.body);
    if (bytes.isEmpty())
        return body;
    if (bytes.startsWith('<') || reply.mediaType() == "text/html") {
        body.form = Body::Form::Markup;
        return body;
    }
    // A lone value is JSON too, but QJsonDocument takes only objects and lists at the top.
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        body.form = Body::Form::Text;
        return body;
    }
    body.form = Body::Form::Json;
    body.root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    unwrap(body);
    return body;
}

ApiError failureOf(const HttpRequest &request, const HttpReply &reply, const Body &body)
{
    ApiError error;
    error.httpStatus = reply.status;
    error.kind = outcomeOf(reply.status, body);
    const QJsonObject failure = errorOf(body);
    const QString code = failure.value("code"_L1).toString();
    const QJsonObject details = failure.value("details"_L1).toObject();
    error.detail = code;
    // 5xx always say the same, 429 nothing a person needs; framework texts are no JSON and never
    // get here.
    if (reply.status < 500 && reply.status != 429)
        error.serverText = failure.value("message"_L1).toString();
    if (code == "E-RATE-BANNED"_L1)
        addBan(error, details);
    else if (error.kind == Outcome::Throttled)
        addWait(error, reply, details);
    else if (reply.status == 403 && !sentToken(request))
        error.kind = Outcome::AuthRequired; // 3.3: only then is a 403 a matter of signing in
    else if (code == "E-IMG-PROCFAIL"_L1)
        error.kind =
            Outcome::Invalid; // a picture the node could not read, not a failing node (4.4)
    return error;
}

bool sentToken(const HttpRequest &request)
{
    return request.header("Authorization").startsWith("Bearer ") ||
           QUrlQuery(request.url).hasQueryItem(u"token"_s);
}

std::optional<QString> textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return value.toVariant().toString();
    return std::nullopt;
}

QString textOrEmpty(const QJsonValue &value)
{
    return textOf(value).value_or(QString());
}

QStringList wordsOf(const QJsonValue &value)
{
    QStringList words;
    if (value.isString())
        words = value.toString().split(u',', Qt::SkipEmptyParts);
    const QJsonArray list = value.toArray();
    for (const QJsonValue &word : list) {
        if (!word.toString().isEmpty())
            words.append(word.toString());
    }
    return words;
}

QDateTime timeOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QDateTime::fromSecsSinceEpoch(value.toInteger(), Qt::UTC);
    return value.isString() ? QDateTime::fromString(value.toString(), Qt::ISODate) : QDateTime();
}

} // namespace personae::cloudillo
