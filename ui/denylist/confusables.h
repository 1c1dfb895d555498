// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Names that look alike to a person. A simple folding, no security claim. Pure.
namespace personae::confusables {

/// What the eye makes of a name: without case, accents and invisible characters; letters of other
/// scripts and digits as the Latin letter they resemble.
[[nodiscard]] QString skeleton(const QString &name);

/// Those of the candidates that look like the name and are not it.
[[nodiscard]] QStringList lookAlikes(const QString &name, const QStringList &candidates);

} // namespace personae::confusables
