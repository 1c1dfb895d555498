// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profiledesk.h"
#include "ui/theme/theme.h"

#include <QMap>
#include <QObject>
#include <QPointer>

class QMimeData;
class QWidget;

namespace personae {

/// From a file, a drop or the clipboard to a picture in the form: taken in on a worker, framed in
/// the studio, handed to the desk. One at a time per slot; a later one replaces an earlier. GUI
/// thread.
class PictureIntakeFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureIntakeFlow)

public:
    /// `window`: the widget whose window owns the dialogs.
    PictureIntakeFlow(ProfileDesk &desk, ProfileForm &form, Theme &theme, QWidget *window);

    void askForFile(PictureSlot slot);
    void takeFile(PictureSlot slot, const QString &path);
    void take(PictureSlot slot,
              const QMimeData *mime); ///< drop or paste; problem() where it holds no picture
    void adjust(PictureSlot slot);    ///< the frame of a picture already chosen
    void cancel(PictureSlot slot);
    [[nodiscard]] bool isBusy(PictureSlot slot) const { return m_running.contains(slot); }

    /// Why a picture was not taken, as a sentence.
    [[nodiscard]] static QString sentence(const ApiError &error);

Q_SIGNALS:
    void busyChanged(personae::PictureSlot slot);
    void problem(personae::PictureSlot slot, const QString &sentence); ///< empty: none any more

private:
    QObject *begin(PictureSlot slot);
    void arrived(PictureSlot slot, const Result<TakenImage> &result, const QString &fileName,
                 const CropRecipe &start);
    void openStudio(PictureSlot slot, const TakenImage &image, const QString &fileName,
                    const CropRecipe &start);
    void takeBytes(PictureSlot slot, const QByteArray &bytes);
    void takeImage(PictureSlot slot, const QImage &image);

    ProfileDesk &m_desk;
    QPointer<ProfileForm> m_form;
    Theme &m_theme;
    QPointer<QWidget> m_window;
    QMap<PictureSlot, QObject *> m_running; ///< deleting one drops its answer
};

} // namespace personae
