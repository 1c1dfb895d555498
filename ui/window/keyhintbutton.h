// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace personae {

/// A button that shows its key in a small box behind its words. GUI thread.
class KeyHintButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyHintButton)

public:
    KeyHintButton(Theme &theme, const QString &text, QWidget *parent = nullptr);

    void setKeyHint(const QKeySequence &key);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int hintWidth() const;

    Theme &m_theme;
    QString m_hint;
};

} // namespace personae
