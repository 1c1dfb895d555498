// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace personae {

/// A button that never widens its pane: where the full words do not fit it shows the brief ones,
/// and those cut at worst. The full words stay its accessible name and tool tip. Foreign text is
/// safe in it: "&" marks nothing. GUI thread.
class FitButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FitButton)

public:
    explicit FitButton(QWidget *parent = nullptr);

    void setWords(const QString &full, const QString &brief = {}); ///< no brief: the full, cut
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int room() const; ///< for words, in pixels

    QString m_full;
    QString m_brief;
};

} // namespace personae
