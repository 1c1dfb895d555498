// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/strip.h"

#include "ui/theme/flowlayout.h"

#include <QHBoxLayout>
#include <QPainter>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

Strip::Strip(const QString &name, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_words(new QLabel(this))
    , m_buttons(new QWidget(this))
    , m_flow(new FlowLayout(m_buttons, Qt::AlignRight, 6))
{
    setObjectName(name);
    m_words->setObjectName(name + u"Words"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_flow->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::panePadding, 5, Theme::panePadding, 5);
    row->setSpacing(Theme::gap);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    row->addWidget(m_buttons);
    m_buttons->hide();
    connect(&theme, &Theme::changed, this, &Strip::dress);
    hide();
}

void Strip::setWords(const QString &sentence, Tone tone, const QString &icon,
                     const QString &details)
{
    m_tone = tone;
    m_iconName = icon;
    m_words->setText(sentence);
    setAccessibleName(sentence);
    setAccessibleDescription(details);
    setToolTip(details.isEmpty()
                   ? QString()
                   : u"<qt>"_s + details.toHtmlEscaped().replace(u'\n', "<br>"_L1) + u"</qt>"_s);
    dress();
    setVisible(!sentence.isEmpty());
}

QPushButton *Strip::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(name);
    button->setAccessibleName(text);
    m_flow->addWidget(button);
    m_buttons->show();
    return button;
}

void Strip::dress()
{
    const Token ground = m_tone == Tone::Warn  ? Token::WarnSoft
                         : m_tone == Tone::Bad ? Token::BadSoft
                                               : Token::Window;
    const Token ink = m_tone == Tone::Warn  ? Token::Warn
                      : m_tone == Tone::Bad ? Token::Bad
                                            : Token::Text;
    m_theme.setGround(this, ground);
    m_theme.setTextColor(m_words, m_tone == Tone::Quiet ? Token::Text : ink);
    const int side = Theme::iconSide();
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(m_theme.icon(m_iconName, m_tone == Tone::Quiet ? Token::Muted : ink)
                              .pixmap(QSize(side, side), devicePixelRatioF()));
}

void Strip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Border));
}

} // namespace personae
