// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/outbox.h"

#include <QJsonObject>

#include <optional>

/// Texts and words inside the rows of the outbox file. States are stored as words, so that a file
/// is readable and a new state in the list does not shift the old ones. Pure.
namespace personae::outboxjson {

[[nodiscard]] QString text(const QJsonObject &object);
[[nodiscard]] QJsonObject object(const QString &text); ///< empty where it is no object

[[nodiscard]] QString word(OutboxState state);
[[nodiscard]] QString word(WaitReason reason);
[[nodiscard]] QString word(PictureSlot slot);
[[nodiscard]] std::optional<OutboxState>
state(const QString &word); ///< nullopt: a newer version's word
[[nodiscard]] std::optional<WaitReason> waitReason(const QString &word); ///< the same
[[nodiscard]] PictureSlot slot(const QString &word);

[[nodiscard]] QString text(const QMap<QString, FieldProof> &proofs);
[[nodiscard]] QMap<QString, FieldProof> proofs(const QString &text); ///< unknown words: Unproved

[[nodiscard]] QString text(const Draft &draft);
[[nodiscard]] Draft draft(const QString &text);

} // namespace personae::outboxjson
