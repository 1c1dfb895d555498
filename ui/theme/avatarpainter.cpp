// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/avatarpainter.h"

#include "ui/theme/theme.h"

#include <QPainterPath>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace personae::avatarpainter {

using namespace Qt::StringLiterals;

namespace {

bool isLetter(const QString &grapheme)
{
    const auto points = grapheme.toUcs4();
    return !points.isEmpty() && QChar::isLetterOrNumber(points.first());
}

/// The first grapheme that is a letter or a digit; else the first that shows anything (an emoji).
QString firstGrapheme(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    QString fallback;
    for (qsizetype start = 0, end = finder.toNextBoundary(); end > start;
         start = end, end = finder.toNextBoundary()) {
        const QString grapheme = word.mid(start, end - start);
        if (isLetter(grapheme))
            return grapheme;
        const auto points = grapheme.toUcs4();
        const bool shows = QChar::category(points.value(0)) == QChar::Symbol_Other ||
                           QChar::category(points.value(0)) == QChar::Symbol_Math;
        if (fallback.isEmpty() && shows)
            fallback = grapheme;
    }
    return fallback;
}

/// Words that give a grapheme, in order: "Zoë & Co." gives Z and C.
QStringList grapheme(const QString &text)
{
    static const QRegularExpression blanks(u"[\\s.@_\\-\\x{2066}-\\x{2069}\\x{200e}\\x{200f}]+"_s);
    QStringList found;
    const QStringList words = text.split(blanks, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString first = firstGrapheme(word);
        if (!first.isEmpty())
            found.append(first.toUpper());
    }
    return found;
}

void paintInitials(QPainter &painter, const QRectF &circle, const QString &text,
                   const QString &handle)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::initialsGround(handle));
    painter.drawEllipse(circle);
    QFont font = painter.font();
    font.setPixelSize(qMax(6, qRound(circle.height() * 0.38)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(circle, Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine, text);
}

void paintPicture(QPainter &painter, const QRectF &circle, const QImage &picture)
{
    QPainterPath round;
    round.addEllipse(circle);
    painter.setClipPath(round, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int side = qMin(picture.width(), picture.height());
    const QRectF middle((picture.width() - side) / 2.0, (picture.height() - side) / 2.0, side,
                        side);
    painter.drawImage(circle, picture, middle);
}

/// A small square at the lower trailing edge, cut free from the picture by a ring of the ground.
void paintNotch(QPainter &painter, const QRectF &circle, const QString &handle)
{
    const qreal side = qMax(6.0, circle.width() * 0.28);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const QRectF notch(mirrored ? circle.left() : circle.right() - side, circle.bottom() - side,
                       side, side);
    painter.setBrush(Theme::initialsGround(handle));
    painter.setPen(QPen(Qt::white, qMax(1.0, side * 0.14)));
    painter.drawRoundedRect(notch, side * 0.2, side * 0.2);
}

} // namespace

QString initials(const QString &name, const QString &handle)
{
    QStringList words = grapheme(name);
    if (!words.isEmpty())
        return words.size() > 1 ? words.first() + words.last() : words.first();
    words = grapheme(handle);
    return words.isEmpty() ? u"?"_s : words.first();
}

void paint(QPainter &painter, const QRect &rect, const QImage &picture, const QString &name,
           const QString &handle, PersonKind kind)
{
    const int side = qMin(rect.width(), rect.height());
    QRectF circle(0, 0, side, side);
    circle.moveCenter(QRectF(rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    if (picture.isNull())
        paintInitials(painter, circle, initials(name, handle), handle);
    else
        paintPicture(painter, circle, picture);
    painter.restore();
    if (kind == PersonKind::Community)
        paintNotch(painter, circle, handle);
    painter.restore();
}

} // namespace personae::avatarpainter
