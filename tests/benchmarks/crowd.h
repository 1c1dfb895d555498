// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"

#include <QList>
#include <QString>

/// People who do not exist, the same ones every time, with names in many scripts.
namespace personae::benchmark {

[[nodiscard]] PersonFacts inhabitant(int number);
[[nodiscard]] QList<PersonFacts> inhabitants(int first, int count);

/// Fills the cache of the folder's first account with that many. False, and a reason on standard
/// error, where it cannot.
[[nodiscard]] bool settle(const QString &dataDir, int count);

/// The account and the cache file of a filled folder.
struct FilledFolder
{
    AccountId account;
    QString cacheFile;
};
[[nodiscard]] std::optional<FilledFolder> filledFolder(const QString &dataDir);

} // namespace personae::benchmark
