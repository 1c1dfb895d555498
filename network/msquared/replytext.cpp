// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/replytext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

constexpr qsizetype longestText = 300; ///< characters
constexpr int longestHonouredWait = 600;
constexpr int firstWait = 1;

/// QJsonDocument takes only objects and lists at the top; an answer may be null or a lone text.
QJsonValue parsed(const QByteArray &bytes)
{
    const auto list = QJsonDocument::fromJson('[' + bytes + ']').array();
    return list.size() == 1 ? list.at(0) : QJsonValue(QJsonValue::Undefined);
}

bool looksLikeMarkup(const QString &text)
{
    return text.startsWith("<!"_L1) || text.startsWith("<html"_L1, Qt::CaseInsensitive);
}

/// So many characters at most, none of them cut in two.
QString shortened(const QString &text)
{
    const QString cut = text.left(longestText);
    return cut.size() < text.size() && cut.back().isHighSurrogate() ? cut.chopped(1) : cut;
}

QStringList textsIn(const QJsonValue &value)
{
    QStringList texts;
    const auto add = [&texts](const QJsonValue &each) {
        const QString text = textOf(each).value_or(QString());
        if (!text.trimmed().isEmpty() && !looksLikeMarkup(text.trimmed()))
            texts.append(text);
    };
    add(value);
    for (const QJsonValue &each : value.toArray()) {
        add(each.isObject() ? each["message"_L1] : each);
    }
    return texts;
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
    case 501:
        return Outcome::NotOffered;
    case 409:
        return Outcome::Conflict;
    case 410:
        return Outcome::Retired;
    case 429:
        return Outcome::Throttled;
    case 408: // too slow, or too early: nothing about what was sent
    case 425:
        return Outcome::ServerError;
    case 407: // a proxy on the way wants something
    case 511:
        return Outcome::ProtocolError;
    default:
        if (status >= 500)
            return Outcome::ServerError;
        return status >= 400 ? Outcome::Invalid : Outcome::ProtocolError;
    }
}

/// Text where a service says so, says nothing, or announces JSON that it is not.
bool isForReading(const QByteArray &mediaType)
{
    return mediaType.isEmpty() || mediaType.startsWith("text/") || mediaType.endsWith("json");
}

QDateTime httpDate(const QByteArray &text)
{
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

/// Seconds the server asks for, rounded up; nothing where it does not say.
std::optional<double> secondsAsked(const HttpReply &reply)
{
    bool number = false;
    const double ms = reply.header("retry-after-ms").trimmed().toDouble(&number);
    if (number && std::isfinite(ms) && ms >= 0)
        return std::ceil(ms / 1000);
    const QByteArray header = reply.header("Retry-After").trimmed();
    const double seconds = header.toDouble(&number);
    if (number && std::isfinite(seconds) && seconds >= 0)
        return std::ceil(seconds);
    const QDateTime until = httpDate(header);
    if (!until.isValid())
        return {};
    const QDateTime now = httpDate(reply.header("Date").trimmed());
    return double((now.isValid() ? now : QDateTime::currentDateTimeUtc()).secsTo(until));
}

/// A wait of more than ten minutes is not honoured but replaced by our own back-off (section 4).
void addWait(ApiError &error, const HttpReply &reply)
{
    const std::optional<double> asked = secondsAsked(reply);
    const bool honoured = asked && *asked <= longestHonouredWait;
    if (!honoured && error.kind != Outcome::Throttled)
        return;
    error.retryEstimated = !honoured;
    error.retryAfterSeconds = honoured ? std::max(1, int(*asked)) : firstWait;
}

} // namespace

Body bodyOf(const HttpReply &reply)
{
    Body body;
    QByteArray bytes = reply.body;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    bytes = QString::fromUtf8(bytes).trimmed().toUtf8(); // broken bytes become question marks
    if (bytes.isEmpty())
        return body;
    body.root = parsed(bytes);
    if (!body.root.isUndefined()) {
        body.form = Body::Form::Json;
    } else if (bytes.startsWith('<') || reply.mediaType() == "text/html") {
        body.form = Body::Form::Markup;
    } else if (bytes.startsWith('{') || bytes.startsWith('[') || bytes.startsWith('"')) {
        body.form = Body::Form::Broken;
    } else {
        body.form = Body::Form::Text;
        if (isForReading(reply.mediaType()))
            body.text = QString::fromUtf8(bytes);
    }
    return body;
}

std::optional<QString> textOf(const QJsonValue &value)
{
    QString text;
    if (value.isString())
        text = value.toString();
    else if (value.isDouble())
        text = value.toVariant().toString();
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

QStringList messagesOf(const Body &body)
{
    if (!body.text.isEmpty())
        return {shortened(body.text)};
    if (body.root.isString())
        return textsIn(body.root);
    const QJsonObject root = body.object();
    const QJsonValue error = root.value("error"_L1);
    const QJsonValue candidates[] = {
        root.value("message"_L1), error["message"_L1],     error.isString() ? error : QJsonValue(),
        root.value("errors"_L1),  root.value("detail"_L1), root.value("title"_L1)};
    for (const QJsonValue &each : candidates) {
        const QStringList texts = textsIn(each);
        if (!texts.isEmpty())
            return texts;
    }
    return {};
}

ApiError failureOf(const HttpReply &reply, const Body &body)
{
    ApiError error;
    error.httpStatus = reply.status;
    error.requestId = reply.requestId();
    error.kind = outcomeOf(reply.status, body);
    error.serverText = messagesOf(body).join(u'\n');
    if (error.serverText.isEmpty() && !reply.reason.contains(u'<'))
        error.serverText = reply.reason; // where the body has no words, the status line's
    if (reply.status == 405 && !reply.header("Allow").isEmpty())
        error.detail = u"Allow: "_s + QString::fromLatin1(reply.header("Allow"));
    addWait(error, reply);
    return error;
}

} // namespace personae::msquared
