// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QImage>
#include <QMimeData>

namespace personae {

/// A picture slot as a large button; takes drops.
class PictureButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureButton)

public:
    PictureButton(const PictureRule &rule, Theme &theme, QWidget *parent);

    void setPicture(const QImage &picture);
    void setPerson(const QString &name, const QString &handle, PersonKind kind); ///< for initials
    void setMarked(bool changed)
    {
        m_changed = changed;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dropped(const QMimeData *data);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect pictureRect() const;
    void paintBand(QPainter &painter, const QRect &rect);
    void paintBadge(QPainter &painter, const QRect &rect);

    PictureRule m_rule;
    Theme &m_theme;
    QImage m_picture;
    QString m_name;
    QString m_handle;
    PersonKind m_kind = PersonKind::Person;
    bool m_changed = false;
    bool m_dropping = false;
};

} // namespace personae
