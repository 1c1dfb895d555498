// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"
#include "models/media/imageintake.h"
#include "models/outbox/blobstore.h"

#include <functional>

/// The work around a chosen picture that takes long: disk, decoding, baking. Every function runs on
/// a pool thread; `done` comes on the context's thread, or never if the context is gone.
namespace personae::pictureprep {

constexpr int previewEdge = 192; ///< height of previews, device pixels

/// Writes the original's bytes and makes the preview.
void keep(const BlobStore &blobs, const TakenImage &image, const CropRecipe &recipe,
          const PictureRule &rule, QObject *context,
          std::function<void(const Result<ProfileForm::PictureEdit> &)> done);

/// Bakes within the service's limits and writes the bytes to send.
void bake(const BlobStore &blobs, const ProfileForm::PictureEdit &edit, const PictureRule &rule,
          QObject *context, std::function<void(const Result<PutPictureCommand> &)> done);

void original(const BlobStore &blobs, const BlobId &id, QObject *context,
              std::function<void(const Result<TakenImage> &)> done);

/// Null where the original cannot be read.
void preview(const BlobStore &blobs, const ProfileForm::PictureEdit &edit, const PictureRule &rule,
             QObject *context, std::function<void(const QImage &)> done);

} // namespace personae::pictureprep
