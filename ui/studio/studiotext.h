// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QSize>
#include <QString>

/// Numbers as the studio writes them.
namespace personae::studiotext {

/// Left to right by itself (U+2066, U+2069): in a right-to-left sentence, width stays before
/// height.
[[nodiscard]] inline QString apart(const QString &text)
{
    return QChar(0x2066) + text + QChar(0x2069);
}

/// "1,286 × 1,286"
[[nodiscard]] inline QString size(QSize size)
{
    const QLocale locale;
    return apart(QCoreApplication::translate("studiotext", "%1 × %2")
                     .arg(locale.toString(size.width()), locale.toString(size.height())));
}

/// "512 px" for a square, else "720 × 240 px"
[[nodiscard]] inline QString pixels(QSize size)
{
    const QLocale locale;
    return apart(
        size.width() == size.height()
            ? QCoreApplication::translate("studiotext", "%1 px").arg(locale.toString(size.width()))
            : QCoreApplication::translate("studiotext", "%1 × %2 px")
                  .arg(locale.toString(size.width()), locale.toString(size.height())));
}

/// "41 kB", "5.2 MB"
[[nodiscard]] inline QString bytes(qsizetype count)
{
    const int digits = count >= 1'000'000 ? 1 : 0;
    return apart(QLocale().formattedDataSize(count, digits, QLocale::DataSizeSIFormat));
}

} // namespace personae::studiotext
