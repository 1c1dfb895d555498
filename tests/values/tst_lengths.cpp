// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/serviceinfo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestLengths final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void findsByKey();
};

void TestLengths::counts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("units");
    QTest::newRow("empty") << u""_s << 0 << 0 << 0;
    QTest::newRow("ascii") << u"abc"_s << 3 << 3 << 3;
    QTest::newRow("umlaut") << u"\u00E4"_s << 2 << 1 << 1;
    QTest::newRow("combining") << u"a\u0308"_s << 3 << 2 << 2;
    QTest::newRow("hebrew") << u"\u05E9\u05DC\u05D5\u05DD"_s << 8 << 4 << 4;
    QTest::newRow("emoji") << u"\U0001F600"_s << 4 << 1 << 2;
    QTest::newRow("family") << u"\U0001F469\u200D\U0001F467"_s << 11 << 3 << 5;
}

void TestLengths::counts()
{
    QFETCH(QString, text);
    QFETCH(int, bytes);
    QFETCH(int, points);
    QFETCH(int, units);
    QCOMPARE(lengthOf(text, LengthUnit::Utf8Bytes), bytes);
    QCOMPARE(lengthOf(text, LengthUnit::CodePoints), points);
    QCOMPARE(lengthOf(text, LengthUnit::Utf16Units), units);
}

void TestLengths::findsByKey()
{
    ServiceInfo info;
    FieldSpec name;
    name.key = u"name"_s;
    info.fields = {name};
    PictureRule cover;
    cover.slot = PictureSlot::Cover;
    info.pictures = {cover};
    QCOMPARE(info.field(u"name"_s), &info.fields.at(0));
    QCOMPARE(info.field(u"nam"_s), nullptr);
    QCOMPARE(info.picture(PictureSlot::Cover), &info.pictures.at(0));
    QCOMPARE(info.picture(PictureSlot::Avatar), nullptr);
}

QTEST_GUILESS_MAIN(TestLengths)
#include "tst_lengths.moc"
