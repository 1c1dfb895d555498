// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/envelope.h"
#include "network/interlinedlist/parsers.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

const QString systemOrganization = u"00000000-0000-0000-0000-000000000001"_s;

/// Those of the keys that are there, as they are.
FieldMap picked(const QJsonObject &json, const QStringList &keys)
{
    FieldMap record;
    for (const QString &key : keys) {
        const QJsonValue value = json.value(key);
        if (!value.isUndefined() && !value.isNull())
            record.insert(key, value);
    }
    return record;
}

QString textOfJson(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

/// A list of words in one line; nothing for null.
void addWords(FieldMap &record, const QJsonObject &json, const QString &key)
{
    QStringList words;
    const QJsonArray list = json.value(key).toArray();
    for (const QJsonValue &word : list) {
        if (!textOf(word).isEmpty())
            words.append(textOf(word));
    }
    if (!words.isEmpty())
        record.insert(key, words.join(u", "_s));
}

/// "mastodon:host"; the page's servers say the host apart or only in the name (16 row 8).
QString hostOf(const QJsonObject &json)
{
    const QString provider = json.value("provider"_L1).toString();
    if (!provider.startsWith("mastodon"_L1))
        return {};
    if (const qsizetype colon = provider.indexOf(u':'); colon >= 0)
        return provider.sliced(colon + 1);
    if (const QString host = textOf(json.value("instanceName"_L1)); !host.isEmpty())
        return host;
    const QString name = textOf(json.value("providerUsername"_L1));
    const qsizetype at = name.lastIndexOf(u'@');
    return at >= 0 ? name.sliced(at + 1) : QString();
}

} // namespace

FieldMap identityRecord(const QJsonObject &json)
{
    FieldMap record = picked(
        json, {u"id"_s, u"provider"_s, u"profileUrl"_s, u"avatarUrl"_s, u"lastVerifiedAt"_s});
    record.insert(u"name"_s, textOf(json.value("providerUsername"_L1)));
    record.insert(u"host"_s, hostOf(json));
    for (const QLatin1StringView key : {"connectedAt"_L1, "createdAt"_L1}) {
        if (json.value(key).isString() && !record.contains(u"connectedAt"_s))
            record.insert(u"connectedAt"_s, json.value(key));
    }
    return record;
}

FieldMap organizationRecord(const QJsonObject &json)
{
    FieldMap record =
        picked(json, {u"id"_s, u"name"_s, u"slug"_s, u"description"_s, u"avatar"_s, u"isPublic"_s,
                      u"isSystem"_s, u"createdAt"_s, u"joinedAt"_s, u"memberCount"_s});
    const QJsonValue settings = json.value("settings"_L1); // as text, so that it can be edited
    if (settings.isObject() || settings.isArray())
        record.insert(u"settings"_s, textOfJson(settings));
    for (const QLatin1StringView key : {"role"_L1, "userRole"_L1}) {
        if (json.value(key).isString() && !record.contains(u"role"_s))
            record.insert(u"role"_s, json.value(key));
    }
    // Where a server says nothing, only the one everybody belongs to is the system's (1).
    if (!record.contains(u"isSystem"_s))
        record.insert(u"isSystem"_s, textOf(json.value("id"_L1)) == systemOrganization);
    return record;
}

FieldMap personRecord(const QJsonObject &json)
{
    FieldMap record =
        picked(json, {u"id"_s, u"email"_s, u"avatar"_s, u"createdAt"_s, u"status"_s, u"role"_s});
    record.insert(u"handle"_s, textOf(json.value("username"_L1)));
    record.insert(u"name"_s, textOf(json.value("displayName"_L1)));
    return record;
}

FieldMap postRecord(const QJsonObject &json)
{
    FieldMap record =
        picked(json, {u"id"_s, u"content"_s, u"createdAt"_s, u"updatedAt"_s, u"publiclyVisible"_s,
                      u"scheduledAt"_s, u"digCount"_s, u"pushCount"_s, u"pushedMessageId"_s});
    addWords(record, json, u"tags"_s);
    addWords(record, json, u"imageUrls"_s);
    addWords(record, json, u"videoUrls"_s);
    const QJsonObject pushed = json.value("pushedMessage"_L1).toObject();
    if (!pushed.isEmpty()) { // a push may have no words of its own (11)
        const QString author = textOf(pushed.value("user"_L1).toObject().value("username"_L1));
        record.insert(u"pushedFrom"_s, author);
        if (textOf(json.value("content"_L1)).isEmpty())
            record.insert(u"content"_s, pushed.value("content"_L1));
    }
    return record;
}

FieldMap listRecord(const QJsonObject &json)
{
    return picked(json, {u"id"_s, u"title"_s, u"description"_s, u"isPublic"_s, u"parentId"_s,
                         u"folderId"_s, u"relativePath"_s, u"createdAt"_s, u"updatedAt"_s});
}

/// Its columns are anybody's: they stand by their names and, for a table that cannot know them, in
/// one text.
FieldMap rowRecord(const QJsonObject &json)
{
    FieldMap record = picked(json, {u"id"_s, u"rowNumber"_s, u"createdAt"_s, u"updatedAt"_s});
    const QJsonObject row = json.value("rowData"_L1).toObject();
    QStringList parts;
    for (auto it = row.begin(); it != row.end(); ++it) {
        if (!record.contains(it.key()))
            record.insert(it.key(), it.value());
        const QString text =
            it.value().isBool() ? it.value().toVariant().toString() : textOf(it.value());
        if (!text.isEmpty())
            parts.append(it.key() + u": "_s + text);
    }
    record.insert(u"content"_s, parts.join(u"; "_s));
    return record;
}

FieldMap eventRecord(const QJsonObject &json)
{
    FieldMap record = picked(json, {u"key"_s, u"label"_s, u"description"_s});
    record.insert(notificationsFrom(json));
    return record;
}

} // namespace personae::interlinedlist
