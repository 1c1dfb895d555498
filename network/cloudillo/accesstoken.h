// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/answer.h"

#include <QString>

namespace personae::cloudillo {

/// What a JSON Web Token says about itself, read without checking its signature (Cloudillo 3.1). A
/// text that is no such token becomes a grant with the token alone.
[[nodiscard]] SessionGrant grantFrom(const QString &token);

} // namespace personae::cloudillo
