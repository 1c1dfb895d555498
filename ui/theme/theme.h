// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

#include <memory>

class QAbstractButton;
class QApplication;
class QWidget;

namespace personae {

class DesktopSettings;

/// The only place colours, measures and type are written down (look.md). Created once by app/ and
/// handed to every widget that paints by itself. GUI thread.
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Choice { System, Light, Dark, SystemColours };
    Q_ENUM(Choice)
    enum class Token {
        Window,
        Base,
        Sidebar,
        Text,
        Muted,
        Border,
        Accent,
        AccentSoft,
        OnAccent,
        Good,
        GoodSoft,
        Warn,
        WarnSoft,
        Bad,
        BadSoft,
    };
    Q_ENUM(Token)
    enum class Type { Body, Small, ListTitle, NameTitle, BodyStrong };
    Q_ENUM(Type)
    /// How a button looks; the style paints it. Main: filled, one per pane. Destructive: outlined
    /// in bad. Link: accent text without a frame until it is pointed at.
    enum class ButtonLook { Plain, Main, Destructive, Link };
    Q_ENUM(ButtonLook)
    /// The border of an editor.
    enum class FieldLook { Plain, Changed, Wrong };
    Q_ENUM(FieldLook)

    explicit Theme(QApplication &application, QObject *parent = nullptr);
    ~Theme() override;

    void choose(Choice choice); ///< applies at once, to the whole application
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const { return m_dark; }

    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] static QColor color(Token token,
                                      bool dark); ///< the written-down value, for tests
    [[nodiscard]] QFont font(Type type) const;
    /// One of our SVG icons (resources/icons/NAME.svg) in this colour, crisp at any scale. The
    /// colour is looked up at paint time, so an icon follows the theme by itself.
    [[nodiscard]] QIcon icon(const QString &name, Token colour = Token::Text) const;
    [[nodiscard]] bool reducedMotion() const;
    /// 16 at the usual text size, growing with the text.
    [[nodiscard]] static int iconSide();

    /// Ground for initials: one of eight, by hash of the handle; 4.5:1 against white.
    [[nodiscard]] static QColor initialsGround(const QString &handle);

    /// These keep following the theme until the widget is gone.
    void setType(QWidget *widget, Type type);
    void setTextColor(QWidget *widget, Token text);
    void setGround(QWidget *widget, Token ground); ///< fills the widget's background
    static void setLook(QAbstractButton *button, ButtonLook look);
    static void setLook(QWidget *editor,
                        FieldLook look); ///< QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, …

    static constexpr int gap = 8;
    static constexpr int panePadding = 12;
    static constexpr int formPadding = 16;
    static constexpr int radius = 6;
    static constexpr int controlHeight = 30;

Q_SIGNALS:
    void changed(); ///< colours or fonts: repaint

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Look; ///< the colours of now, shared with icons
    void apply();
    [[nodiscard]] bool wantsDark() const;
    void follow(QWidget *widget);
    void dress(QWidget *widget) const;

    QApplication &m_application;
    DesktopSettings *m_desktop = nullptr;
    QString m_platformStyle;
    QPalette m_platformPalette;
    QFont m_font;
    std::shared_ptr<Look> m_look;
    Choice m_choice = Choice::System;
    bool m_dark = false;
    bool m_applying = false;
};

} // namespace personae
