// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace personae {

/// While the system's browser signs in: opens it, says how long is waited, and offers the address
/// again, because a failed sign-in never comes back by itself. Hidden while nothing is waited for.
/// GUI thread.
class BrowserWait final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrowserWait)

public:
    static constexpr int limitSeconds = 600; ///< as SignInStep::Browsing says

    explicit BrowserWait(Theme &theme, QWidget *parent = nullptr);

    void start(const QUrl &address); ///< opens the browser
    void stop();

private:
    void open();
    void showTime();

    QUrl m_address;
    QLabel *m_left;
    QLabel *m_problem; ///< only where no browser came up
    QPushButton *m_again;
    QPushButton *m_copy;
    QElapsedTimer m_since;
    QTimer m_second;
};

} // namespace personae
