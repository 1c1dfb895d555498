// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/profile.h"

#include <QStringList>

/// A new account (InterlinedList 3.3). Pure.
namespace personae::interlinedlist {

inline constexpr char registrationCall[] = "register";

/// What goes out for the lines of "Add account": "identity" is the e-mail, "secret" the password.
[[nodiscard]] FieldMap registrationBody(const FieldMap &lines);

/// Lines that cannot be right. The server checks neither the e-mail's form nor the user name's
/// characters, so both are checked here; of the password's rules those that can be known.
[[nodiscard]] QStringList registrationObjections(const FieldMap &body);

/// At which lines a refusal stands: a taken name or e-mail is not told apart.
[[nodiscard]] QStringList registrationLines(int status, const QString &text);

} // namespace personae::interlinedlist
