// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace personae {

/// Some lines of text that Ctrl+Return finishes and Esc leaves; Tab moves on. GUI thread.
class SendingEdit final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendingEdit)

public:
    explicit SendingEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void finished();
    void escaped();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace personae
