// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/httpmessage.h"

namespace personae::cookies {

/// The account's jar, as a Cookie header, after this reply's Set-Cookie headers: whatever name they
/// bring is kept, an empty value or a past date takes the cookie out (InterlinedList 2).
[[nodiscard]] QByteArray after(const QByteArray &jar, const HttpReply &reply);

} // namespace personae::cookies
