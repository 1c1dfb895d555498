// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/apierror.h"

#include <QString>

namespace personae::errorpresenter {

/// An error in words: what happened, what is kept, what to do. Plain text; foreign text in it is
/// isolated.
struct Words
{
    QString sentence; ///< one line for a strip, a row or a field
    QString details;  ///< code, request id, the server's text; for "Details"
};

/// `place` picks the wording: signing in, reading, saving, a picture, a call that is never queued.
enum class Place { SigningIn, Reading, Saving, Picture, Calling };
[[nodiscard]] Words present(const ApiError &error, const QString &serviceName, Place place);

} // namespace personae::errorpresenter
