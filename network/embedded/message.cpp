// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/message.h"

#include "network/embedded/rawjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype jsonLimit = 1024 * 1024;

QByteArray describe(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? "boolean `true`" : "boolean `false`";
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const bool whole = number == double(qint64(number));
        const QByteArray digits =
            whole ? QByteArray::number(qint64(number)) : QByteArray::number(number);
        return (whole ? QByteArray("integer `") : QByteArray("floating point `")) + digits + '`';
    }
    case QJsonValue::String:
        return "string " + raw::text(value.toString());
    case QJsonValue::Array:
        return "sequence";
    case QJsonValue::Object:
        return "map";
    default:
        return "null";
    }
}

/// The column serde would name: just behind the value of the last key of `shown`.
QByteArray column(const Request &request, const QString &shown, const QJsonValue &value)
{
    const QByteArray key = raw::text(shown.section(u'.', -1));
    qsizetype at = request.body.indexOf(key);
    at = at < 0 ? 0 : request.body.indexOf(':', at + key.size()) + 1;
    while (at < request.body.size() && request.body.at(at) == ' ')
        ++at;
    if (value.isArray() || value.isObject())
        return QByteArray::number(at);
    QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QByteArray::number(at + text.size() - 2);
}

const QByteArray deserialize = "Failed to deserialize the JSON body into the target type: ";

bool isJsonType(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return type == "application/json" ||
           (type.startsWith("application/") && type.endsWith("+json"));
}

Reply unreadable(const QByteArray &body, const QJsonParseError &error)
{
    const QByteArray at = QByteArray::number(qMin(qsizetype(error.offset), body.size()));
    QByteArray what = "expected value";
    if (body.trimmed().isEmpty())
        what = "EOF while parsing a value";
    else if (error.offset >= body.size())
        what = "EOF while parsing an object";
    return reply::plain(400, "Failed to parse the request body as JSON: " + what +
                                 " at line 1 column " + at);
}

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

std::optional<QString> Request::parameter(const QString &name) const
{
    const QUrlQuery query(QString(address.query).replace(u'+', u"%20"_s));
    if (!query.hasQueryItem(name))
        return {};
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

int Request::number(const QString &name, int fallback) const
{
    bool ok = false;
    const int value = parameter(name).value_or(QString()).toInt(&ok);
    return ok ? value : fallback;
}

namespace reply {

Reply data(const QByteArray &json, int status)
{
    Reply reply = bare(json, status);
    reply.enveloped = true;
    return reply;
}

Reply bare(const QByteArray &json, int status)
{
    Reply reply = empty(status);
    reply.body = json;
    reply.headers.prepend({"content-type", "application/json"});
    return reply;
}

Reply empty(int status)
{
    Reply reply;
    reply.status = status;
    reply.headers = {{"cache-control", "no-store, no-cache"}, {"expires", "0"}};
    return reply;
}

Reply plain(int status, const QByteArray &text)
{
    Reply reply = empty(status);
    reply.body = text;
    reply.headers.prepend({"content-type", "text/plain; charset=utf-8"});
    return reply;
}

Reply error(int status, const QByteArray &code, const QString &message, const QByteArray &details)
{
    raw::Object inside;
    inside.add("code", QString::fromLatin1(code)).add("message", message);
    if (!details.isEmpty())
        inside.add("details", details);
    Reply reply;
    reply.status = status;
    reply.body = raw::Object().add("error", inside.json()).json();
    reply.headers = {{"content-type", "application/json"},
                     {"cache-control", "no-store"},
                     {"pragma", "no-cache"},
                     {"expires", "0"}};
    return reply;
}

Reply invalid(const QString &reason)
{
    return error(400, "E-VAL-INVALID", u"Request validation failed: "_s + reason);
}

Reply forbidden()
{
    return error(403, "E-AUTH-NOPERM", u"You do not have permission to access this resource"_s);
}

Reply unauthorized()
{
    return error(401, "E-AUTH-UNAUTH", u"Authentication required or invalid token"_s);
}

Reply notFound()
{
    return error(404, "E-CORE-NOTFOUND", u"Resource not found"_s);
}

Reply broken(const QByteArray &code)
{
    return error(500, code, u"Internal server error"_s);
}

} // namespace reply

std::variant<QJsonObject, Reply> jsonBody(const Request &request)
{
    if (!isJsonType(request.header("content-type")))
        return reply::plain(415, "Expected request with `Content-Type: application/json`");
    if (request.body.size() > jsonLimit)
        return reply::plain(413, "Failed to buffer the request body: length limit exceeded");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError)
        return unreadable(request.body, error);
    // A sequence is taken for a record without any field set (Cloudillo 2.3: [] is a 200 that
    // changes nothing).
    return document.object();
}

Reply wrongType(const Request &request, const QString &shown, const QJsonValue &value,
                const QString &expected)
{
    return reply::plain(422, deserialize + shown.toUtf8() + ": invalid type: " + describe(value) +
                                 ", expected " + expected.toUtf8() + " at line 1 column " +
                                 column(request, shown, value));
}

Reply wrongVariant(const Request &request, const QString &shown, const QString &value)
{
    return reply::plain(422, deserialize + shown.toUtf8() + ": unknown variant `" + value.toUtf8() +
                                 "`, expected one of `A`, `B`, `M`, `S`, `X` at line 1 column " +
                                 column(request, shown, value));
}

} // namespace personae::embedded
