// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/publishbar.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/theme/ages.h"
#include "ui/theme/flowlayout.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace personae {

PublishBar::PublishBar(const PublishActions &actions, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_actions(actions)
{
    setObjectName(u"publishBar"_s);
    theme.setGround(this, Theme::Token::Base);
    m_texts = new QWidget(this);
    m_count = labels::body({}, theme, m_texts);
    m_count->setObjectName(u"changeCountLabel"_s);
    m_kept = labels::muted({}, theme, m_texts);
    m_kept->setObjectName(u"draftKeptLabel"_s);
    auto *texts = new QVBoxLayout(m_texts);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(0);
    texts->addWidget(m_count);
    texts->addWidget(m_kept);
    m_buttons = new QWidget(this);
    auto *flow = new FlowLayout(m_buttons, Qt::AlignRight, 8);
    QPushButton *discard = makeButton(m_actions.discard, u"discardButton"_s);
    Theme::setLook(discard, Theme::ButtonLook::Destructive);
    flow->addWidget(discard);
    flow->addWidget(makeButton(m_actions.saveDraft, u"saveDraftButton"_s));
    m_publishButton = makeButton(m_actions.publish, u"publishButton"_s);
    Theme::setLook(m_publishButton, Theme::ButtonLook::Main);
    flow->addWidget(m_publishButton);
    m_layout = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_layout->setContentsMargins(Theme::formPadding, 8, Theme::formPadding, 8);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_texts, 1);
    m_layout->addWidget(m_buttons);
    setState(State{});
}

QPushButton *PublishBar::makeButton(QAction *action, const QString &name)
{
    auto *button = new QPushButton(action->text(), m_buttons);
    button->setObjectName(name);
    button->setAutoDefault(false);
    const auto follow = [button, action] {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setAccessibleName(action->text());
        button->setToolTip(keys.isEmpty() ? action->toolTip()
                                          : action->toolTip() + u" ("_s + keys + u')');
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void PublishBar::setState(const State &state)
{
    const QString changes = FieldWording::changes(state.changes);
    m_count->setText(state.changes > 0
                         ? tr("%1 for %2").arg(changes, isolatedLine(state.serviceName))
                         : tr("No changes"));
    const bool waits = state.held || state.reach == Reach::Offline ||
                       state.reach == Reach::SignInNeeded || state.reach == Reach::Throttled;
    if (state.publishing)
        m_actions.publish->setText(tr("Publishing…"));
    else if (waits && state.changes > 0)
        m_actions.publish->setText(tr("Queue %1").arg(changes));
    else
        m_actions.publish->setText(waits ? tr("Queue") : tr("Publish"));
    m_actions.publish->setToolTip(state.blocked ? tr("A field has to be put right first")
                                                : m_actions.publish->text());
    m_actions.publish->setEnabled(state.changes > 0 && !state.publishing);
    m_actions.saveDraft->setEnabled(state.changes > 0);
    m_actions.discard->setEnabled(state.changes > 0 && !state.publishing);
    if (!state.problem.isEmpty())
        m_kept->setText(u"▲ "_s + state.problem);
    else if (state.changes > 0 && state.draftKeptAt.isValid())
        m_kept->setText(tr("kept on this computer %1").arg(ages::shortAge(state.draftKeptAt)));
    else
        m_kept->setText({});
    m_theme.setTextColor(m_kept, state.problem.isEmpty() ? Theme::Token::Muted : Theme::Token::Bad);
    m_kept->setVisible(!m_kept->text().isEmpty());
    m_buttons->updateGeometry();
    arrange();
}

void PublishBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// One line where it fits, else the buttons below the words.
void PublishBar::arrange()
{
    const int texts = m_count->fontMetrics().horizontalAdvance(m_count->text());
    const int wanted = texts + m_buttons->sizeHint().width() + 2 * Theme::formPadding + 12;
    const auto direction = wanted <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_layout->direction() != direction)
        m_layout->setDirection(direction);
    const bool line = direction == QBoxLayout::LeftToRight;
    // In one line the buttons are never asked to wrap.
    m_buttons->setSizePolicy(line ? QSizePolicy::Fixed : QSizePolicy::Preferred,
                             QSizePolicy::Preferred);
    m_layout->setStretch(0, line ? 1 : 0);
}

void PublishBar::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setPen(m_theme.color(Theme::Token::Border));
    painter.drawLine(0, 0, width(), 0);
}

} // namespace personae
