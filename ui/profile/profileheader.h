// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"

#include <QAction>
#include <QImage>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace personae {

/// Cover band, avatar, name, handle and where things stand with the service.
class ProfileHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileHeader)

public:
    ProfileHeader(const ProfilePageParts &parts, QWidget *parent = nullptr);

    void setProfile(const AccountRow &row, const CachedProfile &profile);
    void setCompact(bool compact); ///< a low window: a thin band
    [[nodiscard]] QAction *copyHandleAction() const { return m_copy; }
    void addVerb(QAction *action); ///< a small button beside the handle; follows the action

    /// "Online · as of 14:02", and whether that is older than a day.
    [[nodiscard]] static QString stateWords(const AccountRow &row, const QDateTime &seenAt);
    [[nodiscard]] static bool isStale(const QDateTime &seenAt);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void askForPictures();
    void arrange();
    [[nodiscard]] QRect avatarRect() const;
    [[nodiscard]] int avatarSize() const { return m_compact ? 56 : 76; }
    [[nodiscard]] int overlap() const { return m_compact ? 28 : 40; }
    [[nodiscard]] int bandHeight() const { return m_compact ? 40 : 88; }

    ProfilePageParts m_parts;
    QAction *m_copy;
    QLabel *m_name;
    QLabel *m_handle;
    QLabel *m_state;
    QLabel *m_clock;
    QWidget *m_copyButton = nullptr;
    QHBoxLayout *m_verbs = nullptr;
    AccountRow m_row;
    CachedProfile m_profile;
    QImage m_avatar;
    QImage m_cover;
    bool m_compact = false;
};

} // namespace personae
