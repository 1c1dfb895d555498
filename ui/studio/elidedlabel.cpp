// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/elidedlabel.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace personae {

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setToolTip(u"<span>%1</span>"_s.arg(text.toHtmlEscaped())); // else it might be taken for markup
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

} // namespace personae
