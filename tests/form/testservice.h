// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/profilestore.h"
#include "models/values/serviceinfo.h"

namespace personae::testservice {

using namespace Qt::StringLiterals;

inline FieldSpec section(const QString &id, FieldShape shape, const QStringList &parts = {},
                         const QString &listKey = {})
{
    FieldSpec spec;
    spec.key = u"x."_s + id;
    spec.wording = id;
    spec.shape = shape;
    spec.limit = {.maximum = 4096, .unit = LengthUnit::Utf8Bytes};
    spec.parts = parts;
    spec.listKey = listKey;
    spec.visibilityKey = spec.key + u".vis"_s;
    spec.titleKey = spec.key + u".title"_s;
    spec.alwaysShown = id == "about"_L1;
    return spec;
}

/// A service with every shape, and a map to which people may add.
inline ServiceInfo info()
{
    FieldSpec name;
    name.key = name.wording = u"name"_s;
    name.limit = {.minimum = 1, .maximum = 128, .trimmed = true};
    name.required = true;
    FieldSpec website = section(u"website"_s, FieldShape::WebAddress);
    website.alwaysShown = true;
    ServiceInfo info;
    info.id = u"test"_s;
    info.displayName = u"Test service"_s;
    info.fields = {
        name,
        section(u"about"_s, FieldShape::Paragraphs),
        website,
        section(u"contact"_s, FieldShape::Record, {u"email"_s, u"phone"_s, u"website"_s}),
        section(u"links"_s, FieldShape::RecordList, {u"label"_s, u"url"_s}, u"links"_s),
        section(u"skills"_s, FieldShape::TagList, {}, u"tags"_s)};
    info.openFields = {.prefix = u"x."_s,
                       .maximumKeyBytes = 256,
                       .valueLimit = {.maximum = 4096, .unit = LengthUnit::Utf8Bytes},
                       .visibilitySuffix = u".vis"_s,
                       .titleSuffix = u".title"_s};
    info.visibilityWords = {u"public"_s, u"follower"_s, u"connected"_s};
    info.unmarkedVisibility = u"public"_s;
    info.visibilityMeant = {
        {u"P"_s, u"public"_s}, {u"F"_s, u"follower"_s}, {u"C"_s, u"connected"_s}};
    PictureRule avatar;
    avatar.maximumBytes = 1'000'000;
    avatar.aimBytes = 500'000;
    avatar.formats = {u"jpeg"_s, u"png"_s};
    avatar.shownAt = {{80, 80}};
    avatar.round = true;
    PictureRule cover = avatar;
    cover.slot = PictureSlot::Cover;
    cover.aspect = {3, 1};
    cover.round = false;
    info.pictures = {avatar, cover};
    return info;
}

inline CachedProfile profile(const FieldMap &fields,
                             const QDateTime &at = QDateTime::currentDateTimeUtc())
{
    CachedProfile cached;
    cached.profile.handle = u"bob.example.com"_s;
    cached.profile.fields = fields;
    cached.seenAt = at;
    return cached;
}

} // namespace personae::testservice
