// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/persondesk.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace personae {

class IconLine;
class NameLabel;

/// Picture, name, handle and how things stand in one line, with what is under way below. GUI
/// thread.
class PersonHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonHeader)

public:
    explicit PersonHeader(PersonDesk &desk, QWidget *parent = nullptr);

    void setCompact(bool compact); ///< a low window: a smaller picture

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshState(const PersonView &view);
    void askForPicture();
    void copyHandle();
    void arrange();
    [[nodiscard]] int pictureSide() const { return m_compact ? 56 : 96; }

    PersonDesk &m_desk;
    NameLabel *m_name;
    QLabel *m_handle;
    QToolButton *m_copy;
    QToolButton *m_refresh;
    QLabel *m_copied; ///< "copied", for a moment
    QLabel *m_state;
    QLabel *m_clock;
    QLabel *m_age;
    IconLine *m_pending;
    QString m_pictureId;
    PeopleScope m_pictureScope;
    QImage m_picture;
    QTimer m_copiedFor;
    bool m_compact = false;
};

} // namespace personae
