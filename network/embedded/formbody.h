// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/message.h"

namespace personae::embedded {

/// One part of a multipart/form-data body.
struct FormPart
{
    QByteArray name;
    QByteArray fileName; ///< empty: a text field
    QByteArray mediaType;
    QByteArray content;
};

/// The parts in order; nothing where the body is no form or is cut off.
[[nodiscard]] std::optional<QList<FormPart>> formParts(const Request &request);

} // namespace personae::embedded
