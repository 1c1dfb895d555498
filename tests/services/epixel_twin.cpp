// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_twinbench.h"

#include <QImage>
#include <QTest>

using namespace epixeltest;

/// The adapter and the played installation as it is documented.
class EpixelTwinTest final : public QObject, private TwinBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void signsIn();
    void refusesSignIns();
    void readsEverything();
    void savesEveryPart();
    void showsFieldErrors_data();
    void showsFieldErrors();
    void changesTheEmail();
    void losesNothingOverAnEmailChange();
    void readsEveryPlaceOfTheCode();
    void uploadsOnEitherPath_data();
    void uploadsOnEitherPath();
    void tellsWhenTheDayIsOver_data();
    void tellsWhenTheDayIsOver();
    void renewsOnEveryPath_data();
    void renewsOnEveryPath();
    void changesThePassword();
    void keepsItsState();
};

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

/// Where the installation empties what is not sent (5, Q14).
void EpixelTwinTest::losesNothingOverAnEmailChange()
{
    set(u"clearsOmitted"_s, true);
    FieldMap typed =
        perform(wish::Call{u"request-email-code"_s, {{u"email"_s, u"new@example.org"_s}}}).values;
    typed.insert(u"token_field"_s, u"246810"_s);
    QVERIFY(perform(wish::Call{u"change-email"_s, typed}).ok());
    const FieldMap after = perform(wish::ReadOwn{}).person.own;
    QCOMPARE(after.value(u"email"_s), u"new@example.org"_s);
    for (const QString &key : {u"first_name"_s, u"last_name"_s, u"phone_number"_s, u"tz"_s})
        QCOMPARE(after.value(key), m_known.value(key));
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
    services->clearLog();
    QVERIFY(perform(wish::PutPicture{PictureSlot::Avatar, crop, "image/jpeg"}).ok());
    QCOMPARE(services->log().size(), 2); // the upload and its reading: the place is known now
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
    Behaviours later = services->behaviours();
    later.clockOffsetSeconds = 3600; // the access token is over, the other is not
    services->setBehaviours(later);
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
    services->setBehaviours(later);
    const Answer over = perform(wish::Renew{});
    QCOMPARE(over.error.kind, Outcome::AuthRequired);
    QVERIFY(over.endsSession);
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

void EpixelTwinTest::keepsItsState()
{
    const QByteArray picture = jpeg(Qt::green);
    QVERIFY(perform(wish::PutPicture{PictureSlot::Avatar, picture, "image/jpeg"}).ok());
    save({{u"first_name"_s, u"Augusta"_s}});
    close();
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
