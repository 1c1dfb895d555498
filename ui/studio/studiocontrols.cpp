// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/studiocontrols.h"

#include "ui/studio/studiocanvas.h"
#include "ui/studio/studiotext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// The message ids of imageintake in words.
QString metadataWord(const QString &id)
{
    if (id == "gps"_L1)
        return StudioControls::tr("place");
    if (id == "camera"_L1)
        return StudioControls::tr("model");
    if (id == "date"_L1)
        return StudioControls::tr("date");
    return StudioControls::tr("texts");
}

void setQuietly(QSpinBox *box, double value, double least, double most)
{
    const QSignalBlocker blocker(box);
    box->setRange(int(std::floor(least)), int(std::ceil(most)));
    box->setValue(qRound(value));
}

} // namespace

StudioControls::StudioControls(const TakenImage &image, const PictureRule &rule,
                               StudioCanvas &canvas, Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_canvas(canvas)
    , m_theme(theme)
    , m_rule(rule)
{
    setObjectName(u"studioControls"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget;
    m_layout = new QVBoxLayout(inside);
    m_layout->setContentsMargins(Theme::panePadding, Theme::panePadding, Theme::panePadding,
                                 Theme::gap);
    m_layout->setSpacing(Theme::gap);

    const QLocale locale;
    const QString shape = tr("%1 : %2").arg(locale.toString(rule.aspect.width()),
                                            locale.toString(rule.aspect.height()));
    addHeading(tr("Shape"), tr("locked to %1").arg(studiotext::apart(shape)));
    addHeading(tr("Frame"), tr("in pixels"));
    addFrameNumbers();
    addHeading(tr("Turn and flip"));
    addTurns();
    addNotes(image);
    m_layout->addStretch();
    setWidget(inside);
    theme.setGround(this, Theme::Token::Window);
    showFrame();
}

void StudioControls::addHeading(const QString &text, const QString &aside)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    auto *label = new QLabel(text);
    m_theme.setType(label, Theme::Type::BodyStrong);
    row->addWidget(label);
    row->addStretch();
    if (!aside.isEmpty()) {
        auto *more = new QLabel(aside);
        m_theme.setTextColor(more, Theme::Token::Muted);
        row->addWidget(more);
    }
    if (m_layout->count() > 0)
        m_layout->addSpacing(Theme::gap);
    m_layout->addLayout(row);
}

void StudioControls::addNote(const QString &text, const QString &name)
{
    auto *label = new QLabel(text);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_layout->addWidget(label);
}

QSpinBox *StudioControls::makeNumber(const QString &meaning, const QString &name)
{
    auto *box = new QSpinBox;
    box->setObjectName(name);
    box->setAccessibleName(meaning);
    box->setToolTip(meaning);
    box->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setKeyboardTracking(false); // half a number is not a size
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

void StudioControls::addFrameNumbers()
{
    auto *grid = new QGridLayout;
    grid->setSpacing(Theme::gap);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    const auto number = [this, grid](int row, int column, const QString &letter,
                                     const QString &meaning, const QString &name) {
        QSpinBox *box = makeNumber(meaning, name);
        auto *label = new QLabel(letter);
        m_theme.setTextColor(label, Theme::Token::Muted);
        grid->addWidget(label, row, column);
        grid->addWidget(box, row, column + 1);
        return box;
    };
    m_x = number(0, 0, tr("X", "from the left"), tr("Left edge of the frame"), u"studioX"_s);
    m_y = number(0, 2, tr("Y", "from the top"), tr("Top edge of the frame"), u"studioY"_s);
    m_width = number(1, 0, tr("W", "width"), tr("Width of the frame"), u"studioWidth"_s);
    m_height = number(1, 2, tr("H", "height"), tr("Height of the frame"), u"studioHeight"_s);
    m_layout->addLayout(grid);

    const auto move = [this] {
        m_canvas.moveFrameTo({double(m_x->value()), double(m_y->value())});
    };
    connect(m_x, &QSpinBox::valueChanged, this, move);
    connect(m_y, &QSpinBox::valueChanged, this, move);
    connect(m_width, &QSpinBox::valueChanged, this,
            [this](int width) { m_canvas.setFrameWidth(width); });
    connect(m_height, &QSpinBox::valueChanged, this, [this](int height) {
        m_canvas.setFrameWidth(double(height) * m_rule.aspect.width() / m_rule.aspect.height());
    });
}

QPushButton *StudioControls::button(const QString &icon, const QString &text,
                                    const QString &meaning, const QString &key, const QString &name)
{
    auto *push = new QPushButton(text);
    push->setObjectName(name);
    push->setIcon(m_theme.icon(icon));
    push->setAccessibleName(meaning);
    push->setToolTip(tr("%1 (%2 on the picture)").arg(meaning, key));
    push->setAutoDefault(false);
    push->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return push;
}

void StudioControls::addTurns()
{
    auto *holder = new QWidget;
    holder->setLayoutDirection(
        Qt::LeftToRight); // left and right are the picture's, in any language
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    // Beside an icon Qt aligns text by the application's direction, not the widget's: there it goes
    // without.
    const QString quarter = QGuiApplication::isRightToLeft() ? QString() : u"90°"_s;
    auto *left = button(u"turn-left"_s, quarter, tr("Turn left"), u"["_s, u"studioTurnLeft"_s);
    auto *right = button(u"turn-right"_s, quarter, tr("Turn right"), u"]"_s, u"studioTurnRight"_s);
    auto *across = button(u"flip-horizontal"_s, {}, tr("Swap left and right"), u"H"_s,
                          u"studioFlipHorizontal"_s);
    auto *over =
        button(u"flip-vertical"_s, {}, tr("Swap top and bottom"), u"V"_s, u"studioFlipVertical"_s);
    for (QPushButton *push : {left, right, across, over})
        row->addWidget(push);
    m_layout->addWidget(holder);
    connect(left, &QPushButton::clicked, &m_canvas, [this] { m_canvas.turn(-1); });
    connect(right, &QPushButton::clicked, &m_canvas, [this] { m_canvas.turn(1); });
    connect(across, &QPushButton::clicked, &m_canvas, [this] { m_canvas.flip(Qt::Horizontal); });
    connect(over, &QPushButton::clicked, &m_canvas, [this] { m_canvas.flip(Qt::Vertical); });
}

void StudioControls::addNotes(const TakenImage &image)
{
    QStringList notes;
    if (!image.metadata.isEmpty()) {
        QStringList words;
        for (const QString &id : image.metadata)
            words.append(metadataWord(id));
        notes.append(tr("Camera data will be removed: %1.")
                         .arg(words.join(tr(", ", "between words of a list"))));
    }
    if (image.animated)
        notes.append(tr("The motion will be lost: only its first picture is used."));
    if (image.originalSize != image.image.size()) {
        notes.append(tr("The file is larger than the studio works with. It was read at %1 pixels.")
                         .arg(studiotext::size(image.image.size())));
    }
    if (notes.isEmpty())
        return;
    addHeading(tr("What will be left out"));
    for (int i = 0; i < notes.size(); ++i)
        addNote(notes.at(i), i == 0 ? u"studioNote"_s : u"studioNote%1"_s.arg(i + 1));
}

void StudioControls::showFrame()
{
    const StudioGeometry &geometry = m_canvas.geometryNow();
    const QRectF frame = geometry.frame();
    const QSizeF picture = geometry.picture();
    const QSizeF least = geometry.smallestFrame();
    const QSizeF most = geometry.largestFrame();
    setQuietly(m_x, frame.x(), 0, picture.width() - frame.width());
    setQuietly(m_y, frame.y(), 0, picture.height() - frame.height());
    setQuietly(m_width, frame.width(), least.width(), std::floor(most.width()));
    setQuietly(m_height, frame.height(), least.height(), std::floor(most.height()));
}

/// As wide as its contents, so that nothing is cut with large text; the height scrolls.
QSize StudioControls::sizeHint() const
{
    const int bar = verticalScrollBar()->sizeHint().width();
    return {std::max(240, widget()->minimumSizeHint().width() + bar),
            widget()->sizeHint().height()};
}

QSize StudioControls::minimumSizeHint() const
{
    return {sizeHint().width(), 80};
}

} // namespace personae
