// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_tests.h"
#include "network/epixel/fielderrors.h"
#include "network/epixel/throttle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace epixeltest;

/// Replies to answers (Epixel 1.3, 2.3, 3.5, 3.6, 4).
class EpixelAnswerTest final : public QObject
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
    void readsSessions();
    void tellsRefusalsApart_data();
    void tellsRefusalsApart();
    void renewsOnlyWhatRanOut();
    void walksRenewalPaths();
    void walksImagePaths();
    void readsProfiles();
    void readsOddProfiles();
    void resolvesPictures_data();
    void resolvesPictures();
    void readsWhatBelongsToIt();
    void excusesFurtherReads();
    void readsChoices();
    void readsChecksums();
    void showsNoMarkup();
    void asksForPicturesAgain();

private:
    static HttpReply reply(int status, const QByteArray &body,
                           const QList<HttpHeader> &headers = {})
    {
        HttpReply reply;
        reply.status = status;
        reply.body = body;
        reply.headers = headers;
        return reply;
    }
    Answer answer(const Wish &wish, const HttpReply &reply, const Endpoint &from = endpoint())
    {
        const Result<HttpRequest> request = m_api.request(wish, from);
        return request ? m_api.answer(wish, request.value(), reply, from) : Answer();
    }
    Answer answer(const Wish &wish, int status, const QByteArray &body,
                  const Endpoint &from = endpoint())
    {
        return answer(wish, reply(status, body), from);
    }
    QString pathOf(const Wish &wish, const Endpoint &from)
    {
        return m_api.request(wish, from).value().url.path().mid(8);
    }

    const EpixelApi m_api;
    const wish::SaveProfile m_save{{{{u"first_name"_s, u"Ada"_s}}}, {{u"email"_s, u"a@b.org"_s}}};
    const wish::PutPicture m_put{PictureSlot::Avatar, "\xFF\xD8\xFF\xE0", "image/jpeg"};
};

void EpixelAnswerTest::judgesEnvelopes_data()
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

void EpixelAnswerTest::judgesEnvelopes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Answer said = answer(m_save, status, body);
    QTEST(said.error.kind, "outcome");
    QCOMPARE(said.readBack, said.ok());
    QCOMPARE(said.next.size(), said.ok() ? 1 : 0);
}

void EpixelAnswerTest::readsWaits_data()
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

void EpixelAnswerTest::readsWaits()
{
    QFETCH(QString, text);
    QTEST(epixel::secondsIn(text).value_or(-1), "seconds");
}

void EpixelAnswerTest::comparesWaits_data()
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

void EpixelAnswerTest::comparesWaits()
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

void EpixelAnswerTest::normalisesErrors_data()
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
    row(R"({"mystery":5})", {}, {u"mystery: 5"_s});
}

void EpixelAnswerTest::normalisesErrors()
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

void EpixelAnswerTest::readsSessions()
{
    const wish::SignIn signIn{u"ada"_s, u"pw"_s};
    for (const char *body :
         {R"({"refresh":"r","access":"a"})",
          R"({"status_code":200,"errors":{},"data":{"refresh":"r","access":"a"}})"}) {
        const Answer said = answer(signIn, 200, body);
        QVERIFY(said.ok() && said.session);
        QCOMPARE(said.session->token, u"a"_s);
        QCOMPARE(said.session->refresh, u"r"_s);
        QCOMPARE(said.session->appKey, u"key"_s);
        QCOMPARE(said.session->handle, u"ada"_s);
    }
    QCOMPARE(answer(signIn, 200, R"({"refresh":"r"})").error.kind, Outcome::ProtocolError);
    QVERIFY(answer(signIn, 200, R"({"access":"a"})").session->refresh.isEmpty());
    const QByteArray payload = QByteArray(R"({"exp":1790000000})").toBase64();
    const Answer dated = answer(signIn, 200, R"({"access":"h.)" + payload + R"(.s"})");
    QCOMPARE(dated.session->expiresAt.toSecsSinceEpoch(), 1'790'000'000);
    QCOMPARE(answer(wish::Renew{}, 200, R"({"access":"b"})").session->refresh, u"r.r.r"_s);
    QCOMPARE(answer(wish::Renew{}, 200, R"({"access":"b","refresh":"s"})").session->refresh,
             u"s"_s);
}

void EpixelAnswerTest::tellsRefusalsApart_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("field");

    QTest::newRow("sign in") << u"login"_s << Outcome::SignInRefused << QString();
    QTest::newRow("password") << u"change-password"_s << Outcome::Invalid << u"old_password"_s;
    QTest::newRow("forgotten") << u"forgot-password"_s << Outcome::Invalid << u"email"_s;
}

void EpixelAnswerTest::tellsRefusalsApart()
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

void EpixelAnswerTest::renewsOnlyWhatRanOut()
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

void EpixelAnswerTest::walksRenewalPaths()
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

void EpixelAnswerTest::walksImagePaths()
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

void EpixelAnswerTest::readsProfiles()
{
    const Answer said = answer(wish::ReadOwn{}, 200, R"({"status_code":200,"errors":{},"data":{
        "UserProfile":[{"username":"ada","first_name":"Ada","last_name":null,
        "email":"ada@example.org","phone_number":7700900123,"phone_code":"044"}],
        "ProfileImage":"","UserLocInfo":{"lan":"en"}}})");
    QVERIFY(said.ok());
    QCOMPARE(said.person.handle, u"ada"_s);
    QCOMPARE(said.person.name, u"Ada"_s);
    QCOMPARE(said.person.picture, QString());
    QCOMPARE(said.person.own.value(u"phone_number"_s), u"7700900123"_s);
    QCOMPARE(said.person.own.value(u"phone_code"_s), u"044"_s);
    QCOMPARE(said.person.own.value(u"last_name"_s), QString());
    QCOMPARE(said.person.own.value(u"lan"_s), u"en"_s);
    QVERIFY(!said.person.own.contains(u"tz"_s)); // not said: what is known stays
    QCOMPARE(said.next.size(), 3);
    Endpoint without = endpoint();
    without.server.lacks = {u"address"_s, u"about"_s, u"local-info"_s};
    QVERIFY(answer(wish::ReadOwn{}, 200, R"({"data":{"UserProfile":[{"username":"a"}]}})", without)
                .next.isEmpty());
}

void EpixelAnswerTest::readsOddProfiles()
{
    const auto read = [this](const QByteArray &data) {
        return answer(wish::ReadOwn{}, 200, R"({"status_code":200,"data":)" + data + '}');
    };
    QCOMPARE(read(R"({"UserProfile":{"username":"x"}})").person.handle, u"x"_s);
    QCOMPARE(read(R"({"UserProfile":null})").error.kind, Outcome::NoData);
    QCOMPARE(read(R"({})").error.kind, Outcome::NoData);
    QCOMPARE(read(R"("text")").error.kind, Outcome::ProtocolError);
    const Answer several = read(R"({"UserProfile":[{"username":"zed"},{"username":"eve"}]})");
    QCOMPARE(several.person.handle, u"zed"_s);
    QVERIFY(!several.error.detail.isEmpty());
    QCOMPARE(answer(wish::ReadOwn{}, 200, R"({"hello":1})").error.kind, Outcome::ProtocolError);
    QCOMPARE(answer(wish::ReadOwn{}, 200, "").error.kind, Outcome::ProtocolError);
}

void EpixelAnswerTest::resolvesPictures_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("mediaBase");
    QTest::addColumn<QString>("address");

    QTest::newRow("rooted") << u"/media/a.jpg"_s << QString()
                            << u"https://mlm.example.net/media/a.jpg"_s;
    QTest::newRow("relative") << u"media/a b.jpg"_s << QString()
                              << u"https://mlm.example.net/media/a%20b.jpg"_s;
    QTest::newRow("absolute") << u"https://cdn.example.com/a.jpg"_s << QString()
                              << u"https://cdn.example.com/a.jpg"_s;
    QTest::newRow("other host") << u"//cdn.example.com/a.jpg"_s << QString()
                                << u"https://cdn.example.com/a.jpg"_s;
    QTest::newRow("media base") << u"a.jpg"_s << u"https://cdn.example.com/m"_s
                                << u"https://cdn.example.com/m/a.jpg"_s;
    QTest::newRow("blank") << u"  "_s << QString() << QString();
}

void EpixelAnswerTest::resolvesPictures()
{
    QFETCH(QString, path);
    QFETCH(QString, mediaBase);
    Endpoint from = endpoint();
    from.settings.insert(u"epixel.mediaBase"_s, mediaBase);
    const QJsonObject data{{u"UserProfile"_s, QJsonArray{QJsonObject{{u"username"_s, u"a"_s}}}},
                           {u"ProfileImage"_s, path}};
    const Answer said =
        answer(wish::ReadOwn{}, 200, QJsonDocument(QJsonObject{{u"data"_s, data}}).toJson(), from);
    QTEST(said.person.picture.value_or(u"-"_s), "address");
}

void EpixelAnswerTest::readsWhatBelongsToIt()
{
    const QByteArray address = R"({"data":{"UserAddress":{"address":"1 Row","city":"Bath",
        "postcode":null,"state":{"id":7,"name":"England"},
        "country":{"id":77,"name":"United Kingdom","sortname":"GB"}}}})";
    Answer said = answer(wish::Call{u"address"_s, {}}, 200, address);
    QCOMPARE(said.person.own.value(u"state"_s), u"7"_s);
    QCOMPARE(said.person.own.value(u"country"_s), u"77"_s);
    QCOMPARE(said.learned.choices.value(u"countries"_s).first().second, u"United Kingdom"_s);
    QVERIFY(said.next.isEmpty());
    said = answer(wish::Call{u"address"_s, {{u"alongside"_s, true}}}, 200, address);
    QCOMPARE(said.next.size(), 1);
    QCOMPARE(pathOf(said.next.first(), endpoint()), u"get/states/GB/"_s);
    said = answer(said.next.first(), 200, R"({"data":{"countries":[{"id":7,"name":"England"}]}})");
    QCOMPARE(said.learned.remembered.value(u"statesOf"_s), u"GB"_s);
    said = answer(wish::Call{u"about"_s, {}}, 200,
                  R"({"data":{"AdditionalInfo":{"about":"x","linkedin":null}}})");
    QCOMPARE(said.person.own.value(u"about"_s), u"x"_s);
    QCOMPARE(said.person.own.value(u"linkedin"_s), QString());
}

void EpixelAnswerTest::excusesFurtherReads()
{
    const wish::Call along{u"about"_s, {{u"alongside"_s, true}}};
    for (int status : {401, 403, 404, 500}) {
        const Answer said = answer(along, status, "<h1>no</h1>");
        QVERIFY(said.ok() && said.next.isEmpty());
        QCOMPARE(said.learned.lacks.contains(u"about"_s), status == 403 || status == 404);
    }
    HttpReply lost;
    lost.transport = Outcome::ConnectionLost;
    QVERIFY(answer(along, lost).ok());
    QCOMPARE(answer(wish::Call{u"about"_s, {}}, 404, "").error.kind, Outcome::NotOffered);
}

void EpixelAnswerTest::readsChoices()
{
    using Choices = QList<std::pair<QString, QString>>;
    const wish::Call ask{u"local-info"_s, {}};
    const Answer said =
        answer(ask, 200, R"({"data":{"SiteLanguages":[{"key":"en","title":"English"},
        ["fr","Français"],"de",{"code":"en","name":"again"}],"CurrencyList":{"GBP":{"name":"Pound"}},
        "tz":[1]}})");
    QCOMPARE(said.learned.choices.value(u"languages"_s),
             (Choices{{u"en"_s, u"English"_s}, {u"fr"_s, u"Français"_s}, {u"de"_s, u"de"_s}}));
    QCOMPARE(said.learned.choices.value(u"currencies"_s), (Choices{{u"GBP"_s, u"Pound"_s}}));
    QCOMPARE(said.learned.choices.value(u"timezones"_s), (Choices{{u"1"_s, u"1"_s}}));
    QVERIFY(answer(ask, 200, R"({"languages":["en"]})").ok());
    QCOMPARE(answer(ask, 200, R"({"data":{"x":[]}})").error.kind, Outcome::NoData);
    QCOMPARE(answer(ask, 200, R"({"hello":[1]})").error.kind, Outcome::ProtocolError);
    Endpoint fresh = endpoint();
    fresh.server.merge(said.learned);
    QCOMPARE(answer(wish::ReadOwn{}, 200, R"({"data":{"UserProfile":[{"username":"a"}]}})", fresh)
                 .next.size(),
             2); // asked once a day
}

void EpixelAnswerTest::readsChecksums()
{
    const wish::Call ask{u"request-email-code"_s, {{u"email"_s, u"n@example.org"_s}}};
    for (const char *body : {R"({"success":true,"token_checksum":"abc"})",
                             R"({"status_code":200,"data":{"token_checksum":"abc"}})",
                             R"({"data":[{"inner":{"checksum":"abc"}}]})"}) {
        const Answer said = answer(ask, 200, body);
        QCOMPARE(said.values.value(u"checksum"_s), u"abc"_s);
        QCOMPARE(said.values.value(u"token_checksum_field"_s), u"abc"_s);
        QCOMPARE(said.values.value(u"email"_s), u"n@example.org"_s);
    }
    QCOMPARE(answer(ask, 200, R"({"data":{}})").error.kind, Outcome::ProtocolError);
    const Answer missing = answer(ask, 404, R"({"detail":"no"})");
    QCOMPARE(missing.error.kind, Outcome::NotOffered);
    QCOMPARE(missing.error.detail, u"epixel.tokenPath"_s);
    const wish::Call change{u"change-email"_s,
                            {{u"email"_s, u"n@example.org"_s},
                             {u"token_field"_s, u"1"_s},
                             {u"token_checksum_field"_s, u"abc"_s}}};
    const Answer wrong = answer(change, 400, R"({"errors":{"token_field":["no match"]}})");
    QCOMPARE(wrong.needs, u"email-code"_s);
    QCOMPARE(wrong.error.fieldIssues.value(u"token_field"_s), QStringList{u"no match"_s});
}

void EpixelAnswerTest::showsNoMarkup()
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

void EpixelAnswerTest::asksForPicturesAgain()
{
    const wish::ReadPicture own{u"https://mlm.example.net/media/a.jpg"_s, {}};
    Answer said = answer(own, 403, "no");
    QCOMPARE(said.next.size(), 1);
    Endpoint from = endpoint();
    from.server.merge(said.learned);
    QVERIFY(!m_api.request(own, from).value().header("apikey").isEmpty());
    QVERIFY(answer(own, 403, "no", from).next.isEmpty());
    const wish::ReadPicture other{u"https://cdn.example.com/a.jpg"_s, {}};
    QVERIFY(answer(other, 401, "no").next.isEmpty());
    said = answer(own, reply(200, "\xFF\xD8\xFF", {{"Content-Type", "image/jpeg"}}));
    QCOMPARE(said.picture->mediaType, "image/jpeg");
    QCOMPARE(answer(own, reply(200, "<p>", {{"Content-Type", "text/html"}})).error.kind,
             Outcome::ProtocolError);
}

std::unique_ptr<QObject> makeEpixelAnswerTest()
{
    return std::make_unique<EpixelAnswerTest>();
}

#include "epixel_answers.moc"
