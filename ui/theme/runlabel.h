// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace personae {

/// One line of plain text in several weights and colours, cut with an ellipsis where it does not
/// fit. For sentences with foreign text in them: nothing is ever read as markup. GUI thread.
class RunLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLabel)

public:
    struct Run
    {
        QString text;
        Theme::Type type = Theme::Type::Body;
        Theme::Token color = Theme::Token::Text;
        bool operator==(const Run &) const = default;
    };

    explicit RunLabel(Theme &theme, QWidget *parent = nullptr);

    void setRuns(const QList<Run> &runs); ///< the accessible name becomes the whole line
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QList<Run> m_runs;
};

} // namespace personae
