// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace personae::tokens {

using Token = Theme::Token;

Colors written(bool dark)
{
    static const Colors light{
        QColor(0xF5F6F8), QColor(0xFFFFFF), QColor(0xECEEF2), QColor(0x1B1F24), QColor(0x5A6370),
        QColor(0xD8DDE3), QColor(0x3557D6), QColor(0xE7ECFC), QColor(0xFFFFFF), QColor(0x1A7A48),
        QColor(0xE3F4EA), QColor(0x8A5A00), QColor(0xFDF1D6), QColor(0xB42318), QColor(0xFDE8E6),
    };
    static const Colors night{
        QColor(0x15181C), QColor(0x1C2025), QColor(0x181B20), QColor(0xE8EBEF), QColor(0x9CA6B3),
        QColor(0x2E353D), QColor(0x8FA8FF), QColor(0x263154), QColor(0x0F1430), QColor(0x62CF94),
        QColor(0x1B3528), QColor(0xE8BC52), QColor(0x3A2F14), QColor(0xFF948A), QColor(0x43211F),
    };
    return dark ? night : light;
}

static void put(Colors &colors, Token token, const QColor &color)
{
    colors[static_cast<std::size_t>(token)] = color;
}

Colors fromPalette(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    Colors colors = written(window.lightnessF() < 0.5F);
    put(colors, Token::Window, window);
    put(colors, Token::Base, palette.color(QPalette::Base));
    put(colors, Token::Sidebar, window);
    put(colors, Token::Text, text);
    // A high-contrast palette has no grey of its own: stay close to the text.
    put(colors, Token::Muted, mixed(text, window, 0.8));
    put(colors, Token::Border, mixed(text, window, 0.3));
    put(colors, Token::Accent, palette.color(QPalette::Highlight));
    put(colors, Token::OnAccent, palette.color(QPalette::HighlightedText));
    put(colors, Token::AccentSoft, mixed(palette.color(QPalette::Highlight), window, 0.2));
    return colors;
}

QPalette toPalette(const Colors &colors)
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, Token token) {
        palette.setColor(QPalette::All, role, at(colors, token));
    };
    all(QPalette::Window, Token::Window);
    all(QPalette::WindowText, Token::Text);
    all(QPalette::Base, Token::Base);
    all(QPalette::AlternateBase, Token::Sidebar);
    all(QPalette::ToolTipBase, Token::Base);
    all(QPalette::ToolTipText, Token::Text);
    all(QPalette::PlaceholderText, Token::Muted);
    all(QPalette::Text, Token::Text);
    all(QPalette::Button, Token::Base);
    all(QPalette::ButtonText, Token::Text);
    all(QPalette::BrightText, Token::Bad);
    all(QPalette::Light, Token::Base);
    all(QPalette::Midlight, Token::Sidebar);
    all(QPalette::Mid, Token::Border);
    all(QPalette::Dark, Token::Muted);
    all(QPalette::Shadow, Token::Border);
    all(QPalette::Highlight, Token::AccentSoft);
    all(QPalette::HighlightedText, Token::Text);
    all(QPalette::Link, Token::Accent);
    all(QPalette::LinkVisited, Token::Accent);
    const QColor faint = mixed(at(colors, Token::Muted), at(colors, Token::Window), 0.65);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Base, at(colors, Token::Window));
    return palette;
}

Colors withAccent(const Colors &colors, const QColor &accent)
{
    if (!accent.isValid())
        return colors;
    Colors changed = colors;
    put(changed, Token::Accent, accent);
    put(changed, Token::AccentSoft, mixed(accent, at(colors, Token::Base), 0.1));
    const QColor light(Qt::white);
    const QColor night = at(written(true), Token::OnAccent);
    put(changed, Token::OnAccent,
        contrast(accent, light) >= contrast(accent, night) ? light : night);
    const auto holds = [&](Token one, Token other) {
        return contrast(at(changed, one), at(changed, other)) >= 4.5;
    };
    const bool asGround = holds(Token::OnAccent, Token::Accent);
    const bool asText = holds(Token::Accent, Token::Base) && holds(Token::Accent, Token::Window) &&
                        holds(Token::Accent, Token::AccentSoft);
    const bool asRow =
        holds(Token::Text, Token::AccentSoft) && holds(Token::Muted, Token::AccentSoft) &&
        holds(Token::Good, Token::AccentSoft) && holds(Token::Warn, Token::AccentSoft) &&
        holds(Token::Bad, Token::AccentSoft);
    return asGround && asText && asRow ? changed : colors;
}

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a * share + b * (1.0 - share)); };
    return QColor(mix(one.red(), other.red()), mix(one.green(), other.green()),
                  mix(one.blue(), other.blue()));
}

} // namespace personae::tokens
