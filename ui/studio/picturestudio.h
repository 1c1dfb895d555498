// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media/imageintake.h"
#include "models/values/croprecipe.h"
#include "models/values/serviceinfo.h"

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace personae {

class PreviewStrip;
class StudioCanvas;
class StudioControls;
class Theme;

/// Choosing the part of a picture that a service will show (window.md d7): yields a recipe, changes
/// no pixels. Window-modal; show it with open(). Decoding was done before, baking for the size line
/// is done on workers.
class PictureStudio final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureStudio)

public:
    /// `fileName` is only shown; empty for a pasted picture. `start` is the recipe to go on from;
    /// the default is the largest centred frame. `theme` must outlive the dialog.
    PictureStudio(const TakenImage &image, const PictureRule &rule, const QString &serviceName,
                  const QString &fileName, Theme &theme, QWidget *parent = nullptr,
                  const CropRecipe &start = {});

    [[nodiscard]] StudioCanvas *canvas() const { return m_canvas; }

    void accept() override;
    void reject() override; ///< asks first if something was changed

Q_SIGNALS:
    void chosen(const personae::CropRecipe &recipe); ///< once, before accepted()

private:
    [[nodiscard]] QWidget *makeHeader(const TakenImage &image, const PictureRule &rule,
                                      const QString &fileName);
    [[nodiscard]] QWidget *makeSide();
    void addTools(QHBoxLayout *row);
    QToolButton *addTool(QHBoxLayout *row, const QString &icon, const QString &meaning,
                         const QString &key);
    void arrangeTabs();
    void showHistory();
    void announce(const QString &text);

    Theme &m_theme;
    StudioCanvas *m_canvas = nullptr;
    StudioControls *m_controls = nullptr;
    PreviewStrip *m_strip = nullptr;
    QLabel *m_status = nullptr;
    QToolButton *m_undo = nullptr;
    QToolButton *m_redo = nullptr;
    QToolButton *m_reset = nullptr;
    bool m_asking = false;
};

} // namespace personae
