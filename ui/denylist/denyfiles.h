// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/denylist/denyliststore.h"

#include <QByteArray>
#include <QStringList>

/// Lists of names in files. Pure.
namespace personae::denyfiles {

struct Imported
{
    QStringList names; ///< in the order of the file, each once
    int twice = 0;     ///< lines that repeat a name
    bool isText = true;
    bool operator==(const Imported &) const = default;
};

constexpr qint64 largestFile = 4 * 1024 * 1024;

/// One name per line; of a line with commas the first cell. Blank lines, lines that begin with "#"
/// and the title of our own export are passed over. UTF-8, with or without its mark.
[[nodiscard]] Imported read(const QByteArray &bytes);

/// CSV: name, since, reason, replacement, certain. Cells that a spreadsheet would take for a
/// formula get an apostrophe, which read() takes off again.
[[nodiscard]] QByteArray write(const Denylist &list);

} // namespace personae::denyfiles
