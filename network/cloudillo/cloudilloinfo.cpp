// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloinfo.h"

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

const QString prefix = u"x."_s;
const QString visibilitySuffix = u".vis"_s;
const QString titleSuffix = u".title"_s;

constexpr TextLimit valueLimit{.maximum = longestValue, .unit = LengthUnit::Utf8Bytes};

FieldSpec plain(const QString &id, FieldShape shape)
{
    FieldSpec spec;
    spec.key = prefix + id;
    spec.wording = id;
    spec.shape = shape;
    spec.limit = valueLimit;
    spec.visibilityKey = prefix + id + visibilitySuffix;
    return spec;
}

FieldSpec section(const QString &id, FieldShape shape, const QStringList &parts = {},
                  const QString &listKey = {})
{
    FieldSpec spec = plain(id, shape);
    spec.titleKey = prefix + id + titleSuffix;
    spec.parts = parts;
    spec.listKey = listKey;
    spec.alwaysShown = false;
    return spec;
}

FieldSpec nameField()
{
    FieldSpec spec;
    spec.key = u"name"_s;
    spec.wording = u"name"_s;
    spec.limit = {.minimum = 1, .maximum = longestName, .trimmed = true};
    spec.required = true;
    return spec;
}

QList<FieldSpec> fields()
{
    // Both families know x.location: plain text on the public page, a record in the web client.
    FieldSpec location =
        section(u"location"_s, FieldShape::Record, {u"city"_s, u"country"_s, u"address"_s});
    location.alwaysShown = true;
    const QStringList stations{u"title"_s, u"organization"_s, u"from"_s, u"to"_s, u"description"_s};
    const QStringList schools{u"school"_s, u"degree"_s, u"from"_s, u"to"_s, u"description"_s};
    return {nameField(),
            plain(u"bio"_s, FieldShape::Paragraphs),
            location,
            plain(u"website"_s, FieldShape::WebAddress),
            section(u"about"_s, FieldShape::Paragraphs),
            section(u"contact"_s, FieldShape::Record, {u"email"_s, u"phone"_s, u"website"_s}),
            section(u"links"_s, FieldShape::RecordList, {u"label"_s, u"url"_s}, u"links"_s),
            section(u"work"_s, FieldShape::RecordList, stations, u"entries"_s),
            section(u"education"_s, FieldShape::RecordList, schools, u"entries"_s),
            section(u"skills"_s, FieldShape::TagList, {}, u"tags"_s),
            section(u"rules"_s, FieldShape::Paragraphs)};
}

QList<PictureRule> pictures()
{
    PictureRule avatar{.slot = PictureSlot::Avatar,
                       .aspect = {1, 1},
                       .maximumPixels = {2048, 2048},
                       .maximumBytes = largestUpload,
                       .aimBytes = 1'400'000,
                       .formats = {u"jpeg"_s, u"png"_s},
                       .shownAt = {{80, 80}, {256, 256}},
                       .round = true,
                       .repeatTakesAway = true};
    PictureRule cover = avatar;
    cover.slot = PictureSlot::Cover;
    cover.aspect = {3, 1};
    cover.shownAt = {{720, 240}, {1280, 427}};
    cover.round = false;
    return {avatar, cover};
}

/// What 6.1 and 7.4 of the API description offer.
void describePeople(ServiceInfo &info)
{
    using Verb = RelationVerb;
    info.relationVerbs = {Verb::Follow,     Verb::Unfollow,      Verb::Connect,
                          Verb::Disconnect, Verb::Block,         Verb::Mute,
                          Verb::Unblock,    Verb::Unmute,        Verb::TrustAlways,
                          Verb::TrustNever, Verb::TrustAsk,      Verb::HideFromHome,
                          Verb::ShowInHome, Verb::AcceptRequest, Verb::RejectRequest};
    info.connectText = {.maximum = longestRequestText, .unit = LengthUnit::CodePoints};
    info.members.roles = {u"public"_s,      u"follower"_s,  u"supporter"_s,
                          u"contributor"_s, u"moderator"_s, u"leader"_s};
    info.members.statuses = {u"active"_s, u"muted"_s, u"blocked"_s, u"suspended"_s, u"banned"_s};
    info.members.mayGrantRoles = u"moderator"_s;
    info.members.maySetStatus = u"leader"_s;
    info.members.topMayChangePeers = true;
    info.listCap = int(longestList);
    info.hasPeople = true;
    info.canCrawl = true;
    info.hasNews = true;
}

bool fitsName(const QJsonValue &value)
{
    const QString name = value.toString().trimmed();
    return value.isString() && !name.isEmpty() &&
           lengthOf(name, LengthUnit::CodePoints) <= longestName;
}

bool fitsX(const QString &key, const QJsonValue &value)
{
    if (lengthOf(key, LengthUnit::Utf8Bytes) > longestKey)
        return false;
    if (value.isNull())
        return true;
    return value.isString() && !key.isEmpty() &&
           lengthOf(value.toString(), LengthUnit::Utf8Bytes) <= longestValue;
}

/// "x.about.vis" and "x.about.title" belong to "x.about".
QString groupOf(const QString &key)
{
    for (const QString &suffix : {visibilitySuffix, titleSuffix}) {
        if (key.endsWith(suffix))
            return key.chopped(suffix.size());
    }
    return key;
}

} // namespace

ServiceInfo describe()
{
    ServiceInfo info;
    info.id = u"cloudillo"_s;
    info.displayName = u"Cloudillo"_s;
    info.handleWording = u"idtag"_s;
    info.handleExample = u"alice.example.com"_s;
    info.signInWays = {SignInWay::Password, SignInWay::ApiKey};
    info.fields = fields();
    info.openFields = {.prefix = prefix,
                       .maximumKeyBytes = longestKey,
                       .valueLimit = valueLimit,
                       .visibilitySuffix = visibilitySuffix,
                       .titleSuffix = titleSuffix};
    info.visibilityWords = {u"public"_s,    u"verified"_s,    u"follower"_s,  u"connected"_s,
                            u"supporter"_s, u"contributor"_s, u"moderator"_s, u"leader"_s};
    info.unmarkedVisibility = u"public"_s;
    info.visibilityMeant = {
        {u"P"_s, u"public"_s}, {u"F"_s, u"follower"_s}, {u"C"_s, u"connected"_s}};
    info.pictures = pictures();
    describePeople(info);
    return info;
}

QMap<QString, QStringList> objections(const ProfilePatch &patch)
{
    QMap<QString, QStringList> issues;
    for (auto it = patch.changes.cbegin(); it != patch.changes.cend(); ++it) {
        const bool fits = it.key() == "name"_L1 ? fitsName(it.value())
                          : it.key().startsWith(prefix)
                              ? fitsX(it.key().sliced(prefix.size()), it.value())
                              : false;
        if (!fits)
            issues.insert(it.key(), {});
    }
    return issues;
}

QList<Wish> splitProfile(const wish::SaveProfile &save)
{
    QMap<QString, FieldMap> groups;
    FieldMap first;
    for (auto it = save.patch.changes.cbegin(); it != save.patch.changes.cend(); ++it) {
        if (it.key().startsWith(prefix))
            groups[groupOf(it.key())].insert(it.key(), it.value());
        else
            first.insert(it.key(), it.value());
    }
    QList<Wish> parts;
    FieldMap part = first;
    qsizetype keys = 0;
    for (const FieldMap &group : std::as_const(groups)) {
        if (keys + group.size() > mostKeysPerRequest) {
            parts.append(wish::SaveProfile{{part}});
            part.clear();
            keys = 0;
        }
        part.insert(group);
        keys += group.size();
    }
    if (!part.isEmpty() || parts.isEmpty())
        parts.append(wish::SaveProfile{{part}});
    return parts;
}

} // namespace personae::cloudillo
