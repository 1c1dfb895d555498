// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/servicewording.h"

#include "models/values/foreigntext.h"
#include "ui/service/servicewords.h"
#include "ui/theme/ages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString lookUp(const servicewords::Table &table, const QString &id)
{
    const char *text = table.value(id, nullptr);
    return text ? ServiceWording::tr(text) : QString();
}

QString orItself(const QString &words, const QString &id)
{
    return words.isEmpty() ? isolatedLine(id, 60) : words;
}

constexpr qsizetype longestCell = 160;

/// "mastodon:social.example" too: a known word, and which one. Empty: nobody knows it.
QString knownWord(const QString &value)
{
    const QString whole = lookUp(servicewords::values(), value);
    if (!whole.isEmpty())
        return whole;
    const qsizetype colon = value.indexOf(u':');
    const QString kind = colon > 0 ? lookUp(servicewords::values(), value.left(colon)) : QString();
    return kind.isEmpty() ? kind
                          : ServiceWording::tr("%1 (%2)", "provider, its server")
                                .arg(kind, isolatedLine(value.mid(colon + 1), longestCell));
}

QDateTime momentOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QDateTime::fromSecsSinceEpoch(value.toInteger()).toUTC();
    QDateTime at = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!at.isValid())
        at = QDateTime::fromString(value.toString(), Qt::ISODate);
    return at;
}

QString plainText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            parts.append(plainText(item));
        return parts.join(u", "_s);
    }
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'g', 12);
    if (value.isBool())
        return value.toBool() ? ServiceWording::tr("yes") : ServiceWording::tr("no");
    return value.toString();
}

} // namespace

QString ServiceWording::page(const QString &id)
{
    const QString known = lookUp(servicewords::pages(), id);
    return known.isEmpty() ? verb(id) : known;
}

QString ServiceWording::pageEmpty(const QString &id)
{
    const QString known = lookUp(servicewords::emptyPages(), id);
    return known.isEmpty() ? tr("Nothing here yet.") : known;
}

QString ServiceWording::verb(const QString &callId)
{
    return orItself(lookUp(servicewords::verbs(), callId), callId);
}

QString ServiceWording::verbAbout(const QString &callId)
{
    const QString known = lookUp(servicewords::verbsAbout(), callId);
    return known.isEmpty() ? verb(callId) : known;
}

QString ServiceWording::meaning(const QString &callId)
{
    return lookUp(servicewords::meanings(), callId);
}

QString ServiceWording::done(const QString &callId)
{
    const QString known = lookUp(servicewords::results(), callId);
    return known.isEmpty() ? tr("Done: %1.").arg(verb(callId)) : known;
}

QString ServiceWording::warning(const QString &id)
{
    if (id.isEmpty())
        return tr("This takes effect on the service at once.");
    return orItself(lookUp(servicewords::warnings(), id), id);
}

QString ServiceWording::stepHint(const QString &callId)
{
    return lookUp(servicewords::stepHints(), callId);
}

QString ServiceWording::column(const ColumnSpec &column)
{
    return field(column.wording.isEmpty() ? column.key : column.wording);
}

QString ServiceWording::field(const QString &wording)
{
    return orItself(lookUp(servicewords::fields(), wording), wording);
}

QString ServiceWording::fieldHint(const QString &wording)
{
    return lookUp(servicewords::fieldHints(), wording);
}

QString ServiceWording::choice(const QString &word)
{
    return orItself(lookUp(servicewords::values(), word), word);
}

QString ServiceWording::cell(const ColumnSpec &column, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()))
        return u"–"_s;
    switch (column.shape) {
    case ColumnSpec::Shape::Moment:
        if (const QDateTime at = momentOf(value); at.isValid())
            return ages::shortAge(at);
        break;
    case ColumnSpec::Shape::YesNo:
        return value.toBool() ? tr("yes") : tr("no");
    case ColumnSpec::Shape::Word:
        if (const QString known = knownWord(value.toString()); !known.isEmpty())
            return known;
        break;
    case ColumnSpec::Shape::Text:
    case ColumnSpec::Shape::Address:
        break;
    }
    return isolatedLine(plainText(value), longestCell);
}

QString ServiceWording::fullCell(const ColumnSpec &column, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()))
        return tr("none");
    if (column.shape == ColumnSpec::Shape::Moment) {
        const QDateTime at = momentOf(value);
        if (at.isValid())
            return ages::fullDate(at);
    }
    if (column.shape == ColumnSpec::Shape::YesNo)
        return cell(column, value);
    if (column.shape == ColumnSpec::Shape::Word) {
        if (const QString known = knownWord(value.toString()); !known.isEmpty())
            return known;
    }
    return isolated(plainText(value));
}

QString ServiceWording::rawCell(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 17);
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            parts.append(rawCell(item));
        return parts.join(u", "_s);
    }
    return plainText(value);
}

QString ServiceWording::notHere(const CallSpec &call, const QList<ColumnSpec> &columns,
                                const FieldMap &record)
{
    for (auto it = call.onlyWhere.cbegin(); it != call.onlyWhere.cend(); ++it) {
        const QJsonValue value = record.value(it.key(), QJsonValue::Undefined);
        QString word = value.isBool()     ? (value.toBool() ? u"true"_s : u"false"_s)
                       : value.isDouble() ? QString::number(value.toDouble())
                                          : value.toString();
        if (it.value().contains(word))
            continue;
        ColumnSpec column;
        column.key = it.key();
        for (const ColumnSpec &known : columns) {
            if (known.key == it.key())
                column = known;
        }
        const auto shown = [](const QString &one) {
            if (one.isEmpty())
                return tr("not set");
            if (one == "true"_L1)
                return tr("yes");
            return one == "false"_L1 ? tr("no") : choice(one);
        };
        QStringList allowed;
        for (const QString &one : it.value())
            allowed.append(shown(one));
        return tr("Not available: “%1” must be %2 for this; here it is %3.")
            .arg(ServiceWording::column(column), allowed.join(tr(" or ")),
                 word.isEmpty() ? tr("not set") : shown(word));
    }
    return {};
}

} // namespace personae
