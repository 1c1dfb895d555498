// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/announcer.h"

#include <QAccessible>

namespace personae {

using namespace Qt::StringLiterals;

Announcer::Announcer(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(u"announcer"_s);
    setTextFormat(Qt::PlainText);
    setFocusPolicy(Qt::NoFocus);
    setFixedSize(1, 1);
    lower();
}

void Announcer::announce(const QString &sentence)
{
    m_last = sentence;
    setAccessibleName(sentence);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(this, sentence);
#else
    QAccessibleEvent event(this, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&event);
}

} // namespace personae
