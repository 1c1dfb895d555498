// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopleheader.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

WordLine::WordLine(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void WordLine::setParts(const QList<Part> &parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    setAccessibleName(text());
    setToolTip(u"<qt>"_s + text().toHtmlEscaped() + u"</qt>"_s);
    updateGeometry();
    update();
}

QString WordLine::text() const
{
    QStringList words;
    for (const Part &part : m_parts)
        words.append(part.text);
    return words.join(u" · "_s);
}

int WordLine::partWidth(const Part &part) const
{
    return QFontMetrics(m_theme.font(part.type)).horizontalAdvance(part.text) + 1 +
           (part.icon.isEmpty() ? 0 : Theme::iconSide() + 4);
}

int WordLine::lay(int width, QPainter *painter) const
{
    const QFontMetrics title(m_theme.font(Theme::Type::ListTitle));
    const QFontMetrics body(m_theme.font(Theme::Type::Body));
    const int dot = body.horizontalAdvance(u" · "_s);
    const int lineHeight = qMax(title.height(), body.height()) + 2;
    const int pad = qMax(0, (28 - lineHeight) / 2); // one line stands level with the buttons
    int left = 0;
    int top = pad;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Part &part = m_parts.at(i);
        const int between = i == 0 ? 0 : i == 1 ? 9 : dot;
        const int wanted = partWidth(part);
        const bool breaks = left > 0 && left + between + wanted > width;
        if (breaks) {
            left = 0;
            top += lineHeight;
        }
        if (painter) {
            const int baseline = top + (lineHeight + body.ascent() - body.descent()) / 2;
            const QRect all(0, 0, width, height());
            const auto put = [&](int x, const QString &text, const QFont &font, Token color) {
                const int room = qMin(width - x, QFontMetrics(font).horizontalAdvance(text) + 1);
                const QRect place =
                    QStyle::visualRect(layoutDirection(), all, QRect(x, top, room, lineHeight));
                painter->setFont(font);
                painter->setPen(m_theme.color(color));
                painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft
                                                                 : Qt::LeftToRight);
                painter->drawText(QPoint(place.left(), baseline),
                                  QFontMetrics(font).elidedText(text, Qt::ElideRight, room));
            };
            if (!breaks && i > 1)
                put(left, u" · "_s, m_theme.font(Theme::Type::Body), Token::Muted);
            int x = breaks ? 0 : left + between;
            if (!part.icon.isEmpty()) {
                const int side = Theme::iconSide();
                const QRect mark(x, top + (lineHeight - side) / 2, side, side);
                m_theme.icon(part.icon, part.color)
                    .paint(painter, QStyle::visualRect(layoutDirection(), all, mark));
                x += side + 4;
            }
            put(x, part.text, m_theme.font(part.type), part.color);
        }
        left += (breaks ? 0 : between) + wanted;
    }
    return top + lineHeight + pad;
}

int WordLine::heightForWidth(int width) const
{
    return lay(width, nullptr);
}

QSize WordLine::sizeHint() const
{
    int width = 0;
    for (const Part &part : m_parts)
        width += partWidth(part) + 12;
    return {width, lay(qMax(1, width), nullptr)};
}

QSize WordLine::minimumSizeHint() const
{
    return {120, lay(100000, nullptr)};
}

void WordLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    lay(width(), &painter);
}

PeopleHeader::PeopleHeader(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new WordLine(theme, this))
    , m_crawl(new QPushButton(tr("Crawl…"), this))
    , m_refresh(new QToolButton(this))
{
    m_words->setObjectName(u"listHeaderLabel"_s);
    m_crawl->setObjectName(u"crawlButton"_s);
    m_crawl->setAccessibleName(tr("Crawl: collect everybody the server leaves out"));
    m_crawl->setToolTip(m_crawl->accessibleName());
    Theme::setLook(m_crawl, Theme::ButtonLook::Link);
    m_crawl->hide();
    m_refresh->setObjectName(u"refreshButton"_s);
    m_refresh->setAutoRaise(true);
    m_refresh->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, 6);
    row->setSpacing(4);
    row->addWidget(m_words, 1);
    row->addWidget(m_crawl, 0, Qt::AlignTop);
    row->addWidget(m_refresh, 0, Qt::AlignTop);
    connect(m_crawl, &QPushButton::clicked, this, &PeopleHeader::crawlWanted);
    connect(m_refresh, &QToolButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT cancelWanted();
        else
            Q_EMIT refreshWanted();
    });
    m_running = true;
    setRefreshing(false);
}

void PeopleHeader::setRefreshing(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    m_refresh->setIcon(m_theme.icon(running ? u"close"_s : u"refresh"_s));
    m_refresh->setAccessibleName(running ? tr("Stop refreshing") : tr("Refresh this list"));
    m_refresh->setToolTip(running ? tr("Stop refreshing") : tr("Refresh this list (F5)"));
}

void PeopleHeader::setCrawl(bool offered)
{
    m_crawl->setVisible(offered);
}

} // namespace personae
