// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_tests.h"

#include <QTest>

using namespace epixeltest;

/// Wishes to requests (Epixel 1, 3).
class EpixelRequestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAddresses_data();
    void makesAddresses();
    void refusesAddresses_data();
    void refusesAddresses();
    void sendsKeyAndToken();
    void signsInWithoutToken();
    void alwaysSendsTheEmail();
    void refusesWithoutEmail();
    void sendsPluralNames();
    void cleansPhoneNumbers();
    void refusesValues_data();
    void refusesValues();
    void sendsWholeForm();
    void keepsAddressThatOnlyLooksDifferent();
    void splitsByCall();
    void addressNeedsItsFields();
    void aboutNeedsItsPath();
    void speaksEveryBodyStyle_data();
    void speaksEveryBodyStyle();
    void sendsBothPictures();
    void refusesPictures();
    void asksForCode();
    void changesEmail();
    void changesPassword();
    void readsPicturesAnonymously();
    void declaresEverything();

private:
    HttpRequest made(const Wish &wish, const Endpoint &from = endpoint())
    {
        const Result<HttpRequest> request = m_api.request(wish, from);
        return request ? request.value()
                       : HttpRequest{.method = "REFUSED", .url = {}, .headers = {}, .body = {}};
    }
    ApiError refused(const Wish &wish, const Endpoint &from = endpoint())
    {
        const Result<HttpRequest> request = m_api.request(wish, from);
        return request ? ApiError() : request.error();
    }
    static wish::SaveProfile save(const FieldMap &changes,
                                  const FieldMap &known = {{u"email"_s, u"ada@example.org"_s}})
    {
        return {{changes}, known};
    }
    static Endpoint with(const QString &setting, const QString &value)
    {
        Endpoint changed = endpoint();
        changed.settings.insert(setting, value);
        return changed;
    }
    /// As pairs, so that a test can read them: style urlencoded.
    QByteArray form(const Wish &wish, Endpoint from = endpoint())
    {
        from.settings.insert(u"epixel.bodyStyle"_s, u"urlencoded"_s);
        return made(wish, from).body;
    }

    const EpixelApi m_api;
};

void EpixelRequestTest::makesAddresses_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("base");

    const QString none;
    const QString plain = u"https://mlm.example.net/api/v1"_s;
    QTest::newRow("parts") << u"mlm.example.net"_s << u"api"_s << u"v1"_s << none << plain;
    QTest::newRow("slashes") << u"mlm.example.net/"_s << u"/api/"_s << u"//v1/"_s << none << plain;
    QTest::newRow("only domain") << u"MLM.example.net"_s << none << none << none
                                 << u"https://mlm.example.net"_s;
    QTest::newRow("scheme typed") << u"https://mlm.example.net"_s << u"api"_s << u"v1"_s << none
                                  << plain;
    QTest::newRow("address wins") << u"other.example.net"_s << u"x"_s << none
                                  << u"https://mlm.example.net/api/v1/"_s << plain;
    QTest::newRow("marks") << none << none << none
                           << u"\u200E\uFEFFhttps://mlm.\u200Bexample.net//api/\u202Av1\u2060/ "_s
                           << plain;
    QTest::newRow("blanks") << u" mlm.example.net\n"_s << u"api\t"_s << u" v1"_s << none << plain;
    QTest::newRow("loopback") << none << none << none << u"http://127.0.0.1:8080/api"_s
                              << u"http://127.0.0.1:8080/api"_s;
    QTest::newRow("port") << u"mlm.example.net:8443"_s << none << u"v2"_s << none
                          << u"https://mlm.example.net:8443/v2"_s;
}

void EpixelRequestTest::makesAddresses()
{
    QFETCH(QString, domain);
    QFETCH(QString, prefix);
    QFETCH(QString, version);
    QFETCH(QString, address);
    const Result<QUrl> base = m_api.address({{u"domain"_s, domain},
                                             {u"prefix"_s, prefix},
                                             {u"version"_s, version},
                                             {u"address"_s, address}});
    QVERIFY2(base.ok(), qPrintable(base ? QString() : base.error().detail));
    QTEST(base.value().toString(), "base");
}

void EpixelRequestTest::refusesAddresses_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("detail");

    QTest::newRow("nothing") << u"domain"_s << u"  "_s << u"empty"_s;
    QTest::newRow("template") << u"address"_s << u"https://<domain>/<api prefix>/"_s
                              << u"malformed"_s;
    QTest::newRow("http") << u"address"_s << u"http://mlm.example.net/"_s << u"insecure"_s;
    QTest::newRow("http domain") << u"domain"_s << u"http://mlm.example.net"_s << u"insecure"_s;
    QTest::newRow("ftp") << u"address"_s << u"ftp://mlm.example.net/"_s << u"malformed"_s;
    QTest::newRow("credentials") << u"address"_s << u"https://a:b@mlm.example.net/"_s
                                 << u"malformed"_s;
    QTest::newRow("climbs") << u"address"_s << u"https://mlm.example.net/api/../x"_s
                            << u"malformed"_s;
    QTest::newRow("query") << u"address"_s << u"https://mlm.example.net/?a=b"_s << u"malformed"_s;
}

void EpixelRequestTest::refusesAddresses()
{
    QFETCH(QString, setting);
    QFETCH(QString, value);
    const Result<QUrl> base = m_api.address({{setting, value}});
    QVERIFY(!base.ok());
    QCOMPARE(base.error().kind, Outcome::LocalReject);
    QTEST(base.error().detail, "detail");
    QCOMPARE(base.error().fieldIssues.keys(), QStringList{setting});
}

void EpixelRequestTest::sendsKeyAndToken()
{
    Endpoint pasted = endpoint();
    pasted.appKey = u" \u200Ekey\r\n"_s;
    const HttpRequest request = made(wish::ReadOwn{}, pasted);
    QCOMPARE(request.url, QUrl(u"https://mlm.example.net/api/v1/user/get/profile/"_s));
    QCOMPARE(request.header("apikey"), "key");
    QCOMPARE(request.header("Authorization"), "Bearer a.a.a");
    QVERIFY(request.body.isEmpty());
}

void EpixelRequestTest::signsInWithoutToken()
{
    const HttpRequest request = made(wish::SignIn{u" ada "_s, u" p w "_s});
    QCOMPARE(request.url.path(), u"/api/v1/user/login/"_s);
    QVERIFY(request.header("Authorization").isEmpty());
    QCOMPARE(request.header("apikey"), "key");
    QVERIFY(request.header("Content-Type").startsWith("multipart/form-data"));
    QCOMPARE(form(wish::SignIn{u" ada "_s, u" p w "_s}), "username=ada&password=%20p%20w%20");
    QVERIFY(made(wish::Renew{}).header("Authorization").isEmpty());
    QCOMPARE(form(wish::Renew{}), "refresh=r.r.r");
}

void EpixelRequestTest::alwaysSendsTheEmail()
{
    QCOMPARE(form(save({{u"first_name"_s, u"Ada"_s}})), "email=ada%40example.org&first_name=Ada");
    QCOMPARE(form(save({{u"last_name"_s, QJsonValue()}})), "email=ada%40example.org&last_name=");
}

void EpixelRequestTest::refusesWithoutEmail()
{
    const ApiError error = refused(save({{u"first_name"_s, u"Ada"_s}}, {}));
    QCOMPARE(error.kind, Outcome::LocalReject);
    QCOMPARE(error.fieldIssues.keys(), QStringList{u"email"_s});
    QCOMPARE(refused(save({})).kind, Outcome::LocalReject);
    QCOMPARE(refused(save({{u"username"_s, u"eve"_s}})).kind, Outcome::LocalReject);
}

void EpixelRequestTest::sendsPluralNames()
{
    const QByteArray wanted = "email=ada%40example.org&languages=de&currencies=EUR&timezones=UTC";
    QCOMPARE(form(save({{u"lan"_s, u"de"_s}, {u"currency"_s, u"EUR"_s}, {u"tz"_s, u"UTC"_s}})),
             wanted);
    QCOMPARE(
        form(save(
            {{u"languages"_s, u"de"_s}, {u"currencies"_s, u"EUR"_s}, {u"timezones"_s, u"UTC"_s}})),
        wanted);
}

void EpixelRequestTest::cleansPhoneNumbers()
{
    QCOMPARE(form(save({{u"phone_number"_s, u"(0770) 090-0123"_s}})),
             "email=ada%40example.org&phone_number=07700900123");
    QCOMPARE(form(save({{u"phone_number"_s, 7'700'900'123.0}})),
             "email=ada%40example.org&phone_number=7700900123");
}

void EpixelRequestTest::refusesValues_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("taken");

    QTest::newRow("no at") << u"email"_s << u"nonsense"_s << false;
    QTest::newRow("two ats") << u"email"_s << u"a@b@c.org"_s << false;
    QTest::newRow("no dot") << u"email"_s << u"a@localhost"_s << false;
    QTest::newRow("empty") << u"email"_s << QString() << false;
    QTest::newRow("email") << u"email"_s << u"new@example.org"_s << true;
    QTest::newRow("plus") << u"phone_number"_s << u"+447700900123"_s << false;
    QTest::newRow("letters") << u"phone_number"_s << u"12ab"_s << false;
    QTest::newRow("16 digits") << u"phone_number"_s << u"1234567890123456"_s << false;
    QTest::newRow("15 digits") << u"phone_number"_s << u"123456789012345"_s << true;
    QTest::newRow("255 faces") << u"first_name"_s << u"\U0001F600"_s.repeated(255) << true;
    QTest::newRow("256 faces") << u"last_name"_s << u"\U0001F600"_s.repeated(256) << false;
}

void EpixelRequestTest::refusesValues()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    const ApiError error = refused(save({{field, value}}));
    QTEST(!error.isError(), "taken");
    if (error.isError())
        QCOMPARE(error.fieldIssues.keys(), QStringList{field});
}

void EpixelRequestTest::sendsWholeForm()
{
    const FieldMap known{{u"email"_s, u"ada@example.org"_s},
                         {u"first_name"_s, u"Ada"_s},
                         {u"lan"_s, u"en"_s},
                         {u"phone_code"_s, u"44"_s}};
    QCOMPARE(
        form(save({{u"last_name"_s, u"King"_s}}, known), with(u"epixel.sendAllFields"_s, u"yes"_s)),
        "email=ada%40example.org&first_name=Ada&last_name=King&languages=en");
}

void EpixelRequestTest::keepsAddressThatOnlyLooksDifferent()
{
    QCOMPARE(form(save({{u"email"_s, u" ada@Example.ORG "_s}})), "email=ada%40example.org");
    QCOMPARE(form(save({{u"email"_s, u"Ada@example.org"_s}})), "email=Ada%40example.org");
}

void EpixelRequestTest::splitsByCall()
{
    const FieldMap known{{u"email"_s, u"ada@example.org"_s},
                         {u"country"_s, u"77"_s},
                         {u"address"_s, u"1 Row"_s},
                         {u"city"_s, u"Bath"_s}};
    const QList<Wish> parts = m_api.split(
        save({{u"first_name"_s, u"A"_s}, {u"city"_s, u"York"_s}, {u"about"_s, u"x"_s}}, known));
    QCOMPARE(parts.size(), 3);
    QCOMPARE(made(parts.at(0)).url.path(), u"/api/v1/user/update/profile/"_s);
    QCOMPARE(made(parts.at(1)).url.path(), u"/api/v1/user/manage/address/"_s);
    QCOMPARE(form(parts.at(1)), "address=1%20Row&city=York&country=77");
    QCOMPARE(refused(parts.at(2)).kind, Outcome::NotOffered);
    QCOMPARE(m_api.split(save({{u"first_name"_s, u"A"_s}})).size(), 1);
}

void EpixelRequestTest::addressNeedsItsFields()
{
    const ApiError error = refused(save({{u"city"_s, QString()}}, {{u"country"_s, u"77"_s}}));
    QCOMPARE(error.kind, Outcome::LocalReject);
    QCOMPARE(error.fieldIssues.keys(), (QStringList{u"address"_s, u"city"_s}));
}

void EpixelRequestTest::aboutNeedsItsPath()
{
    const ApiError error = refused(save({{u"about"_s, u"x"_s}}));
    QCOMPARE(error.kind, Outcome::NotOffered);
    QCOMPARE(error.fieldIssues.keys(), QStringList{u"about"_s});
    const Endpoint known = with(u"epixel.aboutUpdatePath"_s, u"/user/update/additional-info"_s);
    QCOMPARE(made(save({{u"about"_s, u"x"_s}}), known).url.path(),
             u"/api/v1/user/update/additional-info/"_s);
}

void EpixelRequestTest::speaksEveryBodyStyle_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("part");

    QTest::newRow("multipart") << u"multipart"_s << QByteArray("multipart/form-data; boundary=")
                               << QByteArray("name=\"first_name\"\r\n\r\nÄ&b\r\n");
    QTest::newRow("urlencoded") << u"urlencoded"_s
                                << QByteArray("application/x-www-form-urlencoded")
                                << QByteArray("first_name=%C3%84%26b");
    QTest::newRow("json") << u"json"_s << QByteArray("application/json")
                          << QByteArray("\"first_name\":\"Ä&b\"");
}

void EpixelRequestTest::speaksEveryBodyStyle()
{
    QFETCH(QString, style);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, part);
    const HttpRequest request =
        made(save({{u"first_name"_s, u"Ä&b"_s}}), with(u"epixel.bodyStyle"_s, style));
    QVERIFY(request.header("Content-Type").startsWith(type));
    QVERIFY2(request.body.contains(part), request.body.constData());
}

void EpixelRequestTest::sendsBothPictures()
{
    const QByteArray jpeg("\xFF\xD8\xFF\xE0 crop");
    const QByteArray png("\x89PNG\r\n\x1A\n original");
    wish::PutPicture put{PictureSlot::Avatar, jpeg, "image/jpeg", png, "image/png"};
    HttpRequest request = made(put);
    QCOMPARE(request.url.path(), u"/api/v1/user/profile-image/"_s);
    const QByteArray whole = "name=\"image\"; filename=\"image.png\"\r\n"
                             "Content-Type: image/png\r\n\r\n" +
                             png;
    const QByteArray cropped = "name=\"cropped_image\"; filename=\"cropped_image.jpg\"\r\n"
                               "Content-Type: image/jpeg\r\n\r\n" +
                               jpeg;
    QVERIFY(request.body.contains(whole));
    QVERIFY(request.body.contains(cropped));
    put.original.clear(); // then the same goes twice
    request = made(put, with(u"epixel.bodyStyle"_s, u"json"_s));
    QCOMPARE(request.body.count(jpeg), 2);
    QCOMPARE(made(put, with(u"epixel.imagePath"_s, u"second"_s)).url.path(),
             u"/api/v1/user/profile/profile-image/"_s);
}

void EpixelRequestTest::refusesPictures()
{
    wish::PutPicture put{PictureSlot::Avatar, "GIF89a", "image/gif"};
    QCOMPARE(refused(put).kind, Outcome::LocalReject);
    put.bytes = QByteArray("\xFF\xD8\xFF").leftJustified(5 * 1024 * 1024 + 1, 'x');
    QCOMPARE(refused(put).kind, Outcome::LocalReject);
    put.bytes.chop(1);
    QVERIFY(!refused(put).isError());
    put.slot = PictureSlot::Cover;
    QCOMPARE(refused(put).kind, Outcome::NotOffered);
}

void EpixelRequestTest::asksForCode()
{
    const wish::Call ask{u"request-email-code"_s, {{u"email"_s, u" new@example.org "_s}}};
    QCOMPARE(made(ask).method, "POST");
    QCOMPARE(made(ask).url.path(), u"/api/v1/user/token-generator/"_s);
    QCOMPARE(form(ask), "email=new%40example.org");
    QCOMPARE(made(ask, with(u"epixel.tokenMethod"_s, u"PUT"_s)).method, "PUT");
    const HttpRequest get = made(ask, with(u"epixel.tokenMethod"_s, u"GET"_s));
    QCOMPARE(get.method, "GET");
    QVERIFY(get.body.isEmpty());
    QCOMPARE(made(ask, with(u"epixel.tokenPath"_s, u"mail/code"_s)).url.path(),
             u"/api/v1/mail/code/"_s);
    const ApiError byHand = refused(ask, with(u"epixel.tokenPath"_s, QString()));
    QCOMPARE(byHand.kind, Outcome::NotOffered);
    QCOMPARE(byHand.detail, u"epixel.tokenPath"_s);
    QCOMPARE(refused(wish::Call{u"request-email-code"_s, {{u"email"_s, u"x"_s}}}).kind,
             Outcome::LocalReject);
}

void EpixelRequestTest::changesEmail()
{
    const FieldMap whole{{u"email"_s, u"new@example.org"_s},
                         {u"token_field"_s, u" 1234 "_s},
                         {u"token_checksum_field"_s, u"abc"_s},
                         {u"known"_s, QJsonObject{{u"email"_s, u"ada@example.org"_s}}}};
    QCOMPARE(form(wish::Call{u"change-email"_s, whole}),
             "email=new%40example.org&token_field=1234&token_checksum_field=abc");
    const ApiError error =
        refused(wish::Call{u"change-email"_s, {{u"email"_s, u"new@example.org"_s}}});
    QCOMPARE(error.fieldIssues.keys(), (QStringList{u"token_checksum_field"_s, u"token_field"_s}));
}

void EpixelRequestTest::changesPassword()
{
    QCOMPARE(form(wish::ChangePassword{u"old"_s, u"new"_s}),
             "old_password=old&new_password=new&confirm_password=new");
    const ApiError error = refused(wish::Call{u"change-password"_s,
                                              {{u"old_password"_s, u"old"_s},
                                               {u"new_password"_s, u"new"_s},
                                               {u"confirm_password"_s, u"other"_s}}});
    QCOMPARE(error.fieldIssues.keys(), QStringList{u"confirm_password"_s});
    const HttpRequest forgot = made(wish::Call{u"forgot-password"_s, {{u"email"_s, u"ada"_s}}});
    QCOMPARE(forgot.url.path(), u"/api/v1/user/forgot-password/"_s);
    QVERIFY(forgot.header("Authorization").isEmpty());
    QCOMPARE(made(wish::Call{u"states"_s, {{u"country"_s, u"G/B"_s}}}).url.path(QUrl::FullyEncoded),
             u"/api/v1/get/states/G%2FB/"_s);
}

void EpixelRequestTest::readsPicturesAnonymously()
{
    const QString own = u"https://mlm.example.net/media/ada.jpg"_s;
    const QString other = u"https://cdn.example.com/ada.jpg"_s;
    QVERIFY(made(wish::ReadPicture{own, {}}).header("apikey").isEmpty());
    Endpoint asked = endpoint();
    asked.server.remembered.insert(u"pictureSession"_s, u"yes"_s);
    QCOMPARE(made(wish::ReadPicture{own, {}}, asked).header("apikey"), "key");
    QVERIFY(!made(wish::ReadPicture{own, {}}, asked).header("Authorization").isEmpty());
    QVERIFY(made(wish::ReadPicture{other, {}}, asked).header("apikey").isEmpty());
    QVERIFY(made(wish::ReadPicture{other, {}}, asked).header("Authorization").isEmpty());
    QCOMPARE(refused(wish::ReadPicture{u"data:image/png;base64,AA"_s, {}}).kind,
             Outcome::LocalReject);
}

void EpixelRequestTest::declaresEverything()
{
    const ServiceInfo &info = m_api.info();
    QVERIFY(info.keepsSession && info.throttlesWrites);
    QVERIFY(info.picture(PictureSlot::Avatar)->sendsOriginal);
    for (const FieldSpec &field : info.fields) {
        if (!field.changedBy.isEmpty())
            QVERIFY2(info.call(field.changedBy), qPrintable(field.key));
        if (!field.readOnly && field.page != u"about"_s)
            QVERIFY2(refused(save({{field.key, u"1"_s}}, {{u"email"_s, u"a@b.org"_s},
                                                          {u"country"_s, u"1"_s},
                                                          {u"address"_s, u"1"_s},
                                                          {u"city"_s, u"1"_s}}))
                             .kind == Outcome::Ok,
                     qPrintable(field.key));
    }
    for (const PageSpec &page : info.pages) {
        for (const QString &call : page.calls)
            QVERIFY2(info.call(call), qPrintable(call));
    }
}

std::unique_ptr<QObject> makeEpixelRequestTest()
{
    return std::make_unique<EpixelRequestTest>();
}

#include "epixel_requests.moc"
