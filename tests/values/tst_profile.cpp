// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/profile.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestProfile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patchSetsAndRemoves();
    void patchLeavesTheRest();
    void laterChangesWin();
    void patchRoundTrip();
    void profileRoundTrip();
    void namesTheFamiliarField();
};

void TestProfile::patchSetsAndRemoves()
{
    Profile profile;
    profile.fields = {{u"name"_s, u"Old"_s}, {u"x.bio"_s, u"Bio"_s}};
    const ProfilePatch patch{
        {{u"name"_s, u"New"_s}, {u"x.bio"_s, QJsonValue::Null}, {u"x.a"_s, u"1"_s}}};
    const FieldMap wanted{{u"name"_s, u"New"_s}, {u"x.a"_s, u"1"_s}};
    QCOMPARE(patch.appliedTo(profile).fields, wanted);
}

void TestProfile::patchLeavesTheRest()
{
    Profile profile;
    profile.handle = u"a.example.com"_s;
    profile.avatar = u"b1~x"_s;
    profile.fields = {{u"x.unknown"_s, u"{\"k\": 1}"_s}};
    QCOMPARE(ProfilePatch().appliedTo(profile), profile);
    const ProfilePatch removesNothing{{{u"x.other"_s, QJsonValue::Null}}};
    QCOMPARE(removesNothing.appliedTo(profile), profile);
}

void TestProfile::laterChangesWin()
{
    ProfilePatch patch{{{u"name"_s, u"One"_s}, {u"x.a"_s, u"a"_s}}};
    patch.merge({{{u"name"_s, u"Two"_s}, {u"x.b"_s, QJsonValue::Null}}});
    const FieldMap wanted{{u"name"_s, u"Two"_s}, {u"x.a"_s, u"a"_s}, {u"x.b"_s, QJsonValue::Null}};
    QCOMPARE(patch.changes, wanted);
}

void TestProfile::patchRoundTrip()
{
    const ProfilePatch patch{
        {{u"name"_s, u"\u0627"_s}, {u"x.gone"_s, QJsonValue::Null}, {u""_s, u""_s}}};
    const QByteArray text = QJsonDocument(patch.toJson()).toJson();
    QCOMPARE(ProfilePatch::fromJson(QJsonDocument::fromJson(text).object()), patch);
}

void TestProfile::profileRoundTrip()
{
    Profile profile;
    profile.handle = u"garden.example.com"_s;
    profile.kind = PersonKind::Community;
    profile.avatar = u"b1~avatar"_s;
    profile.cover = u"b1~cover"_s;
    profile.fields = {{u"name"_s, u"Garden"_s}, {u"x.bio"_s, u"a\nb"_s}};
    QCOMPARE(Profile::fromJson(profile.toJson()), profile);
}

void TestProfile::namesTheFamiliarField()
{
    Profile profile;
    QCOMPARE(profile.name(), QString());
    profile.fields.insert(u"name"_s, u"Bob"_s);
    QCOMPARE(profile.name(), u"Bob"_s);
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
