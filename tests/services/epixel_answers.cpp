// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_tests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace epixeltest;

/// Good replies to answers (Epixel 2, 3).
class EpixelAnswerTest final : public QObject, private Bench
{
    Q_OBJECT

private Q_SLOTS:
    void readsSessions();
    void readsProfiles();
    void readsOddProfiles();
    void resolvesPictures_data();
    void resolvesPictures();
    void readsWhatBelongsToIt();
    void readsChoices();
    void readsChecksums();
    void asksForPicturesAgain();
};

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
                             {u"token_checksum_field"_s, u"abc"_s},
                             {u"known"_s, QJsonObject{{u"email"_s, u"a@b.org"_s}}}}};
    const Answer wrong = answer(change, 400, R"({"errors":{"token_field":["no match"]}})");
    QCOMPARE(wrong.needs, u"email-code"_s);
    QCOMPARE(wrong.error.fieldIssues.value(u"token_field"_s), QStringList{u"no match"_s});
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
