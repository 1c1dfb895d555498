// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/desktopsettings.h"
#include "ui/theme/iconengine.h"
#include "ui/theme/themestyle.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>
#include <QVariant>
#include <QWidget>

#include <memory>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

constexpr char typeProperty[] = "personaeType";
constexpr char textProperty[] = "personaeText";
constexpr char groundProperty[] = "personaeGround";

QFont scaled(QFont font, qreal factor, QFont::Weight weight)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

/// Sums the bytes by itself: qHash() may differ between runs, and a person's ground must not.
uint stableHash(const QString &text)
{
    uint hash = 2166136261U;
    const QByteArray bytes = text.toUtf8();
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return hash;
}

} // namespace

struct Theme::Look
{
    Colors colors = tokens::written(false);
};

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_desktop(new DesktopSettings(this))
    , m_platformStyle(application.style()->name())
    , m_platformPalette(application.palette())
    , m_font(application.font())
    , m_look(std::make_shared<Look>())
{
    connect(m_desktop, &DesktopSettings::changed, this, &Theme::apply);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(application.styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#endif
    application.installEventFilter(this);
    m_desktop->connectToPortal();
    apply();
}

Theme::~Theme() = default;

void Theme::choose(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

bool Theme::wantsDark() const
{
    if (m_choice == Choice::Light || m_choice == Choice::Dark)
        return m_choice == Choice::Dark;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = m_application.styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    if (m_desktop->dark())
        return *m_desktop->dark();
    return m_platformPalette.color(QPalette::Window).lightnessF() < 0.5F;
}

void Theme::apply()
{
    m_applying = true;
    if (m_choice == Choice::SystemColours) {
        m_look->colors = tokens::fromPalette(m_platformPalette);
        m_dark = tokens::at(m_look->colors, Token::Window).lightnessF() < 0.5F;
        QApplication::setPalette(m_platformPalette);
        if (QStyle *platform = QStyleFactory::create(m_platformStyle))
            QApplication::setStyle(platform);
        QApplication::setPalette(m_platformPalette);
    } else {
        m_dark = wantsDark();
        m_look->colors = tokens::withAccent(tokens::written(m_dark), m_desktop->accent());
        QApplication::setStyle(new ThemeStyle(m_look->colors));
        QApplication::setPalette(tokens::toPalette(m_look->colors));
    }
    m_applying = false;
    Q_EMIT changed();
}

QColor Theme::color(Token token) const
{
    return tokens::at(m_look->colors, token);
}

QColor Theme::color(Token token, bool dark)
{
    return tokens::at(tokens::written(dark), token);
}

QFont Theme::font(Type type) const
{
    // Sizes of look.md against its body of 13.
    switch (type) {
    case Type::Body:
        return m_font;
    case Type::Small:
        return scaled(m_font, 11.5 / 13.0, QFont::Normal);
    case Type::ListTitle:
        return scaled(m_font, 15.0 / 13.0, QFont::DemiBold);
    case Type::NameTitle:
        return scaled(m_font, 17.0 / 13.0, QFont::DemiBold);
    case Type::BodyStrong:
        return scaled(m_font, 1.0, QFont::DemiBold);
    }
    return m_font;
}

QIcon Theme::icon(const QString &name, Token colour) const
{
    // The icon may outlive this object: it shares the colours, not the theme.
    return QIcon(
        new IconEngine(name, [look = m_look, colour] { return tokens::at(look->colors, colour); }));
}

bool Theme::reducedMotion() const
{
    return m_desktop->reducedMotion() || !QApplication::isEffectEnabled(Qt::UI_General);
}

int Theme::iconSide()
{
    return qMax(16, QFontMetrics(QApplication::font()).height() * 7 / 8);
}

QColor Theme::initialsGround(const QString &handle)
{
    static const std::array<QColor, 8> grounds{
        QColor(0x2C6E8F), QColor(0x7A4FB5), QColor(0x9C4A1A), QColor(0x2F7A4A),
        QColor(0xA03A5B), QColor(0x4A5BC4), QColor(0x6B6420), QColor(0x8A3F8F),
    };
    return grounds[stableHash(handle.toCaseFolded()) % grounds.size()];
}

void Theme::setType(QWidget *widget, Type type)
{
    widget->setProperty(typeProperty, int(type));
    follow(widget);
}

void Theme::setTextColor(QWidget *widget, Token text)
{
    widget->setProperty(textProperty, int(text));
    follow(widget);
}

void Theme::setGround(QWidget *widget, Token ground)
{
    widget->setProperty(groundProperty, int(ground));
    widget->setAutoFillBackground(true);
    follow(widget);
}

void Theme::follow(QWidget *widget)
{
    dress(widget);
    constexpr char followed[] = "personaeFollows";
    if (widget->property(followed).toBool())
        return;
    widget->setProperty(followed, true);
    connect(this, &Theme::changed, widget, [this, widget] { dress(widget); });
}

void Theme::dress(QWidget *widget) const
{
    const QVariant type = widget->property(typeProperty);
    if (type.isValid())
        widget->setFont(font(Type(type.toInt())));
    const QVariant text = widget->property(textProperty);
    const QVariant ground = widget->property(groundProperty);
    if (!text.isValid() && !ground.isValid())
        return;
    QPalette palette;
    if (text.isValid()) {
        const QColor ink = color(Token(text.toInt()));
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            palette.setColor(role, ink);
    }
    if (ground.isValid())
        palette.setColor(widget->backgroundRole(), color(Token(ground.toInt())));
    widget->setPalette(palette);
}

void Theme::setLook(QAbstractButton *button, ButtonLook look)
{
    button->setProperty(ThemeStyle::buttonLook, int(look));
    button->update();
}

void Theme::setLook(QWidget *editor, FieldLook look)
{
    editor->setProperty(ThemeStyle::fieldLook, int(look));
    editor->update();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_application && !m_applying &&
        event->type() == QEvent::ApplicationFontChange) {
        m_font = QApplication::font();
        Q_EMIT changed();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace personae
