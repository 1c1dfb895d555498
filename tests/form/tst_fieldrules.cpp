// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/fieldrules.h"
#include "tests/form/testservice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

Q_DECLARE_METATYPE(personae::FieldIssue::Kind)

class TestFieldRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAsTheServiceCounts();
    void limitsAtTheExactUnit_data();
    void limitsAtTheExactUnit();
    void addresses_data();
    void addresses();
    void keys();
    void specsOfOwnKeys();
    void emptyIsUndefinedWhereItMayBe();
};

void TestFieldRules::countsAsTheServiceCounts()
{
    const ServiceInfo service = testservice::info();
    QCOMPARE(fieldrules::countedLength(*service.field(u"name"_s), u" 😀é "_s), 2);
    QCOMPARE(fieldrules::countedLength(*service.field(u"x.about"_s), u"😀é"_s), 6);
}

void TestFieldRules::limitsAtTheExactUnit_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("over");
    QTest::newRow("name fits") << u"name"_s << QString(128, u'ö') << 0;
    QTest::newRow("name too long") << u"name"_s << QString(129, u'ö') << 1;
    QTest::newRow("outer blanks do not count")
        << u"name"_s << u"  "_s + QString(128, u'a') + u" "_s << 0;
    QTest::newRow("bytes fit") << u"x.about"_s << QString(2048, u'é') << 0;
    QTest::newRow("bytes too long") << u"x.about"_s << QString(2048, u'é') + u"x"_s << 1;
    QTest::newRow("own key") << u"x.mine"_s << QString(4108, u'a') << 12;
}

void TestFieldRules::limitsAtTheExactUnit()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(int, over);
    const auto issues = fieldrules::issuesOf(fieldrules::specOf(testservice::info(), key), text);
    QCOMPARE(issues.size(), over > 0 ? 1 : 0);
    if (over > 0) {
        QCOMPARE(issues.first().kind, FieldIssue::Kind::TooLong);
        QCOMPARE(issues.first().actual - issues.first().limit, over);
    }
}

void TestFieldRules::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("right");
    QTest::newRow("https") << u"https://example.org/a?b=c"_s << true;
    QTest::newRow("bare") << u"example.org"_s << true;
    QTest::newRow("idn") << u"https://пример.example"_s << true;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("words") << u"my home page"_s << false;
    QTest::newRow("empty") << u""_s << true;
}

void TestFieldRules::addresses()
{
    QFETCH(QString, text);
    QFETCH(bool, right);
    const FieldSpec spec = fieldrules::specOf(testservice::info(), u"x.website"_s);
    QCOMPARE(fieldrules::issuesOf(spec, text).isEmpty(), right);
}

void TestFieldRules::keys()
{
    const ServiceInfo service = testservice::info();
    QCOMPARE(fieldrules::keyIssuesOf(service, u"x."_s).value(0).kind, FieldIssue::Kind::KeyEmpty);
    QVERIFY(fieldrules::keyIssuesOf(service, u"x."_s + QString(128, u'é')).isEmpty());
    const auto tooLong = fieldrules::keyIssuesOf(service, u"x."_s + QString(128, u'é') + u"a"_s);
    QCOMPARE(tooLong.value(0).kind, FieldIssue::Kind::KeyTooLong);
    QCOMPARE(tooLong.value(0).actual, 257);
}

void TestFieldRules::specsOfOwnKeys()
{
    const ServiceInfo service = testservice::info();
    QCOMPARE(fieldrules::specOf(service, u"x.mine.vis"_s).shape, FieldShape::Visibility);
    QCOMPARE(fieldrules::specOf(service, u"x.about.title"_s).shape, FieldShape::Line);
    QCOMPARE(fieldrules::specOf(service, u"x.mine"_s).visibilityKey, u"x.mine.vis"_s);
    QVERIFY(fieldrules::isCompanion(service, u"x.mine.vis"_s));
    QVERIFY(!fieldrules::isCompanion(service, u"x.vis"_s));
}

void TestFieldRules::emptyIsUndefinedWhereItMayBe()
{
    const ServiceInfo service = testservice::info();
    QVERIFY(fieldrules::sendable(fieldrules::specOf(service, u"x.about"_s), u""_s).isUndefined());
    QCOMPARE(fieldrules::sendable(*service.field(u"name"_s), u"  "_s), QJsonValue(u""_s));
    QCOMPARE(fieldrules::issuesOf(*service.field(u"name"_s), u"  "_s).value(0).kind,
             FieldIssue::Kind::Missing);
}

QTEST_GUILESS_MAIN(TestFieldRules)
#include "tst_fieldrules.moc"
