// SPDX-License-Identifier: GPL-3.0-or-later
// "Not set" is null in a patch and undefined in a form.
#pragma once

#include <QJsonValue>

namespace personae {

inline QJsonValue orUndefined(const QJsonValue &value)
{
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

inline QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

} // namespace personae
