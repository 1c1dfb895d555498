// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

namespace personae {

/// Eight grey rows while the first answer is on its way; a way out after five seconds. GUI thread.
class SkeletonPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SkeletonPage)

public:
    explicit SkeletonPage(Theme &theme, QWidget *parent = nullptr);

    void begin(const QString &sentence); ///< read by screen readers
    void end();
    void setRowHeight(int height);

    static constexpr int rows = 8;
    static constexpr int showAfter = 200;    ///< ms
    static constexpr int cancelAfter = 5000; ///< ms

Q_SIGNALS:
    void appeared(const QString &sentence); ///< announce it once
    void cancelWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeCancel();

    Theme &m_theme;
    QPushButton *m_cancel;
    QTimer m_appear;
    QTimer m_offer;
    QString m_sentence;
    int m_rowHeight = 40;
    bool m_visibleRows = false;
};

/// What stands in place of the rows where there are none: a sentence, a smaller one, at most two
/// buttons. GUI thread.
class StatePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePage)

public:
    explicit StatePage(Theme &theme, QWidget *parent = nullptr);

    struct Words
    {
        QString name; ///< object name of the state, for tests: "emptyByFilter"
        QString sentence;
        QString hint = {};
        QString first = {}; ///< words of the main button; empty: none
        QString second = {};
        bool operator==(const Words &) const = default;
    };
    void setWords(const Words &words);
    [[nodiscard]] const Words &words() const { return m_words; }
    [[nodiscard]] QPushButton *firstButton() const { return m_first; }

Q_SIGNALS:
    void firstWanted();
    void secondWanted();

private:
    Words m_words;
    QLabel *m_sentence;
    QLabel *m_hint;
    QPushButton *m_first;
    QPushButton *m_second;
};

/// A line of 2 px that moves while something is refreshed; its place is always kept. GUI thread.
class ThinBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThinBar)

public:
    explicit ThinBar(Theme &theme, QWidget *parent = nullptr);

    void setRunning(bool running);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QTimer m_tick;
    int m_at = 0;
    bool m_running = false;
};

} // namespace personae
