// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/command.h"

#include <QJsonArray>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString slotWord(PictureSlot slot)
{
    return slot == PictureSlot::Avatar ? u"avatar"_s : u"cover"_s;
}

QJsonObject relationToJson(const RelationCommand &relation)
{
    return {{u"kind"_s, u"relation"_s},
            {u"node"_s, relation.node},
            {u"handle"_s, relation.handle},
            {u"verb"_s, QString::fromLatin1(
                            QMetaEnum::fromType<RelationVerb>().valueToKey(int(relation.verb)))},
            {u"text"_s, relation.text},
            {u"actionId"_s, relation.actionId},
            {u"before"_s, relation.before},
            {u"id"_s, relation.id}};
}

std::optional<Command> relationFromJson(const QJsonObject &json)
{
    bool known = false;
    const int verb = QMetaEnum::fromType<RelationVerb>().keyToValue(
        json.value(u"verb"_s).toString().toLatin1().constData(), &known);
    if (!known)
        return std::nullopt;
    return RelationCommand{json.value(u"node"_s).toString(),
                           json.value(u"handle"_s).toString(),
                           RelationVerb(verb),
                           json.value(u"text"_s).toString(),
                           json.value(u"actionId"_s).toString(),
                           json.value(u"before"_s).toString(),
                           json.value(u"id"_s).toString()};
}

QJsonObject memberToJson(const MemberCommand &member)
{
    QJsonObject json{{u"kind"_s, u"member"_s},
                     {u"node"_s, member.node},
                     {u"handle"_s, member.handle},
                     {u"roleBefore"_s, member.roleBefore},
                     {u"statusBefore"_s, member.statusBefore},
                     {u"reason"_s, member.reason},
                     {u"id"_s, member.id}};
    if (member.role)
        json.insert(u"role"_s, *member.role);
    if (member.status)
        json.insert(u"status"_s, *member.status);
    return json;
}

Command memberFromJson(const QJsonObject &json)
{
    MemberCommand member;
    member.node = json.value(u"node"_s).toString();
    member.handle = json.value(u"handle"_s).toString();
    if (json.contains("role"_L1))
        member.role = json.value(u"role"_s).toString();
    if (json.contains("status"_L1))
        member.status = json.value(u"status"_s).toString();
    member.roleBefore = json.value(u"roleBefore"_s).toString();
    member.statusBefore = json.value(u"statusBefore"_s).toString();
    member.reason = json.value(u"reason"_s).toString();
    member.id = json.value(u"id"_s).toString();
    return member;
}

QJsonObject denylistToJson(const DenylistCommand &deny)
{
    QJsonArray names;
    for (const auto &[name, replacement] : deny.names)
        names.append(QJsonArray{name, replacement});
    return {{u"kind"_s, u"denylist"_s},
            {u"verb"_s,
             QString::fromLatin1(QMetaEnum::fromType<DenylistVerb>().valueToKey(int(deny.verb)))},
            {u"names"_s, names},
            {u"reason"_s, deny.reason}};
}

std::optional<Command> denylistFromJson(const QJsonObject &json)
{
    bool known = false;
    const int verb = QMetaEnum::fromType<DenylistVerb>().keyToValue(
        json.value(u"verb"_s).toString().toLatin1().constData(), &known);
    if (!known)
        return std::nullopt;
    DenylistCommand deny{DenylistVerb(verb), {}, json.value(u"reason"_s).toString()};
    const QJsonArray names = json.value(u"names"_s).toArray();
    for (const QJsonValue &pair : names)
        deny.names.append({pair.toArray().at(0).toString(), pair.toArray().at(1).toString()});
    return deny;
}

} // namespace

QJsonObject toJson(const Command &command)
{
    if (const auto *save = std::get_if<SaveProfileCommand>(&command)) {
        return {{u"kind"_s, u"saveProfile"_s},
                {u"patch"_s, save->patch.toJson()},
                {u"before"_s, ProfilePatch{save->before}.toJson()}};
    }
    if (const auto *relation = std::get_if<RelationCommand>(&command))
        return relationToJson(*relation);
    if (const auto *member = std::get_if<MemberCommand>(&command))
        return memberToJson(*member);
    if (const auto *deny = std::get_if<DenylistCommand>(&command))
        return denylistToJson(*deny);
    const auto &put = std::get<PutPictureCommand>(command);
    return {{u"kind"_s, u"putPicture"_s},  {u"slot"_s, slotWord(put.slot)},
            {u"original"_s, put.original}, {u"recipe"_s, put.recipe.toJson()},
            {u"baked"_s, put.baked},       {u"mediaType"_s, put.mediaType},
            {u"address"_s, put.address}};
}

std::optional<Command> commandFromJson(const QJsonObject &json)
{
    const QString kind = json.value(u"kind"_s).toString();
    if (kind == "saveProfile"_L1) {
        return SaveProfileCommand{
            ProfilePatch::fromJson(json.value(u"patch"_s).toObject()),
            ProfilePatch::fromJson(json.value(u"before"_s).toObject()).changes};
    }
    if (kind == "putPicture"_L1) {
        PutPictureCommand put;
        put.slot = json.value(u"slot"_s).toString() == "cover"_L1 ? PictureSlot::Cover
                                                                  : PictureSlot::Avatar;
        put.original = json.value(u"original"_s).toString();
        put.recipe = CropRecipe::fromJson(json.value(u"recipe"_s).toObject());
        put.baked = json.value(u"baked"_s).toString();
        put.mediaType = json.value(u"mediaType"_s).toString();
        put.address = json.value(u"address"_s).toString();
        return put;
    }
    if (kind == "relation"_L1)
        return relationFromJson(json);
    if (kind == "member"_L1)
        return memberFromJson(json);
    if (kind == "denylist"_L1)
        return denylistFromJson(json);
    return std::nullopt;
}

bool isFinal(OutboxState state)
{
    switch (state) {
    case OutboxState::Verified:
    case OutboxState::NotApplied:
    case OutboxState::AppliedDifferently:
    case OutboxState::Refused:
    case OutboxState::Cancelled:
    case OutboxState::CannotBeChecked:
        return true;
    case OutboxState::Queued:
    case OutboxState::Waiting:
    case OutboxState::Sending:
    case OutboxState::Checking:
    case OutboxState::PendingFinalId:
    case OutboxState::Unknown:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace personae
