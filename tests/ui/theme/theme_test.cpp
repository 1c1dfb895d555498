// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ages.h"
#include "ui/theme/desktopsettings.h"
#include "ui/theme/plaintip.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTableView>
#include <QTest>
#include <QTextDocument>

using namespace personae;
using namespace Qt::StringLiterals;
using Token = Theme::Token;

class ThemeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tipsAreNeverMarkup();
    void contrastHolds_data();
    void contrastHolds();
    void initialsGroundsCarryWhite();
    void initialsGroundIsStable();
    void choicesApplyLive();
    void systemFollowsTheDesktop();
    void systemColoursLeaveThePlatformAlone();
    void accentReplacesOursOnlyWhereItCanBeRead();
    void oddSettingsAreIgnored();
    void typeFollowsTheSystemFont();
    void dressedWidgetsFollow();
    void everyIconDraws_data();
    void everyIconDraws();
    void iconsTakeTheirColourAtPaintTime();
    void controlsGrowWithText();
    void cellsStandBelowTheirHeads();
    void ages();
};

static Theme &theme()
{
    static Theme instance(*qApp);
    return instance;
}

void ThemeTest::contrastHolds_data()
{
    QTest::addColumn<Theme::Token>("ink");
    QTest::addColumn<Theme::Token>("ground");
    QTest::addColumn<bool>("dark");
    const QList<Token> inks{Token::Text, Token::Muted, Token::Accent,
                            Token::Good, Token::Warn,  Token::Bad};
    const QList<Token> grounds{Token::Window, Token::Base, Token::Sidebar, Token::AccentSoft};
    const auto row = [](Token ink, Token ground) {
        const QMetaEnum names = QMetaEnum::fromType<Theme::Token>();
        for (const bool dark : {false, true})
            QTest::addRow("%s on %s, %s", names.valueToKey(int(ink)), names.valueToKey(int(ground)),
                          dark ? "dark" : "light")
                << ink << ground << dark;
    };
    for (const Token ink : inks) {
        for (const Token ground : grounds)
            row(ink, ground);
    }
    for (const Token ground : {Token::GoodSoft, Token::WarnSoft, Token::BadSoft})
        row(Token::Text, ground);
    row(Token::Good, Token::GoodSoft);
    row(Token::Warn, Token::WarnSoft);
    row(Token::Bad, Token::BadSoft);
    row(Token::OnAccent, Token::Accent);
}

void ThemeTest::contrastHolds()
{
    QFETCH(Theme::Token, ink);
    QFETCH(Theme::Token, ground);
    QFETCH(bool, dark);
    const double ratio = tokens::contrast(Theme::color(ink, dark), Theme::color(ground, dark));
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void ThemeTest::initialsGroundsCarryWhite()
{
    QSet<QRgb> seen;
    for (int i = 0; i < 400; ++i) {
        const QColor ground = Theme::initialsGround(QString::number(i) + u".example.com"_s);
        seen.insert(ground.rgb());
        QVERIFY(tokens::contrast(ground, Qt::white) >= 4.5);
    }
    QCOMPARE(seen.size(), 8);
}

void ThemeTest::initialsGroundIsStable()
{
    QCOMPARE(Theme::initialsGround(u"alice.example.com"_s),
             Theme::initialsGround(u"Alice.Example.com"_s));
}

void ThemeTest::choicesApplyLive()
{
    QSignalSpy spy(&theme(), &Theme::changed);
    theme().choose(Theme::Choice::Dark);
    QCOMPARE(spy.count(), 1);
    QVERIFY(theme().isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::color(Token::Window, true));
    theme().choose(Theme::Choice::Light);
    QVERIFY(!theme().isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::color(Token::Base, false));
    QCOMPARE(QApplication::palette().color(QPalette::PlaceholderText),
             Theme::color(Token::Muted, false));
    theme().choose(Theme::Choice::Light);
    QCOMPARE(spy.count(), 2);
}

void ThemeTest::systemFollowsTheDesktop()
{
    theme().choose(Theme::Choice::System);
    auto *desktop = theme().findChild<DesktopSettings *>();
    QVERIFY(desktop);
    const QString group = u"org.freedesktop.appearance"_s;
    desktop->take(group, u"color-scheme"_s, 1U);
    QVERIFY(theme().isDark());
    desktop->take(group, u"color-scheme"_s, 2U);
    QVERIFY(!theme().isDark());
    desktop->take(group, u"color-scheme"_s, 1U);
    theme().choose(Theme::Choice::Light);
    QVERIFY(!theme().isDark());
    theme().choose(Theme::Choice::System);
    QVERIFY(theme().isDark());
    desktop->take(group, u"color-scheme"_s,
                  0U); // no wish: the platform's palette, which is light here
    QVERIFY(!theme().isDark());
    desktop->take(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, false);
    QVERIFY(theme().reducedMotion());
    desktop->take(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, true);
}

void ThemeTest::systemColoursLeaveThePlatformAlone()
{
    theme().choose(Theme::Choice::Dark);
    theme().choose(Theme::Choice::SystemColours);
    QVERIFY(!QApplication::style()->inherits("personae::ThemeStyle"));
    QCOMPARE(theme().color(Token::Window), QApplication::palette().color(QPalette::Window));
    QVERIFY(QApplication::palette().color(QPalette::Window) != Theme::color(Token::Window, true));
    QVERIFY(tokens::contrast(theme().color(Token::Muted), theme().color(Token::Window)) >= 4.5);
    theme().choose(Theme::Choice::Light);
    QVERIFY(QApplication::style()->inherits("personae::ThemeStyle"));
}

void ThemeTest::accentReplacesOursOnlyWhereItCanBeRead()
{
    const Colors ours = tokens::written(false);
    const QColor readable(0x7A1FA2);
    QCOMPARE(tokens::at(tokens::withAccent(ours, readable), Token::Accent), readable);
    const QColor tooLight(0xFFE066);
    QCOMPARE(tokens::at(tokens::withAccent(ours, tooLight), Token::Accent),
             tokens::at(ours, Token::Accent));
    QCOMPARE(tokens::withAccent(ours, QColor()), ours);
}

void ThemeTest::oddSettingsAreIgnored()
{
    DesktopSettings desktop;
    QSignalSpy spy(&desktop, &DesktopSettings::changed);
    desktop.take(u"org.freedesktop.appearance"_s, u"contrast"_s, 1U);
    QCOMPARE(spy.count(), 0);
    desktop.take(u"org.freedesktop.appearance"_s, u"accent-color"_s, u"blue"_s);
    QVERIFY(!desktop.accent().isValid());
    desktop.take(u"org.freedesktop.appearance"_s, u"color-scheme"_s, u"dusk"_s);
    QVERIFY(!desktop.dark());
}

void ThemeTest::typeFollowsTheSystemFont()
{
    const QFont before = QApplication::font();
    QSignalSpy spy(&theme(), &Theme::changed);
    QFont larger = before;
    larger.setPointSizeF(26);
    QApplication::setFont(larger);
    QVERIFY(!spy.isEmpty());
    QCOMPARE(theme().font(Theme::Type::Body).pointSizeF(), 26.0);
    QCOMPARE(theme().font(Theme::Type::ListTitle).pointSizeF(), 30.0);
    QCOMPARE(theme().font(Theme::Type::NameTitle).weight(), QFont::DemiBold);
    QVERIFY(theme().font(Theme::Type::Small).pointSizeF() < 26.0);
    QApplication::setFont(before);
}

void ThemeTest::dressedWidgetsFollow()
{
    QLabel label;
    theme().setTextColor(&label, Token::Muted);
    theme().setGround(&label, Token::Sidebar);
    theme().setType(&label, Theme::Type::Small);
    for (const bool dark : {true, false}) {
        theme().choose(dark ? Theme::Choice::Dark : Theme::Choice::Light);
        QCOMPARE(label.palette().color(QPalette::WindowText), Theme::color(Token::Muted, dark));
        QCOMPARE(label.palette().color(label.backgroundRole()), Theme::color(Token::Sidebar, dark));
    }
    QCOMPARE(label.font().pointSizeF(), theme().font(Theme::Type::Small).pointSizeF());
}

void ThemeTest::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() > 20);
    for (const QString &file : files)
        QTest::addRow("%s", qPrintable(file)) << file.chopped(4);
}

void ThemeTest::everyIconDraws()
{
    QFETCH(QString, name);
    const QImage image = theme().icon(name).pixmap(QSize(32, 32), 1.0).toImage();
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    }
    QVERIFY(inked > 20);
    QVERIFY(inked < 900);
}

void ThemeTest::iconsTakeTheirColourAtPaintTime()
{
    theme().choose(Theme::Choice::Light);
    const QIcon icon = theme().icon(u"reach-online"_s, Token::Good);
    const auto middle = [&icon] {
        return icon.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8);
    };
    QCOMPARE(middle(), Theme::color(Token::Good, false));
    theme().choose(Theme::Choice::Dark);
    QCOMPARE(middle(), Theme::color(Token::Good, true));
    theme().choose(Theme::Choice::Light);
    QVERIFY(theme().icon(u"no-such-icon"_s).isNull());
}

void ThemeTest::controlsGrowWithText()
{
    QPushButton button(u"Add account…"_s);
    QVERIFY(button.sizeHint().height() >= Theme::controlHeight);
    QFont large = button.font();
    large.setPointSizeF(large.pointSizeF() * 2);
    button.setFont(large);
    QVERIFY(button.sizeHint().height() >= QFontMetrics(large).height() + 8);
    QVERIFY(button.sizeHint().width() >= QFontMetrics(large).horizontalAdvance(button.text()) + 8);
}

void ThemeTest::cellsStandBelowTheirHeads()
{
    theme().choose(Theme::Choice::Light);
    const QTableView table;
    const QStyle &style = *table.style();
    const int cell = style.pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &table) + 1;
    QCOMPARE(cell, style.pixelMetric(QStyle::PM_HeaderMargin, nullptr, table.horizontalHeader()));
}

void ThemeTest::ages()
{
    const QDateTime now(QDate(2026, 5, 12), QTime(15, 30));
    const QString clock =
        personae::ages::shortAge(QDateTime(QDate(2026, 5, 12), QTime(14, 2, 48)), now);
    QVERIFY(clock.contains("02"_L1));
    QVERIFY(!clock.contains("48"_L1));
    QVERIFY(personae::ages::shortAge(now.addDays(-1), now).startsWith("yesterday"_L1));
    QVERIFY(personae::ages::shortAge(now.addDays(1), now).startsWith("tomorrow"_L1));
    QVERIFY(!personae::ages::shortAge(now.addDays(-3), now).contains("2026"_L1));
    QVERIFY(personae::ages::shortAge(now.addYears(-2), now).contains("2024"_L1));
    QCOMPARE(personae::ages::shortAge(QDateTime(), now), u"never"_s);
    QVERIFY(personae::ages::fullDate(now).contains("2026"_L1));
}

void ThemeTest::tipsAreNeverMarkup()
{
    for (const QString &trap :
         {u"Bob <img src=x><h1>"_s, u"<h1>Bob</h1>"_s, u"&lt;b>"_s, u"<!DOCTYPE html>"_s}) {
        QVERIFY2(Qt::mightBeRichText(trap), qPrintable(trap));
        const QString tip = personae::plainTip(trap);
        QVERIFY2(!Qt::mightBeRichText(tip), qPrintable(tip));
        QCOMPARE(QString(tip).remove(QChar(0x2060)), trap);
    }
    QVERIFY(personae::plainTip({}).isEmpty());
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
