// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"
#include "ui/theme/errorpresenter.h"

/// What came of a call, in plain words.
namespace personae::callwords {

/// What happened, what is kept, what to do. A write that was refused is said to have changed
/// nothing; one whose answer never came, or was trouble of the server's own, is said to be unknown.
[[nodiscard]] errorpresenter::Words present(const CallResult &result, const QString &serviceName,
                                            bool writes);
[[nodiscard]] QString stopped();       ///< by the person, while a write was on its way
[[nodiscard]] QString browserOpened(); ///< of CallSpec::opensBrowser
[[nodiscard]] QString lacking(const QString &serviceName); ///< of ServerFacts::lacks
/// The account cannot be reached at the moment, as far as the last answer says.
[[nodiscard]] QString offline(const QString &serviceName);

} // namespace personae::callwords
