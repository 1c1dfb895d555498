// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloapi.h"
#include "network/cloudillo/idtag.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestCloudilloIdentity final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonical_data();
    void canonical();
    void baseIsThePunycodeHost();
    void tenantIsReadFromTheHost();
    void hints_data();
    void hints();
    void emailGivesCandidates();
    void addressBecomesTheOrigin();
};

void TestCloudilloIdentity::canonical_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << u"alice.example.com"_s << u"alice.example.com"_s;
    QTest::newRow("capitals and blanks") << u"  Alice.Example.COM \n"_s << u"alice.example.com"_s;
    QTest::newRow("trailing dot") << u"alice.example.com."_s << u"alice.example.com"_s;
    QTest::newRow("two trailing dots") << u"alice.example.com.."_s << QString();
    QTest::newRow("zero width") << u"ali\u200Bce.exam\u2060ple.com\uFEFF"_s
                                << u"alice.example.com"_s;
    QTest::newRow("direction marks")
        << u"\u200Ealice.example.com\u202C"_s << u"alice.example.com"_s;
    QTest::newRow("decomposed") << u"bu\u0308cher.example.com"_s << u"b\u00FCcher.example.com"_s;
    QTest::newRow("capital umlaut") << u"B\u00DCCHER.example.com"_s << u"b\u00FCcher.example.com"_s;
    QTest::newRow("punycode") << u"xn--bcher-kva.example.com"_s << u"b\u00FCcher.example.com"_s;
    QTest::newRow("ideographic stop") << u"alice\u3002example\uFF0Ecom"_s << u"alice.example.com"_s;
    QTest::newRow("cyrillic") << u"\u0418\u0432\u0430\u043D.example.com"_s
                              << u"\u0438\u0432\u0430\u043D.example.com"_s;
    QTest::newRow("one label") << u"alice"_s << QString();
    QTest::newRow("underscore") << u"al_ice.example.com"_s << QString();
    QTest::newRow("at sign") << u"alice@example.com"_s << QString();
    QTest::newRow("slash") << u"alice.example.com/x"_s << QString();
    QTest::newRow("port") << u"alice.example.com:8443"_s << QString();
    QTest::newRow("inner blank") << u"alice .example.com"_s << QString();
    QTest::newRow("leading hyphen") << u"-alice.example.com"_s << QString();
    QTest::newRow("empty label") << u"alice..example.com"_s << QString();
    QTest::newRow("label too long") << QString(64, u'a') + u".example.com"_s << QString();
    QTest::newRow("percent") << u"per%cent.example.com"_s << QString();
    QTest::newRow("nothing") << u""_s << QString();
}

void TestCloudilloIdentity::canonical()
{
    QFETCH(QString, typed);
    QTEST(cloudillo::canonicalIdTag(typed), "expected");
}

void TestCloudilloIdentity::baseIsThePunycodeHost()
{
    const CloudilloApi api;
    QCOMPARE(api.apiBase(u"alice.example.com"_s), QUrl(u"https://cl-o.alice.example.com"_s));
    QCOMPARE(api.apiBase(u"b\u00FCcher.example.com"_s).toEncoded(),
             "https://cl-o.xn--bcher-kva.example.com");
    QVERIFY(api.apiBase(u"alice@example.com"_s).isEmpty());
}

void TestCloudilloIdentity::tenantIsReadFromTheHost()
{
    QCOMPARE(cloudillo::tenantOf(QUrl(u"https://cl-o.xn--bcher-kva.example.com/api/me"_s)),
             u"b\u00FCcher.example.com"_s);
    QCOMPARE(cloudillo::tenantOf(QUrl(u"https://alice.test:8443/api"_s)), QString());
}

void TestCloudilloIdentity::hints_data()
{
    using Problem = IdentityHint::Problem;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("handle");

    QTest::newRow("name") << u" Alice.Test "_s << int(Problem::None) << u"alice.test"_s;
    QTest::newRow("at in front") << u"@alice.test"_s << int(Problem::None) << u"alice.test"_s;
    QTest::newRow("api host") << u"cl-o.alice.test"_s << int(Problem::None) << u"alice.test"_s;
    QTest::newRow("empty") << u" \u200B "_s << int(Problem::Empty) << QString();
    QTest::newRow("email") << u"alice@example.com"_s << int(Problem::LooksLikeEmail) << QString();
    QTest::newRow("broken email") << u"alice@"_s << int(Problem::NotADomain) << QString();
    QTest::newRow("word") << u"alice"_s << int(Problem::NotADomain) << QString();
    QTest::newRow("http") << u"http://alice.example.com/"_s << int(Problem::InsecureAddress)
                          << QString();
    QTest::newRow("other scheme") << u"ftp://alice.example.com/"_s << int(Problem::NotADomain)
                                  << QString();
    QTest::newRow("password inside")
        << u"https://a:b@alice.example.com/"_s << int(Problem::NotADomain) << QString();
}

void TestCloudilloIdentity::hints()
{
    QFETCH(QString, typed);
    const IdentityHint hint = CloudilloApi().identity(typed);
    QTEST(int(hint.problem), "problem");
    QTEST(hint.handle, "handle");
    QCOMPARE(hint.apiBase.isEmpty(), hint.handle.isEmpty());
}

void TestCloudilloIdentity::emailGivesCandidates()
{
    const QStringList wanted{u"alice.example.com"_s, u"example.com"_s};
    QCOMPARE(CloudilloApi().identity(u"Alice@Example.com"_s).candidates, wanted);
}

void TestCloudilloIdentity::addressBecomesTheOrigin()
{
    const CloudilloApi api;
    const IdentityHint node = api.identity(u"https://cl-o.alice.example.com/profile?x=1"_s);
    QCOMPARE(node.problem, IdentityHint::Problem::None);
    QCOMPARE(node.apiBase, QUrl(u"https://cl-o.alice.example.com"_s));
    QCOMPARE(node.handle, QString());
    QCOMPARE(node.candidates, QStringList{u"alice.example.com"_s});
    const IdentityHint local = api.identity(u"http://127.0.0.1:8080/"_s);
    QCOMPARE(local.problem, IdentityHint::Problem::None);
    QCOMPARE(local.apiBase, QUrl(u"http://127.0.0.1:8080"_s));
}

QTEST_APPLESS_MAIN(TestCloudilloIdentity)
#include "tst_cloudilloidentity.moc"
