// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/foreigntext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestForeignText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isolates_data();
    void isolates();
    void keepsTheDirectionInside();
    void putsLinesIntoOne_data();
    void putsLinesIntoOne();
    void cutsAtGraphemes();
    void leavesShortLinesWhole();
};

void TestForeignText::isolates_data()
{
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("shown");
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("plain") << u"Bob"_s << u"\u2068Bob\u2069"_s;
    QTest::newRow("markup stays text") << u"<b>Bob</b>"_s << u"\u2068<b>Bob</b>\u2069"_s;
    QTest::newRow("override") << u"a\u202Egpj.exe"_s << u"\u2068agpj.exe\u2069"_s;
    QTest::newRow("embedding") << u"\u202Aa\u202C"_s << u"\u2068a\u2069"_s;
    QTest::newRow("closes ours") << u"a\u2069 b"_s << u"\u2068a b\u2069"_s;
    QTest::newRow("opens its own") << u"\u2067a"_s << u"\u2068a\u2069"_s;
    QTest::newRow("control") << u"a\u0007b"_s << u"\u2068a\uFFFDb\u2069"_s;
    QTest::newRow("delete") << u"a\u007Fb"_s << u"\u2068a\uFFFDb\u2069"_s;
    QTest::newRow("c1") << u"a\u0085b"_s << u"\u2068a\uFFFDb\u2069"_s;
    QTest::newRow("lines stay") << u"a\nb"_s << u"\u2068a\nb\u2069"_s;
    QTest::newRow("arabic") << u"\u0645\u0631\u062D\u0628\u0627"_s
                            << u"\u2068\u0645\u0631\u062D\u0628\u0627\u2069"_s;
    QTest::newRow("joiner stays") << u"\U0001F469\u200D\U0001F680"_s
                                  << u"\u2068\U0001F469\u200D\U0001F680\u2069"_s;
}

void TestForeignText::isolates()
{
    QFETCH(QString, foreign);
    QTEST(isolated(foreign), "shown");
}

void TestForeignText::keepsTheDirectionInside()
{
    // However hostile the text: exactly one isolate, opened first and closed last.
    QString hostile;
    for (char16_t unit = 0x2000; unit < 0x2070; ++unit)
        hostile += QChar(unit);
    const QString shown = isolated(hostile);
    QCOMPARE(shown.front().unicode(), char16_t(0x2068));
    QCOMPARE(shown.back().unicode(), char16_t(0x2069));
    QCOMPARE(shown.count(QChar(0x2068)), 1);
    QCOMPARE(shown.count(QChar(0x2069)), 1);
    for (char16_t unit = 0x202A; unit <= 0x202E; ++unit)
        QVERIFY(!shown.contains(QChar(unit)));
}

void TestForeignText::putsLinesIntoOne_data()
{
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("shown");
    QTest::newRow("newline") << u"a\nb"_s << u"\u2068a b\u2069"_s;
    QTest::newRow("separator") << u"a\u2028b\u2029c"_s << u"\u2068a b c\u2069"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"\u2068a b\u2069"_s;
}

void TestForeignText::putsLinesIntoOne()
{
    QFETCH(QString, foreign);
    QTEST(isolatedLine(foreign), "shown");
}

void TestForeignText::cutsAtGraphemes()
{
    // "e" with an accent of its own must not lose it, and no surrogate pair may be halved.
    QCOMPARE(isolatedLine(u"abe\u0301def"_s, 3), u"\u2068ab\u2026\u2069"_s);
    QCOMPARE(isolatedLine(u"a\U0001F600b"_s, 2), u"\u2068a\u2026\u2069"_s);
    const QString endless(100'000, u'x');
    QCOMPARE(isolatedLine(endless, 20).size(), 23);
}

void TestForeignText::leavesShortLinesWhole()
{
    QCOMPARE(isolatedLine(u"abc"_s, 3), u"\u2068abc\u2069"_s);
}

QTEST_GUILESS_MAIN(TestForeignText)
#include "tst_foreigntext.moc"
