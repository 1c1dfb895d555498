// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/pictureprep.h"

#include "models/media/picturebaker.h"
#include "models/media/worker.h"

#include <utility>

namespace personae::pictureprep {

namespace {

Result<TakenImage> read(const BlobStore &blobs, const BlobId &id)
{
    const Result<QByteArray> bytes = blobs.get(id);
    if (!bytes)
        return bytes.error();
    return imageintake::take(bytes.value());
}

Result<ProfileForm::PictureEdit> keepNow(const BlobStore &blobs, const TakenImage &image,
                                         const CropRecipe &recipe, const PictureRule &rule)
{
    const Result<BlobId> id = blobs.put(image.original);
    if (!id)
        return id.error();
    return ProfileForm::PictureEdit{id.value(), recipe,
                                    picturebaker::preview(image.image, recipe, rule, previewEdge)};
}

Result<PutPictureCommand> bakeNow(const BlobStore &blobs, const ProfileForm::PictureEdit &edit,
                                  const PictureRule &rule)
{
    const Result<TakenImage> image = read(blobs, edit.original);
    if (!image)
        return image.error();
    const auto baked = picturebaker::bake(image.value().image, edit.recipe, rule);
    if (!baked)
        return baked.error();
    const Result<BlobId> id = blobs.put(baked.value().bytes);
    if (!id)
        return id.error();
    return PutPictureCommand{rule.slot, edit.original, edit.recipe, id.value(),
                             QString::fromLatin1(baked.value().mediaType)};
}

} // namespace

void keep(const BlobStore &blobs, const TakenImage &image, const CropRecipe &recipe,
          const PictureRule &rule, QObject *context,
          std::function<void(const Result<ProfileForm::PictureEdit> &)> done)
{
    worker::run<Result<ProfileForm::PictureEdit>>(
        context, [blobs, image, recipe, rule] { return keepNow(blobs, image, recipe, rule); },
        std::move(done));
}

void bake(const BlobStore &blobs, const ProfileForm::PictureEdit &edit, const PictureRule &rule,
          QObject *context, std::function<void(const Result<PutPictureCommand> &)> done)
{
    worker::run<Result<PutPictureCommand>>(
        context, [blobs, edit, rule] { return bakeNow(blobs, edit, rule); }, std::move(done));
}

void original(const BlobStore &blobs, const BlobId &id, QObject *context,
              std::function<void(const Result<TakenImage> &)> done)
{
    worker::run<Result<TakenImage>>(
        context, [blobs, id] { return read(blobs, id); }, std::move(done));
}

void preview(const BlobStore &blobs, const ProfileForm::PictureEdit &edit, const PictureRule &rule,
             QObject *context, std::function<void(const QImage &)> done)
{
    worker::run<QImage>(
        context,
        [blobs, edit, rule] {
            const Result<TakenImage> image = read(blobs, edit.original);
            return image
                       ? picturebaker::preview(image.value().image, edit.recipe, rule, previewEdge)
                       : QImage();
        },
        std::move(done));
}

} // namespace personae::pictureprep
