// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The translated texts behind message ids, nothing else. Ids are compared without case, dots,
/// dashes and underscores: "first_name" and "firstName" are one. Empty: nobody knows the id.
namespace personae::fieldtables {

[[nodiscard]] QString label(const QString &id);
[[nodiscard]] QString hint(const QString &id);
/// Why a value of this field may not be taken, where its pattern would not tell a person.
[[nodiscard]] QString warning(const QString &id);
[[nodiscard]] QString part(const QString &id); ///< of a record
[[nodiscard]] QString visibility(const QString &word);
[[nodiscard]] QString page(const QString &id); ///< title of a tab
/// One of the words a field may hold, e.g. ("customerStatus", "subscriber:annual").
[[nodiscard]] QString word(const QString &field, const QString &value);
/// What a button says that changes a field by this call.
[[nodiscard]] QString changeVerb(const QString &callId);
/// Label of a line under Advanced. What a service puts before its ids ("there.avatarField") is not
/// looked at.
[[nodiscard]] QString setting(const QString &id);
[[nodiscard]] QString settingMeaning(const QString &id); ///< its explanation
[[nodiscard]] QString settingChoice(const QString &id);  ///< one of its values

} // namespace personae::fieldtables
