// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/envelope.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

constexpr double largestWhole = 9.0e15; ///< beyond it a double is not exact

/// Any JSON, a bare text or number too; undefined: it is none.
QJsonValue parsed(const QByteArray &text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error == QJsonParseError::NoError)
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonArray only = QJsonDocument::fromJson('[' + text + ']').array();
    return only.size() == 1 ? only.at(0) : QJsonValue(QJsonValue::Undefined);
}

/// std::nullopt: not said; 0: said, but no status.
std::optional<int> statusIn(const Body &body)
{
    const QJsonValue said = body.object().value("status_code"_L1);
    if (said.isUndefined() || said.isNull())
        return std::nullopt;
    bool isNumber = said.isDouble();
    const double number =
        isNumber ? said.toDouble() : said.toString().trimmed().toDouble(&isNumber);
    return isNumber && number >= 100 && number < 600 ? int(number) : 0;
}

} // namespace

Body bodyOf(const HttpReply &reply)
{
    Body body;
    const QByteArray bytes =
        reply.body.startsWith("\xEF\xBB\xBF") ? reply.body.sliced(3) : reply.body;
    body.text = bytes.trimmed();
    if (body.text.isEmpty())
        return body;
    body.form = body.text.startsWith('<') ? Body::Form::Markup : Body::Form::Text;
    body.root = parsed(body.text);
    if (body.root.isUndefined()) {
        if (reply.mediaType() == "text/html")
            body.form = Body::Form::Markup;
        return body;
    }
    body.form = Body::Form::Json;
    const QJsonObject object = body.object();
    body.hasData = object.contains("data"_L1);
    body.data = body.hasData ? object.value("data"_L1) : body.root;
    body.isEnvelope =
        body.hasData || object.contains("errors"_L1) || object.contains("status_code"_L1);
    return body;
}

int effectiveStatus(const HttpReply &reply, const Body &body)
{
    if (reply.status < 200 || reply.status >= 300 || body.form != Body::Form::Json)
        return reply.status;
    const std::optional<int> said = statusIn(body);
    const bool saysGood = !said || (*said >= 200 && *said < 300);
    if (!saysGood)
        return *said >= 400 || isNothing(body.object().value("errors"_L1)) ? *said : 400;
    return isNothing(body.object().value("errors"_L1)) ? reply.status : 400;
}

bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() ||
           (value.isObject() && value.toObject().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty()) ||
           (value.isString() && value.toString().isEmpty());
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (!value.isDouble())
        return {};
    if (value.toVariant().typeId() == QMetaType::LongLong)
        return QString::number(value.toInteger());
    const double number = value.toDouble();
    if (number == std::floor(number) && std::abs(number) < largestWhole)
        return QString::number(qint64(number));
    QString digits = QString::number(number, 'f', 6);
    while (digits.endsWith(u'0'))
        digits.chop(1);
    return digits.endsWith(u'.') ? digits.chopped(1) : digits;
}

QJsonObject onlyObject(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toObject();
    const QJsonArray list = value.toArray();
    const auto found = std::find_if(list.begin(), list.end(),
                                    [](const QJsonValue &item) { return item.isObject(); });
    return found == list.end() ? QJsonObject() : (*found).toObject();
}

} // namespace personae::epixel
