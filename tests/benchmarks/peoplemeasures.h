// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace personae::benchmark {

/// A child process about lists of people; 2 where there is no such part.
int peopleChild(QApplication &application, const QString &part, const QString &dataDir,
                qint64 startedAt);

/// All rows about people, on a folder the demo has filled. It is given a million people on the way.
[[nodiscard]] bool measurePeople(const QString &dataDir);

} // namespace personae::benchmark
