// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/profile.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QJsonObject toJsonObject(const FieldMap &fields)
{
    QJsonObject json;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

FieldMap toFieldMap(const QJsonObject &json)
{
    FieldMap fields;
    for (auto it = json.begin(); it != json.end(); ++it)
        fields.insert(it.key(), it.value());
    return fields;
}

} // namespace

QString Profile::name() const
{
    return fields.value(u"name"_s).toString();
}

QJsonObject Profile::toJson() const
{
    return {{u"handle"_s, handle},
            {u"kind"_s, kind == PersonKind::Community ? u"community"_s : u"person"_s},
            {u"avatar"_s, avatar},
            {u"cover"_s, cover},
            {u"fields"_s, toJsonObject(fields)}};
}

Profile Profile::fromJson(const QJsonObject &json)
{
    Profile profile;
    profile.handle = json.value(u"handle"_s).toString();
    profile.kind = json.value(u"kind"_s).toString() == "community"_L1 ? PersonKind::Community
                                                                      : PersonKind::Person;
    profile.avatar = json.value(u"avatar"_s).toString();
    profile.cover = json.value(u"cover"_s).toString();
    profile.fields = toFieldMap(json.value(u"fields"_s).toObject());
    return profile;
}

Profile ProfilePatch::appliedTo(Profile profile) const
{
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (it.value().isNull())
            profile.fields.remove(it.key());
        else
            profile.fields.insert(it.key(), it.value());
    }
    return profile;
}

QJsonObject ProfilePatch::toJson() const
{
    return toJsonObject(changes);
}

ProfilePatch ProfilePatch::fromJson(const QJsonObject &json)
{
    return {toFieldMap(json)};
}

} // namespace personae
