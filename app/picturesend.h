// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/blobstore.h"
#include "models/values/command.h"
#include "models/values/serviceinfo.h"

#include <QSet>

#include <optional>

/// The slow half of sending a picture: pixels on a worker. All pure but for the files they name;
/// any thread.
namespace personae::picturesend {

/// An encoding of the same picture whose bytes never went out (Cloudillo 4.4).
struct Variation
{
    BlobId blob;
    QString mediaType;
    ApiError error;
};
[[nodiscard]] Variation vary(const BlobStore &blobs, const PutPictureCommand &put,
                             const PictureRule &rule, const QSet<QString> &usedDigests);

/// What goes out.
struct Parcel
{
    QByteArray bytes;
    QByteArray original; ///< PictureRule::sendsOriginal
    QByteArray originalType;
    ApiError error;
};
/// Errors: Invalid where a file is missing, does not decode, or no size of the original fits.
[[nodiscard]] Parcel pack(const BlobStore &blobs, const PutPictureCommand &put,
                          const PictureRule &rule);

/// Whether what the service shows is the picture that was sent, whatever it was encoded as:
/// std::nullopt where one of them cannot be read.
[[nodiscard]] std::optional<bool> looksLike(const QByteArray &shown, const QByteArray &sent);

} // namespace personae::picturesend
