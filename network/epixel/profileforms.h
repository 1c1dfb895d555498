// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"
#include "network/epixel/requestmaker.h"

/// Changes of a profile as the forms that carry them (Epixel 3.2, 3.7). Pure.
namespace personae::epixel {

/// The key a profile has for a name of the update call: "languages" -> "lan".
[[nodiscard]] QString profileKey(const QString &name);

/// Which of the three update calls takes this field; Kind::Other: none.
[[nodiscard]] Kind homeOf(const QString &key);

/// One part per update call, each with everything known; the values as they go out and will be
/// read again (a telephone number without blanks, 3.2).
[[nodiscard]] QList<Wish> splitSave(const wish::SaveProfile &save);

/// What the call that changes the e-mail address changes, with the present values it was given.
[[nodiscard]] wish::SaveProfile emailSave(const FieldMap &arguments);

/// The form for changes that all belong to one call. LocalReject, with the fields, where they do
/// not, where a value cannot be right, or where what must go along is not known.
[[nodiscard]] Result<Form> formFor(Kind kind, const wish::SaveProfile &save, bool wholeForm);

[[nodiscard]] ApiError localReject(const QString &why, const QStringList &fields = {});

} // namespace personae::epixel
