// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/fieldrules.h"

#include <QRegularExpression>
#include <QUrl>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace personae::fieldrules {

namespace {

void addCompanions(FieldSpec &spec, const OpenFields &open)
{
    if (!open.visibilitySuffix.isEmpty())
        spec.visibilityKey = spec.key + open.visibilitySuffix;
    if (!open.titleSuffix.isEmpty())
        spec.titleKey = spec.key + open.titleSuffix;
}

FieldSpec openSpec(const ServiceInfo &service, const QString &key)
{
    FieldSpec spec;
    spec.key = key;
    spec.wording = key;
    spec.shape = FieldShape::Paragraphs;
    spec.limit = service.openFields.valueLimit;
    spec.alwaysShown = false;
    const OpenFields &open = service.openFields;
    if (key == sectionOf(service, key) + open.visibilitySuffix)
        spec.shape = FieldShape::Visibility;
    else if (key == sectionOf(service, key) + open.titleSuffix)
        spec.shape = FieldShape::Line;
    else if (isOpenKey(service, key))
        addCompanions(spec, service.openFields);
    return spec;
}

/// People write "example.org" as well; what has a scheme must be one of the web.
bool isWebAddress(const QString &text)
{
    const QString whole = text.contains("://"_L1) ? text : u"https://"_s + text;
    const QUrl url(whole, QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && web && url.host().contains(u'.');
}

/// A number of either kind, also typed as text; nothing where it is none, or broken for Whole.
std::optional<double> numberOf(const FieldSpec &spec, const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    double number = value.toDouble();
    if (value.isString())
        number = value.toString().trimmed().toDouble(&isNumber);
    const bool broken = spec.shape == FieldShape::Whole && number != std::trunc(number);
    return isNumber && std::isfinite(number) && !broken ? std::optional(number) : std::nullopt;
}

bool isNumeric(const FieldSpec &spec)
{
    return spec.shape == FieldShape::Whole || spec.shape == FieldShape::Decimal;
}

QList<FieldIssue> numberIssues(const FieldSpec &spec, const QJsonValue &value)
{
    const std::optional<double> number = numberOf(spec, value);
    FieldIssue issue;
    issue.least = spec.least;
    issue.most = spec.most;
    issue.kind = FieldIssue::Kind::NotANumber;
    if (!number)
        return {issue};
    issue.kind = FieldIssue::Kind::OutOfRange;
    if (spec.most > spec.least && (*number < spec.least || *number > spec.most))
        return {issue};
    return {};
}

/// Ids are opaque; only that there are two can be known (M² 5.2: split at the first dot).
bool isPair(const QString &text)
{
    const qsizetype dot = text.indexOf(u'.');
    return dot > 0 && dot < text.size() - 1;
}

bool isEmail(const QString &text)
{
    static const QRegularExpression pattern(uR"(^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)*$)"_s);
    return pattern.match(text).hasMatch();
}

} // namespace

FieldSpec specOf(const ServiceInfo &service, const QString &key)
{
    if (const FieldSpec *declared = service.field(key))
        return *declared;
    return openSpec(service, key);
}

QString sectionOf(const ServiceInfo &service, const QString &key)
{
    for (const FieldSpec &spec : service.fields) {
        if (!key.isEmpty() && (spec.visibilityKey == key || spec.titleKey == key))
            return spec.key;
    }
    const OpenFields &open = service.openFields;
    for (const QString &suffix : {open.visibilitySuffix, open.titleSuffix}) {
        const bool ends = !suffix.isEmpty() && key.endsWith(suffix);
        if (ends && isOpenKey(service, key) && key.size() > open.prefix.size() + suffix.size())
            return key.chopped(suffix.size());
    }
    return {};
}

bool isCompanion(const ServiceInfo &service, const QString &key)
{
    return !sectionOf(service, key).isEmpty();
}

bool isOpenKey(const ServiceInfo &service, const QString &key)
{
    const QString &prefix = service.openFields.prefix;
    return !prefix.isEmpty() && key.startsWith(prefix);
}

QJsonValue sendable(const FieldSpec &spec, const QJsonValue &value)
{
    if (!value.isString())
        return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
    if (isNumeric(spec)) {
        const std::optional<double> number = numberOf(spec, value);
        if (number && spec.shape == FieldShape::Whole && std::abs(*number) < 1e15)
            return qint64(*number);
        if (number)
            return *number;
    }
    const QString text = spec.limit.trimmed ? value.toString().trimmed() : value.toString();
    if (text.isEmpty() && !spec.required)
        return QJsonValue::Undefined;
    return text;
}

qsizetype countedLength(const FieldSpec &spec, const QJsonValue &value)
{
    const QString text = value.toVariant().toString();
    return lengthOf(spec.limit.trimmed ? text.trimmed() : text, spec.limit.unit);
}

QList<FieldIssue> issuesOf(const FieldSpec &spec, const QJsonValue &value, const QJsonValue &before)
{
    QList<FieldIssue> issues;
    const QJsonValue sent = sendable(spec, value);
    const QString text = sent.toVariant().toString();
    const qsizetype length = countedLength(spec, text);
    const auto add = [&](FieldIssue::Kind kind, qsizetype limit) {
        issues.append({kind, length, limit, spec.limit.unit, {}});
    };
    if (text.isEmpty()) {
        const bool wasSet = !sendable(spec, before).isUndefined();
        if (spec.required)
            add(FieldIssue::Kind::Missing, spec.limit.minimum);
        else if (!spec.clearable && wasSet)
            add(FieldIssue::Kind::CannotClear, 0);
        return issues;
    }
    if (isNumeric(spec))
        return numberIssues(spec, sent);
    if (spec.shape == FieldShape::YesNo)
        return {};
    if (spec.shape == FieldShape::ObjectPair && !isPair(text.trimmed()))
        add(FieldIssue::Kind::NotAPair, 0);
    if (spec.limit.maximum > 0 && length > spec.limit.maximum)
        add(FieldIssue::Kind::TooLong, spec.limit.maximum);
    if (length < spec.limit.minimum)
        add(FieldIssue::Kind::TooShort, spec.limit.minimum);
    const bool badAddress =
        (spec.shape == FieldShape::WebAddress && !isWebAddress(text.trimmed())) ||
        (spec.shape == FieldShape::Email && !isEmail(text.trimmed()));
    if (badAddress)
        add(FieldIssue::Kind::NotAnAddress, 0);
    return issues;
}

bool fitsPattern(const QString &pattern, const QString &text)
{
    if (pattern.isEmpty())
        return true;
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern),
                                   QRegularExpression::UseUnicodePropertiesOption);
    return !whole.isValid() || whole.match(text).hasMatch();
}

QString stripped(const QString &pattern, const QString &text)
{
    if (pattern.isEmpty())
        return {};
    const QRegularExpression front(u"^(?:%1)"_s.arg(pattern));
    const QRegularExpressionMatch found =
        front.isValid() ? front.match(text) : QRegularExpressionMatch();
    return found.hasMatch() && found.capturedLength() > 0
               ? text.mid(found.capturedLength()).trimmed()
               : QString();
}

QList<FieldIssue> keyIssuesOf(const ServiceInfo &service, const QString &key)
{
    const OpenFields &open = service.openFields;
    const QString bare = key.startsWith(open.prefix) ? key.mid(open.prefix.size()) : key;
    const qsizetype bytes = lengthOf(bare, LengthUnit::Utf8Bytes);
    if (bare.trimmed().isEmpty())
        return {{FieldIssue::Kind::KeyEmpty, bytes, 1, LengthUnit::Utf8Bytes, {}}};
    if (open.maximumKeyBytes > 0 && bytes > open.maximumKeyBytes) {
        return {
            {FieldIssue::Kind::KeyTooLong, bytes, open.maximumKeyBytes, LengthUnit::Utf8Bytes, {}}};
    }
    return {};
}

} // namespace personae::fieldrules
