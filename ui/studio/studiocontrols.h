// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media/imageintake.h"
#include "models/values/serviceinfo.h"

#include <QScrollArea>

class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace personae {

class StudioCanvas;
class Theme;

/// The numbers and buttons beside the canvas. They show what the canvas holds and call it; they
/// keep nothing.
class StudioControls final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StudioControls)

public:
    StudioControls(const TakenImage &image, const PictureRule &rule, StudioCanvas &canvas,
                   Theme &theme, QWidget *parent = nullptr);

    void showFrame(); ///< reads the canvas again

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void addHeading(const QString &text, const QString &aside = {});
    void addNote(const QString &text, const QString &name);
    [[nodiscard]] static QSpinBox *makeNumber(const QString &meaning, const QString &name);
    void addFrameNumbers();
    void addTurns();
    void addNotes(const TakenImage &image);
    [[nodiscard]] QPushButton *button(const QString &icon, const QString &text,
                                      const QString &meaning, const QString &key,
                                      const QString &name);

    StudioCanvas &m_canvas;
    Theme &m_theme;
    PictureRule m_rule;
    QVBoxLayout *m_layout = nullptr;
    QSpinBox *m_x = nullptr;
    QSpinBox *m_y = nullptr;
    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
};

} // namespace personae
