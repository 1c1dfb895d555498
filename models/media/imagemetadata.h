// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

/// What a picture's file tells besides its pixels. Pure, any thread.
namespace personae::imagemetadata {

/// Of "gps", "camera", "date", "text", in this order: all that an upload of ours leaves out. Reads
/// EXIF, XMP, IPTC and the text parts of each format; not for AVIF (see avif::claim and inBlocks).
[[nodiscard]] QStringList find(const QByteArray &bytes, const QByteArray &format);

/// The same for a bare EXIF block (starting at its TIFF header) and a bare XMP packet.
[[nodiscard]] QStringList inBlocks(const QByteArray &exif, const QByteArray &xmp);

} // namespace personae::imagemetadata
