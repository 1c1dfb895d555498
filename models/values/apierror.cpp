// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/apierror.h"

#include <QJsonArray>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace personae {

QJsonObject ApiError::toJson() const
{
    QJsonObject fields;
    for (auto it = fieldIssues.cbegin(); it != fieldIssues.cend(); ++it)
        fields.insert(it.key(), QJsonArray::fromStringList(it.value()));
    const QMetaEnum kinds = QMetaEnum::fromType<Outcome>();
    QJsonObject json{{u"kind"_s, QString::fromLatin1(kinds.valueToKey(int(kind)))},
                     {u"httpStatus"_s, httpStatus},
                     {u"serverText"_s, serverText},
                     {u"fieldIssues"_s, fields},
                     {u"retryAfter"_s, retryAfterSeconds},
                     {u"retryEstimated"_s, retryEstimated},
                     {u"banned"_s, banned},
                     {u"maybeDelivered"_s, maybeDelivered},
                     {u"requestId"_s, requestId},
                     {u"detail"_s, detail}};
    const std::initializer_list<std::pair<QString, QString>> seldom{
        {u"needs"_s, needs}, {u"trySetting"_s, trySetting}, {u"tryValue"_s, tryValue}};
    for (const auto &[key, value] : seldom) {
        if (!value.isEmpty())
            json.insert(key, value);
    }
    return json;
}

ApiError ApiError::fromJson(const QJsonObject &json)
{
    ApiError error;
    bool known = false;
    const QMetaEnum kinds = QMetaEnum::fromType<Outcome>();
    const int kind =
        kinds.keyToValue(json.value(u"kind"_s).toString().toLatin1().constData(), &known);
    error.kind = known ? Outcome(kind) : Outcome::Ok;
    error.httpStatus = json.value(u"httpStatus"_s).toInt();
    error.serverText = json.value(u"serverText"_s).toString();
    const QJsonObject fields = json.value(u"fieldIssues"_s).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        error.fieldIssues.insert(it.key(), it.value().toVariant().toStringList());
    error.retryAfterSeconds = json.value(u"retryAfter"_s).toInt();
    error.retryEstimated = json.value(u"retryEstimated"_s).toBool();
    error.banned = json.value(u"banned"_s).toBool();
    error.maybeDelivered = json.value(u"maybeDelivered"_s).toBool();
    error.needs = json.value(u"needs"_s).toString();
    error.trySetting = json.value(u"trySetting"_s).toString();
    error.tryValue = json.value(u"tryValue"_s).toString();
    error.requestId = json.value(u"requestId"_s).toString();
    error.detail = json.value(u"detail"_s).toString();
    return error;
}

} // namespace personae
