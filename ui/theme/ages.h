// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace personae::ages {

/// "14:02", "yesterday 14:02", "12 May", "12 May 2024": in the person's locale and zone.
[[nodiscard]] QString shortAge(const QDateTime &at,
                               const QDateTime &now = QDateTime::currentDateTime());
/// The full date with zone, for tooltips and screen readers.
[[nodiscard]] QString fullDate(const QDateTime &at);

} // namespace personae::ages
