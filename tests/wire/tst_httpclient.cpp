// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wire/exchange.h"
#include "tests/wire/scriptedserver.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;
using namespace std::chrono_literals;

/// One exchange: what goes over the wire, and every way it can end.
class TestHttpClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesBytesBothWays();
    void sendsHeadersAsTheyAre();
    void keepsTheStatusLinesWords_data();
    void keepsTheStatusLinesWords();
    void handsBackEveryStatus_data();
    void handsBackEveryStatus();
    void timesOut();
    void timesOutInTheMiddleOfTheBody();
    void patienceIsAboutSilenceOnly();
    void namesLostConnections_data();
    void namesLostConnections();
    void neverSendsAWriteTwice_data();
    void neverSendsAWriteTwice();
    void aWriteTakesAFreshConnection();
    void reportsUploadProgress();
    void cancels();
    void cancelsInsideFinished();
    void endsSilentlyWithItsOwner();
    void refusesLongAnswers_data();
    void refusesLongAnswers();
    void keepsNoCookies();
};

void TestHttpClient::carriesBytesBothWays()
{
    ScriptedServer server(
        [](const SeenRequest &) { return json(R"({"data":1})", 200, "X-Request-ID: r1\r\n"); });
    HttpClient client;
    const QByteArray bytes = "\0\r\n\xff binary"_ba;
    const HttpReply reply = exchange(client, requestTo(server.url(u"/a%20b?q=1"_s), "PUT", bytes));
    QCOMPARE(reply.transport, Outcome::Ok);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, R"({"data":1})");
    QCOMPARE(reply.mediaType(), "application/json");
    QCOMPARE(reply.requestId(), u"r1"_s);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, "PUT");
    QCOMPARE(server.requests().first().path, "/a%20b?q=1");
    QCOMPARE(server.requests().first().body, bytes);
}

void TestHttpClient::sendsHeadersAsTheyAre()
{
    ScriptedServer server([](const SeenRequest &) { return json("{}"); });
    HttpClient client;
    HttpRequest request = requestTo(server.url(), "POST");
    request.setHeader("Authorization", "Bearer abc");
    QCOMPARE(exchange(client, request).transport, Outcome::Ok);
    const auto &seen = server.requests().first().headers;
    QCOMPARE(seen.value("authorization"), "Bearer abc");
    QCOMPARE(seen.value("user-agent"), "Personae/" PERSONAE_VERSION);
    QCOMPARE(seen.value("accept"), "application/json, */*;q=0.1");
    QCOMPARE(seen.value("content-length"), "0");
    QVERIFY(!seen.contains("content-type"));
    QVERIFY(!seen.contains("cookie"));
    QVERIFY(!seen.contains("upgrade"));

    request.setHeader("Accept", "image/*");
    request.setHeader("Content-Type", "application/json");
    QCOMPARE(exchange(client, request).transport, Outcome::Ok);
    QCOMPARE(server.requests().last().headers.value("accept"), "image/*");
    QCOMPARE(server.requests().last().headers.value("content-type"), "application/json");
}

void TestHttpClient::keepsTheStatusLinesWords_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("words");

    QTest::newRow("plain") << QByteArray("404 Not Found") << u"Not Found"_s;
    QTest::newRow("none") << QByteArray("404 ") << QString();
    QTest::newRow("blanks") << QByteArray("409 \t Taken   twice ") << u"Taken twice"_s;
    QTest::newRow("controls") << QByteArray("409 Ta\x1b[31mken\x7f") << u"Ta[31mken"_s;
    QTest::newRow("long") << "400 " + QByteArray(5000, 'x') << QString(100, u'x');
}

/// Anybody's text: one line, short, without anything that is no letter.
void TestHttpClient::keepsTheStatusLinesWords()
{
    QFETCH(QByteArray, line);
    ScriptedServer server([line](const SeenRequest &) {
        return Script{"HTTP/1.1 " + line + "\r\nContent-Length: 0\r\n\r\n"};
    });
    HttpClient client;
    const HttpReply reply = exchange(client, requestTo(server.url()));
    QCOMPARE(reply.transport, Outcome::Ok);
    QTEST(reply.reason, "words");
}

void TestHttpClient::handsBackEveryStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    for (int status : {200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 408, 409, 410,
                       413, 415, 416, 422, 428, 429, 500, 501, 502, 503, 504, 599}) {
        for (const char *method : {"GET", "POST", "PATCH", "DELETE"})
            QTest::addRow("%s %d", method, status) << status << QByteArray(method);
    }
}

void TestHttpClient::handsBackEveryStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    const bool bare = status == 204 || status == 304;
    const QByteArray body = bare ? QByteArray() : QByteArray("words of the server");
    ScriptedServer server([status, body, bare](const SeenRequest &) -> Script {
        if (bare)
            return {"HTTP/1.1 " + QByteArray::number(status) + " Word\r\nETag: \"x\"\r\n\r\n"};
        return {framed(status, body, "WWW-Authenticate: Basic realm=\"x\"\r\n")};
    });
    HttpClient client;
    HttpRequest request =
        requestTo(server.url(), method, method == "GET" ? QByteArray() : QByteArray("{}"));
    request.setHeader("Authorization", "Bearer stale");
    const HttpReply reply = exchange(client, request);
    QCOMPARE(reply.transport, Outcome::Ok);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body, body);
    QVERIFY(!reply.maybeDelivered);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpClient::timesOut()
{
    ScriptedServer server([](const SeenRequest &) -> Script { return {}; });
    HttpClient client;
    HttpRequest request = requestTo(server.url(), "PATCH", "{}");
    request.patience = 200ms;
    const HttpReply reply = exchange(client, request);
    QCOMPARE(reply.transport, Outcome::TimedOut);
    QVERIFY(reply.maybeDelivered);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpClient::timesOutInTheMiddleOfTheBody()
{
    ScriptedServer server([](const SeenRequest &) -> Script {
        return {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"};
    });
    HttpClient client;
    HttpRequest request = requestTo(server.url());
    request.patience = 200ms;
    const HttpReply reply = exchange(client, request);
    QCOMPARE(reply.transport, Outcome::TimedOut);
    QVERIFY(reply.maybeDelivered);
    QVERIFY(reply.body.isEmpty());
}

void TestHttpClient::patienceIsAboutSilenceOnly()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
            auto *drops = new QTimer(socket);
            connect(drops, &QTimer::timeout, socket, [socket] { socket->write("x"); });
            drops->start(100ms);
        });
    });
    HttpClient client;
    HttpRequest request = requestTo(QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort())));
    request.patience = 500ms; // the whole takes 800 ms
    const HttpReply reply = exchange(client, request);
    QCOMPARE(reply.transport, Outcome::Ok);
    QCOMPARE(reply.body, "xxxxxxxx");
}

void TestHttpClient::namesLostConnections_data()
{
    using Then = Script::Then;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("then");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *name, const QByteArray &bytes, Then then, Outcome outcome) {
        QTest::newRow(name) << bytes << int(then) << outcome;
    };
    row("closed at once", "", Then::Close, Outcome::ConnectionLost);
    row("reset at once", "", Then::Reset, Outcome::ConnectionLost);
    row("half a status line", "HTTP/1.", Then::Close, Outcome::ConnectionLost);
    row("in the headers", "HTTP/1.1 200 OK\r\nContent-Le", Then::Close, Outcome::ConnectionLost);
    row("before the body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", Then::Close,
        Outcome::ConnectionLost);
    row("in the body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", Then::Close,
        Outcome::ConnectionLost);
    row("in the body, Connection: close",
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nabc", Then::Close,
        Outcome::ConnectionLost);
    row("in the body of an error", "HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\nabc", Then::Close,
        Outcome::ConnectionLost);
    row("garbage", "\x01\x02 this is no HTTP\r\n\r\n", Then::Close, Outcome::ConnectionLost);
    row("a body that ends with the connection", "HTTP/1.1 200 OK\r\n\r\nabc", Then::Close,
        Outcome::Ok);
    row("whole chunks",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", Then::Close,
        Outcome::Ok);
}

void TestHttpClient::namesLostConnections()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, then);
    QFETCH(Outcome, outcome);
    ScriptedServer server([&](const SeenRequest &) -> Script {
        return {bytes, Script::Then(then)};
    });
    HttpClient client;
    for (const char *method : {"GET", "PUT"}) {
        const HttpReply reply = exchange(client, requestTo(server.url(), method, "body"));
        QCOMPARE(reply.transport, outcome);
        QCOMPARE(reply.maybeDelivered, outcome != Outcome::Ok);
        QCOMPARE(reply.body, outcome == Outcome::Ok ? QByteArray("abc") : QByteArray());
    }
    QCOMPARE(server.count("PUT"), 1);
}

void TestHttpClient::neverSendsAWriteTwice_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
        QTest::addRow("%s small", method) << QByteArray(method) << QByteArray("{}");
        QTest::addRow("%s large", method) << QByteArray(method) << QByteArray(3'000'000, 'x');
        QTest::addRow("%s empty", method) << QByteArray(method) << QByteArray();
    }
}

void TestHttpClient::neverSendsAWriteTwice()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    for (const auto then : {Script::Then::Close, Script::Then::Reset}) {
        ScriptedServer server([then](const SeenRequest &request) -> Script {
            return request.method == "GET" ? json("{}") : Script{{}, then};
        });
        HttpClient client;
        // A connection that is warm from a read is the case the network stack repeats most eagerly.
        QCOMPARE(exchange(client, requestTo(server.url())).transport, Outcome::Ok);
        const HttpReply reply = exchange(client, requestTo(server.url(), method, body));
        QCOMPARE(reply.transport, Outcome::ConnectionLost);
        QVERIFY(reply.maybeDelivered);
        for (int i = 0; i < 3; ++i) // a second delivery would have come before these
            QCOMPARE(exchange(client, requestTo(server.url())).transport, Outcome::Ok);
        QCOMPARE(server.count(method), 1);
    }
}

void TestHttpClient::aWriteTakesAFreshConnection()
{
    ScriptedServer server([](const SeenRequest &) { return json("{}"); });
    HttpClient client;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(exchange(client, requestTo(server.url())).transport, Outcome::Ok);
        QCOMPARE(exchange(client, requestTo(server.url(), "PATCH", "{}")).transport, Outcome::Ok);
    }
    QSet<int> writers;
    QSet<int> readers;
    for (const SeenRequest &request : server.requests())
        (request.method == "GET" ? readers : writers).insert(request.connection);
    QCOMPARE(writers.size(), 3);
    QCOMPARE(readers.size(), 1);
}

void TestHttpClient::reportsUploadProgress()
{
    ScriptedServer server([](const SeenRequest &) { return json("{}"); });
    HttpClient client;
    ApiCall *call = client.send(requestTo(server.url(), "PUT", QByteArray(5'000'000, 'x')), this);
    QSignalSpy progress(call, &ApiCall::uploadProgress);
    QSignalSpy finished(call, &ApiCall::finished);
    QVERIFY(finished.wait(10'000));
    QVERIFY(progress.size() >= 2);
    QCOMPARE(progress.last().at(0).toLongLong(), 5'000'000);
    QCOMPARE(progress.last().at(1).toLongLong(), 5'000'000);
}

void TestHttpClient::cancels()
{
    ScriptedServer server([](const SeenRequest &) -> Script { return {}; });
    HttpClient client;
    for (const bool early : {true, false}) {
        server.forgetRequests();
        ApiCall *call = client.send(requestTo(server.url(), "PUT", "x"), this);
        QSignalSpy finished(call, &ApiCall::finished);
        if (!early)
            QTRY_COMPARE(server.requests().size(), 1);
        call->cancel();
        call->cancel();
        QCOMPARE(finished.size(), 0); // later, like every end
        QVERIFY(finished.wait(1000));
        const auto reply = finished.first().first().value<HttpReply>();
        QCOMPARE(reply.transport, Outcome::Cancelled);
        QVERIFY(early || reply.maybeDelivered);
        QCOMPARE(finished.size(), 1);
    }
}

void TestHttpClient::cancelsInsideFinished()
{
    ScriptedServer server([](const SeenRequest &) { return json("{}"); });
    HttpClient client;
    ApiCall *call = client.send(requestTo(server.url()), this);
    int finished = 0;
    connect(call, &ApiCall::finished, this, [call, &finished] {
        ++finished;
        call->cancel();
    });
    QSignalSpy destroyed(call, &QObject::destroyed);
    QVERIFY(destroyed.wait(5000));
    QCOMPARE(finished, 1);
}

void TestHttpClient::endsSilentlyWithItsOwner()
{
    ScriptedServer server([](const SeenRequest &) -> Script { return {}; });
    HttpClient client;
    int finished = 0;
    {
        QObject owner;
        ApiCall *call = client.send(requestTo(server.url()), &owner);
        connect(call, &ApiCall::finished, this, [&finished] { ++finished; });
        QTRY_COMPARE(server.requests().size(), 1);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    QCOMPARE(finished, 0);
}

void TestHttpClient::refusesLongAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Outcome>("outcome");
    const QByteArray body(3000, 'x');
    QTest::newRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n")
                               << Outcome::TooLarge;
    QTest::newRow("not announced") << "HTTP/1.1 200 OK\r\n\r\n" + body << Outcome::TooLarge;
    QTest::newRow("at the limit") << framed(200, QByteArray(1000, 'x')) << Outcome::Ok;
    QTest::newRow("one above") << framed(200, QByteArray(1001, 'x')) << Outcome::TooLarge;
}

void TestHttpClient::refusesLongAnswers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Outcome, outcome);
    ScriptedServer server([&](const SeenRequest &) -> Script { return {bytes}; });
    HttpClient client;
    HttpRequest request = requestTo(server.url());
    request.maximumReply = 1000;
    const HttpReply reply = exchange(client, request);
    QCOMPARE(reply.transport, outcome);
    QCOMPARE(reply.body.size(), outcome == Outcome::Ok ? 1000 : 0);
}

void TestHttpClient::keepsNoCookies()
{
    ScriptedServer server(
        [](const SeenRequest &) { return json("{}", 200, "Set-Cookie: a=b; Path=/\r\n"); });
    HttpClient client;
    exchange(client, requestTo(server.url()));
    exchange(client, requestTo(server.url()));
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().last().headers.contains("cookie"));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
