// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

/// Where pictures are and what they are (Epixel 3.1, 3.4). Pure.
namespace personae::epixel {

/// ServerFacts::remembered: this server hands pictures out to whoever signed in only.
inline constexpr char rememberedPictureSession[] = "pictureSession";

/// image/jpeg or image/png by the first bytes; empty for anything else.
[[nodiscard]] QByteArray pictureType(const QByteArray &bytes);

/// A path as the server names it, as a whole address; empty: no picture.
[[nodiscard]] QString pictureAddress(const QString &path, const Endpoint &endpoint);

/// The reply to a download without or with the session.
void readPicture(Answer &answer, const HttpReply &reply);
/// Asks again with the session, where this very server refused whoever has none.
void askWithSession(Answer &answer, const Wish &wish, const HttpRequest &request,
                    const Endpoint &endpoint);

} // namespace personae::epixel
