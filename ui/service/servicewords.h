// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

/// Message ids of what services declare -> words to be translated in the context of ServiceWording.
/// Tables only: a new service adds lines here and nowhere else in ui/.
namespace personae::servicewords {

using Table = QHash<QString, const char *>;

[[nodiscard]] const Table &pages();
[[nodiscard]] const Table &emptyPages();
[[nodiscard]] const Table &verbs();
[[nodiscard]] const Table &verbsAbout(); ///< those that read differently where a person is shown
[[nodiscard]] const Table &meanings();   ///< what a call is for, where calls are all there is
[[nodiscard]] const Table &results();
[[nodiscard]] const Table &warnings();
[[nodiscard]] const Table &stepHints();
[[nodiscard]] const Table &fields();
[[nodiscard]] const Table &fieldHints();
[[nodiscard]] const Table &values();

} // namespace personae::servicewords
