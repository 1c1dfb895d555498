// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_tests.h"
#include "network/embedded/embeddedservices.h"
#include "network/wire/httpclient.h"
#include "network/wire/mergeanswers.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace epixeltest;

/// The adapter and the played installation, over a socket.
class EpixelTwinTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void signsIn();
    void refusesSignIns();
    void readsEverything();
    void savesEveryPart();
    void showsFieldErrors_data();
    void showsFieldErrors();
    void changesTheEmail();
    void readsEveryPlaceOfTheCode();
    void uploadsOnEitherPath_data();
    void uploadsOnEitherPath();
    void tellsWhenTheDayIsOver_data();
    void tellsWhenTheDayIsOver();
    void renewsOnEveryPath_data();
    void renewsOnEveryPath();
    void livesWithoutFurtherPages();
    void readsOddShapes();
    void fetchesGuardedPictures();
    void noticesWhatChangesBehindIt();
    void changesThePassword();
    void speaksBodyStyles();
    void keepsItsState();

private:
    void start();
    Answer perform(const Wish &wish);
    void set(const QString &name, const QJsonValue &value);
    void save(const FieldMap &changes, Outcome expected = Outcome::Ok);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EmbeddedServices> m_services;
    std::unique_ptr<HttpClient> m_client;
    EmbeddedServices::Identity m_ada;
    const EpixelApi m_api;
    Endpoint m_endpoint;
    FieldMap m_known;
};

namespace {

QByteArray jpeg(const QColor &colour)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    return bytes;
}

} // namespace

void EpixelTwinTest::start()
{
    m_services = std::make_unique<EmbeddedServices>();
    const auto started = m_services->start(m_folder->path());
    QVERIFY2(started.ok(), qPrintable(started ? QString() : started.error().detail));
    const auto &all = started.value().identities;
    const auto ada = std::find_if(all.cbegin(), all.cend(),
                                  [](const auto &one) { return one.service == "epixel"_L1; });
    QVERIFY(ada != all.cend());
    m_ada = *ada;
    m_client = std::make_unique<HttpClient>();
    m_client->setRouter([this](const QUrl &url) { return m_services->route(url); });
}

void EpixelTwinTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
    m_endpoint = {};
    m_endpoint.base = m_api.address(m_ada.settings).value();
    QCOMPARE(m_endpoint.base, m_ada.apiBase);
    m_endpoint.appKey = m_ada.appKey;
    QVERIFY(perform(wish::SignIn{m_ada.handle, m_ada.password}).ok());
    m_known = perform(wish::ReadOwn{}).person.own;
    QVERIFY(!m_known.isEmpty());
}

void EpixelTwinTest::cleanup()
{
    m_client.reset();
    m_services.reset();
}

/// As a lane does it: what an answer taught is known to the requests that follow it.
Answer EpixelTwinTest::perform(const Wish &wish)
{
    const Result<HttpRequest> request = m_api.request(wish, m_endpoint);
    if (!request) {
        Answer refused;
        refused.error = request.error();
        return refused;
    }
    QObject owner;
    ApiCall *call = m_client->send(request.value(), &owner);
    QSignalSpy finished(call, &ApiCall::finished);
    if (!finished.wait())
        return {};
    Answer answer = m_api.answer(wish, request.value(),
                                 finished.constFirst().constFirst().value<HttpReply>(), m_endpoint);
    m_endpoint.server.merge(answer.learned);
    if (answer.session) {
        m_endpoint.token = answer.session->token;
        m_endpoint.refresh = answer.session->refresh;
        m_endpoint.handle = answer.session->handle;
    }
    const QList<Wish> next = std::exchange(answer.next, {});
    for (const Wish &one : next)
        answer = mergeAnswers(answer, perform(one));
    return answer;
}

void EpixelTwinTest::set(const QString &name, const QJsonValue &value)
{
    Behaviours behaviours = m_services->behaviours();
    QJsonObject own = behaviours.services.value(u"epixel"_s).toObject();
    own.insert(name, value);
    behaviours.services.insert(u"epixel"_s, own);
    m_services->setBehaviours(behaviours);
}

void EpixelTwinTest::save(const FieldMap &changes, Outcome expected)
{
    for (const Wish &part : m_api.split(wish::SaveProfile{{changes}, m_known}))
        QCOMPARE(perform(part).error.kind, expected);
}

void EpixelTwinTest::signsIn()
{
    QVERIFY(!m_endpoint.token.isEmpty() && !m_endpoint.refresh.isEmpty());
    set(u"loginEnveloped"_s, true);
    const Answer answer = perform(wish::SignIn{m_ada.handle, m_ada.password});
    QVERIFY(answer.session && answer.session->expiresAt > QDateTime::currentDateTimeUtc());
}

void EpixelTwinTest::refusesSignIns()
{
    QCOMPARE(perform(wish::SignIn{m_ada.handle, u"wrong"_s}).error.kind, Outcome::SignInRefused);
    const Answer inactive = perform(wish::SignIn{u"ida"_s, m_ada.password});
    QCOMPARE(inactive.error.kind, Outcome::SignInRefused);
    QVERIFY(inactive.error.serverText.contains(u"active"_s));
    m_endpoint.appKey = u"wrong"_s;
    for (int status : {401, 403}) {
        set(u"wrongKeyStatus"_s, status);
        QCOMPARE(perform(wish::SignIn{m_ada.handle, m_ada.password}).error.kind,
                 Outcome::SignInRefused);
    }
}

void EpixelTwinTest::readsEverything()
{
    const Answer answer = perform(wish::ReadOwn{});
    QVERIFY(answer.ok());
    QCOMPARE(answer.person.handle, u"ada"_s);
    for (const FieldSpec &field : m_api.info().fields)
        QVERIFY2(answer.person.own.contains(field.key), qPrintable(field.key));
    for (const QString &choices :
         {u"languages"_s, u"currencies"_s, u"timezones"_s, u"states"_s, u"countries"_s})
        QVERIFY2(!m_endpoint.server.choices.value(choices).isEmpty(), qPrintable(choices));
    const Answer picture = perform(wish::ReadPicture{*answer.person.picture, {}});
    QVERIFY(picture.picture && !QImage::fromData(picture.picture->bytes).isNull());
}

void EpixelTwinTest::savesEveryPart()
{
    m_endpoint.settings.insert(u"epixel.aboutUpdatePath"_s, u"user/update/additional-info/"_s);
    set(u"aboutUpdatePath"_s, u"user/update/additional-info/"_s);
    const FieldMap changes{{u"first_name"_s, u"Augusta"_s},
                           {u"phone_number"_s, QJsonValue()},
                           {u"lan"_s, u"fr"_s},
                           {u"city"_s, u"Bath"_s},
                           {u"state"_s, u"9"_s},
                           {u"about"_s, u"new"_s}};
    save(changes);
    const FieldMap seen = perform(wish::ReadOwn{}).person.own;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        QCOMPARE(seen.value(it.key()).toString(), it.value().toString());
    QCOMPARE(seen.value(u"last_name"_s), u"Lovelace"_s);
}

void EpixelTwinTest::showsFieldErrors_data()
{
    QTest::addColumn<QString>("shape");
    for (const QString &shape : {u"envelope"_s, u"bare"_s, u"rows"_s, u"html"_s})
        QTest::newRow(qPrintable(shape)) << shape;
}

void EpixelTwinTest::showsFieldErrors()
{
    QFETCH(QString, shape);
    set(u"errorShape"_s, shape);
    const Answer answer =
        perform(wish::SaveProfile{{{{u"email"_s, u"new@example.org"_s}}}, m_known});
    QCOMPARE(answer.error.kind, Outcome::Invalid);
    QCOMPARE(answer.error.fieldIssues.contains(u"token_field"_s), shape != u"html"_s);
    QCOMPARE(answer.needs, shape == u"html"_s ? QString() : u"email-code"_s);
    QVERIFY(!answer.error.serverText.contains(u'<'));
}

void EpixelTwinTest::changesTheEmail()
{
    const Answer asked =
        perform(wish::Call{u"request-email-code"_s, {{u"email"_s, u"new@example.org"_s}}});
    QVERIFY(asked.ok());
    FieldMap typed = asked.values;
    typed.insert(u"token_field"_s, u"000000"_s);
    Answer changed = perform(wish::Call{u"change-email"_s, typed});
    QCOMPARE(changed.needs, u"email-code"_s);
    typed.insert(u"token_field"_s, u"246810"_s);
    changed = perform(wish::Call{u"change-email"_s, typed});
    QVERIFY(changed.ok() && changed.readBack);
    QCOMPARE(changed.person.own.value(u"email"_s), u"new@example.org"_s);
}

void EpixelTwinTest::readsEveryPlaceOfTheCode()
{
    const wish::Call ask{u"request-email-code"_s, {{u"email"_s, u"new@example.org"_s}}};
    set(u"tokenPath"_s, u"mail/code/"_s);
    QCOMPARE(perform(ask).error.kind, Outcome::NotOffered);
    m_endpoint.settings.insert(u"epixel.tokenPath"_s, u"mail/code/"_s);
    for (const QString &method : {u"GET"_s, u"PUT"_s, u"POST"_s}) {
        set(u"tokenMethod"_s, method);
        m_endpoint.settings.insert(u"epixel.tokenMethod"_s, method);
        QVERIFY2(perform(ask).ok(), qPrintable(method));
    }
}

void EpixelTwinTest::uploadsOnEitherPath_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : {u"first"_s, u"second"_s, u"both"_s})
        QTest::newRow(qPrintable(path)) << path;
}

void EpixelTwinTest::uploadsOnEitherPath()
{
    QFETCH(QString, path);
    set(u"imagePath"_s, path);
    const QByteArray crop = jpeg(Qt::red);
    const Answer put = perform(
        wish::PutPicture{PictureSlot::Avatar, crop, "image/jpeg", jpeg(Qt::blue), "image/jpeg"});
    QVERIFY(put.ok() && put.readBack);
    const Answer seen = perform(wish::ReadPicture{*put.person.picture, {}});
    QCOMPARE(seen.picture->bytes, crop);
    QCOMPARE(m_endpoint.server.remembered.value(u"imagePath"_s),
             path == u"second"_s ? u"user/profile/profile-image/"_s : QString());
    m_services->clearLog();
    QVERIFY(perform(wish::PutPicture{PictureSlot::Avatar, crop, "image/jpeg"}).ok());
    QCOMPARE(m_services->log().size(), 2); // the upload and its reading: the place is known now
    const QByteArray broken = crop.left(30);
    const Answer refused = perform(wish::PutPicture{PictureSlot::Avatar, broken, "image/jpeg"});
    QCOMPARE(refused.error.kind, Outcome::Invalid);
    QVERIFY(refused.error.fieldIssues.contains(u"cropped_image"_s));
}

void EpixelTwinTest::tellsWhenTheDayIsOver_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("header");
    QTest::newRow("detail") << u"detail"_s << 0;
    QTest::newRow("list") << u"list"_s << 0;
    QTest::newRow("text") << u"text"_s << 0;
    QTest::newRow("header") << u"detail"_s << 172'000;
}

void EpixelTwinTest::tellsWhenTheDayIsOver()
{
    QFETCH(QString, shape);
    QFETCH(int, header);
    set(u"dailyLimit"_s, 1);
    set(u"throttleShape"_s, shape);
    set(u"retryAfter"_s, header);
    const wish::PutPicture put{PictureSlot::Avatar, jpeg(Qt::red), "image/jpeg"};
    QVERIFY(perform(put).ok());
    const Answer over = perform(put);
    QCOMPARE(over.error.kind, Outcome::Throttled);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const qint64 left = now.secsTo(QDateTime(now.date().addDays(1), QTime(0, 0), Qt::UTC));
    if (header > 0)
        QCOMPARE(over.error.retryAfterSeconds, header);
    else
        QVERIFY(qAbs(over.error.retryAfterSeconds - left) <= 2);
    QCOMPARE(over.error.retryEstimated, header > 0);
    save({{u"first_name"_s, u"Augusta"_s}}); // not covered, as far as the document says
    set(u"limitCoversUpdate"_s, true);
    save({{u"first_name"_s, u"Ada"_s}}, Outcome::Throttled);
}

void EpixelTwinTest::renewsOnEveryPath_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : {u"user/token/refresh/"_s, u"user/login/refresh/"_s,
                                u"user/refresh-token/"_s, u"token/refresh/"_s, QString()})
        QTest::newRow(path.isEmpty() ? "nowhere" : qPrintable(path)) << path;
}

void EpixelTwinTest::renewsOnEveryPath()
{
    QFETCH(QString, path);
    set(u"refreshPath"_s, path);
    Behaviours later = m_services->behaviours();
    later.clockOffsetSeconds = 3600; // the access token is over, the other is not
    m_services->setBehaviours(later);
    const QString before = m_endpoint.token;
    const Result<HttpRequest> request = m_api.request(wish::Renew{}, m_endpoint);
    QVERIFY(request.ok());
    const Answer renewed = perform(wish::Renew{});
    QCOMPARE(renewed.ok(), !path.isEmpty());
    QCOMPARE(renewed.endsSession, path.isEmpty());
    if (path.isEmpty())
        return;
    QVERIFY(m_endpoint.token != before);
    QVERIFY(perform(wish::ReadOwn{}).ok());
    later.clockOffsetSeconds = 3 * 86'400;
    m_services->setBehaviours(later);
    const Answer over = perform(wish::Renew{});
    QCOMPARE(over.error.kind, Outcome::AuthRequired);
    QVERIFY(over.endsSession);
}

void EpixelTwinTest::livesWithoutFurtherPages()
{
    for (const QString &part : {u"address"_s, u"about"_s, u"localInfo"_s})
        set(part, false);
    m_endpoint.server = {};
    const Answer answer = perform(wish::ReadOwn{});
    QVERIFY(answer.ok());
    QVERIFY(!answer.person.own.contains(u"city"_s));
    QCOMPARE(m_endpoint.server.lacks, (QSet<QString>{u"address"_s, u"about"_s, u"local-info"_s}));
    QCOMPARE(m_endpoint.server.can.value(u"page.address"_s, true), false);
    m_services->clearLog();
    QVERIFY(perform(wish::ReadOwn{}).ok());
    QCOMPARE(m_services->log().size(), 1);
}

void EpixelTwinTest::readsOddShapes()
{
    set(u"byteOrderMark"_s, true);
    set(u"numericPhone"_s, true);
    for (const QString &shape : {u"object"_s, u"several"_s}) {
        set(u"profileShape"_s, shape);
        const Answer answer = perform(wish::ReadOwn{});
        QCOMPARE(answer.person.handle, u"ada"_s);
        QCOMPARE(answer.person.own.value(u"phone_number"_s), u"7700900123"_s);
    }
    set(u"profileShape"_s, u"empty"_s);
    QCOMPARE(perform(wish::ReadOwn{}).error.kind, Outcome::NoData);
    for (const QString &shape : {u"pairs"_s, u"map"_s, u"strings"_s, u"objects"_s}) {
        set(u"localInfoShape"_s, shape);
        const Answer answer = perform(wish::Call{u"local-info"_s, {}});
        QCOMPARE(answer.learned.choices.value(u"languages"_s).size(), 3);
    }
    set(u"redirect"_s, u"https://login.example.net/"_s);
    QCOMPARE(perform(wish::ReadOwn{}).error.kind, Outcome::ProtocolError);
}

void EpixelTwinTest::fetchesGuardedPictures()
{
    set(u"media"_s, u"absolute"_s);
    const QString address = *perform(wish::ReadOwn{}).person.picture;
    QCOMPARE(address, u"https://mlm.example.net/media/profile/ada.jpg"_s);
    QVERIFY(perform(wish::ReadPicture{address, {}}).picture);
    set(u"media"_s, u"protected"_s);
    m_services->clearLog();
    QVERIFY(perform(wish::ReadPicture{address, {}}).picture);
    QCOMPARE(m_services->log().size(), 2);
    QVERIFY(!m_services->log().constFirst().authorized);
    QVERIFY(m_services->log().constLast().authorized);
}

void EpixelTwinTest::noticesWhatChangesBehindIt()
{
    set(u"ignoreWrites"_s, true);
    save({{u"first_name"_s, u"Augusta"_s}});
    QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"first_name"_s), u"Ada"_s);
    set(u"ignoreWrites"_s, false);
    set(u"clearsOmitted"_s, true);
    m_endpoint.settings.insert(u"epixel.sendAllFields"_s, u"yes"_s);
    save({{u"first_name"_s, u"Augusta"_s}});
    QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"last_name"_s), u"Lovelace"_s);
    m_endpoint.settings.clear();
    save({{u"first_name"_s, u"Ada"_s}});
    QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"last_name"_s), QString());
    set(u"envelopeStatus"_s, 400);
    save({{u"first_name"_s, u"Ada"_s}}, Outcome::Invalid);
}

void EpixelTwinTest::changesThePassword()
{
    Answer answer = perform(wish::ChangePassword{u"wrong"_s, u"Machine-1844"_s});
    QVERIFY(answer.error.fieldIssues.contains(u"old_password"_s));
    answer = perform(wish::ChangePassword{m_ada.password, u"short"_s});
    QVERIFY(answer.error.fieldIssues.contains(u"new_password"_s));
    QVERIFY(perform(wish::ChangePassword{m_ada.password, u"Machine-1844"_s}).ok());
    QVERIFY(perform(wish::SignIn{m_ada.handle, u"Machine-1844"_s}).ok());
    QVERIFY(perform(wish::Call{u"forgot-password"_s, {{u"email"_s, u"ada"_s}}}).ok());
    answer = perform(wish::Call{u"forgot-password"_s, {{u"email"_s, u"nobody"_s}}});
    QVERIFY(answer.error.fieldIssues.contains(u"email"_s));
}

void EpixelTwinTest::speaksBodyStyles()
{
    for (const QString &style : {u"multipart"_s, u"urlencoded"_s, u"json"_s}) {
        set(u"bodyStyle"_s, style);
        m_endpoint.settings.insert(u"epixel.bodyStyle"_s, style);
        save({{u"first_name"_s, style}});
        QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"first_name"_s), style);
    }
    m_endpoint.settings.clear();
    const Answer answer = perform(wish::SaveProfile{{{{u"first_name"_s, u"x"_s}}}, m_known});
    QCOMPARE(answer.error.detail, u"epixel.bodyStyle"_s);
}

void EpixelTwinTest::keepsItsState()
{
    const QByteArray picture = jpeg(Qt::green);
    QVERIFY(perform(wish::PutPicture{PictureSlot::Avatar, picture, "image/jpeg"}).ok());
    save({{u"first_name"_s, u"Augusta"_s}});
    m_client.reset();
    m_services.reset();
    start();
    const Answer answer = perform(wish::ReadOwn{}); // the token is still good
    QCOMPARE(answer.person.own.value(u"first_name"_s), u"Augusta"_s);
    QCOMPARE(perform(wish::ReadPicture{*answer.person.picture, {}}).picture->bytes, picture);
}

std::unique_ptr<QObject> makeEpixelTwinTest()
{
    return std::make_unique<EpixelTwinTest>();
}

#include "epixel_twin.moc"
