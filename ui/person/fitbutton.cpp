// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/fitbutton.h"

#include "ui/theme/plaintip.h"

#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int leastLetters = 6;

QString unmarked(QString words)
{
    return words.replace(u'&', u"&&"_s);
}

} // namespace

FitButton::FitButton(QWidget *parent)
    : QPushButton(parent)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // may shrink, unlike other buttons
}

void FitButton::setWords(const QString &full, const QString &brief)
{
    m_full = full;
    m_brief = brief.isEmpty() ? full : brief;
    setText(unmarked(full));
    setAccessibleName(full);
    setToolTip(plainTip(full));
}

QSize FitButton::minimumSizeHint() const
{
    const QSize wanted = sizeHint();
    const int words = fontMetrics().horizontalAdvance(m_full);
    const int least = qMin(words, fontMetrics().averageCharWidth() * leastLetters);
    return {wanted.width() - words + least, wanted.height()};
}

int FitButton::room() const
{
    return width() - (sizeHint().width() - fontMetrics().horizontalAdvance(m_full));
}

void FitButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const bool fits = fontMetrics().horizontalAdvance(m_full) <= room();
    option.text =
        unmarked(fits ? m_full : fontMetrics().elidedText(m_brief, Qt::ElideRight, room()));
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace personae
