// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace personae {

class SendingEdit;

/// What the other side reads with a request to connect. GUI thread.
class ConnectBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectBox)

public:
    explicit ConnectBox(Theme &theme, QWidget *parent = nullptr);

    void setLimit(const TextLimit &limit);
    void setOffline(bool offline); ///< the button says that it is queued
    void open();                   ///< shows itself, takes the focus; what was typed is still there
    void clear();                  ///< and hides
    [[nodiscard]] QString text() const; ///< as typed
    void setText(const QString &text);
    void setObjection(const QString &reason); ///< why it cannot be sent just now; empty: it can

Q_SIGNALS:
    void sendWanted(const QString &text);
    void left(); ///< without sending

private:
    void count();
    void send();

    Theme &m_theme;
    TextLimit m_limit;
    QString m_objection;
    SendingEdit *m_text;
    QLabel *m_counter;
    QPushButton *m_send;
    QPushButton *m_cancel;
};

} // namespace personae
