// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/picturestudio.h"

#include "models/values/foreigntext.h"
#include "ui/studio/elidedlabel.h"
#include "ui/studio/previewstrip.h"
#include "ui/studio/studiocanvas.h"
#include "ui/studio/studiocontrols.h"
#include "ui/studio/studiotext.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr double toolZoom = 1.25;

/// A line of 1 px between panes.
QWidget *line(Theme &theme, bool upright)
{
    auto *widget = new QWidget;
    upright ? widget->setFixedWidth(1) : widget->setFixedHeight(1);
    theme.setGround(widget, Theme::Token::Border);
    return widget;
}

/// Lets the strip scroll sideways where the window is narrow, and is as high as it.
class StripArea final : public QScrollArea
{
public:
    explicit StripArea(QWidget *strip)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setFocusPolicy(Qt::NoFocus);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidget(strip);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QSize inside = widget()->sizeHint();
        const bool scrolls = isVisible() && inside.width() > width();
        return {inside.width(),
                inside.height() + (scrolls ? horizontalScrollBar()->sizeHint().height() : 0)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        updateGeometry();
    }
};

} // namespace

PictureStudio::PictureStudio(const TakenImage &image, const PictureRule &rule,
                             const QString &serviceName, const QString &fileName, Theme &theme,
                             QWidget *parent, const CropRecipe &start)
    : QDialog(parent)
    , m_theme(theme)
{
    setObjectName(u"pictureStudio"_s);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(rule.slot == PictureSlot::Cover
                       ? tr("Cover for %1").arg(isolatedLine(serviceName))
                       : tr("Avatar for %1").arg(isolatedLine(serviceName)));
    m_canvas = new StudioCanvas(image.image, rule, start, theme, this);
    m_controls = new StudioControls(image, rule, *m_canvas, theme, this);
    m_strip = new PreviewStrip(image.image, rule, serviceName, theme);
    theme.setGround(m_strip, Theme::Token::Base);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_canvas, 1);
    middle->addWidget(line(theme, true));
    middle->addWidget(makeSide());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(image, rule, fileName));
    layout->addWidget(line(theme, false));
    layout->addLayout(middle, 1);
    layout->addWidget(line(theme, false));
    layout->addWidget(new StripArea(m_strip));

    connect(m_canvas, &StudioCanvas::recipeChanged, this, [this] {
        m_controls->showFrame();
        m_strip->setRecipe(m_canvas->recipe());
    });
    connect(m_canvas, &StudioCanvas::historyChanged, this, &PictureStudio::showHistory);
    connect(m_canvas, &StudioCanvas::applyWanted, this, &PictureStudio::accept);
    connect(m_canvas, &StudioCanvas::announced, this, &PictureStudio::announce);
    m_strip->setRecipe(m_canvas->recipe());
    arrangeTabs();
    showHistory();
    resize(QSize(900, 640).expandedTo(minimumSizeHint()));
    m_canvas->setFocus();
}

QWidget *PictureStudio::makeHeader(const TakenImage &image, const PictureRule &rule,
                                   const QString &fileName)
{
    auto *header = new QWidget(this);
    m_theme.setGround(header, Theme::Token::Window);
    auto *title = new QLabel(rule.slot == PictureSlot::Cover ? tr("Cover") : tr("Avatar"));
    m_theme.setType(title, Theme::Type::ListTitle);
    const QString name = fileName.isEmpty() ? tr("Pasted picture") : isolatedLine(fileName);
    //: file name, width × height, bytes
    auto *file = new ElidedLabel(tr("%1 · %2 · %3")
                                     .arg(name, studiotext::size(image.originalSize),
                                          studiotext::bytes(image.original.size())));
    m_theme.setTextColor(file, Theme::Token::Muted);
    // Where Qt has no announcements, this label speaks for the canvas; there is nothing to see of
    // it.
    m_status = new QLabel;
    m_status->setObjectName(u"studioStatus"_s);
    m_status->setFixedSize(1, 1);
    m_status->setTextFormat(Qt::PlainText);

    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Theme::panePadding, Theme::gap, Theme::panePadding, Theme::gap);
    row->setSpacing(Theme::panePadding);
    row->addWidget(title);
    row->addWidget(file, 1);
    row->addWidget(m_status);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(4);
    addTools(tools);
    row->addLayout(tools);
    return header;
}

QToolButton *PictureStudio::addTool(QHBoxLayout *row, const QString &icon, const QString &meaning,
                                    const QString &key)
{
    auto *tool = new QToolButton;
    tool->setIcon(m_theme.icon(icon));
    tool->setAccessibleName(meaning);
    tool->setToolTip(tr("%1 (%2 on the picture)").arg(meaning, key));
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::TabFocus);
    tool->setMinimumSize(28, 28);
    row->addWidget(tool);
    return tool;
}

void PictureStudio::addTools(QHBoxLayout *row)
{
    const auto keys = [](const char *sequence) {
        return QKeySequence(QString::fromLatin1(sequence)).toString(QKeySequence::NativeText);
    };
    m_undo = addTool(row, u"undo"_s, tr("Undo"), keys("Ctrl+Z"));
    m_undo->setObjectName(u"studioUndo"_s);
    m_redo = addTool(row, u"redo"_s, tr("Redo"), keys("Ctrl+Shift+Z"));
    m_redo->setObjectName(u"studioRedo"_s);
    m_reset = addTool(row, u"reset"_s, tr("Start again"), keys("0"));
    m_reset->setObjectName(u"studioReset"_s);
    auto *grid = addTool(row, u"grid"_s, tr("Guide lines"), keys("G"));
    auto *out = addTool(row, u"zoom-out"_s, tr("Zoom out"), keys("-"));
    auto *in = addTool(row, u"zoom-in"_s, tr("Zoom in"), keys("+"));
    auto *fit = addTool(row, u"fit"_s, tr("Fit the picture"), keys("Ctrl+0"));
    connect(m_undo, &QToolButton::clicked, m_canvas, &StudioCanvas::undo);
    connect(m_redo, &QToolButton::clicked, m_canvas, &StudioCanvas::redo);
    connect(m_reset, &QToolButton::clicked, m_canvas, &StudioCanvas::resetAll);
    connect(grid, &QToolButton::clicked, m_canvas, &StudioCanvas::nextGrid);
    connect(out, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(1 / toolZoom); });
    connect(in, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(toolZoom); });
    connect(fit, &QToolButton::clicked, m_canvas, &StudioCanvas::fit);
}

QWidget *PictureStudio::makeSide()
{
    auto *side = new QWidget(this);
    m_theme.setGround(side, Theme::Token::Window);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"studioCancel"_s);
    cancel->setAutoDefault(false);
    auto *use = new QPushButton(tr("Use picture"));
    use->setObjectName(u"studioUse"_s);
    use->setDefault(true);
    Theme::setLook(use, Theme::ButtonLook::Main);
    connect(cancel, &QPushButton::clicked, this, &PictureStudio::reject);
    connect(use, &QPushButton::clicked, this, &PictureStudio::accept);

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::panePadding, Theme::gap, Theme::panePadding,
                                Theme::panePadding);
    buttons->setSpacing(Theme::gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(use);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_controls, 1);
    layout->addLayout(buttons);
    return side;
}

/// Canvas, numbers, turns, the two buttons, and the tools above the picture last.
void PictureStudio::arrangeTabs()
{
    QWidget *before = m_canvas;
    const auto then = [&before](QWidget *next) {
        setTabOrder(before, next);
        before = next;
    };
    for (const QString &name :
         {u"studioX"_s, u"studioY"_s, u"studioWidth"_s, u"studioHeight"_s, u"studioTurnLeft"_s,
          u"studioTurnRight"_s, u"studioFlipHorizontal"_s, u"studioFlipVertical"_s,
          u"studioCancel"_s, u"studioUse"_s}) {
        then(findChild<QWidget *>(name));
    }
    const auto tools = findChildren<QToolButton *>();
    for (QToolButton *tool : tools)
        then(tool);
}

void PictureStudio::showHistory()
{
    m_undo->setEnabled(m_canvas->canUndo());
    m_redo->setEnabled(m_canvas->canRedo());
}

void PictureStudio::announce(const QString &text)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(m_canvas, text);
#else
    m_status->setText(text);
    m_status->setAccessibleName(text);
    QAccessibleEvent event(m_status, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&event);
}

void PictureStudio::accept()
{
    if (m_asking)
        return;
    Q_EMIT chosen(m_canvas->recipe());
    QDialog::accept();
}

void PictureStudio::reject()
{
    if (!m_canvas->isChanged()) {
        QDialog::reject();
        return;
    }
    if (m_asking)
        return;
    m_asking = true;
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, windowTitle(), tr("Leave without using the picture?"),
                        QMessageBox::NoButton, this);
    box->setInformativeText(tr("The frame you chose will be lost."));
    box->setObjectName(u"studioDiscardBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    Theme::setLook(discard, Theme::ButtonLook::Destructive);
    QPushButton *keep = box->addButton(tr("Keep editing"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(box, &QMessageBox::finished, this, [this, box, discard] {
        m_asking = false;
        if (box->clickedButton() == discard)
            QDialog::reject();
    });
    box->open();
}

} // namespace personae
