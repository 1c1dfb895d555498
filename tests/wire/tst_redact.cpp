// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/redact.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

/// What of an exchange may be shown, kept and logged.
class TestRedact final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masks_data();
    void masks();
};

void TestRedact::masks_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray part = "--b\r\nContent-Disposition: form-data; name=\"";
    QTest::newRow("tokens") << QByteArray("application/json")
                            << QByteArray(R"({"access":"hush-1","refresh":"hush-2","keep":1})");
    QTest::newRow("passwords") << QByteArray("application/json")
                               << QByteArray(R"({"old_password":"hush","keep":{"Token":"hush"}})");
    QTest::newRow("a number") << QByteArray("application/json")
                              << QByteArray(R"({"token_field":40405050,"keep":"x"})");
    QTest::newRow("cut off") << QByteArray("application/json")
                             << QByteArray(R"({"token":"hush","ke)");
    QTest::newRow("keys of others") << QByteArray("application/json")
                                    << QByteArray(R"({"openaiApiKey":"hush","keep":1,)"
                                                  R"("anthropic_api_key":"hush"})");
    QTest::newRow("a mailed code") << QByteArray("application/json")
                                   << QByteArray(R"({"token_checksum_field":"hush","keep":1,)"
                                                 R"("data":{"token_checksum":"hush"}})");
    QTest::newRow("a cut off checksum")
        << QByteArray("application/json") << QByteArray(R"({"checksum":"hush","ke)");
    for (const char *name : {"old_password", "new_password", "confirm_password", "token_field",
                             "token_checksum_field", "apikey", "refresh", "openaiApiKey"}) {
        const QByteArray key = name;
        QTest::addRow("form: %s", name)
            << QByteArray("application/x-www-form-urlencoded") << "keep=1&" + key + "=hush%26more";
        QTest::addRow("multipart: %s", name)
            << QByteArray("multipart/form-data; boundary=\"b\"")
            << part + key + "\"\r\nContent-Type: text/plain\r\n\r\nhush\r\n" + part +
                   "keep\"\r\n\r\nx\r\n--b--\r\n";
    }
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded")
                          << QByteArray("keep=1&password=hush&apikey=hush");
    QTest::newRow("multipart") << QByteArray("multipart/form-data; boundary=b")
                               << part + "password\"\r\n\r\nhush\r\n" + part +
                                      "keep\"\r\n\r\nx\r\n" + part +
                                      "refresh\"\r\n\r\nhush\r\n--b--\r\n";
}

void TestRedact::masks()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    HttpRequest request;
    request.url = QUrl(u"https://example.com/a?token=hush&keep=1#token=hush"_s);
    request.body = body;
    request.headers = {{"Content-Type", type},
                       {"X-Api-Key", "hush"},
                       {"APIKEY", "hush"},
                       {"Cookie", "s=hush"},
                       {"Authorization", "hush"}};
    const HttpRequest shown = redact::request(request);
    QVERIFY2(!shown.body.contains("hush") && !shown.body.contains("40405050"),
             shown.body.constData());
    QCOMPARE(shown.body.contains("keep"), !body.endsWith("ke"));
    QVERIFY(!shown.url.toEncoded().contains("hush"));
    QVERIFY(shown.url.toEncoded().contains("keep=1"));
    QCOMPARE(shown.headers.size(), 1);
    HttpReply reply;
    reply.body = body;
    reply.headers = {{"Content-Type", type},
                     {"Set-Cookie", "s=hush"},
                     {"Location", "app://oauth/callback?token=hush"}};
    const HttpReply seen = redact::reply(reply);
    QVERIFY(!seen.body.contains("hush"));
    QVERIFY(!seen.header("Location").contains("hush"));
    QVERIFY(seen.header("Set-Cookie").isEmpty());
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
