// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/namelabel.h"

#include "ui/theme/plaintip.h"

#include <QEvent>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int mostLines = 2;
constexpr qsizetype longestLaidOut = 400; ///< characters; no two lines hold more

} // namespace

NameLabel::NameLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void NameLabel::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    setAccessibleName(name);
    arrange();
}

QSize NameLabel::sizeHint() const
{
    const int lines = 1 + int(text().count(u'\n'));
    return {fontMetrics().averageCharWidth() * 16, fontMetrics().lineSpacing() * lines};
}

QSize NameLabel::minimumSizeHint() const
{
    return {1, sizeHint().height()};
}

void NameLabel::arrange()
{
    if (m_arranging)
        return;
    m_arranging = true;
    const QString all = m_name.left(longestLaidOut);
    QTextLayout layout(all, font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(1, width()));
        const QString rest = all.mid(line.textStart());
        const bool last = lines.size() + 1 == mostLines;
        lines.append(last ? fontMetrics().elidedText(rest, Qt::ElideRight, qMax(1, width()))
                          : rest.left(line.textLength()).trimmed());
        if (last)
            break;
    }
    layout.endLayout();
    setText(lines.join(u'\n'));
    // Cutting may leave the isolation open or drop its end: harmless within one label.
    const bool cut = m_name.size() > longestLaidOut || lines.join(QString()).contains(u'…');
    setToolTip(cut ? plainTip(m_name) : QString());
    updateGeometry();
    m_arranging = false;
}

void NameLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    arrange();
}

void NameLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

} // namespace personae
