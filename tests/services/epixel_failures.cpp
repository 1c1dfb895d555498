// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_tests.h"
#include "network/epixel/fielderrors.h"
#include "network/epixel/throttle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace epixeltest;

/// Failures to answers (Epixel 1.3, 2.3, 3.5, 4).
class EpixelFailureTest final : public QObject, private Bench
{
    Q_OBJECT

private Q_SLOTS:
    void judgesEnvelopes_data();
    void judgesEnvelopes();
    void readsWaits_data();
    void readsWaits();
    void comparesWaits_data();
    void comparesWaits();
    void normalisesErrors_data();
    void normalisesErrors();
    void tellsRefusalsApart_data();
    void tellsRefusalsApart();
    void renewsOnlyWhatRanOut();
    void walksRenewalPaths();
    void walksImagePaths();
    void showsNoMarkup();
};

void EpixelFailureTest::judgesEnvelopes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Outcome>("outcome");

    const auto row = [](const char *name, int status, const char *body, Outcome outcome) {
        QTest::newRow(name) << status << QByteArray(body) << outcome;
    };
    row("plain", 200, R"({"status_code":200,"errors":{},"data":{}})", Outcome::Ok);
    row("text status", 200, R"({"status_code":"201","errors":[],"data":{}})", Outcome::Ok);
    row("nulls", 200, R"({"status_code":null,"errors":null})", Outcome::Ok);
    row("empty text", 200, R"({"errors":""})", Outcome::Ok);
    row("nothing", 204, "", Outcome::Ok);
    row("errors", 200, R"({"status_code":200,"errors":{"email":["x"]}})", Outcome::Invalid);
    row("errors as text", 200, R"({"errors":"no"})", Outcome::Invalid);
    row("says 400", 200, R"({"status_code":"400","errors":{},"data":{}})", Outcome::Invalid);
    row("says 403", 200, R"({"status_code":403})", Outcome::Forbidden);
    row("says 429", 200, R"({"status_code":429})", Outcome::Throttled);
    row("says 500", 200, R"({"status_code":500})", Outcome::ServerError);
    row("no status", 200, R"({"status_code":"good"})", Outcome::ProtocolError);
    row("http decides", 400, R"({"status_code":200,"errors":{}})", Outcome::Invalid);
    row("markup", 200, "<html>", Outcome::ProtocolError);
    row("broken", 200, R"({"status_code":200 "data":{}})", Outcome::ProtocolError);
    row("forbidden", 403, "{}", Outcome::Forbidden);
    row("missing", 404, "<h1>no</h1>", Outcome::NotOffered);
    row("unknown", 404, R"({"detail":"Not found."})", Outcome::NotFound);
    row("method", 405, "{}", Outcome::NotOffered);
    row("large", 413, "<h1>no</h1>", Outcome::Invalid);
    row("type", 415, "{}", Outcome::Invalid);
    row("closed", 410, "{}", Outcome::Retired);
    row("down", 502, "<h1>no</h1>", Outcome::ServerError);
    row("redirect", 302, "", Outcome::ProtocolError);
}

void EpixelFailureTest::judgesEnvelopes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Answer said = answer(m_save, status, body);
    QTEST(said.error.kind, "outcome");
    QCOMPARE(said.readBack, said.ok());
    QCOMPARE(said.next.size(), said.ok() ? 1 : 0);
}

void EpixelFailureTest::readsWaits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("seconds"); // -1: none

    const auto row = [](const QString &text, double seconds) {
        QTest::newRow(qPrintable(text)) << text << seconds;
    };
    row(u"Expected available in 07 hours 5 minutes and 09 seconds."_s, 25'509);
    row(u"Expected available in <07 hours <5 minutes and 09 seconds.>"_s, 25'509);
    row(u"Expected available in 1 hour 1 minute and 1 second."_s, 3661);
    row(u"expected AVAILABLE IN 86399 seconds."_s, 86'399);
    row(u"Available in 2 hours, 30 minutes"_s, 9000);
    row(u"available in 12.5 seconds."_s, 13);
    row(u"3 requests in 5 minutes. Please try again in 2 h"_s, 7200);
    row(u"Retry after 10 mins"_s, 600);
    row(u"retry in 45s"_s, 45);
    row(u"Only 90 secs left"_s, 90);
    row(u"available in 10 minutes, not 5 minutes"_s, 600);
    row(u"available in -5 seconds"_s, -1);
    row(u"wait 5 minutes. Available in a moment"_s, -1);
    row(u"available in 0 seconds"_s, 0);
    row(u"available in 5 moons"_s, -1);
    row(u"2 hours. try again in 3 seconds. available in 1 minute"_s, 60);
    row(QString(), -1);
}

void EpixelFailureTest::readsWaits()
{
    QFETCH(QString, text);
    QTEST(epixel::secondsIn(text).value_or(-1), "seconds");
}

void EpixelFailureTest::comparesWaits_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("estimated");

    const auto row = [](const char *name, const char *header, const char *body, int seconds,
                        bool estimated) {
        QTest::newRow(name) << QByteArray(header) << QByteArray(body) << seconds << estimated;
    };
    row("nothing said", "", "{}", 3600, true);
    row("another language", "", R"({"detail":"Bitte warten"})", 3600, true);
    row("header larger", "90", R"({"detail":"available in 70 seconds"})", 90, false);
    row("text larger", "30", R"({"errors":{"detail":["available in 70 seconds"]}})", 70, false);
    row("negative header", "-5", "{}", 3600, true);
    row("date", "Sun, 22 Nov 2026 10:02:00 GMT", "{}", 120, false);
    row("old date", "Sunday, 22-Nov-26 10:02:00 GMT", "{}", 120, false);
    row("older date", "Sun Nov 22 10:02:00 2026", "{}", 120, false);
    row("longer than any integer", "99999999999999999999999", "{}", 172'800, true);
    row("past date", "Sun, 22 Nov 2026 09:00:00 GMT", "{}", 3600, true);
    row("more than a day", "", R"(["available in 25 hours"])", 90'000, true);
    row("whole day", "", R"(["available in 24 hours"])", 86'400, false);
    row("absurd", "999999", "{}", 172'800, true);
    row("plain body", "", "Expected available in 2 minutes.", 120, false);
    row("markup", "", "<p>Expected available in 2 minutes.</p>", 120, false);
    row("at once", "0", "{}", 1, false);
    row("anchored text counts", "", R"({"a":"limit 3 hours","b":"available in 4 seconds"})", 4,
        false);
}

void EpixelFailureTest::comparesWaits()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    QList<HttpHeader> headers{{"Date", "Sun, 22 Nov 2026 10:00:00 GMT"}};
    if (!header.isEmpty())
        headers.append({"Retry-After", header});
    const Answer said = answer(m_put, reply(429, body, headers));
    QCOMPARE(said.error.kind, Outcome::Throttled);
    QTEST(said.error.retryAfterSeconds, "seconds");
    QTEST(said.error.retryEstimated, "estimated");
    QVERIFY(said.next.isEmpty());
}

void EpixelFailureTest::normalisesErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("email");
    QTest::addColumn<QStringList>("general");

    const auto row = [](const char *body, const QStringList &email, const QStringList &general) {
        QTest::newRow(body) << QByteArray(body) << email << general;
    };
    row(R"({"email":["a","b"]})", {u"a"_s, u"b"_s}, {});
    row(R"({"email":"a"})", {u"a"_s}, {});
    row(R"({"email":{"message":"a"}})", {u"a"_s}, {});
    row(R"({"email":{"x":[{"y":"a"},"b"]}})", {u"a"_s, u"b"_s}, {});
    row(R"([{"field":"email","message":"a"}])", {u"a"_s}, {});
    row(R"([{"field":"email","description":"a"},{"field":"email","error":"b"}])", {u"a"_s, u"b"_s},
        {});
    row(R"({"error_type":"validation","field":"email","description":"a"})", {u"a"_s}, {});
    row(R"(["a","b"])", {}, {u"a"_s, u"b"_s});
    row(R"({"errors":"a"})", {}, {u"a"_s});
    row(R"({"non_field_errors":["a"]})", {}, {u"a"_s});
    row(R"({"__all__":["a"]})", {}, {u"a"_s});
    row(R"({"detail":"a","code":"x"})", {}, {u"a"_s});
    row(R"({"status_code":400,"errors":{},"data":{},"message":"a"})", {}, {u"a"_s});
    row(R"({"data":{"email":["x"]},"detail":"a"})", {}, {u"a"_s});
    row(R"({"status_code":400,"errors":{"email":["a"]},"message":"not this"})", {u"a"_s}, {});
    row(R"({"mystery":["odd"],"non_field_errors":"a"})", {}, {u"a"_s, u"mystery: odd"_s});
    row(R"([{"field":"mystery","message":"odd"}])", {}, {u"mystery: odd"_s});
    row(R"({"email":{"message":"a","code":5}})", {u"a"_s}, {});
    row(R"([{"field":"email","text":"a"}])", {u"a"_s}, {});
    row(R"({"mystery":5})", {}, {u"mystery: 5"_s});
}

void EpixelFailureTest::normalisesErrors()
{
    QFETCH(QByteArray, body);
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonValue root =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const epixel::FieldErrors errors = epixel::fieldErrorsIn(root, {u"email"_s});
    QTEST(errors.fields.value(u"email"_s), "email");
    QTEST(errors.general, "general");
    QCOMPARE(answer(m_save, 400, body).error.serverText, errors.general.join(u'\n'));
}

void EpixelFailureTest::tellsRefusalsApart_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("field");

    QTest::newRow("sign in") << u"login"_s << Outcome::SignInRefused << QString();
    QTest::newRow("password") << u"change-password"_s << Outcome::Invalid << u"old_password"_s;
    QTest::newRow("forgotten") << u"forgot-password"_s << Outcome::Invalid << u"email"_s;
}

void EpixelFailureTest::tellsRefusalsApart()
{
    QFETCH(QString, call);
    QFETCH(QString, field);
    Wish wish = wish::Call{call,
                           {{u"email"_s, u"ada"_s},
                            {u"old_password"_s, u"a"_s},
                            {u"new_password"_s, u"b"_s},
                            {u"confirm_password"_s, u"b"_s}}};
    if (call == u"login"_s)
        wish = wish::SignIn{u"ada"_s, u"pw"_s};
    const Answer said = answer(wish, 401, R"({"detail":"no","code":"token_not_valid"})");
    QTEST(said.error.kind, "outcome");
    QVERIFY(said.next.isEmpty());
    QCOMPARE(said.error.serverText, u"no"_s);
    if (!field.isEmpty())
        QCOMPARE(said.error.fieldIssues.value(field), QStringList{u"no"_s});
}

void EpixelFailureTest::renewsOnlyWhatRanOut()
{
    const auto renews = [this](const QByteArray &body, const Endpoint &from) {
        const Answer said = answer(wish::ReadOwn{}, 401, body, from);
        return said.error.kind == Outcome::AuthRequired && said.next.size() == 2 &&
               std::holds_alternative<wish::Renew>(said.next.first());
    };
    Endpoint ended = endpoint();
    ended.token = u"h."_s + QString::fromLatin1(QByteArray(R"({"exp":1000})").toBase64()) + u".s"_s;
    QVERIFY(renews(R"({"detail":"no","code":"token_not_valid"})", endpoint()));
    QVERIFY(renews(R"({"errors":[{"code":"token_not_valid"}]})", endpoint()));
    QVERIFY(renews("<h1>Unauthorized</h1>", endpoint()));
    QVERIFY(renews("", endpoint()));
    QVERIFY(renews(R"({"detail":"no"})", ended));
    QVERIFY(!renews(R"({"detail":"feature disabled"})", endpoint()));
    QCOMPARE(answer(wish::ReadOwn{}, 401, R"({"detail":"feature disabled"})").needs, u"sign-in"_s);
    Endpoint unable = endpoint();
    unable.refresh.clear();
    QVERIFY(!renews("", unable));
}

void EpixelFailureTest::walksRenewalPaths()
{
    Endpoint from = endpoint();
    QStringList tried;
    Answer said;
    for (int i = 0; i < 4; ++i) {
        tried.append(pathOf(wish::Renew{}, from));
        said = answer(wish::Renew{}, 404, "<h1>no</h1>", from);
        from.server.merge(said.learned);
        QCOMPARE(said.next.size(), i < 3 ? 1 : 0);
    }
    QCOMPARE(tried, (QStringList{u"user/token/refresh/"_s, u"user/login/refresh/"_s,
                                 u"user/refresh-token/"_s, u"token/refresh/"_s}));
    QCOMPARE(said.error.kind, Outcome::AuthRequired);
    QVERIFY(said.endsSession);
    for (int status : {400, 401}) {
        said = answer(wish::Renew{}, status, R"({"detail":"no"})");
        QCOMPARE(said.error.kind, Outcome::AuthRequired);
        QVERIFY(said.endsSession && said.next.isEmpty());
    }
    said = answer(wish::Renew{}, 503, "");
    QVERIFY(!said.endsSession && said.next.isEmpty());
    from.settings.insert(u"epixel.refreshPath"_s, u"auth/again"_s);
    QCOMPARE(pathOf(wish::Renew{}, from), u"auth/again/"_s);
    QVERIFY(answer(wish::Renew{}, 404, "", from).next.isEmpty());
}

void EpixelFailureTest::walksImagePaths()
{
    Endpoint from = endpoint();
    for (int status : {404, 405}) {
        const Answer said = answer(m_put, status, "{}");
        QCOMPARE(said.next.size(), 1);
        from.server = {};
        from.server.merge(said.learned);
        QCOMPARE(pathOf(said.next.first(), from), u"user/profile/profile-image/"_s);
    }
    QVERIFY(answer(m_put, 404, "", from).next.isEmpty());
    for (int status : {400, 401, 413, 415, 429, 500}) {
        const Answer said = answer(m_put, status, "{}");
        QVERIFY2(!said.learned.remembered.contains(u"imagePath"_s),
                 qPrintable(QString::number(status)));
    }
    HttpReply redirect = reply(302, "", {{"Location", "https://login.example.net/"}});
    redirect.redirectRefused = true;
    QCOMPARE(answer(m_put, redirect).next.size(), 1);
    redirect.headers = {{"Location", "/api/v1/user/profile-image//"}};
    redirect.redirectRefused = false;
    QVERIFY(answer(m_put, redirect).next.isEmpty());
    from.settings.insert(u"epixel.imagePath"_s, u"first"_s);
    QVERIFY(answer(m_put, 404, "", from).next.isEmpty());
    QCOMPARE(answer(m_put, 400, R"({"image":["corrupt"]})").error.fieldIssues.value(u"image"_s),
             QStringList{u"corrupt"_s});
}

void EpixelFailureTest::showsNoMarkup()
{
    for (const char *body : {"<h1>Traceback</h1>", R"({"detail":"Traceback"})", "Traceback"})
        QVERIFY(answer(m_save, 500, body).error.serverText.isEmpty());
    QVERIFY(answer(m_save, 400, "<h1>no</h1>").error.serverText.isEmpty());
    const Answer weak = answer(wish::ChangePassword{u"a"_s, u"b"_s}, 400,
                               R"({"errors":{"password":["too short"]}})");
    QCOMPARE(weak.error.fieldIssues.value(u"new_password"_s), QStringList{u"too short"_s});
    QCOMPARE(answer(m_save, 415, "{}").error.detail, u"epixel.bodyStyle"_s);
    QCOMPARE(answer(wish::SignIn{u"a"_s, u"b"_s}, 403, "{}").error.kind, Outcome::SignInRefused);
}

std::unique_ptr<QObject> makeEpixelFailureTest()
{
    return std::make_unique<EpixelFailureTest>();
}

#include "epixel_failures.moc"
