// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/calllist.h"

#include "ui/profile/labels.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

CallList::CallList(Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_inside(new QWidget)
    , m_column(new QVBoxLayout(m_inside))
{
    setObjectName(u"recordsCalls"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its buttons have it, and scroll it
    m_column->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, Theme::panePadding);
    m_column->setSpacing(4);
    QLabel *head = labels::body(tr("What can be done here:"), theme, m_inside);
    m_column->addWidget(head);
    m_column->addStretch(1);
    setAccessibleName(head->text());
    setWidget(m_inside);
}

void CallList::add(QPushButton &button, const QString &meaning)
{
    button.setParent(m_inside);
    button.setAutoDefault(true); // Enter too, where it has the focus
    QLabel *words = labels::muted(meaning, m_theme, m_inside);
    words->setObjectName(button.objectName() + u"-words"_s);
    words->setVisible(!meaning.isEmpty());
    const int end = m_column->count() - 1; // before the room that is left
    m_column->insertSpacing(end, Theme::gap);
    m_column->insertWidget(end + 1, &button, 0, Qt::AlignLeading);
    m_column->insertWidget(end + 2, words);
    m_buttons.append(&button);
    m_lines.insert(&button, {words, meaning});
}

void CallList::setReason(QPushButton &button, const QString &reason)
{
    const auto line = m_lines.constFind(&button);
    if (line == m_lines.cend())
        return;
    line->words->setText(reason.isEmpty() ? line->meaning : reason);
    line->words->setVisible(!line->words->text().isEmpty());
    button.setAccessibleDescription(line->words->text());
}

void CallList::focusFirst()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        if (!button->isEnabled())
            continue;
        button->setFocus(Qt::OtherFocusReason);
        return;
    }
}

} // namespace personae
