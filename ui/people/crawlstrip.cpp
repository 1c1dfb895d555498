// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/crawlstrip.h"

#include "ui/people/peoplewords.h"

#include <QGridLayout>
#include <QPainter>

namespace personae {

using namespace Qt::StringLiterals;
using State = CrawlProgress::State;

CrawlStrip::CrawlStrip(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    setObjectName(u"crawlStrip"_s);
    m_words->setObjectName(u"crawlWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_bar->setObjectName(u"crawlBar"_s);
    m_bar->setAccessibleName(tr("How far collecting has come"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    const auto button = [this](const QString &name, const QString &text, const QString &full) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAccessibleName(full);
        made->setToolTip(full);
        return made;
    };
    m_pause = button(u"crawlPause"_s, tr("Pause"), tr("Pause collecting"));
    m_resume = button(u"crawlResume"_s, tr("Go on"), tr("Go on collecting"));
    m_stop = button(u"crawlStop"_s, tr("Stop"), tr("Stop collecting; what came is kept"));
    m_close = button(u"crawlClose"_s, tr("Close"), tr("Close this report"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(Theme::panePadding, 5, Theme::panePadding, 6);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_words, 0, 0);
    int column = 1;
    for (QPushButton *made : {m_pause, m_resume, m_stop, m_close})
        grid->addWidget(made, 0, column++);
    grid->addWidget(m_bar, 1, 0, 1, column);
    grid->setColumnStretch(0, 1);
    theme.setGround(this, Theme::Token::Window);
    connect(m_pause, &QPushButton::clicked, this, &CrawlStrip::pauseWanted);
    connect(m_resume, &QPushButton::clicked, this, &CrawlStrip::resumeWanted);
    connect(m_stop, &QPushButton::clicked, this, &CrawlStrip::stopWanted);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_closed = true;
        hide();
    });
    hide();
}

void CrawlStrip::setProgress(const CrawlProgress &progress, const QString &service)
{
    const bool turned = progress.state != m_progress.state;
    m_progress = progress;
    const State state = progress.state;
    const bool over = state == State::Finished || state == State::Failed;
    m_closed = m_closed && over && !turned;
    const QString words = peoplewords::crawl(progress, service);
    m_words->setText(words);
    setAccessibleName(words);
    m_theme.setTextColor(m_words, state == State::Failed    ? Theme::Token::Bad
                                  : state == State::Waiting ? Theme::Token::Warn
                                                            : Theme::Token::Text);
    m_bar->setRange(0, qMax(0, progress.total));
    m_bar->setValue(qMin(progress.found, qMax(0, progress.total)));
    m_bar->setVisible(!over && state != State::None);
    m_pause->setVisible(state == State::Running || state == State::Waiting);
    m_resume->setVisible(state == State::Paused || state == State::Failed);
    m_stop->setVisible(!over && state != State::None);
    m_close->setVisible(over);
    setVisible(state != State::None && !m_closed);
    if (turned && !words.isEmpty())
        Q_EMIT announced(words);
}

void CrawlStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Theme::Token::Border));
}

} // namespace personae
