// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/hand.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::test {

/// Ada's day on an Epixel installation, by the window alone: her names, a session that ends while
/// she types, her e-mail address with a code, her pictures, and the day's limit of them.
class EpixelStory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_live.startProgram(); }
    void init() { m_live.beginChapter(); }

    void signsIn();
    void editsAndVerifies();
    void showsARefusalAtItsField();
    void losesNothingToAnHtmlError();
    void renewsItsSessionInTheMiddleOfAnEdit();
    void choosesFromWhatTheInstallationOffers();
    void changesItsAddressWithACode();
    void sendsAPicture();
    void tellsWhenTheNextChangeIsTaken();
    void holdsBackUntilThen();
    void goesOutWhenItIsTaken();

    void cleanupTestCase() { m_live.endProgram(); }

private:
    [[nodiscard]] int sent(const QString &path, const QByteArray &method = "POST") const;

    LiveWindow m_live;
    Hand m_hand{m_live};
    const QString m_update = u"/api/v1/user/update/profile/"_s;
    const QString m_profile = u"/api/v1/user/get/profile/"_s;
    const QString m_image = u"/api/v1/user/profile-image/"_s;
    const QString m_renew = u"/api/v1/user/token/refresh/"_s;
};

/// Whether it did something there or not.
int EpixelStory::sent(const QString &path, const QByteArray &method) const
{
    const QList<LoggedRequest> log = const_cast<LiveWindow &>(m_live).services().log();
    return int(std::count_if(log.cbegin(), log.cend(), [&](const LoggedRequest &request) {
        return request.method == method && request.path == path;
    }));
}

void EpixelStory::signsIn()
{
    QVERIFY(m_hand.signIn(u"epixel"_s));
    QVERIFY(m_hand.edit());
    QVERIFY(m_hand.reads(u"field:first_name"_s, u"Ada"_s));
}

void EpixelStory::editsAndVerifies()
{
    QVERIFY(m_hand.type(u"field:first_name"_s, u"Augusta"_s));
    QVERIFY(m_hand.publishProved(u"first_name"_s));
    QVERIFY(m_hand.reads(u"profileName"_s, u"Augusta"_s));
    QCOMPARE(m_live.appliedCount("POST", m_update), 1);
}

void EpixelStory::showsARefusalAtItsField()
{
    Fault refusal;
    refusal.method = "POST";
    refusal.pathPrefix = m_update;
    refusal.kind = Fault::Kind::Status;
    refusal.status = 400;
    refusal.headers = {{"Content-Type", "application/json"}};
    refusal.body = R"({"status_code":400,"data":{},)"
                   R"("errors":{"last_name":["This name is not allowed here."]}})";
    m_live.services().addFault(refusal);
    QVERIFY(m_hand.type(u"field:last_name"_s, u"King"_s));
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"row:last_name"_s, u"This name is not allowed here."_s));
    QVERIFY(!m_hand.words(u"row:first_name"_s).contains(u"not allowed"_s));
    QVERIFY(m_hand.reads(u"field:last_name"_s, u"King"_s));
    QVERIFY(m_hand.type(u"field:last_name"_s, u"Byron"_s));
    QVERIFY(m_hand.publishProved(u"last_name"_s));
}

void EpixelStory::losesNothingToAnHtmlError()
{
    QVERIFY(m_hand.losesNothingToAnHtmlError(u"first_name"_s, u"Ada Augusta"_s, "POST", m_update));
}

/// The installation ends the access token; nobody is asked to sign in, and nothing typed is lost.
void EpixelStory::renewsItsSessionInTheMiddleOfAnEdit()
{
    m_live.services().clearLog();
    QVERIFY(m_hand.type(u"field:last_name"_s, u"Lovelace"_s));
    m_live.change(
        [](Behaviours &behaviours) { behaviours.clockOffsetSeconds = 1000; }); // 900 it lives
    QVERIFY(m_hand.publishProved(u"last_name"_s));
    QVERIFY(m_hand.reads(u"field:last_name"_s, u"Lovelace"_s));
    QCOMPARE(sent(m_renew), 1);
    QCOMPARE(m_live.appliedCount("POST", m_update), 1);
    m_live.change([](Behaviours &behaviours) { behaviours.clockOffsetSeconds = 0; });
}

void EpixelStory::choosesFromWhatTheInstallationOffers()
{
    QVERIFY(m_hand.choose(u"field:lan"_s, u"fr"_s));
    QVERIFY(m_hand.publishProved(u"lan"_s));
    QVERIFY(m_hand.reads(u"field:lan"_s, u"Français"_s));
}

void EpixelStory::changesItsAddressWithACode()
{
    QVERIFY(m_hand.openPage(u"account"_s));
    QVERIFY(m_hand.press(u"call-request-email-code"_s));
    QVERIFY(m_hand.type(u"ask-email"_s, u"ada@example.net"_s));
    QVERIFY(m_hand.press(u"callGo"_s));
    QVERIFY(m_hand.type(u"ask-token_field"_s, u"000000"_s)); // the checksum came by itself
    QVERIFY(m_hand.press(u"callGo"_s));
    QVERIFY(m_hand.reads(u"issue-token_field"_s, u"does not match"_s));
    QVERIFY(m_hand.reads(u"ask-token_field"_s, u"000000"_s));
    QVERIFY(m_hand.type(u"ask-token_field"_s, u"246810"_s));
    QVERIFY(m_hand.press(u"callGo"_s));
    QVERIFY(m_hand.gone(u"callDialog"_s));
    QVERIFY(m_hand.edit());
    QVERIFY(m_hand.reads(u"field:email"_s, u"ada@example.net"_s));
    QVERIFY(m_hand.reads(u"field:last_name"_s, u"Lovelace"_s)); // nothing else was touched
}

void EpixelStory::sendsAPicture()
{
    QVERIFY(m_hand.pastePicture(landscape()));
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"avatarMark"_s, u"verified"_s));
    QCOMPARE(m_live.appliedCount("POST", m_image), 1);
}

/// The words of the refusal become a time on the clock.
void EpixelStory::tellsWhenTheNextChangeIsTaken()
{
    m_live.change([](Behaviours &behaviours) {
        behaviours.services.insert(u"epixel"_s, QJsonObject{{u"dailyLimit"_s, 1}});
    });
    m_live.services().clearLog();
    QVERIFY(m_hand.pastePicture(landscape().mirrored(true, false)));
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"waitSentence"_s, u"takes the next change at"_s));
    const Account *known = m_live.engine().registry().find(m_live.window().account());
    const QDateTime midnight(QDateTime::currentDateTimeUtc().date().addDays(1), QTime(0, 0),
                             Qt::UTC);
    QVERIFY(qAbs(known->writesNotBefore.secsTo(midnight)) < 5);
    QVERIFY(!known->writesEstimated);
    QVERIFY(m_hand.reads(u"avatarMark"_s, u"waiting until"_s));
    QCOMPARE(sent(m_image), 1);
}

/// Said before the person tries, and the queue keeps to it, whatever else goes on.
void EpixelStory::holdsBackUntilThen()
{
    QVERIFY(m_hand.type(u"field:first_name"_s, u"Countess"_s));
    QVERIFY(m_hand.reads(u"publishButton"_s, u"Queue"_s));
    QVERIFY(m_hand.sees(u"waitStrip"_s));
    QVERIFY(m_hand.press(u"publishButton"_s));
    QVERIFY(m_hand.reads(u"mark:first_name"_s, u"waiting"_s));
    const auto readings = [this] { return sent(m_profile, "GET"); };
    const int before = readings();
    m_live.engine().sync().refresh(m_live.window().account()); // reading goes on
    QVERIFY(m_hand.waitsFor([&] { return readings() > before; }, u"the reading"_s));
    QVERIFY(m_hand.reads(u"field:first_name"_s, u"Countess"_s));
    QCOMPARE(sent(m_update), 0);
    QCOMPARE(sent(m_image), 1);
}

void EpixelStory::goesOutWhenItIsTaken()
{
    m_live.change([](Behaviours &behaviours) { behaviours.services.remove(u"epixel"_s); });
    QVERIFY(m_hand.press(u"waitTryAnywayButton"_s));
    QVERIFY(m_hand.reads(u"mark:first_name"_s, u"verified"_s));
    QVERIFY(m_hand.reads(u"avatarMark"_s, u"verified"_s));
    QVERIFY(m_hand.gone(u"waitStrip"_s));
    QCOMPARE(m_live.appliedCount("POST", m_image), 1);
    QCOMPARE(m_live.appliedCount("POST", m_update), 1);
}

} // namespace personae::test

QTEST_MAIN(personae::test::EpixelStory)
#include "tst_story_epixel.moc"
