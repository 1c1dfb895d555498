// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace personae::embedded::world {

struct PersonName
{
    QString idTag;
    QString name;
    bool odd = false; ///< one of the hard cases
};

/// `count` people with distinct idTags; the hard cases first. The same every time.
[[nodiscard]] QList<PersonName> people(int count);

} // namespace personae::embedded::world
