// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_twinhouse.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace msquaredtest;

/// The adapter and the played service, over a socket.
class MSquaredTwinTest final : public TwinHouse
{
    Q_OBJECT

private Q_SLOTS:
    void signsIn();
    void reachesEveryAddress();
    void isLoggedAndFailsAsScripted();
    void changesTheName();
    void refusesNames();
    void createsAProfile_data();
    void createsAProfile();
    void choosesObjects();
    void noticesIgnoredWrites();
    void readsAfterSilentWrites();
    void uploadsPictures();
    void findsUploadParts();
    void listsDatasources();
    void readsGuardedPictures_data();
    void readsGuardedPictures();
    void saysRefusalsInEveryForm_data();
    void saysRefusalsInEveryForm();
    void learnsTheRules_data();
    void learnsTheRules();
    void isThrottledAndRetired();
    void keepsItsState();
};

namespace {

QByteArray png(const QColor &colour)
{
    QImage image(32, 32, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

const Wish readOwn = wish::ReadOwn{};

} // namespace

void MSquaredTwinTest::signsIn()
{
    const Answer answer = perform(wish::StartUp{});
    QVERIFY(answer.ok() && answer.session);
    QCOMPARE(answer.session->handle, u"ada_l"_s);
    QCOMPARE(answer.person.own.value(u"avatar"_s), QJsonValue(u"DsA1.Obj77"_s));
    QVERIFY(answer.person.own.value(u"wallet"_s).toString().startsWith("0x"_L1));
    set(u"tokens"_s, u"expired"_s);
    const Answer expired = perform(readOwn);
    QCOMPARE(expired.outcome(), Outcome::AuthRequired);
    QCOMPARE(expired.error.serverText, u"token expired"_s);
    m_endpoint.settings[u"signInWay"_s] = u"ApiKey"_s;
    be(u"demo-api-key-acme-park"_s);
    QCOMPARE(perform(wish::StartUp{}).session->handle, u"acme-park"_s); // a key is nobody
    set(u"apiKeyProfile"_s, u"refused"_s);
    QCOMPARE(perform(wish::StartUp{}).error.needs, u"user-token"_s);
}

void MSquaredTwinTest::reachesEveryAddress()
{
    m_endpoint.base = QUrl(u"https://api.m2.example"_s); // one host for all organizations
    QVERIFY(perform(readOwn).ok());
    m_endpoint.settings[u"organization"_s] = u"elsewhere"_s;
    QCOMPARE(perform(readOwn).outcome(), Outcome::Forbidden);
    m_endpoint.settings[u"organization"_s] = u""_s;
    QCOMPARE(perform(readOwn).outcome(), Outcome::Invalid);
    m_endpoint.base = QUrl(started.base.toString() + u"/~acme-park.m2.example"_s);
    QVERIFY(perform(readOwn).ok());
    for (const auto &identity : std::as_const(started.identities)) {
        if (identity.service != "msquared"_L1 || identity.address.isEmpty())
            continue;
        m_endpoint.base = identity.address; // as a person would type it
        const Answer answer = perform(readOwn);
        QVERIFY(answer.ok());
        QVERIFY(perform(wish::ReadPicture{*answer.person.picture, {}}).picture);
    }
}

void MSquaredTwinTest::isLoggedAndFailsAsScripted()
{
    services->clearLog();
    Fault fault;
    fault.method = "GET";
    fault.pathPrefix = u"/api/profile/"_s;
    fault.tenant = u"acme-park.m2.example"_s;
    fault.kind = Fault::Kind::DropAfterRequest;
    fault.times = -1; // the network stack asks again by itself
    services->addFault(fault);
    QCOMPARE(perform(readOwn).outcome(), Outcome::ConnectionLost);
    services->clearFaults();
    fault.times = 1;
    fault.kind = Fault::Kind::Html;
    services->addFault(fault);
    QCOMPARE(perform(readOwn).outcome(), Outcome::ProtocolError);
    fault.kind = Fault::Kind::WrongTypes;
    services->addFault(fault);
    QVERIFY(perform(readOwn).outcome() != Outcome::ConnectionLost);
    QVERIFY(perform(readOwn).ok());
    const QList<LoggedRequest> log = services->log();
    QVERIFY(log.size() >= 4);
    QCOMPARE(log.constFirst().tenant, u"acme-park.m2.example"_s);
    QVERIFY(log.constFirst().faulted && log.constFirst().authorized);
}

void MSquaredTwinTest::changesTheName()
{
    const Answer saved = perform(save({{u"username"_s, u"ada_two"_s}}));
    QVERIFY(saved.ok());
    QCOMPARE(saved.person.handle, u"ada_two"_s);
    const Answer read = perform(readOwn);
    QCOMPARE(read.person.handle, u"ada_two"_s);
    QCOMPARE(read.person.own.value(u"avatar"_s), QJsonValue(u"DsA1.Obj77"_s)); // untouched
}

void MSquaredTwinTest::refusesNames()
{
    const auto issues = [this](const QString &name, Outcome outcome) {
        const Answer answer = perform(save({{u"username"_s, name}}));
        return answer.outcome() == outcome ? answer.error.fieldIssues.value(u"username"_s)
                                           : QStringList{u"another outcome"_s};
    };
    QCOMPARE(issues(u"X"_s, Outcome::Invalid), (QStringList{u"too short"_s, u"bad alphabet"_s}));
    QCOMPARE(issues(u"bob"_s, Outcome::Conflict), QStringList{u"Username is taken"_s});
    QCOMPARE(issues(u"root"_s, Outcome::Invalid), QStringList{u"Username is not allowed"_s});
    QCOMPARE(perform(readOwn).person.handle, u"ada_l"_s);
    for (const auto &[status, outcome] :
         {std::pair(400, Outcome::Invalid), std::pair(409, Outcome::Conflict),
          std::pair(422, Outcome::Invalid)}) { // no status is documented (U11)
        set(u"nameStatus"_s, status);
        QCOMPARE(issues(u"bob"_s, outcome), QStringList{u"Username is taken"_s});
    }
    set(u"pattern"_s, u"^[A-Z]+$"_s);
    QVERIFY(perform(save({{u"username"_s, u"ADA"_s}})).ok());
}

void MSquaredTwinTest::createsAProfile_data()
{
    QTest::addColumn<QString>("shape");
    for (const char *shape : {"404", "{}", "null"})
        QTest::addRow("%s", shape) << QString::fromLatin1(shape);
}

void MSquaredTwinTest::createsAProfile()
{
    QFETCH(const QString, shape);
    set(u"noProfile"_s, shape);
    be(u"demo-user-token-new"_s);
    QCOMPARE(perform(readOwn).outcome(), Outcome::NoData);
    QVERIFY(perform(save({{u"username"_s, u"newcomer"_s}})).ok());
    QCOMPARE(perform(readOwn).person.handle, u"newcomer"_s);
}

void MSquaredTwinTest::choosesObjects()
{
    const auto both = save({{u"picture"_s, u"DsA1.Obj12"_s}, {u"avatar"_s, u"DsB2.Hat.Red"_s}});
    const Answer saved = perform(both);
    QVERIFY(saved.ok());
    QVERIFY(saved.person.picture->contains("Obj12"_L1));
    QCOMPARE(saved.person.own.value(u"avatar"_s), QJsonValue(u"DsB2.Hat.Red"_s));
    QVERIFY(perform(wish::ReadPicture{*saved.person.picture, {}}).picture);
    const Answer unset =
        perform(save({{u"picture"_s, QJsonValue::Null}, {u"avatar"_s, QJsonValue::Null}}));
    QVERIFY(unset.ok());
    QCOMPARE(unset.person.picture, u""_s);
    QVERIFY(unset.person.own.value(u"avatar"_s).isNull());
    QCOMPARE(perform(save({{u"avatar"_s, u"DsA1.Nothing"_s}})).outcome(), Outcome::Invalid);

    set(u"avatarField"_s, u"avatar"_s); // another name: silently ignored, and noticed
    const Answer ignored = perform(save({{u"avatar"_s, u"DsA1.Obj99"_s}}));
    QCOMPARE(ignored.outcome(), Outcome::Unverified);
    follow(ignored);
    QVERIFY(perform(save({{u"avatar"_s, u"DsA1.Obj99"_s}})).ok());
    set(u"idPairStyle"_s, u"dotted"_s);
    const Answer otherShape = perform(both);
    QCOMPARE(otherShape.outcome(), Outcome::Invalid);
    follow(otherShape);
    QVERIFY(perform(both).ok());
}

void MSquaredTwinTest::noticesIgnoredWrites()
{
    Behaviours behaviours;
    behaviours.ignoreWrites = true;
    services->setBehaviours(behaviours);
    const Answer ignored = perform(save({{u"username"_s, u"ada_two"_s}}));
    QCOMPARE(ignored.outcome(), Outcome::Unverified);
    QCOMPARE(ignored.person.handle, u"ada_l"_s);
    behaviours.ignoreWrites = false;
    behaviours.alterWrites = true;
    services->setBehaviours(behaviours);
    QCOMPARE(perform(save({{u"username"_s, u"ada_two"_s}})).outcome(), Outcome::Unverified);
    QCOMPARE(perform(readOwn).person.handle, u"ada_two~"_s);
}

void MSquaredTwinTest::readsAfterSilentWrites()
{
    for (const auto &[answer, name] :
         {std::pair(u"empty"_s, u"ada_two"_s), std::pair(u"ok"_s, u"ada_three"_s)}) {
        set(u"putAnswer"_s, answer);
        const Answer saved = perform(save({{u"username"_s, name}}));
        QVERIFY(saved.ok() && saved.readBack);
        QCOMPARE(saved.person.handle, name); // from the reading that followed
    }
}

void MSquaredTwinTest::uploadsPictures()
{
    const QByteArray bytes = png(Qt::red);
    const Answer sent = perform(wish::PutPicture{PictureSlot::Avatar, bytes, "image/png"});
    QVERIFY(sent.ok() && sent.upload);
    const Answer read = perform(wish::ReadPicture{sent.upload->pictureId, {}});
    QVERIFY(read.picture);
    QCOMPARE(read.picture->bytes, bytes);
    QCOMPARE(perform(wish::PutPicture{PictureSlot::Avatar, "\x89PNG no picture", {}}).outcome(),
             Outcome::Invalid);
    set(u"pictureUpload"_s, false);
    QCOMPARE(perform(wish::PutPicture{PictureSlot::Avatar, bytes, {}}).outcome(),
             Outcome::Forbidden);
}

void MSquaredTwinTest::findsUploadParts()
{
    set(u"uploadPart"_s, u"image"_s);
    const wish::PutPicture upload{PictureSlot::Avatar, png(Qt::blue), {}};
    for (const auto &next : {u"file"_s, u"image"_s}) {
        const Answer missing = perform(upload);
        QCOMPARE(missing.outcome(), Outcome::Invalid);
        QCOMPARE(missing.error.tryValue, next);
        follow(missing);
    }
    QVERIFY(perform(upload).ok());
    set(u"uploadStyle"_s, u"raw"_s);
    const Answer otherStyle = perform(upload);
    QCOMPARE(otherStyle.outcome(), Outcome::Invalid);
    follow(otherStyle);
    QVERIFY(perform(upload).ok());
}

void MSquaredTwinTest::listsDatasources()
{
    QCOMPARE(perform(wish::Call{u"datasources"_s, {}}).records->size(), 2);
    const Answer some = perform(wish::Call{u"datasources"_s, {{u"type"_s, u"avatar"_s}}});
    QCOMPARE(some.records->size(), 1);
    QCOMPARE(some.records->constFirst().value(u"id"_s), u"Avatars"_s);
}

void MSquaredTwinTest::readsGuardedPictures_data()
{
    QTest::addColumn<QString>("guard");
    QTest::addRow("credential") << u"credential"_s;
    QTest::addRow("signed") << u"signed"_s;
}

void MSquaredTwinTest::readsGuardedPictures()
{
    QFETCH(const QString, guard);
    set(u"pictures"_s, guard);
    const QString first = *perform(readOwn).person.picture;
    QVERIFY(perform(wish::ReadPicture{first, {}}).picture);
    const QString second = *perform(readOwn).person.picture;
    QVERIFY(perform(wish::ReadPicture{second, {}}).picture);
    if (guard == "signed"_L1) { // the older address has run out
        const Answer over = perform(wish::ReadPicture{first, {}});
        QCOMPARE(over.outcome(), Outcome::NotFound);
        QVERIFY(over.ranOut);
    }
}

void MSquaredTwinTest::saysRefusalsInEveryForm_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("text");
    for (const char *style : {"message", "nested", "list", "text"})
        QTest::addRow("%s", style) << QString::fromLatin1(style) << u"Username is taken"_s;
    QTest::addRow("html") << u"html"_s << u"Conflict"_s; // the status line's own word
}

void MSquaredTwinTest::saysRefusalsInEveryForm()
{
    QFETCH(const QString, style);
    set(u"errors"_s, style);
    const Answer answer = perform(save({{u"username"_s, u"bob"_s}}));
    QCOMPARE(answer.outcome(), Outcome::Conflict);
    QTEST(answer.error.serverText, "text");
    QVERIFY(answer.error.fieldIssues.contains(u"username"_s));
}

void MSquaredTwinTest::learnsTheRules_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<bool>("known");
    QTest::addRow("array") << u"array"_s << true;
    QTest::addRow("object") << u"object"_s << true;
    QTest::addRow("refused") << u"refused"_s << false;
}

void MSquaredTwinTest::learnsTheRules()
{
    QFETCH(const QString, shape);
    QFETCH(const bool, known);
    set(u"organizations"_s, shape);
    set(u"unique"_s, false);
    QVERIFY(perform(wish::StartUp{}).ok());
    QCOMPARE(m_endpoint.server.can.contains(u"uniqueNames"_s), known);
    QCOMPARE(m_endpoint.server.can.value(u"uniqueNames"_s, false), false);
    QCOMPARE(m_endpoint.server.limits.contains(u"username.pattern"_s), known);
    services->clearLog();
    QVERIFY(perform(wish::StartUp{}).ok());
    QCOMPARE(services->log().size(), 1); // asked once
}

void MSquaredTwinTest::isThrottledAndRetired()
{
    Behaviours behaviours;
    behaviours.retryAfter = 9;
    services->setBehaviours(behaviours);
    set(u"throttled"_s, true);
    const Answer throttled = perform(readOwn);
    QCOMPARE(throttled.outcome(), Outcome::Throttled);
    QCOMPARE(throttled.error.retryAfterSeconds, 9);
    set(u"throttled"_s, QJsonValue::Null); // back to the documented value
    set(u"retired"_s, true);
    QCOMPARE(perform(readOwn).outcome(), Outcome::Retired);
    QVERIFY(perform(wish::Call{u"organization-rules"_s, {}}).ok());
    services->reset();
    set(u"newerApi"_s, true);
    QCOMPARE(perform(readOwn).error.detail, u"wrong-api"_s);
    m_endpoint.settings[u"m2.statusPath"_s] = u"/api/profile/status/"_s;
    const Wish status = wish::Call{u"status"_s, {}};
    QCOMPARE(perform(status).values.value(u"status"_s), QJsonValue(u"ok"_s));
    set(u"statusPath"_s, u"/status"_s); // nobody knows where it is (U9)
    QVERIFY(!perform(status).values.contains(u"status"_s));
    m_endpoint.settings[u"m2.statusPath"_s] = u"status"_s;
    QCOMPARE(perform(status).values.value(u"status"_s), QJsonValue(u"ok"_s));
}

void MSquaredTwinTest::keepsItsState()
{
    const QByteArray bytes = png(Qt::green);
    QVERIFY(perform(save({{u"username"_s, u"ada_two"_s}})).ok());
    QVERIFY(perform(wish::PutPicture{PictureSlot::Avatar, bytes, {}}).ok());
    QVERIFY(perform(denyPairs(DenylistVerb::Add, {{u"bob"_s, u"bob_1"_s}})).ok());
    close();
    start();
    const Answer read = perform(readOwn);
    QCOMPARE(read.person.handle, u"ada_two"_s);
    QCOMPARE(perform(wish::ReadPicture{*read.person.picture, {}}).picture->bytes, bytes);
    QCOMPARE(perform(save({{u"username"_s, u"bob"_s}})).outcome(), Outcome::Invalid);
}

std::unique_ptr<QObject> makeMSquaredTwinTest()
{
    return std::make_unique<MSquaredTwinTest>();
}

#include "msquared_twin.moc"
