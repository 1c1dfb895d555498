// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace personae {

/// Said before the person tries: the service takes no change before a time of the clock
/// (Account::writesNotBefore, Epixel 3.5), with what can be done. Hidden while it does. GUI thread.
class WaitStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WaitStrip)

public:
    explicit WaitStrip(Theme &theme, QWidget *parent = nullptr);

    /// `changes`: something could be queued. `mayInsist`: "Try anyway" is offered.
    void setState(const Account &account, const QString &serviceName, bool changes, bool mayInsist);
    [[nodiscard]] static bool isWaiting(const Account &account);
    /// "Epixel takes the next change at 07:40."
    [[nodiscard]] static QString sentence(const Account &account, const QString &serviceName);

Q_SIGNALS:
    void queueWanted();
    void tryAnywayWanted();
    void timeCame(); ///< changes are taken again
    void announced(const QString &sentence);

private:
    Theme &m_theme;
    QLabel *m_words;
    QPushButton *m_queue;
    QPushButton *m_insist;
    QTimer m_until;
};

} // namespace personae
