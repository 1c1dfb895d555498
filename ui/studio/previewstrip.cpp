// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/previewstrip.h"

#include "models/media/worker.h"
#include "models/values/foreigntext.h"
#include "ui/studio/studiotext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int restBeforeBaking = 300; // ms
constexpr int previewDensity = 2;     ///< enough for sharp previews on dense screens

} // namespace

PreviewStrip::PreviewStrip(const QImage &upright, const PictureRule &rule,
                           const QString &serviceName, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_upright(upright)
    , m_rule(rule)
    , m_theme(theme)
{
    setObjectName(u"previewStrip"_s);
    setAccessibleName(tr("How %1 will show it").arg(isolatedLine(serviceName)));
    if (m_rule.shownAt.isEmpty())
        m_rule.shownAt = {m_rule.aspect * 96};
    auto *name = new QLabel(isolatedLine(serviceName), this);
    name->setTextFormat(Qt::PlainText);
    theme.setType(name, Theme::Type::BodyStrong);
    m_sizeLine = new QLabel(this);
    m_sizeLine->setObjectName(u"previewSizeLine"_s);
    m_sizeLine->setTextFormat(Qt::PlainText);
    theme.setType(m_sizeLine, Theme::Type::Small);
    theme.setTextColor(m_sizeLine, Theme::Token::Muted);

    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::panePadding);
    head->addWidget(name, 0, Qt::AlignBaseline);
    head->addWidget(m_sizeLine, 1, Qt::AlignBaseline);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    for (const bool dark : {false, true}) {
        m_tiles.append(new PreviewTiles(m_rule, dark, theme, this));
        row->addWidget(m_tiles.constLast());
    }
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::panePadding, Theme::gap, Theme::panePadding,
                               Theme::panePadding);
    layout->setSpacing(Theme::gap);
    layout->addLayout(head);
    layout->addLayout(row);

    m_bakeRest.setSingleShot(true);
    m_bakeRest.setInterval(restBeforeBaking);
    connect(&m_bakeRest, &QTimer::timeout, this, &PreviewStrip::bake);
}

void PreviewStrip::setRecipe(const CropRecipe &recipe)
{
    m_recipe = recipe;
    preview();
    m_bakeRest.start();
}

QString PreviewStrip::sizeLine() const
{
    return m_sizeLine->text();
}

void PreviewStrip::preview()
{
    m_previewWanted = m_previewing;
    if (m_previewing)
        return;
    m_previewing = true;
    const int edge = PreviewTiles::largestEdge() * previewDensity;
    worker::run<QImage>(
        this,
        [image = m_upright, recipe = m_recipe, rule = m_rule, edge] {
            return picturebaker::preview(image, recipe, rule, edge);
        },
        [this](const QImage &picture) {
            for (PreviewTiles *tiles : std::as_const(m_tiles))
                tiles->setPicture(picture);
            m_previewing = false;
            if (m_previewWanted)
                preview();
        });
}

void PreviewStrip::bake()
{
    m_bakeWanted = m_baking;
    if (m_baking)
        return;
    m_baking = true;
    worker::run<Result<picturebaker::Baked>>(
        this,
        [image = m_upright, recipe = m_recipe, rule = m_rule] {
            return picturebaker::bake(image, recipe, rule);
        },
        [this](const Result<picturebaker::Baked> &result) {
            m_baking = false;
            if (m_bakeWanted)
                bake();
            else if (!m_bakeRest.isActive()) // else it is out of date already
                showBaked(result);
        });
}

void PreviewStrip::showBaked(const Result<picturebaker::Baked> &result)
{
    if (result.ok())
        showSizeLine(bakedText(result.value()), false);
    else if (result.error().detail == "memory"_L1)
        showSizeLine(tr("There is not enough memory to make this picture."), true);
    else
        showSizeLine(
            tr("No size of this picture fits into %1.").arg(studiotext::bytes(m_rule.aimBytes)),
            true);
}

QString PreviewStrip::bakedText(const picturebaker::Baked &baked) const
{
    const QString format = baked.mediaType == "image/png" ? u"PNG"_s : u"JPEG"_s;
    //: "41 kB JPEG, 512 px": what will be sent
    const QString text =
        tr("%1 %2, %3")
            .arg(studiotext::bytes(baked.bytes.size()), format, studiotext::pixels(baked.size));
    const qsizetype limit = m_rule.aimBytes > 0 ? m_rule.aimBytes : m_rule.maximumBytes;
    return limit > 0 ? tr("%1 · limit %2").arg(text, studiotext::bytes(limit)) : text;
}

void PreviewStrip::showSizeLine(const QString &text, bool wrong)
{
    m_sizeLine->setText(text);
    m_theme.setTextColor(m_sizeLine, wrong ? Theme::Token::Bad : Theme::Token::Muted);
}

} // namespace personae
