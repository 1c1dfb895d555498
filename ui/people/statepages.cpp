// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/statepages.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

SkeletonPage::SkeletonPage(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"peopleLoading"_s);
    m_cancel->setObjectName(u"cancelLoading"_s);
    m_cancel->setAccessibleName(tr("Stop loading this list"));
    m_cancel->hide();
    m_appear.setSingleShot(true);
    m_appear.setInterval(showAfter);
    m_offer.setSingleShot(true);
    m_offer.setInterval(cancelAfter);
    connect(&m_appear, &QTimer::timeout, this, [this] {
        m_visibleRows = true;
        update();
        Q_EMIT appeared(m_sentence);
    });
    connect(&m_offer, &QTimer::timeout, this, [this] {
        m_cancel->show();
        placeCancel();
    });
    connect(m_cancel, &QPushButton::clicked, this, &SkeletonPage::cancelWanted);
}

void SkeletonPage::begin(const QString &sentence)
{
    if (m_appear.isActive() || m_visibleRows)
        return;
    m_sentence = sentence;
    setAccessibleName(sentence);
    m_appear.start();
    m_offer.start();
}

void SkeletonPage::end()
{
    m_appear.stop();
    m_offer.stop();
    m_visibleRows = false;
    m_cancel->hide();
}

void SkeletonPage::setRowHeight(int height)
{
    m_rowHeight = height;
    update();
}

void SkeletonPage::placeCancel()
{
    m_cancel->adjustSize();
    m_cancel->move((width() - m_cancel->width()) / 2, rows * m_rowHeight + 36);
}

void SkeletonPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCancel();
}

void SkeletonPage::paintEvent(QPaintEvent *)
{
    if (!m_visibleRows)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Border));
    const QRect all = rect();
    const auto place = [&](int x, int y, int w, int h) {
        return QStyle::visualRect(layoutDirection(), all, QRect(x, y, w, h));
    };
    for (int row = 0; row < rows; ++row) {
        const int top = 28 + row * m_rowHeight;
        const int middle = top + m_rowHeight / 2;
        painter.drawRoundedRect(place(8, middle - 8, 16, 16), 4, 4);
        painter.drawEllipse(place(42, middle - 14, 28, 28));
        const int wide = width() / 5 + (row * 37) % (width() / 6 + 1);
        painter.drawRoundedRect(place(79, middle - 10, wide, 8), 4, 4);
        painter.drawRoundedRect(place(79, middle + 4, wide * 2 / 3, 6), 3, 3);
        painter.drawRoundedRect(place(width() * 7 / 10, middle - 4, width() / 8, 8), 4, 4);
        painter.fillRect(0, top + m_rowHeight - 1, width(), 1, m_theme.color(Token::Border));
    }
}

StatePage::StatePage(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(Theme::gap);
    column->addStretch(2);
    for (QLabel *label : {m_sentence, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    theme.setTextColor(m_hint, Token::Muted);
    theme.setType(m_hint, Theme::Type::Small);
    column->addSpacing(4);
    m_first->setObjectName(u"stateFirst"_s);
    m_second->setObjectName(u"stateSecond"_s);
    Theme::setLook(m_first, Theme::ButtonLook::Main);
    column->addWidget(m_first, 0, Qt::AlignHCenter);
    column->addWidget(m_second, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_first, &QPushButton::clicked, this, &StatePage::firstWanted);
    connect(m_second, &QPushButton::clicked, this, &StatePage::secondWanted);
}

void StatePage::setWords(const Words &words)
{
    if (words == m_words)
        return;
    m_words = words;
    setObjectName(words.name);
    m_sentence->setText(words.sentence);
    m_hint->setText(words.hint);
    m_hint->setVisible(!words.hint.isEmpty());
    setAccessibleName(words.sentence);
    const auto dress = [&](QPushButton *button, const QString &text) {
        QString shown = text;
        button->setText(shown.replace(u'&', "&&"_L1));
        button->setAccessibleName(text);
        button->setAccessibleDescription(words.sentence);
        button->setVisible(!text.isEmpty());
    };
    dress(m_first, words.first);
    dress(m_second, words.second);
}

ThinBar::ThinBar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"refreshBar"_s);
    setAccessibleName(tr("Refreshing"));
    setFixedHeight(2);
    m_tick.setInterval(40);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_at = (m_at + 2) % 130;
        update();
    });
}

void ThinBar::setRunning(bool running)
{
    m_running = running;
    m_at = 0;
    if (running && !m_theme.reducedMotion())
        m_tick.start();
    else
        m_tick.stop();
    update();
}

void ThinBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Base));
    if (!m_running)
        return;
    const int part = m_tick.isActive() ? width() * 3 / 10 : width();
    const int left = m_tick.isActive() ? width() * m_at / 100 - part : 0;
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, part, height())),
                     m_theme.color(Token::Accent));
}

} // namespace personae
