// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/apierror.h"
#include "models/values/croprecipe.h"
#include "models/values/person.h"
#include "models/values/profile.h"
#include "models/values/vocabulary.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QUuid>

#include <optional>
#include <utility>
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
    QString address =
        {}; ///< the service fetches it from this web address; then nothing above is set
    bool operator==(const PutPictureCommand &) const = default;
};

/// Change how one stands with somebody, on one's own node or as a community (Cloudillo 6.1).
struct RelationCommand
{
    QString node; ///< acting as this community, on its host; empty: as oneself
    QString handle;
    RelationVerb verb = RelationVerb::Follow;
    QString text;     ///< Connect: what the other side reads
    QString actionId; ///< AcceptRequest, RejectRequest: which one
    QString before;  ///< the state of that aspect when the person decided, a word of relationWord()
    QString id = {}; ///< Person::remoteId, where the service's calls need it
    bool operator==(const RelationCommand &) const = default;
};

/// Change a member's role or status inside a community (Cloudillo 7.4).
struct MemberCommand
{
    QString node; ///< the community
    QString handle;
    std::optional<QString> role;   ///< the new one; empty text clears; unset: unchanged
    std::optional<QString> status; ///< active, muted, blocked, suspended, banned; unset: unchanged
    QString roleBefore;            ///< as they were when the person decided
    QString statusBefore;
    QString reason;  ///< local: why; never sent
    QString id = {}; ///< Person::remoteId, where the service's calls need it
    bool operator==(const MemberCommand &) const = default;
};

/// Change the list of usernames nobody may take (M² 3.4 to 3.7). Cannot be read back: what the
/// answer says is all there is.
struct DenylistCommand
{
    DenylistVerb verb = DenylistVerb::Replace;
    QList<std::pair<QString, QString>> names; ///< name and, for Add, its replacement; in order
    QString reason = {};                      ///< local: why; never sent
    bool operator==(const DenylistCommand &) const = default;
};

/// What a person decided and what must reach a service: durable, sent once, proved by reading back.
using Command = std::variant<SaveProfileCommand, PutPictureCommand, RelationCommand, MemberCommand,
                             DenylistCommand>;

/// Whom a command is about: within one account, commands for one target go out in order. Empty: the
/// account's own profile.
[[nodiscard]] PersonRef targetOf(const AccountId &account, const Command &command);

/// A person as this command wants to see them: how a list shows it before the service confirmed.
/// Commands about something else change nothing.
[[nodiscard]] Person withWish(Person person, const Command &command);
/// Whether what a node shows is what the command wants.
[[nodiscard]] bool isGranted(const Person &person, const Command &command);
/// The state of one aspect in one word: "following", "requested", "connected", "blocked", "always",
/// "hidden", "none".
[[nodiscard]] QString relationWord(const Person &person, RelationAspect aspect);

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
