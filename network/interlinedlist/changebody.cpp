// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/profilefields.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

/// The server would read "12abc" as 12 (InterlinedList 5): only whole numbers go out, as numbers.
std::optional<double> numberOf(const QJsonValue &value)
{
    bool good = value.isDouble();
    const double number = good ? value.toDouble() : value.toString().trimmed().toDouble(&good);
    return good && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

bool fitsNumber(const QJsonValue &value, const FieldSpec &field)
{
    const std::optional<double> number = numberOf(value);
    const bool whole =
        field.shape != FieldShape::Whole || (number && *number == std::floor(*number));
    return number && whole && *number >= field.least && *number <= field.most;
}

bool isTextOrNothing(const QJsonValue &value)
{
    return value.isString() || value.isNull();
}

bool fitsRepository(const QJsonValue &value)
{
    static const QRegularExpression shape(
        QRegularExpression::anchoredPattern(u"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+"_s));
    if (!isTextOrNothing(value))
        return false;
    return value.toString().isEmpty() || shape.match(value.toString()).hasMatch();
}

/// What the form does not show, and yet may be changed.
bool isHiddenText(const QString &key)
{
    return key == "avatar"_L1 || key == "openaiApiKey"_L1 || key == "anthropicApiKey"_L1;
}

bool fits(const QString &key, const QJsonValue &value, const QList<FieldSpec> &fields)
{
    if (isHiddenText(key))
        return isTextOrNothing(value);
    if (isNotification(key)) // also of events this version does not know
        return value.isBool();
    for (const FieldSpec &field : fields) {
        if (field.key != key)
            continue;
        if (field.readOnly)
            return false;
        if (field.shape == FieldShape::YesNo) // anything else is taken by its truthiness
            return value.isBool();
        if (field.shape == FieldShape::Whole || field.shape == FieldShape::Decimal)
            return fitsNumber(value, field);
        if (key == "viewingPreference"_L1)
            return field.choices.contains(value.toString());
        if (key == "theme"_L1) // the server takes any word, but none is a failure
            return !value.toString().isEmpty();
        return key == "githubDefaultRepo"_L1 ? fitsRepository(value) : isTextOrNothing(value);
    }
    return false;
}

} // namespace

QMap<QString, QStringList> objections(const FieldMap &changes)
{
    const QList<FieldSpec> fields = profileFields();
    QMap<QString, QStringList> issues;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (!fits(it.key(), it.value(), fields))
            issues.insert(it.key(), {});
    }
    return issues;
}

QJsonObject changeBody(const FieldMap &changes)
{
    const QList<FieldSpec> fields = profileFields();
    const auto isNumber = [&fields](const QString &key) {
        return std::any_of(fields.cbegin(), fields.cend(), [&key](const FieldSpec &field) {
            return field.key == key &&
                   (field.shape == FieldShape::Whole || field.shape == FieldShape::Decimal);
        });
    };
    QJsonObject body;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        body.insert(it.key(), isNumber(it.key()) ? QJsonValue(*numberOf(it.value())) : it.value());
    return body;
}

} // namespace personae::interlinedlist
