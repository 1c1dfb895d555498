// SPDX-License-Identifier: GPL-3.0-or-later
#include "epixel_tests.h"
#include "network/wire/throttle.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace epixeltest;

namespace {

wish::Call emailChange()
{
    return {u"change-email"_s,
            {{u"email"_s, u"n@example.org"_s},
             {u"token_field"_s, u"1"_s},
             {u"token_checksum_field"_s, u"abc"_s}}};
}

} // namespace

/// What follows by itself, and what an answer teaches for later (Epixel 3.2, 3.3, 3.7, 4.2).
class EpixelFollowUpTest final : public QObject, private Bench
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatCanBeReadAgain();
    void notesWhatWasLeftAlone();
    void givesBackWhatWasEmptied();
    void keepsWhatWasChosen();
    void knowsTheFormBeforeItChangesTheEmail();
    void givesBackWhatAnEmailChangeEmptied();
    void changesTheEmailOfAnUnreadableProfile();
    void excusesFurtherReads_data();
    void excusesFurtherReads();
    void findsPagesAgain();
    void readsAboutUntilItMayBeWritten();
    void knowsUsualPhones_data();
    void knowsUsualPhones();
    void stripsThePhoneCode_data();
    void stripsThePhoneCode();
    void offersAnotherBodyStyle();
    void asksOnceWhereChangesAreLimited();

private:
    QByteArray profile(const QByteArray &fields) const
    {
        return R"({"data":{"UserProfile":[{"username":"ada","email":"a@b.org",)" + fields + "}]}}";
    }
    bool learnedFits(const QString &limit, const QByteArray &fields, const QString &text) const
    {
        const Answer said = answer(wish::ReadOwn{}, 200, profile(fields));
        const QString pattern = said.learned.limits.value(limit);
        const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
        return !pattern.isEmpty() && whole.match(text).hasMatch();
    }
};

/// What is proved is what went out, not what was typed.
void EpixelFollowUpTest::sendsWhatCanBeReadAgain()
{
    const wish::SaveProfile typed{{{{u"phone_number"_s, u"(0770) 090-0123"_s},
                                    {u"email"_s, u" a@b.org "_s},
                                    {u"first_name"_s, QJsonValue()}}},
                                  {}};
    const QList<Wish> parts = m_api.split(typed);
    QCOMPARE(parts.size(), 1);
    const FieldMap sent = std::get<wish::SaveProfile>(parts.first()).patch.changes;
    QCOMPARE(sent.value(u"phone_number"_s), u"07700900123"_s);
    QCOMPARE(sent.value(u"email"_s), u"a@b.org"_s);
    QVERIFY(sent.value(u"first_name"_s).isNull());
    QCOMPARE(m_api.split(wish::SaveProfile{}).size(), 1);
}

void EpixelFollowUpTest::notesWhatWasLeftAlone()
{
    wish::SaveProfile save = m_save;
    save.known.insert(u"last_name"_s, u"King"_s);
    Endpoint from = endpoint();
    const auto reading = [&] {
        return std::get<wish::Call>(answer(save, 200, "{}", from).next.first());
    };
    QCOMPARE(reading().id, u"profile"_s);
    QVERIFY(reading().arguments.contains(u"leftAlone"_s));
    for (const QString &chosen : {u"yes"_s, u"no"_s}) {
        from.settings.insert(u"epixel.sendAllFields"_s, chosen);
        QVERIFY(!reading().arguments.contains(u"leftAlone"_s));
    }
}

void EpixelFollowUpTest::givesBackWhatWasEmptied()
{
    wish::SaveProfile save = m_save;
    save.known.insert({{u"last_name"_s, u"King"_s}, {u"lan"_s, u"en"_s}, {u"tz"_s, QString()}});
    const Wish reading = answer(save, 200, "{}").next.first();
    const Answer kept = answer(reading, 200, profile(R"("last_name":"King")"));
    QVERIFY(kept.ok() && kept.next.isEmpty());
    const Answer emptied = answer(reading, 200, profile(R"("last_name":"","first_name":"Ada")"));
    QCOMPARE(emptied.next.size(), 1);
    Endpoint from = endpoint();
    from.server.merge(emptied.learned);
    const auto repair = std::get<wish::SaveProfile>(emptied.next.first());
    QCOMPARE(repair.patch.changes, (FieldMap{{u"last_name"_s, u"King"_s}}));
    const HttpRequest request = m_api.request(repair, from).value();
    QVERIFY(request.body.contains("name=\"first_name\"\r\n\r\nAda")); // all of it, from now on
    const Answer after = answer(repair, 200, "{}", from);
    QVERIFY(answer(after.next.first(), 200, profile(R"("last_name":"")"), from).next.isEmpty());
}

void EpixelFollowUpTest::keepsWhatWasChosen()
{
    Endpoint from = endpoint();
    from.server.remembered.insert(u"sendAllFields"_s, u"yes"_s);
    wish::SaveProfile save = m_save;
    save.known.insert(u"last_name"_s, u"King"_s);
    QVERIFY(m_api.request(save, from).value().body.contains("King"));
    from.settings.insert(u"epixel.sendAllFields"_s, u"no"_s);
    QVERIFY(!m_api.request(save, from).value().body.contains("King"));
}

void EpixelFollowUpTest::knowsTheFormBeforeItChangesTheEmail()
{
    Endpoint from = endpoint();
    from.settings.insert(u"epixel.sendAllFields"_s, u"yes"_s);
    const wish::Call change = emailChange();
    QCOMPARE(pathOf(change, from), u"user/get/profile/"_s);
    const Answer read = answer(change, 200, profile(R"("first_name":"Ada")"), from);
    QCOMPARE(read.next.size(), 1);
    const HttpRequest request = m_api.request(read.next.first(), from).value();
    QCOMPARE(request.url.path(), u"/api/v1/user/update/profile/"_s);
    for (const char *part : {"n@example.org", "Ada", "abc"})
        QVERIFY2(request.body.contains(part), part);
    QVERIFY(!request.body.contains("a@b.org"));
    QVERIFY(answer(change, 500, "", from).next.isEmpty());
    wish::Call incomplete = change;
    incomplete.arguments.remove(u"token_field"_s);
    QCOMPARE(m_api.request(incomplete, from).error().kind, Outcome::LocalReject);
}

/// No less careful than a save (5, Q14).
void EpixelFollowUpTest::givesBackWhatAnEmailChangeEmptied()
{
    const wish::Call change = emailChange();
    Endpoint from = endpoint();
    QCOMPARE(pathOf(change, from), u"user/get/profile/"_s);
    const Answer read = answer(change, 200, profile(R"("last_name":"King")"), from);
    QCOMPARE(read.next.size(), 1);
    const HttpRequest request = m_api.request(read.next.first(), from).value();
    QCOMPARE(request.url.path(), u"/api/v1/user/update/profile/"_s);
    QVERIFY(!request.body.contains("King")); // only what changed, as long as nothing is lost
    const Answer changed = answer(read.next.first(), 200, "{}", from);
    QVERIFY(changed.ok() && changed.readBack);
    const Wish looking = changed.next.first();
    QVERIFY(answer(looking, 200, profile(R"("last_name":"King")"), from).next.isEmpty());
    const Answer emptied = answer(looking, 200, profile(R"("last_name":"")"), from);
    QCOMPARE(emptied.next.size(), 1);
    QCOMPARE(std::get<wish::SaveProfile>(emptied.next.first()).patch.changes,
             (FieldMap{{u"last_name"_s, u"King"_s}}));
    from.settings.insert(u"epixel.sendAllFields"_s, u"no"_s); // a person knows better
    QCOMPARE(pathOf(change, from), u"user/update/profile/"_s);
}

void EpixelFollowUpTest::changesTheEmailOfAnUnreadableProfile()
{
    const wish::Call change = emailChange();
    Endpoint from = endpoint();
    for (const auto &[status, body] : {std::pair<int, QByteArray>{200, "{}"}, {404, "{}"}}) {
        const Answer unread = answer(change, status, body, from);
        QVERIFY(!unread.ok());
        QCOMPARE(unread.next.size(), 1);
        QCOMPARE(pathOf(unread.next.first(), from), u"user/update/profile/"_s);
    }
    QVERIFY(answer(change, 500, "{}", from).next.isEmpty()); // it may be read in a moment
    from.settings.insert(u"epixel.sendAllFields"_s, u"yes"_s);
    QVERIFY(answer(change, 404, "{}", from).next.isEmpty()); // the rest would be emptied
}

void EpixelFollowUpTest::excusesFurtherReads_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("lacks");

    QTest::newRow("no such page") << 404 << QByteArray("<h1>no</h1>") << true;
    QTest::newRow("no such method") << 405 << QByteArray("{}") << true;
    QTest::newRow("no such record") << 404 << QByteArray(R"({"detail":"Not found."})") << false;
    QTest::newRow("forbidden") << 403 << QByteArray("<h1>no</h1>") << false;
    QTest::newRow("signed out") << 401 << QByteArray("{}") << false;
    QTest::newRow("broken") << 500 << QByteArray("<h1>no</h1>") << false;
    QTest::newRow("nothing there") << 200 << QByteArray(R"({"data":{}})") << false;
}

void EpixelFollowUpTest::excusesFurtherReads()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, lacks);
    const wish::Call along{u"about"_s, {{u"alongside"_s, true}}};
    const Answer said = answer(along, status, body);
    QVERIFY(said.ok());
    QCOMPARE(said.learned.lacks.contains(u"about"_s), lacks);
    QCOMPARE(said.learned.can.value(u"page.about"_s, true), !lacks);
    HttpReply lost;
    lost.transport = Outcome::ConnectionLost;
    QVERIFY(answer(along, lost).ok());
    QCOMPARE(answer(wish::Call{u"about"_s, {}}, 404, "").error.kind, Outcome::NotOffered);
}

void EpixelFollowUpTest::findsPagesAgain()
{
    Endpoint from = endpoint();
    from.server.can.insert(u"page.address"_s, false);
    const wish::Call along{u"address"_s, {{u"alongside"_s, true}}};
    for (const char *body : {R"({"data":{"UserAddress":{"city":"Bath"}}})", R"({"data":{}})"})
        QVERIFY(answer(along, 200, body, from).learned.can.value(u"page.address"_s));
    QVERIFY(!answer(along, 200, "<html>", from).learned.can.contains(u"page.address"_s));
}

void EpixelFollowUpTest::readsAboutUntilItMayBeWritten()
{
    const wish::Call read{u"about"_s, {}};
    const QByteArray body = R"({"data":{"AdditionalInfo":{"about":"x"}}})";
    Endpoint from = endpoint();
    from.server.merge(answer(read, 200, body, from).learned);
    QCOMPARE(from.server.can.value(u"edit.about"_s, true), false);
    const ApiError refused =
        m_api.request(wish::SaveProfile{{{{u"about"_s, u"y"_s}}}, {}}, from).error();
    QCOMPARE(refused.trySetting, u"epixel.aboutUpdatePath"_s);
    from.settings.insert(refused.trySetting, refused.tryValue);
    from.server.merge(answer(read, 200, body, from).learned);
    QCOMPARE(from.server.can.value(u"edit.about"_s), true);
}

void EpixelFollowUpTest::knowsUsualPhones_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("usual");

    QTest::newRow("nine") << u"123456789"_s << true;
    QTest::newRow("spaced") << u"(0770) 090-0123"_s << true;
    QTest::newRow("eight") << u"12 34 56 78"_s << false;
    QTest::newRow("plus") << u"+447700900123"_s << false;
    QTest::newRow("sixteen") << u"1234567890123456"_s << false;
}

void EpixelFollowUpTest::knowsUsualPhones()
{
    QFETCH(QString, typed);
    const FieldSpec *phone = m_api.info().field(u"phone_number"_s);
    QVERIFY(!phone->patternLimit.isEmpty());
    QTEST(learnedFits(phone->patternLimit, R"("x":1)", typed), "usual");
}

void EpixelFollowUpTest::stripsThePhoneCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("inFront");
    QTest::addColumn<bool>("strips");

    QTest::newRow("plus") << u"44"_s << u"+44"_s << true;
    QTest::newRow("zeros") << u"44"_s << u"00 44"_s << true;
    QTest::newRow("code with plus") << u"+44"_s << u"+44"_s << true;
    QTest::newRow("another country") << u"44"_s << u"+49"_s << false;
    QTest::newRow("bare") << u"44"_s << u"44"_s << false;
    QTest::newRow("not known") << QString() << u"+44"_s << false;
}

void EpixelFollowUpTest::stripsThePhoneCode()
{
    QFETCH(QString, code);
    QFETCH(QString, inFront);
    const QString limit = m_api.info().field(u"phone_number"_s)->patternLimit + u".strip"_s;
    const QByteArray fields = "\"phone_code\":\"" + code.toUtf8() + '"';
    QTEST(learnedFits(limit, fields, inFront), "strips");
}

void EpixelFollowUpTest::offersAnotherBodyStyle()
{
    Endpoint from = endpoint();
    QStringList offered;
    for (int i = 0; i < 3; ++i) {
        const ApiError error = answer(m_save, 415, "{}", from).error;
        QCOMPARE(error.trySetting, u"epixel.bodyStyle"_s);
        from.settings.insert(error.trySetting, error.tryValue);
        offered.append(error.tryValue);
    }
    QCOMPARE(offered, (QStringList{u"urlencoded"_s, u"json"_s, u"multipart"_s}));
    QVERIFY(answer(m_put, 415, "{}").error.trySetting.isEmpty()); // pictures have one style only
}

/// 4.2: a read goes out again where the server is down for a moment, not where it says wait.
void EpixelFollowUpTest::asksOnceWhereChangesAreLimited()
{
    const auto repeats = [this](int status, const QByteArray &body) {
        const HttpReply said = reply(status, body, {{"Retry-After", "1"}});
        const ApiError error = answer(wish::ReadOwn{}, said).error;
        return throttle::beforeNextTry(0, m_api.info(), error, said).has_value();
    };
    QVERIFY(repeats(503, "<h1>no</h1>"));
    QVERIFY(!repeats(500, "<h1>no</h1>"));
    QVERIFY(!repeats(429, R"({"detail":"available in 1 second"})"));
}

std::unique_ptr<QObject> makeEpixelFollowUpTest()
{
    return std::make_unique<EpixelFollowUpTest>();
}

#include "epixel_followups.moc"
