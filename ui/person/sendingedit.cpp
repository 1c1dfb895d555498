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

QString SendingEdit::finishKey()
{
    return QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText);
}

bool SendingEdit::event(QEvent *event)
{
    // Ours, whatever else in the window has this key.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (finishes(key) || (m_takesEscape && key.key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void SendingEdit::keyPressEvent(QKeyEvent *event)
{
    if (finishes(*event))
        Q_EMIT finished();
    else if (m_takesEscape && event->key() == Qt::Key_Escape)
        Q_EMIT escaped();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace personae
