// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/aspectbox.h"

#include "ui/profile/labels.h"
#include "ui/theme/flowlayout.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

AspectBox::AspectBox(const QString &objectName, const QString &title,
                     const QList<VerbAction *> &verbs, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_verbs(verbs)
    , m_lineHolder(new QVBoxLayout)
    , m_column(new QVBoxLayout(this))
    , m_title(labels::heading(title, theme, this))
    , m_hint(labels::muted({}, theme, this))
    , m_reason(labels::muted({}, theme, this))
    , m_buttonHolder(new QWidget(this))
    , m_entry(new EntryLine(objectName + u"Entry"_s, theme, this))
{
    setObjectName(objectName);
    m_reason->setObjectName(objectName + u"Reason"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_lineHolder->setSpacing(4);
    auto *flow = new FlowLayout(m_buttonHolder, Qt::AlignLeft, 8);
    for (VerbAction *verb : verbs) {
        auto *button = new QPushButton(m_buttonHolder);
        button->setObjectName(verb->objectName() + u"Button"_s);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, verb, &QAction::trigger);
        if (verb->takesAway())
            Theme::setLook(button, Theme::ButtonLook::Destructive);
        flow->addWidget(button);
        m_buttons.append(button);
    }
    m_column->addWidget(m_title);
    m_column->addLayout(m_lineHolder);
    m_column->addWidget(m_hint);
    m_column->addWidget(m_buttonHolder);
    m_column->addWidget(m_reason);
    m_column->addWidget(m_entry);
    setTitle(title);
    m_hint->hide();
    connect(m_entry, &EntryLine::retryWanted, this, &AspectBox::retryWanted);
    connect(m_entry, &EntryLine::dropWanted, this, &AspectBox::dropWanted);
    connect(m_entry, &EntryLine::signInWanted, this, &AspectBox::signInWanted);
}

void AspectBox::addExtra(QWidget *extra)
{
    m_column->insertWidget(m_column->indexOf(m_reason), extra);
}

void AspectBox::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void AspectBox::setLines(const QList<PersonWording::Line> &lines)
{
    while (m_lines.size() < lines.size()) {
        m_lines.append(new IconLine(m_theme, this));
        m_lineHolder->addWidget(m_lines.last());
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->setLine(i < lines.size() ? lines.at(i) : PersonWording::Line());
}

void AspectBox::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void AspectBox::setEntry(const PersonView &view, const OutboxEntry *entry)
{
    m_entry->setEntry(view, entry);
}

QPushButton *AspectBox::firstUsable() const
{
    for (QPushButton *button : m_buttons) {
        if (!button->isHidden() && button->isEnabled())
            return button;
    }
    return nullptr;
}

void AspectBox::followVerbs()
{
    QWidget *focus = QApplication::focusWidget();
    const bool mine = focus && (focus == this || m_buttonHolder->isAncestorOf(focus));
    if (mine)
        setFocus(Qt::OtherFocusReason); // a button that goes away would hand the focus on
    QStringList reasons;
    bool any = false;
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons.at(i);
        const VerbAction *verb = m_verbs.at(i);
        button->setText(verb->brief());
        button->setEnabled(verb->isEnabled());
        button->setVisible(verb->isVisible());
        button->setAccessibleName(verb->text());
        button->setAccessibleDescription(verb->toolTip());
        button->setToolTip(verb->toolTip());
        any = any || verb->isVisible();
        // A button that cannot be reached by keyboard cannot tell: its reason stands below.
        if (verb->isVisible() && !verb->isEnabled() && !verb->isNow() &&
            !reasons.contains(verb->toolTip()))
            reasons.append(verb->toolTip());
    }
    m_buttonHolder->setVisible(any);
    m_reason->setText(reasons.join(u' '));
    m_reason->setVisible(!reasons.isEmpty());
    if (!mine)
        return;
    if (focus != this && focus->isEnabled() && !focus->isHidden())
        focus->setFocus(Qt::OtherFocusReason);
    else if (QPushButton *button = firstUsable())
        button->setFocus(Qt::OtherFocusReason);
}

} // namespace personae
