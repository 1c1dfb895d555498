// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

#include <optional>

/// Which call lives where, and which of several places is tried (Epixel 3, 5). Pure.
namespace personae::epixel {

enum class Kind {
    Login,
    Renew,
    ReadProfile,
    UpdateProfile,
    PutImage,
    LocalInfo,
    States,
    ReadAddress,
    UpdateAddress,
    ReadAbout,
    UpdateAbout,
    ChangePassword,
    ForgotPassword,
    RequestCode,
    Picture,
    Other
};

/// Settings of an account; empty or missing: the documented default.
inline constexpr char settingRefreshPath[] = "epixel.refreshPath";
inline constexpr char settingImagePath[] = "epixel.imagePath";
inline constexpr char settingTokenPath[] = "epixel.tokenPath";
inline constexpr char settingTokenMethod[] = "epixel.tokenMethod";
inline constexpr char settingSendAllFields[] = "epixel.sendAllFields";
inline constexpr char settingBodyStyle[] = "epixel.bodyStyle";
inline constexpr char settingMediaBase[] = "epixel.mediaBase";
inline constexpr char settingAboutUpdatePath[] = "epixel.aboutUpdatePath";

/// ServerFacts::remembered: what worked, or is tried next.
inline constexpr char rememberedRefreshPath[] = "refreshPath";
inline constexpr char rememberedImagePath[] = "imagePath";
inline constexpr char rememberedSendAllFields[] = "sendAllFields";

[[nodiscard]] QString settingOf(const Endpoint &endpoint, const char *id, const QString &preset);
[[nodiscard]] bool sendsAllFields(const Endpoint &endpoint);
/// Nobody chose, and nothing was learned yet: what is left alone may be emptied (5, Q14).
[[nodiscard]] bool mayEmptyOthers(const Endpoint &endpoint);

/// Relative to the base, with a final slash. Empty: this installation has no such call as far as we
/// were told.
[[nodiscard]] QString pathOf(Kind kind, const Endpoint &endpoint);

/// Where the renewal may live, in the order they are tried; one where the person chose it.
[[nodiscard]] QStringList refreshPaths(const Endpoint &endpoint);
[[nodiscard]] QStringList imagePaths(const Endpoint &endpoint);

/// The candidate after the one this request went to; std::nullopt: there is none.
[[nodiscard]] std::optional<QString>
pathAfter(const QStringList &candidates, const HttpRequest &request, const Endpoint &endpoint);

[[nodiscard]] QUrl addressOf(const QString &path, const Endpoint &endpoint);
/// The path behind the base, without a leading slash.
[[nodiscard]] QString relativePath(const QUrl &url, const Endpoint &endpoint);

[[nodiscard]] Kind kindOf(const Wish &wish, const HttpRequest &request, const Endpoint &endpoint);

/// Names of the fields this call takes, as the server spells them.
[[nodiscard]] QSet<QString> fieldsOf(Kind kind);

/// Argument of a call: the present values, as an object; they are read where it is missing.
inline const QString knownKey = QStringLiteral("known");

/// A read that goes along with another: its failure must not become the other's.
[[nodiscard]] Wish alongside(const QString &call, FieldMap arguments = {});
[[nodiscard]] bool isAlongside(const Wish &wish);

} // namespace personae::epixel
