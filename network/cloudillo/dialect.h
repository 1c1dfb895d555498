// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

#include <QJsonObject>
#include <QString>

/// How the servers that call themselves Cloudillo differ, and what we do about it (Cloudillo 0 and
/// 10). Pure.
namespace personae::cloudillo {

/// Words of ServerFacts::dialect.
inline constexpr char dialectR3[] = "R3";
inline constexpr char dialectR2[] = "R2";
inline constexpr char dialectR1[] = "R1";
inline constexpr char dialectL0[] = "L0";
inline constexpr char dialectDoc[] = "DOC";

[[nodiscard]] bool speaks(const ServerFacts &facts, const char *dialect);
/// R3 or R2: what a call answers there is known, so a refusal is no reason to try the page's form.
[[nodiscard]] bool isModern(const ServerFacts &facts);
/// R1 and L0 are read only (support promise in 10.1).
[[nodiscard]] bool isReadOnly(const ServerFacts &facts);

/// "/api/profiles" or, on old servers, "/api/profile".
[[nodiscard]] QString profilesRoot(const ServerFacts &facts);
/// "/api/files/", "/api/file/" or "/file/" (10 row 8).
[[nodiscard]] QString filesRoot(const ServerFacts &facts);
/// The root to try after this one answered 404; empty: none.
[[nodiscard]] QString nextFilesRoot(const ServerFacts &facts);
/// "/api/me/full" where it exists, else "/api/me" (10 row 1).
[[nodiscard]] QString ownPath(const ServerFacts &facts);

/// The wire's word for one of ours ("blocked" -> "B"), in the family this server took last (10 row
/// 16).
[[nodiscard]] QString statusToWire(const QString &status, const ServerFacts &facts);
/// The family to try after a 422: letters -> capitalised -> lower; empty after the last.
[[nodiscard]] QString nextStatusFamily(const ServerFacts &facts);
/// Letters and words of every dialect, any case; empty for a word nobody knows. T (trusted) counts
/// as active.
[[nodiscard]] QString statusFromWire(const QString &wire);
[[nodiscard]] bool isStatusWord(const QString &status);

/// What the first answer of GET /api/me says about the dialect (10.1); empty: it says nothing.
[[nodiscard]] QString dialectOf(const QJsonObject &body);

/// Keys of ServerFacts::remembered.
inline constexpr char rememberedStatus[] = "status-words";
inline constexpr char rememberedRelationship[] = "relationship-key";
inline constexpr char rememberedFiles[] = "files-root";

} // namespace personae::cloudillo
