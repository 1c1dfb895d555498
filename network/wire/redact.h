// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/httpmessage.h"

/// The one place where secrets are taken out of what may be shown or stored.
namespace personae::redact {

/// Without Authorization, Cookie, keys and the like; secrets in the address and in a JSON, form or
/// multipart body masked.
[[nodiscard]] HttpRequest request(HttpRequest request);
/// Without Set-Cookie; tokens, keys and passwords in a JSON body and in Location masked.
[[nodiscard]] HttpReply reply(HttpReply reply);
/// The address with the values of secret parameters masked, for logs.
[[nodiscard]] QUrl url(QUrl url);
/// A header that carries credentials, of any service.
[[nodiscard]] bool isSecretHeader(QByteArrayView name);

} // namespace personae::redact
