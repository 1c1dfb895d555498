// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/bulkbar.h"

#include "ui/theme/flowlayout.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QPainter>

namespace personae {

using namespace Qt::StringLiterals;

BulkBar::BulkBar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new QLabel(this))
    , m_all(new QPushButton(this))
    , m_box(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_buttons(nullptr)
{
    setObjectName(u"bulkBar"_s);
    m_words->setObjectName(u"bulkWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    theme.setType(m_words, Theme::Type::BodyStrong);
    m_all->setObjectName(u"tickAllButton"_s);
    Theme::setLook(m_all, Theme::ButtonLook::Link);
    connect(m_all, &QPushButton::clicked, this, &BulkBar::tickAllWanted);
    m_box->setContentsMargins(Theme::panePadding, 9, Theme::panePadding, 8);
    m_box->setSpacing(Theme::gap);
    auto *words = new QHBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_words);
    words->addWidget(m_all);
    words->addStretch(1);
    auto *buttons = new QWidget(this);
    m_buttons = new FlowLayout(buttons, Qt::AlignRight, Theme::gap);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_box->addLayout(words, 1);
    m_box->addWidget(buttons);
    theme.setGround(this, Theme::Token::Base);
    hide();
}

QPushButton *BulkBar::addMenu(QMenu *menu)
{
    auto *button = new QPushButton(menu->title(), m_buttons->parentWidget());
    button->setObjectName(menu->objectName() + u"Button"_s);
    button->setMenu(menu);
    m_buttons->addWidget(button);
    QAction *action = menu->menuAction();
    const auto follow = [this, button, action] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(tr("%1 of the ticked").arg(button->text()));
        button->setAccessibleDescription(action->isEnabled() ? QString() : action->toolTip());
        arrange();
    };
    connect(action, &QAction::changed, button, follow);
    follow();
    return button;
}

void BulkBar::setCounts(int ticked, int shown, int hidden, int more)
{
    const QLocale locale;
    QString words = tr("%1 of %2 ticked").arg(locale.toString(ticked), locale.toString(shown));
    if (hidden > 0)
        words += tr(", %1 hidden by the filter").arg(locale.toString(hidden));
    m_words->setText(words);
    setAccessibleName(words);
    m_all->setText(tr("Tick all %1 matching").arg(locale.toString(more)));
    m_all->setAccessibleName(m_all->text());
    m_all->setVisible(more > 0);
    setVisible(ticked > 0);
    arrange();
}

/// Two lines where one has no room, and more where the buttons have none beside each other.
void BulkBar::arrange()
{
    const QMargins margins = m_box->contentsMargins();
    int needed = margins.left() + margins.right() +
                 m_words->fontMetrics().horizontalAdvance(m_words->text()) + 2 * Theme::gap +
                 m_buttons->sizeHint().width();
    if (!m_all->isHidden())
        needed += m_all->sizeHint().width();
    m_words->setWordWrap(needed > width());
    m_box->setDirection(needed <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void BulkBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void BulkBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, m_theme.color(Theme::Token::Border));
}

} // namespace personae
