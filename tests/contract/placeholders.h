// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// Puts made values of the documented form in the place of every {{NAME}}: the same name always
/// becomes the same value within one run. Nothing made here opens anything.
[[nodiscard]] QByteArray withPlaceholdersFilled(const QString &service, const QByteArray &json);
