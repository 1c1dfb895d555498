// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/statepanels.h"

#include "ui/profile/labels.h"
#include "ui/theme/plaintip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int patienceMilliseconds = 200;
constexpr int skeletonRows = 6;

} // namespace

SkeletonPanel::SkeletonPanel(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"profileSkeleton"_s);
    setAccessibleName(tr("Loading the profile…"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_drawn = true;
        update();
    });
}

void SkeletonPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_patience.start();
}

void SkeletonPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_patience.stop();
    m_drawn = false;
}

void SkeletonPanel::paintEvent(QPaintEvent *)
{
    if (!m_drawn)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Theme::Token::Border));
    const auto bar = [&](QRect logical) {
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), logical), 4, 4);
    };
    const int line = fontMetrics().height();
    painter.drawRect(0, 0, width(), 88);
    bar({108, 100, width() / 3, line});
    bar({108, 100 + line + 8, width() / 4, line - 4});
    const int labels = fontMetrics().averageCharWidth() * 10;
    for (int i = 0; i < skeletonRows; ++i) {
        const int y = 100 + 4 * line + i * (line + 28);
        bar({Theme::formPadding, y + 8, labels, line - 4});
        bar({Theme::formPadding + labels + 8, y, width() - labels - 3 * Theme::formPadding,
             line + 14});
    }
}

SentencePanel::SentencePanel(const QString &objectName, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_sentence(labels::heading({}, theme, this))
    , m_hint(labels::muted({}, theme, this))
    , m_button(new QPushButton(this))
{
    setObjectName(objectName);
    m_button->setObjectName(objectName + u"Button"_s);
    m_button->setAutoDefault(false);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_hint->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::formPadding, 48, Theme::formPadding, Theme::formPadding);
    layout->setSpacing(8);
    layout->addWidget(m_sentence);
    layout->addWidget(m_hint);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_button, &QPushButton::clicked, this, &SentencePanel::verbWanted);
}

void SentencePanel::say(const QString &sentence, const QString &hint, const QString &verb)
{
    m_sentence->setText(sentence);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_button->setText(verb);
    m_button->setAccessibleName(verb);
    m_button->setVisible(!verb.isEmpty());
    setAccessibleName(sentence);
}

PageBanner::PageBanner(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(labels::body({}, theme, this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"pageBanner"_s);
    m_words->setObjectName(u"pageBannerWords"_s);
    m_button->setObjectName(u"pageBannerButton"_s);
    m_button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::formPadding, 8, Theme::formPadding, 8);
    layout->setSpacing(8);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_button);
    hide();
    connect(m_button, &QPushButton::clicked, this, &PageBanner::verbWanted);
}

void PageBanner::say(const QString &sentence, const QString &details, const QString &verb,
                     bool serious)
{
    const bool news = sentence != m_words->text();
    m_words->setText(sentence);
    m_words->setToolTip(plainTip(details));
    m_words->setAccessibleDescription(details);
    m_button->setText(verb);
    m_button->setAccessibleName(verb);
    m_button->setVisible(!verb.isEmpty());
    m_theme.setGround(this, serious ? Theme::Token::BadSoft : Theme::Token::WarnSoft);
    m_theme.setTextColor(m_words, serious ? Theme::Token::Bad : Theme::Token::Warn);
    setVisible(!sentence.isEmpty());
    if (news && !sentence.isEmpty())
        Q_EMIT announced(sentence);
}

} // namespace personae
