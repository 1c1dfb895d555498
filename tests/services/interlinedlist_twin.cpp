// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_twinhouse.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace interlinedlisttests;

namespace {

QByteArray jpeg()
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    return bytes;
}

} // namespace

/// The adapter and the played service: sessions, and what is one's own.
class InterlinedListTwin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house.open(); }
    void cleanup() { m_house.close(); }
    void opensTheSessionWhenItIsNeeded();
    void opensAnotherWhenItDied();
    void asksForThePasswordItDoesNotKnow();
    void takesTheTokenWhereItWorks();
    void savesByPatchElseByPost();
    void noticesWhatWasIgnored();
    void readsDocumentedNames();
    void uploadsThenSetsThePicture();
    void switchesNotifications();
    void changesTheEmail();
    void managesIdentities();
    void makesAnAccount();
    void deletesTheAccount();
    void endsTheSession();

private:
    Answer perform(const Wish &wish) { return m_house.perform(wish); }

    TwinHouse m_house;
};

/// Bearer is refused: one session, one repetition, and then the cookie from the start (2.1).
void InterlinedListTwin::opensTheSessionWhenItIsNeeded()
{
    QVERIFY(m_house.keyring.grant.cookie.isEmpty());
    const Answer identities = perform(calling(u"identities"_s));
    QVERIFY(identities.ok() && identities.records);
    QCOMPARE(identities.records->size(), 2);
    QVERIFY(m_house.keyring.grant.cookie.startsWith("interlinedlist_session="));
    const QString list = u"GET /api/user/identities"_s;
    QCOMPARE(m_house.asked(), (QStringList{list, u"POST /api/auth/login"_s, list}));
    m_house.services->clearLog();
    QVERIFY(perform(calling(u"my-organizations"_s)).ok());
    QCOMPARE(m_house.asked(), QStringList{u"GET /api/user/organizations"_s});
    QVERIFY(!m_house.services->log().constFirst().authorized); // one credential at a time
}

void InterlinedListTwin::opensAnotherWhenItDied()
{
    QVERIFY(perform(calling(u"identities"_s)).ok());
    m_house.keyring.grant.cookie = "interlinedlist_session=dead";
    m_house.services->clearLog();
    QVERIFY(perform(calling(u"identities"_s)).ok());
    QCOMPARE(m_house.asked().count(u"POST /api/auth/login"_s), 1);
    m_house.set(u"dropSessions"_s,
                true); // a server that keeps none: no circle, and the token stays
    m_house.services->clearLog();
    const Answer hopeless = perform(calling(u"identities"_s));
    QCOMPARE(hopeless.outcome(), Outcome::AuthRequired);
    QVERIFY(m_house.asked().count(u"POST /api/auth/login"_s) <= 1);
    QVERIFY(perform(wish::ReadOwn{}).ok());
}

void InterlinedListTwin::asksForThePasswordItDoesNotKnow()
{
    const QString password = m_house.keyring.typed.password;
    m_house.keyring.typed = {};
    const Answer refused = perform(calling(u"identities"_s));
    QCOMPARE(refused.outcome(), Outcome::AuthRequired);
    QCOMPARE(refused.needs, u"password"_s);
    QCOMPARE(perform(wish::OpenSession{u"alice@example.com"_s, u"wrong-wrong"_s}).outcome(),
             Outcome::SignInRefused);
    QVERIFY(perform(wish::OpenSession{u"alice@example.com"_s, password}).ok());
    QVERIFY(perform(calling(u"identities"_s)).ok());
}

void InterlinedListTwin::takesTheTokenWhereItWorks()
{
    m_house.set(u"bearerEverywhere"_s, true);
    QVERIFY(perform(calling(u"identities"_s)).ok());
    QCOMPARE(m_house.asked(), QStringList{u"GET /api/user/identities"_s});
    QVERIFY(m_house.keyring.grant.cookie.isEmpty());
}

void InterlinedListTwin::savesByPatchElseByPost()
{
    QVERIFY(perform(saving({{u"bio"_s, u"one"_s}})).ok());
    m_house.set(u"updateMethod"_s, u"POST"_s);
    m_house.services->clearLog();
    QVERIFY(perform(saving({{u"bio"_s, u"two"_s}})).ok());
    QCOMPARE(m_house.asked(),
             (QStringList{u"PATCH /api/user/update"_s, u"POST /api/user/update"_s}));
    m_house.services->clearLog();
    QVERIFY(perform(saving({{u"bio"_s, u"three"_s}})).ok());
    QCOMPARE(m_house.asked(), QStringList{u"POST /api/user/update"_s});
    QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"bio"_s).toString(), u"three"_s);
}

void InterlinedListTwin::noticesWhatWasIgnored()
{
    Behaviours behaviours = m_house.services->behaviours();
    behaviours.ignoreWrites = true;
    m_house.services->setBehaviours(behaviours);
    QCOMPARE(perform(saving({{u"bio"_s, u"new"_s}})).outcome(), Outcome::Unverified);
    behaviours.ignoreWrites = false;
    behaviours.alterWrites = true;
    m_house.services->setBehaviours(behaviours);
    const Answer altered = perform(saving({{u"bio"_s, u"new"_s}}));
    QCOMPARE(altered.outcome(), Outcome::Unverified);
    QCOMPARE(altered.person.own.value(u"bio"_s).toString(), u"new (cut)"_s);
}

void InterlinedListTwin::readsDocumentedNames()
{
    m_house.set(u"documentedNames"_s, true);
    const Answer own = perform(wish::ReadOwn{});
    QVERIFY(own.person.picture && !own.person.picture->isEmpty());
    QVERIFY(own.person.own.contains(u"defaultPubliclyVisible"_s));
    QVERIFY(own.person.own.contains(u"notify.dig.push"_s)); // read beside it
    const Answer saved = perform(saving({{u"defaultPubliclyVisible"_s, true}}));
    QVERIFY(saved.ok());
    QCOMPARE(saved.person.own.value(u"defaultPubliclyVisible"_s), QJsonValue(true));
}

void InterlinedListTwin::uploadsThenSetsThePicture()
{
    const QString before = *perform(wish::ReadOwn{}).person.picture;
    m_house.services->clearLog();
    const Answer put = perform(wish::PutPicture{PictureSlot::Avatar, jpeg(), "image/jpeg"});
    QVERIFY(put.ok() && put.upload);
    QCOMPARE(m_house.asked(),
             (QStringList{u"POST /api/user/avatar/upload"_s, u"PATCH /api/user/update"_s}));
    const QString now = *perform(wish::ReadOwn{}).person.picture;
    QCOMPARE(now, put.upload->pictureId);
    QVERIFY(now != before);
    QVERIFY(perform(wish::ReadPicture{now, {}}).picture);
    const Answer fetched = perform(wish::PictureFromAddress{u"https://images.example/a.png"_s});
    QVERIFY(fetched.ok() && fetched.upload);
    QCOMPARE(*perform(wish::ReadOwn{}).person.picture, fetched.upload->pictureId);
    const Answer missing =
        perform(wish::PictureFromAddress{u"https://images.example/missing.png"_s});
    QCOMPARE(missing.error.fieldIssues.value(u"url"_s),
             QStringList{u"Failed to fetch image (404)"_s});
}

void InterlinedListTwin::switchesNotifications()
{
    QVERIFY(perform(saving({{u"notify.follow.push"_s, false}})).ok());
    const FieldMap own = perform(wish::ReadOwn{}).person.own;
    QCOMPARE(own.value(u"notify.follow.push"_s), QJsonValue(false));
    QCOMPARE(own.value(u"notify.dig.push"_s), QJsonValue(true));
    const Answer lacking = perform(saving({{u"notify.follow.inApp"_s, false}}));
    QCOMPARE(lacking.outcome(), Outcome::Invalid);
    QVERIFY(!lacking.error.fieldIssues.value(u"notify.follow.inApp"_s).isEmpty());
}

void InterlinedListTwin::changesTheEmail()
{
    const FieldMap wanted{{u"newEmail"_s, u"ada@example.org"_s}};
    QVERIFY(perform(calling(u"request-email-change"_s, wanted)).ok());
    QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"pendingEmail"_s).toString(),
             u"ada@example.org"_s);
    const Answer soon =
        perform(calling(u"request-email-change"_s, {{u"newEmail"_s, u"x@y.example"_s}}));
    QCOMPARE(soon.outcome(), Outcome::Throttled);
    QCOMPARE(soon.error.retryAfterSeconds, 540);
    QCOMPARE(perform(calling(u"confirm-email-change"_s, {{u"token"_s, u"wrong"_s}})).outcome(),
             Outcome::Invalid);
    const QString link =
        u"https://interlinedlist.example/verify-email-change?token=demo-mail-token"_s;
    QVERIFY(perform(calling(u"confirm-email-change"_s, {{u"token"_s, link}})).ok());
    const FieldMap own = perform(wish::ReadOwn{}).person.own;
    QCOMPARE(own.value(u"email"_s).toString(), u"ada@example.org"_s);
    QVERIFY(own.value(u"pendingEmail"_s).isNull());
}

void InterlinedListTwin::managesIdentities()
{
    const FieldMap mastodon{{u"provider"_s, u"mastodon:social.example"_s}};
    QVERIFY(perform(calling(u"verify-identity"_s, mastodon)).ok());
    const FieldMap github{{u"provider"_s, u"github"_s}};
    const Answer expired = perform(calling(u"verify-identity"_s, github));
    QCOMPARE(expired.error.serverText, u"Verification failed - token may be expired"_s);
    QVERIFY(perform(calling(u"unlink-identity"_s, mastodon)).ok());
    const Answer left = perform(calling(u"identities"_s));
    QCOMPARE(left.records->size(), 1);
    QCOMPARE(left.records->constFirst().value(u"provider"_s).toString(), u"github"_s);
    const Answer status = perform(calling(u"provider-status"_s, {{u"provider"_s, u"linkedin"_s}}));
    QCOMPARE(status.values.value(u"configured"_s), QJsonValue(true));
    QCOMPARE(perform(calling(u"provider-status"_s, {{u"provider"_s, u"bluesky"_s}})).outcome(),
             Outcome::NotOffered);
}

void InterlinedListTwin::makesAnAccount()
{
    m_house.keyring.grant = {};
    m_house.keyring.typed = {};
    const FieldMap lines{{u"identity"_s, u" new@example.com "_s},
                         {u"username"_s, u"newcomer"_s},
                         {u"secret"_s, u"correct-horse-7"_s}};
    const Answer made = perform(calling(u"register"_s, lines));
    QVERIFY2(made.ok(), qPrintable(made.error.detail));
    QCOMPARE(made.person.handle, std::optional(u"newcomer"_s));
    QVERIFY(perform(wish::SignIn{u"new@example.com"_s, u"correct-horse-7"_s}).session);
    const Answer taken = perform(calling(u"register"_s, lines));
    QCOMPARE(taken.outcome(), Outcome::Conflict);
    QCOMPARE(taken.error.fieldIssues.keys(), (QStringList{u"identity"_s, u"username"_s}));
}

void InterlinedListTwin::deletesTheAccount()
{
    const FieldMap wrong{{u"username"_s, u"Alice"_s}, {u"email"_s, u"alice@example.com"_s}};
    QCOMPARE(perform(calling(u"delete-account"_s, wrong)).outcome(), Outcome::Invalid);
    const FieldMap right{{u"username"_s, u"alice"_s}, {u"email"_s, u"ALICE@example.com"_s}};
    const Answer gone = perform(calling(u"delete-account"_s, right));
    QVERIFY(gone.ok() && gone.endsSession);
    QVERIFY(m_house.keyring.grant.cookie.isEmpty());
    QCOMPARE(perform(calling(u"posts"_s, {{u"handle"_s, u"alice"_s}})).outcome(),
             Outcome::NotFound);
}

void InterlinedListTwin::endsTheSession()
{
    QVERIFY(perform(calling(u"session-accounts"_s)).records->size() == 1);
    QVERIFY(!m_house.keyring.grant.cookie.isEmpty());
    QVERIFY(perform(calling(u"close-session"_s)).ok());
    QVERIFY(m_house.keyring.grant.cookie.isEmpty());
    QVERIFY(!m_house.keyring.grant.token.isEmpty()); // a token cannot be revoked (2)
    QVERIFY(perform(wish::ReadOwn{}).ok());
}

std::unique_ptr<QObject> interlinedlisttests::makeTwinTests()
{
    return std::make_unique<InterlinedListTwin>();
}

#include "interlinedlist_twin.moc"
