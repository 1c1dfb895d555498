// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/command.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString slotWord(PictureSlot slot)
{
    return slot == PictureSlot::Avatar ? u"avatar"_s : u"cover"_s;
}

} // namespace

QJsonObject toJson(const Command &command)
{
    if (const auto *save = std::get_if<SaveProfileCommand>(&command)) {
        return {{u"kind"_s, u"saveProfile"_s},
                {u"patch"_s, save->patch.toJson()},
                {u"before"_s, ProfilePatch{save->before}.toJson()}};
    }
    const auto &put = std::get<PutPictureCommand>(command);
    return {{u"kind"_s, u"putPicture"_s},  {u"slot"_s, slotWord(put.slot)},
            {u"original"_s, put.original}, {u"recipe"_s, put.recipe.toJson()},
            {u"baked"_s, put.baked},       {u"mediaType"_s, put.mediaType}};
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
        return put;
    }
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
