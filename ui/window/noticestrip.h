// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/notice.h"

#include <QLabel>
#include <QList>
#include <QPushButton>
#include <QWidget>

namespace personae {

/// Shows one notice at a time, most serious first. Pushes the content down instead of covering it,
/// and never takes the focus. GUI thread.
class NoticeStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeStrip)

public:
    explicit NoticeStrip(Theme &theme, QWidget *parent = nullptr);

    void showNotices(const QList<Notice> &notices); ///< hides itself where there is none

Q_SIGNALS:
    void acted(const personae::Notice &notice);
    void announced(const QString &sentence); ///< once per new first notice

private:
    void paintIcon();

    Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_lead;
    QLabel *m_text;
    QLabel *m_count;
    QPushButton *m_button;
    Notice m_current;
    QString m_announced;
};

} // namespace personae
