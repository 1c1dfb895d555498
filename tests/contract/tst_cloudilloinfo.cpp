// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloapi.h"
#include "network/cloudillo/dialect.h"
#include "network/cloudillo/pictures.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestCloudilloInfo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void declaresBothFamiliesOfFields();
    void splitsAtThirtyTwoKeys();
    void keepsAKeyWithItsVisibility();
    void pictureIds_data();
    void pictureIds();
    void variants();
    void descriptor();
    void uploadTypes();
    void statusWords();
    void dialects();
};

void TestCloudilloInfo::declaresBothFamiliesOfFields()
{
    const CloudilloApi api;
    const ServiceInfo &info = api.info();
    for (const auto &key :
         {u"name"_s, u"x.bio"_s, u"x.location"_s, u"x.website"_s, u"x.about"_s, u"x.contact"_s,
          u"x.links"_s, u"x.work"_s, u"x.education"_s, u"x.skills"_s, u"x.rules"_s})
        QVERIFY2(info.field(key), qPrintable(key));
    QVERIFY(info.field(u"name"_s)->required);
    QCOMPARE(info.field(u"x.links"_s)->visibilityKey, u"x.links.vis"_s);
    QCOMPARE(info.visibilityMeant.value(u"F"_s), u"follower"_s);
    QVERIFY(info.visibilityWords.contains(info.visibilityMeant.value(u"C"_s)));
    QCOMPARE(info.picture(PictureSlot::Cover)->aspect, QSize(3, 1));
    QVERIFY(!info.picture(PictureSlot::Avatar)->removable);
}

void TestCloudilloInfo::splitsAtThirtyTwoKeys()
{
    wish::SaveProfile save;
    save.patch.changes.insert(u"name"_s, u"Alice"_s);
    for (int i = 0; i < 70; ++i)
        save.patch.changes.insert(u"x.k%1"_s.arg(i), u"v"_s);
    const QList<Wish> parts = CloudilloApi().split(save);
    QCOMPARE(parts.size(), 3);
    FieldMap all;
    int names = 0;
    for (const Wish &part : parts) {
        const FieldMap changes = std::get<wish::SaveProfile>(part).patch.changes;
        names += int(changes.count(u"name"_s));
        QVERIFY(changes.size() - changes.count(u"name"_s) <= 32);
        all.insert(changes);
    }
    QCOMPARE(names, 1);
    QCOMPARE(all, save.patch.changes);
}

void TestCloudilloInfo::keepsAKeyWithItsVisibility()
{
    wish::SaveProfile save;
    for (int i = 0; i < 31; ++i)
        save.patch.changes.insert(u"x.a%1"_s.arg(i, 2), u"v"_s);
    save.patch.changes.insert(u"x.secret"_s, u"v"_s);
    save.patch.changes.insert(u"x.secret.vis"_s, u"leader"_s);
    const QList<Wish> parts = CloudilloApi().split(save);
    QCOMPARE(parts.size(), 2);
    for (const Wish &part : parts) {
        const FieldMap changes = std::get<wish::SaveProfile>(part).patch.changes;
        QCOMPARE(changes.contains(u"x.secret"_s), changes.contains(u"x.secret.vis"_s));
    }
}

void TestCloudilloInfo::pictureIds_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("id");

    QTest::newRow("id") << QJsonValue(u"f1~abc"_s) << u"f1~abc"_s;
    QTest::newRow("path") << QJsonValue(u"/file/b1~abc123"_s) << u"b1~abc123"_s;
    QTest::newRow("api path") << QJsonValue(u"/api/file/b1~abc123?x=1"_s) << u"b1~abc123"_s;
    QTest::newRow("address") << QJsonValue(u"https://cdn.example.net/b.png"_s)
                             << u"https://cdn.example.net/b.png"_s;
    QTest::newRow("empty") << QJsonValue(u""_s) << QString();
    QTest::newRow("null") << QJsonValue() << QString();
    QTest::newRow("sizes") << QJsonValue(QJsonObject{{u"tn"_s, u"a"_s}, {u"sd"_s, u"b"_s}})
                           << u"b"_s;
}

void TestCloudilloInfo::pictureIds()
{
    QFETCH(QJsonValue, value);
    QTEST(cloudillo::pictureIdFrom(value), "id");
}

void TestCloudilloInfo::variants()
{
    const CloudilloApi api;
    QCOMPARE(api.pictureVariant(1), u"vis.pf"_s);
    QCOMPARE(api.pictureVariant(80), u"vis.pf"_s);
    QCOMPARE(api.pictureVariant(81), u"vis.tn"_s);
    QCOMPARE(api.pictureVariant(720), u"vis.sd"_s);
    QCOMPARE(api.pictureVariant(9000), u"vis.xd"_s);
}

void TestCloudilloInfo::descriptor()
{
    const QList<PictureVariant> all = cloudillo::variantsFrom(
        u"d2,vis.pf:b1~a:f=avif:s=1320:r=80x80;nonsense;vis.tn:b1~b:f=webp:s=6120:r=256x85"_s);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(1), (PictureVariant{u"vis.tn"_s, u"b1~b"_s, u"webp"_s, 6120, QSize(256, 85)}));
    QVERIFY(cloudillo::variantsFrom({}).isEmpty());
}

void TestCloudilloInfo::uploadTypes()
{
    QCOMPARE(cloudillo::uploadTypeOf("\xFF\xD8\xFF\xE0"), "image/jpeg");
    QCOMPARE(cloudillo::uploadTypeOf("RIFF\1\2\3\4WEBPVP8 "), "image/webp");
    QVERIFY(cloudillo::uploadTypeOf("RIFF\1\2\3\4WAVE").isEmpty());
    QVERIFY(cloudillo::uploadTypeOf("GIF89a").isEmpty());
    QVERIFY(cloudillo::uploadTypeOf({}).isEmpty());
}

void TestCloudilloInfo::statusWords()
{
    QCOMPARE(cloudillo::statusFromWire(u"A"_s), u"active"_s);
    QCOMPARE(cloudillo::statusFromWire(u"x"_s), u"banned"_s);
    QCOMPARE(cloudillo::statusFromWire(u"Suspended"_s), u"suspended"_s);
    QCOMPARE(cloudillo::statusFromWire(u"T"_s), u"active"_s);
    QCOMPARE(cloudillo::statusFromWire(u"Q"_s), QString());
}

void TestCloudilloInfo::dialects()
{
    const auto of = [](QJsonObject data, const QJsonValue &time) {
        return cloudillo::dialectOf({{u"data"_s, data}, {u"time"_s, time}});
    };
    const QJsonArray keys;
    QCOMPARE(of({{u"idTag"_s, u"a.b"_s}, {u"keys"_s, keys}}, u"2026-08-22T09:30:00Z"_s), u"R3"_s);
    QCOMPARE(of({{u"keys"_s, keys}, {u"coverPic"_s, u""_s}}, u"2026-08-22T09:30:00Z"_s), u"R2"_s);
    QCOMPARE(of({{u"idTag"_s, u"a.b"_s}, {u"keys"_s, keys}}, 1735000000), u"R1"_s);
    QCOMPARE(of({{u"tnId"_s, 12345}}, 1735000000), u"DOC"_s);
    QCOMPARE(cloudillo::dialectOf({{u"idTag"_s, u"a.b"_s}}), u"L0"_s);
    QCOMPARE(cloudillo::dialectOf({{u"hello"_s, 1}}), QString());
}

QTEST_APPLESS_MAIN(TestCloudilloInfo)
#include "tst_cloudilloinfo.moc"
