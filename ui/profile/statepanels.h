// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace personae {

/// First load: grey bars where labels and values will be, after 200 ms; no text that is not there
/// yet.
class SkeletonPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SkeletonPanel)

public:
    explicit SkeletonPanel(Theme &theme, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QTimer m_patience;
    bool m_drawn = false;
};

/// One sentence, a hint, and at most one button: nothing chosen, nothing saved here.
class SentencePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SentencePanel)

public:
    SentencePanel(const QString &objectName, Theme &theme, QWidget *parent = nullptr);

    void say(const QString &sentence, const QString &hint,
             const QString &verb); ///< no verb: no button

Q_SIGNALS:
    void verbWanted();

private:
    QLabel *m_sentence;
    QLabel *m_hint;
    QPushButton *m_button;
};

/// A strip across the page with one sentence and at most one verb. Hidden while there is nothing to
/// say.
class PageBanner final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageBanner)

public:
    explicit PageBanner(Theme &theme, QWidget *parent = nullptr);

    void say(const QString &sentence, const QString &details, const QString &verb, bool serious);

Q_SIGNALS:
    void verbWanted();
    void announced(const QString &sentence);

private:
    Theme &m_theme;
    QLabel *m_words;
    QPushButton *m_button;
};

} // namespace personae
