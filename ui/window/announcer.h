// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace personae {

/// A label nobody sees: what it is told is read out by a screen reader. GUI thread.
class Announcer final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcer)

public:
    explicit Announcer(QWidget *parent);

    void announce(const QString &sentence);
    [[nodiscard]] const QString &last() const { return m_last; }

private:
    QString m_last;
};

} // namespace personae
