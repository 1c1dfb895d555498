// SPDX-License-Identifier: GPL-3.0-or-later
// Scripted mishaps at socket level, on a bare socket so that no network stack hides or repeats
// anything.
#include "serviceclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

using Kind = Fault::Kind;

namespace {

/// What came until the server closed, or until a whole answer was there.
struct RawAnswer
{
    QByteArray bytes;
    bool closed = false;
};

QByteArray head(const QByteArray &text)
{
    return text.left(text.indexOf("\r\n\r\n"));
}

} // namespace

class TestEmbeddedFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void none();
    void dropBefore();
    void dropDuringUpload();
    void dropAfterRequest();
    void dropAfterBytes();
    void truncatedBody();
    void garbage();
    void delay();
    void status();
    void played_data();
    void played();
    void timesAndMatching();
    void keepAlive();
    void slowUpload();
    void answerDelay();

private:
    RawAnswer exchange(const QByteArray &request);
    [[nodiscard]] QByteArray patch(const QByteArray &name) const
    {
        const QByteArray body = "{\"name\":\"" + name + "\"}";
        return "PATCH /api/me HTTP/1.1\r\nHost: cl-o.alice.garden.example\r\nContent-Type: "
               "application/json\r\n"
               "Authorization: Bearer " +
               m->token.toLatin1() + "\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    }
    void play(Kind kind, int amount = 0, int times = 1)
    {
        Fault fault;
        fault.kind = kind;
        fault.amount = amount;
        fault.times = times;
        fault.pathPrefix = u"/api/me"_s;
        m->services().addFault(fault);
    }
    [[nodiscard]] QString name() { return m->get(u"/api/me"_s).data()["name"_L1].toString(); }
    [[nodiscard]] LoggedRequest lastLog() const { return m->services().log().constLast(); }

    std::unique_ptr<ServiceClient> m;
    const QByteArray m_get = "GET /api/me HTTP/1.1\r\nHost: cl-o.alice.garden.example\r\n\r\n";
};

void TestEmbeddedFaults::init()
{
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
    m->beAlice();
    m->services().clearLog();
}

RawAnswer TestEmbeddedFaults::exchange(const QByteArray &request)
{
    QTcpSocket socket;
    RawAnswer answer;
    bool whole = false;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] {
        answer.bytes += socket.readAll();
        const qsizetype end = answer.bytes.indexOf("\r\n\r\n");
        const qsizetype at = answer.bytes.toLower().indexOf("content-length:");
        if (end < 0 || at < 0 || at > end)
            return;
        const qsizetype line = answer.bytes.indexOf("\r\n", at);
        const qint64 length = answer.bytes.mid(at + 15, line - at - 15).trimmed().toLongLong();
        whole = answer.bytes.size() >= end + 4 + length;
    });
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [&] { answer.closed = true; });
    socket.connectToHost(u"127.0.0.1"_s, quint16(m->base().port()));
    socket.write(request);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(whole || answer.closed, 10'000); }();
    socket.disconnect(); // its own end is no answer
    return answer;
}

void TestEmbeddedFaults::none()
{
    const RawAnswer answer = exchange(m_get);
    QVERIFY(answer.bytes.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(!answer.closed);
    QVERIFY(!head(answer.bytes).toLower().contains("x-gate"));
    QCOMPARE(lastLog().status, 200);
}

void TestEmbeddedFaults::dropBefore()
{
    play(Kind::DropBefore);
    const RawAnswer answer = exchange(patch("Never"));
    QVERIFY(answer.closed);
    QVERIFY(answer.bytes.isEmpty());
    QVERIFY(lastLog().faulted && !lastLog().applied);
    QCOMPARE(name(), u"Alice Liddell"_s);
}

void TestEmbeddedFaults::dropDuringUpload()
{
    play(Kind::DropDuringUpload, 1000);
    const QByteArray request = "PUT /api/me/image HTTP/1.1\r\nHost: "
                               "cl-o.alice.garden.example\r\nContent-Length: 5000\r\n\r\n" +
                               QByteArray(2000, 'x');
    QVERIFY(exchange(request).closed);
    QVERIFY(!lastLog().applied);
    QCOMPARE(lastLog().bodyBytes, 5000);
}

void TestEmbeddedFaults::dropAfterRequest()
{
    play(Kind::DropAfterRequest);
    const RawAnswer answer = exchange(patch("Arrived"));
    QVERIFY(answer.closed && answer.bytes.isEmpty());
    QVERIFY(lastLog().applied);
    QCOMPARE(name(), u"Arrived"_s);
}

void TestEmbeddedFaults::dropAfterBytes()
{
    play(Kind::DropAfterBytes, 25);
    const RawAnswer answer = exchange(patch("Arrived"));
    QVERIFY(answer.closed);
    QCOMPARE(answer.bytes.size(), 25);
    QCOMPARE(name(), u"Arrived"_s);
}

void TestEmbeddedFaults::truncatedBody()
{
    play(Kind::TruncatedBody);
    const RawAnswer answer = exchange(m_get);
    QVERIFY(answer.closed);
    const QByteArray body = answer.bytes.mid(answer.bytes.indexOf("\r\n\r\n") + 4);
    QVERIFY(!body.isEmpty());
    QVERIFY(QJsonDocument::fromJson(body).isNull());
}

void TestEmbeddedFaults::garbage()
{
    play(Kind::Garbage);
    const RawAnswer answer = exchange(patch("Arrived"));
    QVERIFY(answer.closed);
    QVERIFY(!answer.bytes.isEmpty() && !answer.bytes.startsWith("HTTP"));
    QCOMPARE(name(), u"Arrived"_s);
}

void TestEmbeddedFaults::delay()
{
    play(Kind::Delay, 600);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(exchange(m_get).bytes.startsWith("HTTP/1.1 200"));
    QVERIFY(clock.elapsed() >= 590);
}

void TestEmbeddedFaults::status()
{
    Fault fault;
    fault.kind = Kind::Status;
    fault.status = 507;
    fault.body = R"({"error":{"code":"E-X","message":"no room"}})";
    fault.headers = {{"Retry-After", "9"}};
    m->services().addFault(fault);
    const RawAnswer answer = exchange(patch("Never"));
    QVERIFY(answer.bytes.startsWith("HTTP/1.1 507"));
    QVERIFY(answer.bytes.contains("Retry-After: 9\r\n"));
    QVERIFY(answer.bytes.endsWith(fault.body));
    QCOMPARE(name(), u"Alice Liddell"_s);
}

void TestEmbeddedFaults::played_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("minimum");
    QTest::newRow("captive portal") << int(Kind::Html) << QByteArray("text/html") << 100;
    QTest::newRow("5 MB") << int(Kind::HugeJson) << QByteArray("application/json")
                          << 5 * 1024 * 1024;
    QTest::newRow("wrong types") << int(Kind::WrongTypes) << QByteArray("application/json") << 100;
}

void TestEmbeddedFaults::played()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, type);
    QFETCH(int, minimum);
    play(Kind(kind));
    const RawAnswer answer = exchange(patch("Never"));
    QVERIFY(answer.bytes.startsWith("HTTP/1.1 200"));
    QVERIFY(head(answer.bytes).contains(type));
    const QByteArray body = answer.bytes.mid(answer.bytes.indexOf("\r\n\r\n") + 4);
    QVERIFY(body.size() >= minimum);
    QCOMPARE(!QJsonDocument::fromJson(body).isNull(), type == "application/json");
    QCOMPARE(name(), u"Alice Liddell"_s);
}

void TestEmbeddedFaults::timesAndMatching()
{
    Fault fault;
    fault.kind = Kind::Status;
    fault.status = 503;
    fault.method = "PATCH";
    fault.tenant = alice;
    fault.times = 2;
    m->services().addFault(fault);
    QCOMPARE(m->get(u"/api/me"_s).status, 200);
    QCOMPARE(m->patchMe("{}").status, 503);
    m->tenant = bob;
    QVERIFY(m->patchMe("{}").status != 503);
    m->tenant = alice;
    QCOMPARE(m->patchMe("{}").status, 503);
    QCOMPARE(m->patchMe("{}").status, 200);
    fault.times = -1;
    m->services().addFault(fault);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(m->patchMe("{}").status, 503);
    m->services().clearFaults();
    QCOMPARE(m->patchMe("{}").status, 200);
}

void TestEmbeddedFaults::keepAlive()
{
    const RawAnswer both = exchange(m_get + m_get);
    QVERIFY(both.bytes.startsWith("HTTP/1.1 200"));
    QTRY_COMPARE(m->services().log().size(), 2);
}

void TestEmbeddedFaults::slowUpload()
{
    m->change([](Behaviours &b) { b.uploadBytesPerSecond = 20'000; });
    QElapsedTimer clock;
    clock.start();
    exchange("PUT /api/me/image HTTP/1.1\r\nHost: cl-o.alice.garden.example\r\nContent-Length: "
             "10000\r\n\r\n" +
             QByteArray(10'000, 'x'));
    QVERIFY(clock.elapsed() >= 300);
    QCOMPARE(lastLog().status, 403);
}

void TestEmbeddedFaults::answerDelay()
{
    m->change([](Behaviours &b) { b.answerDelayMs = 300; });
    QElapsedTimer clock;
    clock.start();
    exchange(m_get);
    QVERIFY(clock.elapsed() >= 290);
}

QTEST_GUILESS_MAIN(TestEmbeddedFaults)
#include "tst_embedded_faults.moc"
