// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/sendingedit.h"

#include <QKeyEvent>

namespace personae {

namespace {

bool finishes(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) &&
           event.modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

SendingEdit::SendingEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setMinimumHeight(fontMetrics().lineSpacing() * 3 + 16);
    setMaximumHeight(fontMetrics().lineSpacing() * 6 + 16);
}

bool SendingEdit::event(QEvent *event)
{
    // Ours, whatever else in the window has this key.
    if (event->type() == QEvent::ShortcutOverride && finishes(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void SendingEdit::keyPressEvent(QKeyEvent *event)
{
    if (finishes(*event))
        Q_EMIT finished();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT escaped();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace personae
