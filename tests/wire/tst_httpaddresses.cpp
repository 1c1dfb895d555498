// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/exchange.h"
#include "tests/wire/scriptedserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

/// Where requests go, and where they never do.
class TestHttpAddresses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsRedirectsAtHomeOnly();
    void refusesARedirectElsewhere_data();
    void refusesARedirectElsewhere();
    void endsARedirectCircle();
    void neverFollowsAWrite();
    void refusesUnprovedServers();
    void namesUnreachableHosts();
    void refusesUnsafeAddresses_data();
    void refusesUnsafeAddresses();
    void routesToLoopback();
};

void TestHttpAddresses::followsRedirectsAtHomeOnly()
{
    ScriptedServer server([](const SeenRequest &request) -> Script {
        if (request.path == "/a")
            return {framed(302, {}, "Location: /b?x=1\r\n")};
        return json("{}");
    });
    HttpClient client;
    HttpRequest request = requestTo(server.url(u"/a"_s));
    request.setHeader("Authorization", "Bearer abc");
    const HttpReply reply = exchange(client, request);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.url, server.url(u"/b?x=1"_s));
    QVERIFY(!reply.redirectRefused);
    QCOMPARE(server.requests().last().headers.value("authorization"), "Bearer abc");
}

void TestHttpAddresses::refusesARedirectElsewhere_data()
{
    QTest::addColumn<int>("status");
    for (int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestHttpAddresses::refusesARedirectElsewhere()
{
    QFETCH(int, status);
    ScriptedServer elsewhere([](const SeenRequest &) { return json("{}"); });
    const QByteArray location = elsewhere.url(u"/stolen"_s).toEncoded();
    ScriptedServer server([&](const SeenRequest &) -> Script {
        return {framed(status, "moved", "Location: " + location + "\r\n")};
    });
    HttpClient client;
    for (const char *method : {"GET", "POST"}) {
        HttpRequest request = requestTo(server.url(), method);
        request.setHeader("Authorization", "Bearer abc");
        const HttpReply reply = exchange(client, request);
        QCOMPARE(reply.transport, Outcome::Ok);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("Location"), location);
        QVERIFY(reply.redirectRefused);
    }
    QCOMPARE(elsewhere.requests().size(), 0);
}

void TestHttpAddresses::endsARedirectCircle()
{
    ScriptedServer server(
        [](const SeenRequest &) -> Script { return {framed(307, {}, "Location: /again\r\n")}; });
    HttpClient client;
    const HttpReply reply = exchange(client, requestTo(server.url()));
    QCOMPARE(reply.status, 307);
    QCOMPARE(server.requests().size(), 6);
}

void TestHttpAddresses::neverFollowsAWrite()
{
    ScriptedServer server(
        [](const SeenRequest &) -> Script { return {framed(307, {}, "Location: /b\r\n")}; });
    HttpClient client;
    const HttpReply reply = exchange(client, requestTo(server.url(), "PUT", "x"));
    QCOMPARE(reply.status, 307);
    QVERIFY(!reply.redirectRefused);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpAddresses::refusesUnprovedServers()
{
    ScriptedServer server([](const SeenRequest &) { return json("{}"); }, true);
    HttpClient client;
    HttpRequest request = requestTo(server.url(), "POST", "secret");
    request.setHeader("Authorization", "Bearer abc");
    const HttpReply reply = exchange(client, request);
    QCOMPARE(reply.transport, Outcome::TlsRefused);
    QVERIFY(!reply.maybeDelivered);
    QVERIFY(!reply.detail.isEmpty());
    QCOMPARE(server.requests().size(), 0);
}

void TestHttpAddresses::namesUnreachableHosts()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(closed.serverPort()));
    closed.close();
    HttpClient client;
    HttpReply reply = exchange(client, requestTo(url, "PUT", "x"));
    QCOMPARE(reply.transport, Outcome::Unreachable);
    QVERIFY(!reply.maybeDelivered);

    reply = exchange(client, requestTo(QUrl(u"https://nobody.invalid/"_s), "PUT", "x"));
    QCOMPARE(reply.transport, Outcome::HostNotFound);
    QVERIFY(!reply.maybeDelivered);
}

void TestHttpAddresses::refusesUnsafeAddresses_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("plain http") << QUrl(u"http://example.invalid/"_s);
    QTest::newRow("looks like loopback") << QUrl(u"http://127.0.0.1.example.invalid/"_s);
    QTest::newRow("file") << QUrl(u"file:///etc/hostname"_s);
    QTest::newRow("data") << QUrl(u"data:text/plain,x"_s);
    QTest::newRow("empty") << QUrl();
    QTest::newRow("credentials") << QUrl(u"https://user:word@example.invalid/"_s);
}

void TestHttpAddresses::refusesUnsafeAddresses()
{
    QFETCH(QUrl, url);
    HttpClient client;
    for (const char *method : {"GET", "POST"})
        QCOMPARE(exchange(client, requestTo(url, method)).transport, Outcome::LocalReject);
}

void TestHttpAddresses::routesToLoopback()
{
    ScriptedServer server([](const SeenRequest &) { return json("{}"); });
    HttpClient client;
    client.setRouter([&server](const QUrl &original) -> std::optional<QUrl> {
        if (original.host() == "cl-o.alice.example"_L1)
            return server.url();
        if (original.host() == "evil.example"_L1)
            return QUrl(u"http://192.0.2.1/"_s);
        return std::nullopt;
    });
    const QUrl url(u"https://cl-o.alice.example/api/me?x=1"_s);
    const HttpReply reply = exchange(client, requestTo(url));
    QCOMPARE(reply.transport, Outcome::Ok);
    QCOMPARE(reply.url, url);
    QCOMPARE(server.requests().first().path, "/api/me?x=1");
    QCOMPARE(server.requests().first().headers.value("host"), "cl-o.alice.example");
    // Not a loopback address: the route is ignored, and plain http elsewhere stays forbidden.
    QCOMPARE(exchange(client, requestTo(QUrl(u"http://evil.example/"_s))).transport,
             Outcome::LocalReject);
}

QTEST_GUILESS_MAIN(TestHttpAddresses)
#include "tst_httpaddresses.moc"
