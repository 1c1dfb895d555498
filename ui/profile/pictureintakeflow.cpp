// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/pictureintakeflow.h"

#include "models/media/worker.h"
#include "ui/profile/fieldwording.h"
#include "ui/studio/picturestudio.h"

#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// A picture that some program put on the clipboard as pixels only.
QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", 80);
    return bytes;
}

} // namespace

PictureIntakeFlow::PictureIntakeFlow(ProfileDesk &desk, ProfileForm &form, Theme &theme,
                                     QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_form(&form)
    , m_theme(theme)
    , m_window(window)
{
    connect(&desk, &ProfileDesk::pictureFailed, this,
            [this](const AccountId &account, PictureSlot slot, const ApiError &error) {
                if (m_form && account == m_form->account())
                    Q_EMIT problem(slot, sentence(error));
            });
}

QString PictureIntakeFlow::sentence(const ApiError &error)
{
    if (error.kind == Outcome::StorageFailed)
        return tr("The picture could not be kept on this computer. Is the disk full?");
    if (error.detail == "not-a-picture"_L1)
        return tr("This is not a picture this program can read.");
    if (error.detail == "broken"_L1)
        return tr("This picture is broken or cut off. Nothing was changed.");
    if (error.detail == "absurd-size"_L1)
        return tr("This picture claims a size that cannot be right. It was not opened.");
    if (error.detail == "file-too-large"_L1)
        return tr("This file is too large: at most %1 MB.")
            .arg(imageintake::maximumFileBytes >> 20);
    if (error.detail == "empty"_L1)
        return tr("This file is empty.");
    if (error.detail == "unreadable"_L1)
        return tr("This file cannot be read.");
    if (error.detail == "no-picture-here"_L1)
        return tr("There is no picture in what was pasted or dropped.");
    return tr("This picture cannot be used.");
}

void PictureIntakeFlow::askForFile(PictureSlot slot)
{
    auto *dialog = new QFileDialog(m_window ? m_window->window() : nullptr,
                                   tr("Choose a picture: %1").arg(FieldWording::picture(slot)));
    dialog->setObjectName(u"pictureFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.avif)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, slot](const QString &path) { takeFile(slot, path); });
    dialog->open();
}

QObject *PictureIntakeFlow::begin(PictureSlot slot)
{
    delete m_running.take(slot);
    auto *run = new QObject(this);
    m_running.insert(slot, run);
    Q_EMIT problem(slot, {});
    Q_EMIT busyChanged(slot);
    return run;
}

void PictureIntakeFlow::cancel(PictureSlot slot)
{
    delete m_running.take(slot);
    Q_EMIT busyChanged(slot);
}

void PictureIntakeFlow::takeFile(PictureSlot slot, const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    imageintake::takeFileLater(
        path, begin(slot),
        [this, slot, name](const Result<TakenImage> &result) { arrived(slot, result, name, {}); });
}

void PictureIntakeFlow::take(PictureSlot slot, const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        takeFile(slot, urls.first().toLocalFile());
        return;
    }
    for (const QString &type :
         {u"image/jpeg"_s, u"image/png"_s, u"image/webp"_s, u"image/avif"_s}) {
        if (const QByteArray bytes = mime->data(type); !bytes.isEmpty()) {
            takeBytes(slot, bytes);
            return;
        }
    }
    if (const QImage image = qvariant_cast<QImage>(mime->imageData()); !image.isNull()) {
        takeImage(slot, image);
        return;
    }
    ApiError nothing;
    nothing.kind = Outcome::Invalid;
    nothing.detail = u"no-picture-here"_s;
    Q_EMIT problem(slot, sentence(nothing));
}

void PictureIntakeFlow::takeBytes(PictureSlot slot, const QByteArray &bytes)
{
    imageintake::takeLater(bytes, begin(slot), [this, slot](const Result<TakenImage> &result) {
        arrived(slot, result, tr("clipboard"), {});
    });
}

void PictureIntakeFlow::takeImage(PictureSlot slot, const QImage &image)
{
    worker::run<Result<TakenImage>>(
        begin(slot), [image] { return imageintake::take(pngOf(image)); },
        [this, slot](const Result<TakenImage> &result) {
            arrived(slot, result, tr("clipboard"), {});
        });
}

void PictureIntakeFlow::adjust(PictureSlot slot)
{
    const auto edit = m_form ? m_form->picture(slot) : std::nullopt;
    if (!edit)
        return;
    m_desk.loadOriginal(edit->original, begin(slot),
                        [this, slot, recipe = edit->recipe](const Result<TakenImage> &result) {
                            arrived(slot, result, {}, recipe);
                        });
}

void PictureIntakeFlow::arrived(PictureSlot slot, const Result<TakenImage> &result,
                                const QString &fileName, const CropRecipe &start)
{
    if (QObject *run = m_running.take(slot))
        run->deleteLater(); // we are inside its answer
    Q_EMIT busyChanged(slot);
    if (!result)
        Q_EMIT problem(slot, sentence(result.error()));
    else
        openStudio(slot, result.value(), fileName, start);
}

void PictureIntakeFlow::openStudio(PictureSlot slot, const TakenImage &image,
                                   const QString &fileName, const CropRecipe &start)
{
    const PictureRule *rule = m_form ? m_form->service().picture(slot) : nullptr;
    if (!rule || !m_window)
        return;
    auto *studio = new PictureStudio(image, *rule, m_form->service().displayName, fileName, m_theme,
                                     m_window->window(), start);
    studio->setAttribute(Qt::WA_DeleteOnClose);
    connect(studio, &PictureStudio::chosen, this, [this, slot, image](const CropRecipe &recipe) {
        if (m_form)
            m_desk.choosePicture(m_form->account(), slot, image, recipe);
    });
    studio->open();
}

} // namespace personae
