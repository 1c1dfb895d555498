// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QMap>
#include <QSet>
#include <QStringList>

/// What the server says about fields, in whatever shape it says it (Epixel 4.1). Pure.
namespace personae::epixel {

struct FieldErrors
{
    QMap<QString, QStringList> fields;
    QStringList general; ///< first those without a field, then "unknown field: text"
};

/// `known`: names of the fields this call takes.
[[nodiscard]] FieldErrors fieldErrorsIn(const QJsonValue &root, const QSet<QString> &known);

/// Every string inside, at any depth; the numbers where there is no string.
[[nodiscard]] QStringList textsIn(const QJsonValue &value);

} // namespace personae::epixel
