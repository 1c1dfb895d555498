// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/vocabulary.h"
#include "network/wire/serviceapi.h"

/// Values in the form they go out in. What was typed is not always what is sent: an adapter takes
/// the blanks out of a telephone number (Epixel 3.2), and that is no difference.
namespace personae::sentform {

/// As ServiceApi::split() has them; a value it does not mention stays as it is.
[[nodiscard]] FieldMap of(const ServiceApi &api, const FieldMap &values);

/// outboxpolicy::prove() on that form, of all three alike.
[[nodiscard]] QMap<QString, FieldProof> prove(const ServiceApi &api, const FieldMap &asked,
                                              const FieldMap &before, const FieldMap &seen);

} // namespace personae::sentform
