// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/apierror.h"
#include "models/values/croprecipe.h"
#include "models/values/profile.h"
#include "models/values/vocabulary.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QUuid>

#include <optional>
#include <variant>

namespace personae {
/// Names a file of the BlobStore: the lower-case hex SHA-256 of its bytes.
using BlobId = QString;

/// Change some fields of one's own profile.
struct SaveProfileCommand
{
    ProfilePatch patch;
    FieldMap
        before; ///< the changed fields as they were when the person edited them (missing: not set)
    bool operator==(const SaveProfileCommand &) const = default;
};

/// Replace one's own avatar or cover.
struct PutPictureCommand
{
    PictureSlot slot = PictureSlot::Avatar;
    BlobId original; ///< what the person chose, untouched
    CropRecipe recipe;
    BlobId baked;      ///< the bytes to send
    QString mediaType; ///< of the baked bytes
    bool operator==(const PutPictureCommand &) const = default;
};

/// What a person decided and what must reach a service: durable, sent once, proved by reading back.
using Command = std::variant<SaveProfileCommand, PutPictureCommand>;

[[nodiscard]] QJsonObject toJson(const Command &command);
/// std::nullopt for a kind this version does not know: shown as such and kept untouched.
[[nodiscard]] std::optional<Command> commandFromJson(const QJsonObject &json);

/// True where nothing more will happen by itself.
[[nodiscard]] bool isFinal(OutboxState state);

/// One row of the outbox. The store owns the truth; this is a snapshot.
struct OutboxEntry
{
    qint64 id = 0; ///< 0: not stored yet
    AccountId account;
    QUuid key; ///< idempotency key
    Command command;
    OutboxState state = OutboxState::Queued;
    WaitReason waitsFor = WaitReason::None;
    int step = 0;         ///< steps done; a finished step is never repeated
    QString remoteId;     ///< passing or final id the service gave, e.g. "@17"
    QString remoteBefore; ///< picture id before the upload
    int tries = 0;
    QDateTime createdAt; ///< UTC
    QDateTime changedAt; ///< UTC
    QDateTime nextTryAt; ///< UTC, where waitsFor is Time or Network
    ApiError lastError;
    QMap<QString, FieldProof> proofs;
    FieldMap seen; ///< what reading back showed for the changed fields

    bool operator==(const OutboxEntry &) const = default;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::OutboxEntry)
