// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/profilestore.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace personae {

/// One answer of a service with its request, time and request id; formatted on a worker, secrets
/// masked. GUI thread.
class RawView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawView)

public:
    explicit RawView(Theme &theme, QWidget *parent = nullptr);

    void clear();
    void showAnswer(const RawAnswer &raw); ///< invalid `at`: none was kept

    /// Formatted where it is JSON, values of secret-looking keys masked. Any thread.
    [[nodiscard]] static QString formatted(const QByteArray &body);

private:
    int m_request = 0; ///< answers of earlier ones are dropped
    QLabel *m_head;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace personae
