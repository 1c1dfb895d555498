// SPDX-License-Identifier: GPL-3.0-or-later
// BusSocket against a real WebSocket server on loopback: coming back, giving up, staying quiet.
#include "network/wire/bussocket.h"
#include "scriptedserver.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace personae;

namespace {

constexpr int wrongToken = 4000;

/// A service whose frames are single words.
class WordApi final : public ServiceApi
{
public:
    WordApi() = default;
    ~WordApi() override = default;
    Q_DISABLE_COPY_MOVE(WordApi)

    [[nodiscard]] const ServiceInfo &info() const override { return m_info; }
    [[nodiscard]] IdentityHint identity(const QString &) const override { return {}; }
    [[nodiscard]] QUrl apiBase(const QString &) const override { return {}; }
    [[nodiscard]] Result<HttpRequest> request(const Wish &, const Endpoint &) const override
    {
        return HttpRequest{};
    }
    [[nodiscard]] Answer answer(const Wish &, const HttpRequest &, const HttpReply &,
                                const Endpoint &) const override
    {
        return {};
    }
    [[nodiscard]] QString pictureVariant(int) const override { return {}; }

    [[nodiscard]] QUrl newsAddress(const Endpoint &endpoint) const override
    {
        if (endpoint.base.isEmpty())
            return {};
        QUrl url = endpoint.base;
        url.setScheme(url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
        url.setPath(u"/news"_s);
        url.setQuery(u"token="_s + endpoint.token);
        return url;
    }
    [[nodiscard]] BusNews news(const QString &frame, const Endpoint &) const override
    {
        BusNews news;
        news.frameId = frame;
        news.kind = frame == "pong"_L1       ? BusNews::Kind::Pong
                    : frame == "followed"_L1 ? BusNews::Kind::Followed
                                             : BusNews::Kind::NotUnderstood;
        return news;
    }
    [[nodiscard]] BusEnd newsEnd(int code) const override
    {
        return code == wrongToken ? BusEnd::SignIn : BusEnd::Retry;
    }
    [[nodiscard]] QString newsPing(const QString &id) const override
    {
        return ownPing ? u"ping "_s + id : QString();
    }

    bool ownPing = true;

private:
    ServiceInfo m_info;
};

/// Answers pings unless told to be silent, and keeps everybody who came.
class NewsServer final
{
public:
    NewsServer()
    {
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            m_socket = m_server.nextPendingConnection();
            QObject::connect(m_socket, &QWebSocket::disconnected, m_socket, &QObject::deleteLater);
            urls.append(m_socket->requestUrl());
            hosts.append(m_socket->request().rawHeader("X-Forwarded-Host"));
            times.append(m_clock.elapsed());
            if (closeWith != 0) {
                m_socket->close(QWebSocketProtocol::CloseCode(closeWith), u"no"_s);
                return;
            }
            QObject::connect(m_socket, &QWebSocket::textMessageReceived, m_socket,
                             [this, socket = m_socket](const QString &text) {
                                 heard.append(text);
                                 if (!silent)
                                     socket->sendTextMessage(u"pong"_s);
                             });
        });
        m_clock.start();
    }

    [[nodiscard]] bool listen(quint16 port = 0)
    {
        return m_server.listen(QHostAddress::LocalHost, port);
    }
    void stop() { m_server.close(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
    }
    void say(const QString &text) { m_socket->sendTextMessage(text); }
    void drop() { m_socket->abort(); }
    [[nodiscard]] QWebSocket *socket() const { return m_socket; }

    int closeWith = 0;
    bool silent = false;
    QList<QUrl> urls;
    QList<QByteArray> hosts;
    QList<qint64> times; ///< ms
    QStringList heard;

private:
    QWebSocketServer m_server{u"news"_s, QWebSocketServer::NonSecureMode};
    QPointer<QWebSocket> m_socket;
    QElapsedTimer m_clock;
};

BusSocket::Pace quick()
{
    return {.first = 5ms, .longest = 40ms, .ping = 30ms, .silence = 5s};
}

} // namespace

class TestBusSocket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hearsNews();
    void usesTheProtocolsOwnPing();
    void staysOnTheAddressUntilItChanges();
    void comesBack();
    void waitsLongerEachTime();
    void hurries();
    void silenceIsBroken();
    void staleTokenIsNotTriedAgain();
    void noBusIsNoStorm();
    void refusesWhatIsNotSecure_data();
    void refusesWhatIsNotSecure();
    void unknownCertificate();
    void routesToLoopbackOnly();
    void closesForGood();
    void nothingWithoutNews();
    void mayBeDestroyedInItsSignals_data();
    void mayBeDestroyedInItsSignals();
    void tokenIsNotLogged();

private:
    [[nodiscard]] Endpoint at(const QUrl &base, const QString &token = u"one"_s) const
    {
        return {base, u"alice"_s, token, {}};
    }

    std::unique_ptr<NewsServer> m_server;
    WordApi m_api;
};

void TestBusSocket::init()
{
    m_server = std::make_unique<NewsServer>();
    m_api.ownPing = true;
    QVERIFY(m_server->listen());
}

void TestBusSocket::hearsNews()
{
    BusSocket bus(m_api);
    QSignalSpy live(&bus, &BusSocket::liveChanged);
    QList<BusNews> news;
    connect(&bus, &BusSocket::news, this, [&](const BusNews &one) { news.append(one); });
    bus.open(at(m_server->url()));
    QVERIFY(!bus.isLive());
    QTRY_VERIFY(bus.isLive());
    QCOMPARE(live.size(), 1);
    QCOMPARE(m_server->urls.value(0).path(), u"/news"_s);
    QCOMPARE(QUrlQuery(m_server->urls.value(0)).queryItemValue(u"token"_s), u"one"_s);
    QCOMPARE(m_server->heard.value(0), u"ping 1"_s);
    m_server->say(u"followed"_s);
    m_server->say(u"gibberish"_s);
    QTRY_COMPARE(news.size(), 3);
    QCOMPARE(news.at(0).kind, BusNews::Kind::Pong);
    QCOMPARE(news.at(1).kind, BusNews::Kind::Followed);
    QCOMPARE(news.at(2).kind, BusNews::Kind::NotUnderstood);
}

void TestBusSocket::usesTheProtocolsOwnPing()
{
    m_api.ownPing = false;
    BusSocket bus(m_api);
    bus.open(at(m_server->url()));
    QTRY_VERIFY(bus.isLive());
    QVERIFY(m_server->heard.isEmpty());
}

void TestBusSocket::staysOnTheAddressUntilItChanges()
{
    BusSocket bus(m_api);
    bus.open(at(m_server->url()));
    QTRY_VERIFY(bus.isLive());
    bus.open(at(m_server->url()));
    QVERIFY(bus.isLive());
    bus.open(at(m_server->url(), u"two"_s));
    QTRY_COMPARE(m_server->urls.size(), 2);
    QCOMPARE(QUrlQuery(m_server->urls.at(1)).queryItemValue(u"token"_s), u"two"_s);
    QTRY_VERIFY(bus.isLive());
}

void TestBusSocket::comesBack()
{
    BusSocket bus(m_api);
    bus.setPace(quick());
    QSignalSpy live(&bus, &BusSocket::liveChanged);
    bus.open(at(m_server->url()));
    QTRY_VERIFY(bus.isLive());
    m_server->drop();
    QTRY_COMPARE(live.size(), 3);
    QCOMPARE(live.at(1).at(0).toBool(), false);
    QCOMPARE(m_server->urls.size(), 2);
    // And from a server that went away altogether.
    const quint16 port = m_server->port();
    m_server->stop();
    m_server->drop();
    QTRY_COMPARE(live.size(), 4);
    QVERIFY(m_server->listen(port));
    QTRY_VERIFY(bus.isLive());
}

void TestBusSocket::waitsLongerEachTime()
{
    m_server->closeWith = 1011;
    BusSocket bus(m_api);
    bus.setPace({.first = 20ms, .longest = 160ms, .ping = 30s, .silence = 5s});
    bus.open(at(m_server->url()));
    QTRY_COMPARE(m_server->times.size(), 6);
    const QList<qint64> &times = m_server->times;
    // 20, 40, 80, 160, 160: never sooner (but for the 5 % of a coarse timer).
    const QList<qint64> waits{20, 40, 80, 160, 160};
    for (qsizetype i = 0; i < waits.size(); ++i)
        QVERIFY2(times.at(i + 1) - times.at(i) >= waits.at(i) * 9 / 10 - 1,
                 qPrintable(QString::number(i)));
    QVERIFY(times.at(5) - times.at(4) < 5 * 320);
    QVERIFY(!bus.isLive()); // a connection that is shut at once is none
}

void TestBusSocket::hurries()
{
    BusSocket bus(m_api);
    bus.setPace({.first = 1h, .longest = 2h, .ping = 30s, .silence = 5s});
    bus.open(at(m_server->url()));
    QTRY_VERIFY(bus.isLive());
    m_server->drop();
    QTRY_VERIFY(!bus.isLive());
    bus.hurry();
    QTRY_VERIFY(bus.isLive());
    bus.hurry();
    QVERIFY(bus.isLive());
}

void TestBusSocket::silenceIsBroken()
{
    BusSocket bus(m_api);
    bus.setPace({.first = 5ms, .longest = 5ms, .ping = 20ms, .silence = 60ms});
    bus.open(at(m_server->url()));
    QTRY_VERIFY(bus.isLive());
    QTRY_VERIFY(m_server->heard.size() > 3); // answered pings are no silence
    QCOMPARE(m_server->urls.size(), 1);
    m_server->silent = true;
    QTRY_VERIFY(m_server->urls.size() > 1);
    QVERIFY(!bus.isLive());
    m_server->silent = false;
    QTRY_VERIFY(bus.isLive());
}

void TestBusSocket::staleTokenIsNotTriedAgain()
{
    m_server->closeWith = wrongToken;
    BusSocket bus(m_api);
    bus.setPace({.first = 1ms, .longest = 1ms, .ping = 1ms, .silence = 5s});
    QSignalSpy refused(&bus, &BusSocket::signInNeeded);
    QSignalSpy live(&bus, &BusSocket::liveChanged);
    bus.open(at(m_server->url()));
    QTRY_COMPARE(refused.size(), 1);
    bus.hurry();
    QVERIFY(!refused.wait(50)); // fifty times the pace
    QCOMPARE(m_server->urls.size(), 1);
    QCOMPARE(live.size(), 0);
    m_server->closeWith = 0;
    bus.open(at(m_server->url()));
    QTRY_VERIFY(bus.isLive());
}

/// A server that answers the handshake with 404.
void TestBusSocket::noBusIsNoStorm()
{
    QTcpServer plain;
    int calls = 0;
    connect(&plain, &QTcpServer::newConnection, &plain, [&] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, socket, [&calls, socket] {
            if (!socket->readAll().endsWith("\r\n\r\n"))
                return;
            ++calls;
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        });
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    BusSocket bus(m_api);
    bus.setPace({.first = 10ms, .longest = 10min, .ping = 30s, .silence = 5s});
    QSignalSpy refused(&bus, &BusSocket::signInNeeded);
    bus.open(at(QUrl(u"http://127.0.0.1:%1"_s.arg(plain.serverPort()))));
    QTRY_COMPARE(calls, 5); // 10 + 20 + 40 + 80
    QVERIFY(!refused.wait(60));
    QCOMPARE(calls, 5); // the next one is 160 ms away
    QVERIFY(!bus.isLive());
}

void TestBusSocket::refusesWhatIsNotSecure_data()
{
    QTest::addColumn<QUrl>("base");
    QTest::newRow("plain to somebody") << QUrl(u"http://192.0.2.1"_s);
    QTest::newRow("plain to a name") << QUrl(u"http://alice.example"_s);
}

void TestBusSocket::refusesWhatIsNotSecure()
{
    QFETCH(QUrl, base);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not a secure address: .*\\*\\*\\*"_s));
    BusSocket bus(m_api);
    bus.setPace(quick());
    QSignalSpy live(&bus, &BusSocket::liveChanged);
    bus.open(at(base));
    QVERIFY(!live.wait(30));
}

/// TLS to a server whose certificate nobody signed.
void TestBusSocket::unknownCertificate()
{
    test::ScriptedServer tls([](const test::SeenRequest &) { return test::json("{}"); }, true);
    BusSocket bus(m_api);
    bus.setPace({.first = 5ms, .longest = 5ms, .ping = 30s, .silence = 5s});
    QSignalSpy live(&bus, &BusSocket::liveChanged);
    int tries = 0;
    bus.setRouter([&](const QUrl &) {
        ++tries;
        return std::optional<QUrl>();
    });
    bus.open(at(tls.url(QString())));
    QTRY_VERIFY(tries > 2);
    QVERIFY(tls.requests().isEmpty()); // the token never left
    QCOMPARE(live.size(), 0);
}

void TestBusSocket::routesToLoopbackOnly()
{
    BusSocket bus(m_api);
    bus.setPace(quick());
    QList<QUrl> asked;
    bus.setRouter([&](const QUrl &url) {
        asked.append(url);
        return std::optional(m_server->url());
    });
    bus.open(at(QUrl(u"https://cl-o.alice.example"_s)));
    QTRY_VERIFY(bus.isLive());
    QCOMPARE(asked.value(0).scheme(), u"https"_s);
    QCOMPARE(asked.value(0).host(), u"cl-o.alice.example"_s);
    QCOMPARE(m_server->hosts.value(0), QByteArray("cl-o.alice.example"));
    QCOMPARE(QUrlQuery(m_server->urls.value(0)).queryItemValue(u"token"_s), u"one"_s);

    BusSocket stubborn(m_api);
    stubborn.setRouter([](const QUrl &) { return std::optional(QUrl(u"http://192.0.2.1"_s)); });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not a secure address"_s));
    stubborn.open(at(QUrl(u"http://alice.example"_s)));
    QVERIFY(!stubborn.isLive());
}

void TestBusSocket::closesForGood()
{
    BusSocket bus(m_api);
    bus.setPace({.first = 1ms, .longest = 1ms, .ping = 30s, .silence = 5s});
    QSignalSpy live(&bus, &BusSocket::liveChanged);
    bus.open(at(m_server->url()));
    QTRY_VERIFY(bus.isLive());
    QSignalSpy gone(m_server->socket(), &QWebSocket::disconnected);
    bus.close();
    QVERIFY(!bus.isLive());
    QTRY_COMPARE(live.size(), 2);
    QTRY_COMPARE(gone.size(), 1);
    QVERIFY(!live.wait(30));
    QCOMPARE(m_server->urls.size(), 1);
}

void TestBusSocket::nothingWithoutNews()
{
    BusSocket bus(m_api);
    bus.open({});
    bus.close();
    bus.hurry();
    QVERIFY(!bus.isLive());
}

void TestBusSocket::mayBeDestroyedInItsSignals_data()
{
    QTest::addColumn<QString>("at");
    QTest::newRow("live") << u"live"_s;
    QTest::newRow("news") << u"news"_s;
    QTest::newRow("refused") << u"refused"_s;
    QTest::newRow("lost") << u"lost"_s;
}

void TestBusSocket::mayBeDestroyedInItsSignals()
{
    QFETCH(QString, at);
    if (at == "refused"_L1)
        m_server->closeWith = wrongToken;
    auto bus = std::make_unique<BusSocket>(m_api);
    connect(bus.get(), &BusSocket::liveChanged, this, [&](bool live) {
        if (at == (live ? "live"_L1 : "lost"_L1))
            bus.reset();
        else if (live && at == "lost"_L1)
            m_server->drop();
    });
    connect(bus.get(), &BusSocket::news, this, [&] {
        if (at == "news"_L1)
            bus.reset();
    });
    connect(bus.get(), &BusSocket::signInNeeded, this, [&] { bus.reset(); });
    bus->open(this->at(m_server->url()));
    QTRY_VERIFY(!bus);
}

namespace {
QString logged;
void keep(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged += text + u'\n';
}
} // namespace

void TestBusSocket::tokenIsNotLogged()
{
    QLoggingCategory::setFilterRules(u"personae.bus.debug=true"_s);
    logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(keep);
    {
        BusSocket bus(m_api);
        bus.setPace({.first = 1ms, .longest = 1ms, .ping = 30s, .silence = 5s});
        QSignalSpy news(&bus, &BusSocket::news);
        bus.open(at(m_server->url(), u"hush"_s));
        QTRY_VERIFY(bus.isLive());
        m_server->say(u"gibberish"_s);
        m_server->say(u"gibberish"_s);
        QTRY_COMPARE(news.size(), 3);
        m_server->drop();
        QTRY_VERIFY(m_server->urls.size() > 1);
        bus.open(at(QUrl(u"http://alice.example"_s), u"hush"_s));
    }
    qInstallMessageHandler(before);
    QVERIFY(!logged.contains(u"hush"_s));
    QCOMPARE(logged.count(u"makes no sense"_s), 1); // once
}

QTEST_GUILESS_MAIN(TestBusSocket)
#include "tst_bussocket.moc"
