// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/peopleport.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace personae {

/// "crawlStrip": how far the collecting of everybody has come, and its buttons. GUI thread.
class CrawlStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrawlStrip)

public:
    explicit CrawlStrip(Theme &theme, QWidget *parent = nullptr);

    void setProgress(const CrawlProgress &progress, const QString &service);
    [[nodiscard]] QString words() const { return m_words->text(); }

Q_SIGNALS:
    void pauseWanted();
    void resumeWanted();
    void stopWanted();
    void announced(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QLabel *m_words;
    QProgressBar *m_bar;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_stop;
    QPushButton *m_close;
    CrawlProgress m_progress;
    bool m_closed = false;
};

} // namespace personae
