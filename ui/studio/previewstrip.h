// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media/picturebaker.h"
#include "models/values/croprecipe.h"
#include "models/values/serviceinfo.h"

#include <QImage>
#include <QList>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace personae {

class Theme;

/// Draws one picture at the sizes at which a service shows it, on a light or a dark ground.
class PreviewTiles final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewTiles)

public:
    PreviewTiles(const PictureRule &rule, bool dark, Theme &theme, QWidget *parent = nullptr);

    void setPicture(const QImage &picture);               ///< at least as large as the largest tile
    [[nodiscard]] static int largestEdge() { return 72; } ///< logical pixels

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize tileSize(QSize shown) const;
    [[nodiscard]] int columnWidth(QSize shown) const;

    PictureRule m_rule;
    Theme &m_theme;
    QImage m_picture;
    bool m_dark;
};

/// What the service will show, and how many bytes it will get. Baked on workers: one at a time, the
/// latest recipe last.
class PreviewStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewStrip)

public:
    PreviewStrip(const QImage &upright, const PictureRule &rule, const QString &serviceName,
                 Theme &theme, QWidget *parent = nullptr);

    void setRecipe(const CropRecipe &recipe);
    [[nodiscard]] QString sizeLine() const; ///< empty until the first bake is done

private:
    void preview();
    void bake();
    void showBaked(const Result<picturebaker::Baked> &result);
    void showSizeLine(const QString &text, bool wrong);
    [[nodiscard]] QString bakedText(const picturebaker::Baked &baked) const;

    QImage m_upright;
    PictureRule m_rule;
    Theme &m_theme;
    CropRecipe m_recipe;
    QList<PreviewTiles *> m_tiles;
    QLabel *m_sizeLine = nullptr;
    QTimer m_bakeRest;
    bool m_previewing = false;
    bool m_previewWanted = false;
    bool m_baking = false;
    bool m_bakeWanted = false;
};

} // namespace personae
