// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace personae {

/// One line of plain text that is cut in its middle where there is no room; the whole of it is in
/// the tooltip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace personae
