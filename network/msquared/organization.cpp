// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/organization.h"

#include "network/msquared/msquaredinfo.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

QStringList idsOf(const QJsonObject &organization)
{
    QStringList ids;
    for (const auto &key : {u"documentId"_s, u"organizationId"_s}) {
        if (const auto id = textOf(organization.value(key)))
            ids.append(*id);
    }
    return ids;
}

QList<QJsonObject> entriesOf(const Body &body)
{
    if (body.root.isObject())
        return {body.object()};
    QList<QJsonObject> entries;
    const QJsonArray list = body.root.toArray();
    for (const QJsonValue &each : list) {
        if (each.isObject())
            entries.append(each.toObject());
    }
    return entries;
}

/// A pattern that does not compile is no rule (3.2).
QString patternOf(const QJsonObject &naming)
{
    const QString pattern = naming.value("pattern"_L1).toString();
    return QRegularExpression(pattern).isValid() ? pattern : QString();
}

} // namespace

QJsonObject organizationIn(const Body &body, const QString &id)
{
    const QList<QJsonObject> entries = entriesOf(body);
    for (const QJsonObject &each : entries) {
        if (!id.isEmpty() && idsOf(each).contains(id))
            return each;
    }
    return entries.size() == 1 ? entries.first() : QJsonObject();
}

ServerFacts rulesFrom(const QJsonObject &organization)
{
    ServerFacts rules;
    const QJsonObject features = organization.value("features"_L1).toObject();
    const QJsonObject naming = features.value("usernameCustomization"_L1).toObject();
    if (const QJsonValue upload = features.value("profilePictureUpload"_L1); upload.isBool())
        rules.can.insert(mayUpload, upload.toBool());
    if (const QJsonValue unique = naming.value("unique"_L1); unique.isBool())
        rules.can.insert(uniqueNames, unique.toBool());
    if (const QString pattern = patternOf(naming); !pattern.isEmpty())
        rules.limits.insert(namePattern, pattern);
    return rules;
}

FieldMap recordFrom(const QJsonObject &organization)
{
    const QJsonObject features = organization.value("features"_L1).toObject();
    const QJsonObject naming = features.value("usernameCustomization"_L1).toObject();
    FieldMap record{{u"name"_s, organization.value("name"_L1)},
                    {u"id"_s, idsOf(organization).value(0)},
                    {mayUpload, features.value("profilePictureUpload"_L1)},
                    {uniqueNames, naming.value("unique"_L1)},
                    {u"pattern"_s, naming.value("pattern"_L1)},
                    {u"permission"_s, organization.value("permissionVerb"_L1)}};
    for (auto it = record.begin(); it != record.end();)
        it = it->isUndefined() || it->isNull() ? record.erase(it) : std::next(it);
    return record;
}

std::optional<QList<FieldMap>> sourcesIn(const Body &body)
{
    QJsonValue list = body.root;
    const QJsonObject object = body.object();
    const bool isEmpty = body.form == Body::Form::Empty || body.root.isNull() ||
                         (body.root.isObject() && object.isEmpty());
    if (isEmpty)
        return QList<FieldMap>();
    if (object.contains("errors"_L1) || object.contains("error"_L1))
        return {};
    for (auto it = object.begin(); it != object.end() && !list.isArray(); ++it) {
        if (it->isArray())
            list = *it;
    }
    if (!list.isArray())
        return {};
    QList<FieldMap> rows;
    const QJsonArray entries = list.toArray();
    for (const QJsonValue &entry : entries) {
        if (!entry.isObject())
            continue;
        FieldMap row;
        const auto take = [&](const QString &key, const QStringList &names) {
            for (const QString &name : names) {
                const auto text = textOf(entry[name]);
                if (text && !row.contains(key))
                    row.insert(key, *text);
            }
        };
        take(u"id"_s, {u"datasourceId"_s, u"documentId"_s, u"id"_s});
        take(u"name"_s, {u"name"_s, u"displayName"_s, u"title"_s});
        take(u"type"_s, {u"type"_s});
        take(u"permission"_s, {u"permissionVerb"_s});
        if (!row.isEmpty())
            rows.append(row);
    }
    return rows;
}

} // namespace personae::msquared
