// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"

#include <QMap>
#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMimeData;
class QProgressBar;
class QPushButton;

namespace personae {

class PictureButton;
class PictureIntakeFlow;

/// The picture slots of one profile at the head of the Edit tab: large buttons, their state,
/// uploads under way.
class PictureSection final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureSection)

public:
    PictureSection(const ProfilePageParts &parts, ProfileForm &form, QWidget *parent);

    /// For Ctrl+V and drops on the page: the focused slot, else the first.
    void paste(const QMimeData *mime);
    void refresh();

Q_SIGNALS:
    void announced(const QString &sentence);

private:
    struct Slot
    {
        PictureButton *button = nullptr;
        QLabel *mark = nullptr;
        QLabel *problem = nullptr;
        QLabel *reason = nullptr; ///< why nothing can be chosen here
        QWidget *work = nullptr;  ///< busy word or upload bar, with Cancel
        QLabel *word = nullptr;
        QProgressBar *bar = nullptr;
        QPushButton *cancel = nullptr;
        QImage shown;
    };

    void addSlot(const PictureRule &rule, QHBoxLayout *row);
    void addLines(const PictureRule &rule, Slot &place);
    void connectSlot(PictureSlot slot);
    void refreshSlot(PictureSlot slot);
    void refreshPicture(PictureSlot slot);
    void refreshWork(PictureSlot slot);
    void showProgress(qint64 entry, qint64 sent, qint64 total);
    void cancelWork(PictureSlot slot);
    void showMenu(PictureSlot slot);
    void nameButton(PictureSlot slot);
    void askForAddress(PictureSlot slot);
    [[nodiscard]] bool isTaken(PictureSlot slot) const; ///< by this installation

    ProfilePageParts m_parts;
    QPointer<ProfileForm> m_form;
    PictureIntakeFlow *m_flow;
    QMap<PictureSlot, Slot> m_slots;
    QMap<qint64, QPair<qint64, qint64>> m_progress; ///< entry -> sent, total
};

} // namespace personae
