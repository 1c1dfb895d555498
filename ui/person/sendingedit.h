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

    /// Esc steps out of here first, whatever else in the window has this key.
    void setTakesEscape(bool takes) { m_takesEscape = takes; }
    [[nodiscard]] static QString finishKey(); ///< for hints

Q_SIGNALS:
    void finished();
    void escaped();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_takesEscape = false;
};

} // namespace personae
