// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/structuredtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace personae::structuredtext {

namespace {

std::optional<QJsonObject> objectOf(const QString &text)
{
    if (text.trimmed().isEmpty())
        return QJsonObject{};
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

bool isPlain(const QJsonValue &value)
{
    return value.isString() || value.isDouble() || value.isBool() || value.isNull() ||
           value.isUndefined();
}

/// Numbers and truth values are shown as their text.
QString textOf(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? QString() : value.toVariant().toString();
}

std::optional<Parts> partsOf(const QJsonObject &object, const QStringList &keys)
{
    Parts parts;
    for (const QString &key : keys) {
        const QJsonValue value = object.value(key);
        if (!isPlain(value))
            return std::nullopt;
        if (const QString text = textOf(value); !text.isEmpty())
            parts.insert(key, text);
    }
    return parts;
}

/// A part whose text is what the JSON already says keeps its type there.
QJsonObject withParts(QJsonObject object, const Parts &parts)
{
    for (auto it = parts.cbegin(); it != parts.cend(); ++it) {
        if (textOf(object.value(it.key())) == it.value())
            continue;
        if (it.value().isEmpty())
            object.remove(it.key());
        else
            object.insert(it.key(), it.value());
    }
    return object;
}

QString written(const QString &previous, const QJsonObject &before, const QJsonObject &after)
{
    if (before == after)
        return previous;
    if (after.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact));
}

QString withList(const QString &previous, const QString &listKey, const QJsonArray &members)
{
    const QJsonObject before = objectOf(previous).value_or(QJsonObject{});
    QJsonObject after = before;
    if (!members.isEmpty() || before.value(listKey).toArray() != members)
        after.insert(listKey, members);
    if (members.isEmpty() && after.size() <= 1)
        after.remove(listKey);
    return written(previous, before, after);
}

std::optional<QJsonArray> listOf(const QString &text, const QString &listKey)
{
    const auto object = objectOf(text);
    if (!object)
        return std::nullopt;
    const QJsonValue list = object->value(listKey);
    if (list.isArray())
        return list.toArray();
    if (list.isUndefined() || list.isNull())
        return QJsonArray{};
    return std::nullopt;
}

ListItem itemOf(const QJsonValue &member, const QStringList &keys)
{
    ListItem item;
    item.origin = member;
    const auto parts = member.isObject() ? partsOf(member.toObject(), keys) : std::nullopt;
    item.unknown = !parts;
    item.parts = parts.value_or(Parts{});
    return item;
}

} // namespace

std::optional<Parts> readRecord(const QString &text, const QStringList &parts)
{
    const auto object = objectOf(text);
    return object ? partsOf(*object, parts) : std::nullopt;
}

QString writeRecord(const QString &previous, const Parts &parts)
{
    const QJsonObject before = objectOf(previous).value_or(QJsonObject{});
    return written(previous, before, withParts(before, parts));
}

std::optional<QList<ListItem>> readRecordList(const QString &text, const QString &listKey,
                                              const QStringList &parts)
{
    const auto members = listOf(text, listKey);
    if (!members)
        return std::nullopt;
    QList<ListItem> items;
    for (const QJsonValue &member : *members)
        items.append(itemOf(member, parts));
    return items;
}

QString writeRecordList(const QString &previous, const QString &listKey,
                        const QList<ListItem> &items)
{
    QJsonArray members;
    for (const ListItem &item : items) {
        if (item.unknown)
            members.append(item.origin);
        else
            members.append(withParts(item.origin.toObject(), item.parts));
    }
    return withList(previous, listKey, members);
}

std::optional<QList<ListItem>> readTags(const QString &text, const QString &listKey)
{
    const auto members = listOf(text, listKey);
    if (!members)
        return std::nullopt;
    QList<ListItem> items;
    for (const QJsonValue &member : *members)
        items.append(member.isString() ? newTag(member.toString()) : ListItem{{}, member, true});
    return items;
}

QString writeTags(const QString &previous, const QString &listKey, const QList<ListItem> &items)
{
    QJsonArray members;
    for (const ListItem &item : items)
        members.append(item.origin);
    return withList(previous, listKey, members);
}

ListItem newTag(const QString &tag)
{
    return {{{QString(), tag}}, QJsonValue(tag), false};
}

} // namespace personae::structuredtext
