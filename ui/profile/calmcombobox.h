// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace personae {

/// Scrolling the page does not change what the pointer passes over, and screen readers hear what is
/// chosen. GUI thread.
class CalmComboBox final : public QComboBox
{
public:
    explicit CalmComboBox(QWidget *parent);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace personae
