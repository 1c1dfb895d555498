// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/picturebutton.h"

#include "ui/profile/coverband.h"
#include "ui/theme/avatarpainter.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

#include <algorithm>

namespace personae {

namespace {

constexpr int pictureHeight = 84;
constexpr int ring = 3; ///< room for the focus ring

} // namespace

PictureButton::PictureButton(const PictureRule &rule, Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_rule(rule)
    , m_theme(theme)
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    const bool square = rule.aspect.width() == rule.aspect.height();
    setSizePolicy(square ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureButton::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void PictureButton::setPerson(const QString &name, const QString &handle, PersonKind kind)
{
    m_name = name;
    m_handle = handle;
    m_kind = kind;
    update();
}

QSize PictureButton::sizeHint() const
{
    const int width = pictureHeight * m_rule.aspect.width() / std::max(1, m_rule.aspect.height());
    return {width + 2 * ring, pictureHeight + 2 * ring};
}

QSize PictureButton::minimumSizeHint() const
{
    return {pictureHeight + 2 * ring, pictureHeight + 2 * ring};
}

QRect PictureButton::pictureRect() const
{
    const QRect room = rect().adjusted(ring, ring, -ring, -ring);
    const QSize size = m_rule.aspect.scaled(room.size(), Qt::KeepAspectRatio);
    return QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, size, room);
}

void PictureButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect where = pictureRect();
    if (m_rule.round)
        avatarpainter::paint(painter, where, m_picture, m_name, m_handle, m_kind);
    else
        paintBand(painter, where);
    paintBadge(painter, where);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = hasFocus();
    if (!focused && !m_dropping && !m_changed)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(Theme::Token::Accent), focused || m_dropping ? 2 : 1));
    const QRectF around = QRectF(where).adjusted(-2, -2, 2, 2);
    if (m_rule.round)
        painter.drawEllipse(around);
    else
        painter.drawRoundedRect(around, Theme::radius + 2, Theme::radius + 2);
}

void PictureButton::paintBand(QPainter &painter, const QRect &rect)
{
    coverband::paint(painter, rect, m_picture, m_handle, Theme::radius);
}

/// A small sign that this can be changed, in the lower trailing corner.
void PictureButton::paintBadge(QPainter &painter, const QRect &rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect badge =
        QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignBottom, {26, 26},
                            m_rule.round ? rect : rect.adjusted(4, 4, -4, -4));
    painter.setPen(QPen(m_theme.color(Theme::Token::Border), 1));
    painter.setBrush(m_theme.color(underMouse() ? Theme::Token::AccentSoft : Theme::Token::Base));
    painter.drawEllipse(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5));
    m_theme.icon(QStringLiteral("camera")).paint(&painter, badge.adjusted(5, 5, -5, -5));
    painter.restore();
}

void PictureButton::dragEnterEvent(QDragEnterEvent *event)
{
    // Also for what turns out to be no picture: then the reason is shown, in place of nothing at
    // all.
    if (!event->mimeData()->hasUrls() && !event->mimeData()->hasImage())
        return;
    event->acceptProposedAction();
    m_dropping = true;
    update();
}

void PictureButton::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropping = false;
    update();
}

void PictureButton::dropEvent(QDropEvent *event)
{
    m_dropping = false;
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

void PictureButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void PictureButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace personae
