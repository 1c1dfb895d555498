// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_twinbench.h"

#include <QImage>
#include <QTest>

using namespace epixeltest;

/// The adapter and what the document leaves open (Epixel 5), as the installation may play it.
class EpixelDoubtTest final : public QObject, private TwinBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void livesWithoutFurtherPages();
    void readsOddShapes();
    void fetchesGuardedPictures();
    void noticesWhatChangesBehindIt();
    void speaksBodyStyles();
    void livesWithWhatLoginsGive();
    void spendsRotatedTokens();
    void renewsWithoutMarker();
    void readsOtherWaits_data();
    void readsOtherWaits();
    void readsEveryChecksum();
    void livesWithFewerChoices();
    void seesNewPictures();
    void learnsHowLongPhonesAre();
};

void EpixelDoubtTest::livesWithoutFurtherPages()
{
    for (const QString &part : {u"address"_s, u"about"_s, u"localInfo"_s})
        set(part, false);
    m_endpoint.server = {};
    const Answer answer = perform(wish::ReadOwn{});
    QVERIFY(answer.ok());
    QVERIFY(!answer.person.own.contains(u"city"_s));
    QCOMPARE(m_endpoint.server.lacks, (QSet<QString>{u"address"_s, u"about"_s, u"local-info"_s}));
    QCOMPARE(m_endpoint.server.can.value(u"page.address"_s, true), false);
    services->clearLog();
    QVERIFY(perform(wish::ReadOwn{}).ok());
    QCOMPARE(services->log().size(), 1);
}

void EpixelDoubtTest::readsOddShapes()
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

void EpixelDoubtTest::fetchesGuardedPictures()
{
    set(u"media"_s, u"absolute"_s);
    const QString address = *perform(wish::ReadOwn{}).person.picture;
    QCOMPARE(address, u"https://mlm.example.net/media/profile/ada.jpg"_s);
    QVERIFY(perform(wish::ReadPicture{address, {}}).picture);
    set(u"media"_s, u"protected"_s);
    services->clearLog();
    QVERIFY(perform(wish::ReadPicture{address, {}}).picture);
    QCOMPARE(services->log().size(), 2);
    QVERIFY(!services->log().constFirst().authorized);
    QVERIFY(services->log().constLast().authorized);
}

void EpixelDoubtTest::noticesWhatChangesBehindIt()
{
    set(u"ignoreWrites"_s, true);
    save({{u"first_name"_s, u"Augusta"_s}});
    QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"first_name"_s), u"Ada"_s);
    set(u"ignoreWrites"_s, false);
    set(u"clearsOmitted"_s, true);
    save({{u"first_name"_s, u"Augusta"_s}, {u"city"_s, u"Bath"_s}});
    const FieldMap healed = perform(wish::ReadOwn{}).person.own;
    for (const FieldSpec &field : m_api.info().fields) {
        const bool changed = field.key == u"first_name"_s || field.key == u"city"_s;
        if (!changed)
            QCOMPARE(healed.value(field.key), m_known.value(field.key));
    }
    QCOMPARE(healed.value(u"city"_s), u"Bath"_s);
    services->clearLog();
    save({{u"first_name"_s, u"Ada"_s}}); // by now everything goes along
    QCOMPARE(services->log().size(), 2);
    QCOMPARE(perform(wish::ReadOwn{}).person.own.value(u"last_name"_s), u"Lovelace"_s);
    set(u"envelopeStatus"_s, 400);
    save({{u"first_name"_s, u"Ada"_s}}, Outcome::Invalid);
}

void EpixelDoubtTest::speaksBodyStyles()
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

void EpixelDoubtTest::livesWithWhatLoginsGive()
{
    set(u"loginRefresh"_s, false);
    set(u"tokenSeconds"_s, 60);
    const Answer answer = perform(wish::SignIn{m_ada.handle, m_ada.password});
    QVERIFY(answer.ok() && answer.session->refresh.isEmpty());
    QVERIFY(answer.session->expiresAt <= QDateTime::currentDateTimeUtc().addSecs(61));
    later(3600);
    const Answer over = perform(wish::ReadOwn{});
    QCOMPARE(over.error.kind, Outcome::AuthRequired);
    QCOMPARE(over.needs, u"sign-in"_s); // nothing to renew with: no second request
}

void EpixelDoubtTest::spendsRotatedTokens()
{
    set(u"rotateRefresh"_s, true);
    set(u"refreshSeconds"_s, 600);
    const QString first = m_endpoint.refresh;
    QVERIFY(perform(wish::Renew{}).ok());
    QVERIFY(m_endpoint.refresh != first);
    QVERIFY(perform(wish::Renew{}).ok());
    m_endpoint.refresh = first;
    const Answer spent = perform(wish::Renew{});
    QVERIFY(spent.endsSession);
}

/// 2.3: without a word about tokens only the end that the token itself names counts.
void EpixelDoubtTest::renewsWithoutMarker()
{
    set(u"plain401"_s, true);
    m_endpoint.token.replace(m_endpoint.token.size() - 4, 4, u"xxxx"_s); // not signed by them
    Answer refused = perform(wish::ReadOwn{});
    QCOMPARE(refused.error.kind, Outcome::AuthRequired);
    QVERIFY(!refused.session);
    set(u"plain401"_s, false);
    QVERIFY(perform(wish::ReadOwn{}).ok());
}

void EpixelDoubtTest::readsOtherWaits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("estimated");

    QTest::newRow("short") << u"Please try again in 90 s"_s << 90 << false;
    QTest::newRow("another language") << u"Bitte später"_s << 3600 << true;
    QTest::newRow("too long") << u"Expected available in 99 hours"_s << 172'800 << true;
}

void EpixelDoubtTest::readsOtherWaits()
{
    QFETCH(QString, text);
    set(u"dailyLimit"_s, 1);
    set(u"waitText"_s, text);
    const wish::PutPicture put{PictureSlot::Avatar, jpeg(Qt::red), "image/jpeg"};
    QVERIFY(perform(put).ok());
    const Answer over = perform(put);
    QTEST(over.error.retryAfterSeconds, "seconds");
    QTEST(over.error.retryEstimated, "estimated");
}

void EpixelDoubtTest::readsEveryChecksum()
{
    const wish::Call ask{u"request-email-code"_s, {{u"email"_s, u"new@example.org"_s}}};
    for (const QString &shape : {u"top"_s, u"data"_s}) {
        set(u"tokenAnswer"_s, shape);
        QVERIFY2(!perform(ask).values.value(u"checksum"_s).toString().isEmpty(), qPrintable(shape));
    }
    set(u"tokenAnswer"_s, u"none"_s);
    QCOMPARE(perform(ask).error.kind, Outcome::ProtocolError);
}

void EpixelDoubtTest::livesWithFewerChoices()
{
    set(u"localInfoLacks"_s, u"timezones"_s);
    set(u"states"_s, false);
    m_endpoint.server = {};
    QVERIFY(perform(wish::ReadOwn{}).ok());
    QVERIFY(m_endpoint.server.choices.value(u"timezones"_s).isEmpty());
    QCOMPARE(m_endpoint.server.choices.value(u"languages"_s).size(), 3);
    QVERIFY(m_endpoint.server.lacks.contains(u"states"_s));
    // Then those that this computer knows stand in (3.6); the others are typed.
    QVERIFY(m_api.info().field(u"tz"_s)->choices.contains(u"Europe/Berlin"_s));
    QVERIFY(m_api.info().field(u"lan"_s)->choices.isEmpty());
}

void EpixelDoubtTest::seesNewPictures()
{
    const QString before = *perform(wish::ReadOwn{}).person.picture;
    const wish::PutPicture put{PictureSlot::Avatar, jpeg(Qt::red), "image/jpeg"};
    QCOMPARE(*perform(put).person.picture, before);
    set(u"newPicturePath"_s, true);
    QVERIFY(*perform(put).person.picture != before);
}

void EpixelDoubtTest::learnsHowLongPhonesAre()
{
    save({{u"phone_number"_s, u"12345678"_s}}); // unusual, and sent all the same (3.2)
    set(u"phoneMinimum"_s, 9);
    const Answer refused =
        perform(wish::SaveProfile{{{{u"phone_number"_s, u"1234567"_s}}}, m_known});
    QCOMPARE(refused.error.kind, Outcome::Invalid);
    QVERIFY(refused.error.fieldIssues.contains(u"phone_number"_s));
}

std::unique_ptr<QObject> makeEpixelDoubtTest()
{
    return std::make_unique<EpixelDoubtTest>();
}

#include "epixel_doubts.moc"
