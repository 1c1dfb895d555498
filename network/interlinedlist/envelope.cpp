// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/envelope.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

constexpr int pauseSeconds = 600; ///< of the two pauses that name no time (InterlinedList 15)
constexpr qint64 longestWait = 86'400 * 7;
constexpr qsizetype longestText = 300;

QDateTime httpDate(const QByteArray &text)
{
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QDateTime serverNow(const HttpReply &reply)
{
    const QDateTime date = httpDate(reply.header("Date"));
    return date.isValid() ? date : QDateTime::currentDateTimeUtc();
}

/// Retry-After in either form, else the hosted service's RateLimit-Reset.
std::optional<qint64> secondsInHeaders(const HttpReply &reply)
{
    const QByteArray after = reply.header("Retry-After").trimmed();
    bool number = false;
    if (const double seconds = after.toDouble(&number); number)
        return qint64(std::clamp(seconds, 0.0, double(longestWait)));
    if (const QDateTime until = httpDate(after); until.isValid())
        return serverNow(reply).secsTo(until);
    const qint64 reset = reply.header("RateLimit-Reset").trimmed().toLongLong(&number);
    if (number)
        return serverNow(reply).secsTo(QDateTime::fromSecsSinceEpoch(reset, Qt::UTC));
    return std::nullopt;
}

std::optional<qint64> secondsInText(const QString &text)
{
    static const QRegularExpression amount(u"(\\d{1,5})\\s*(second|minute|hour)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = amount.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2).toLower();
    const qint64 factor = unit == "hour"_L1 ? 3600 : unit == "minute"_L1 ? 60 : 1;
    return match.captured(1).toLongLong() * factor;
}

void addWait(ApiError &error, const HttpReply &reply, const QString &text)
{
    std::optional<qint64> seconds = secondsInHeaders(reply);
    if (!seconds)
        seconds = secondsInText(text);
    error.retryEstimated = !seconds;
    error.retryAfterSeconds =
        int(std::clamp<qint64>(seconds.value_or(pauseSeconds), 1, longestWait));
}

Outcome outcomeOf(int status, const Body &body)
{
    switch (status) {
    case 401:
        return Outcome::AuthRequired;
    case 402:
    case 403:
        return Outcome::Forbidden;
    case 404: // a page instead of JSON: this deployment has no such call
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
    case 407: // a network that wants a sign-in of its own
    case 511:
        return Outcome::ProtocolError;
    default:
        return status >= 500 ? Outcome::ServerError : Outcome::Invalid;
    }
}

/// Words of the parser and of the database layer, for developers only.
bool isInternal(const QString &text)
{
    static const QRegularExpression words(
        u"[\\r\\n`]|^\\s*<|Invalid .*invocation|prisma|in JSON at|JSON input|not valid JSON|"
        "Unexpected token"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(text).hasMatch();
}

QString errorText(const Body &body)
{
    return body.object().value("error"_L1).toString();
}

} // namespace

std::optional<QJsonArray> Body::list(std::initializer_list<QLatin1StringView> keys) const
{
    const QJsonObject json = object();
    for (const QLatin1StringView key : keys) {
        if (json.value(key).isArray())
            return json.value(key).toArray();
    }
    if (json.value("data"_L1).isArray())
        return json.value("data"_L1).toArray();
    return root.isArray() ? std::optional(root.toArray()) : std::nullopt;
}

Body bodyOf(const HttpReply &reply)
{
    Body body;
    QByteArray bytes = reply.body;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    bytes = bytes.trimmed();
    if (bytes.isEmpty())
        return body;
    if (bytes.startsWith('<') || reply.mediaType() == "text/html") {
        body.form = Body::Form::Markup;
        return body;
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        body.form = Body::Form::Text;
        return body;
    }
    body.form = Body::Form::Json;
    body.root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    return body;
}

ApiError failureOf(const HttpReply &reply, const Body &body)
{
    ApiError error;
    error.httpStatus = reply.status;
    error.kind = outcomeOf(reply.status, body);
    error.serverText = shownText(reply.status, body);
    error.requestId = reply.requestId();
    if (error.kind == Outcome::Throttled)
        addWait(error, reply, errorText(body));
    else if (error.serverText.isEmpty())
        error.detail = errorText(body).simplified().left(longestText);
    return error;
}

QString shownText(int status, const Body &body)
{
    const QString text = errorText(body);
    if (status < 400 || status >= 500 || text.trimmed().isEmpty() || isInternal(text))
        return {};
    return text.size() > longestText ? text.left(longestText) + u'…' : text;
}

bool saysTaken(const Body &body)
{
    return errorText(body).contains("unique constraint"_L1, Qt::CaseInsensitive);
}

Paging pagingOf(const Body &body, qsizetype rows)
{
    const QJsonObject root = body.object();
    const QJsonObject json = root.value("pagination"_L1).toObject();
    Paging paging;
    for (const QJsonValue &total : {json.value("total"_L1), root.value("total"_L1)}) {
        if (total.isDouble() && !paging.total)
            paging.total = total.toInt();
    }
    if (json.value("hasMore"_L1).isBool())
        paging.more = rows > 0 && json.value("hasMore"_L1).toBool();
    else if (!json.isEmpty() && paging.total)
        paging.more = rows > 0 && json.value("offset"_L1).toInt() + rows < *paging.total;
    return paging;
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isDouble() ? value.toVariant().toString() : QString();
}

} // namespace personae::interlinedlist
