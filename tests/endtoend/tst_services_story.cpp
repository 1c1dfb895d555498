// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/imageintake.h"
#include "tests/endtoend/livewindow.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

namespace personae::test {

namespace {

constexpr int patience = 20'000; ///< ms; only ever spent where something is broken

/// Something with a direction, so that a wrong turn would show.
QByteArray landscape()
{
    QImage image(900, 600, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QPainter painter(&image);
    painter.fillRect(0, 0, 450, 300, Qt::yellow);
    painter.fillRect(600, 400, 200, 150, Qt::darkRed);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

/// Everybody who lives on several services at once: signs in to each, edits in the same window,
/// sends a picture, and does what only that service has; all of it proved by reading back.
class ServicesStoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_live.startProgram(); }

    void signsIn_data() { names(); }
    void signsIn();
    void editsAndVerifies_data() { names(); }
    void editsAndVerifies();
    void sendsAPicture_data() { names(); }
    void sendsAPicture();

    void unlinksAnIdentity();
    void createsAndLeavesAnOrganization();
    void changesItsAddressInTwoSteps();
    void showsItsOwnPrivateMessages();
    void takesAPictureFromAnAddress();
    void refusesToDeleteAnotherAccount();

    void forbidsNamesInPart();
    void choosesAnAvatarByItsIds();

    void changesItsAddressWithACode();
    void keepsALimitForTheDay();

    void cleanupTestCase() { m_live.endProgram(); }

private:
    void names();
    [[nodiscard]] AccountId account(const QString &service) { return m_accounts.value(service); }
    void open(const QString &service);
    [[nodiscard]] ProfileForm &form(const QString &service)
    {
        return *m_live.engine().desk().form(account(service));
    }
    /// The newest entry of this account once it is over.
    [[nodiscard]] OutboxEntry ended(const QString &service, qint64 after);
    [[nodiscard]] OutboxEntry newest(const QString &service);
    [[nodiscard]] CallResult call(const QString &service, const QString &id,
                                  const FieldMap &arguments = {});
    void choosePicture(const QString &service);

    LiveWindow m_live;
    QMap<QString, AccountId> m_accounts;
};

void ServicesStoryTest::names()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("field");
    QTest::newRow("InterlinedList") << u"interlinedlist"_s << u"displayName"_s;
    QTest::newRow("MSquared") << u"msquared"_s << u"username"_s;
    QTest::newRow("Epixel") << u"epixel"_s << u"first_name"_s;
}

void ServicesStoryTest::signsIn()
{
    QFETCH(const QString, service);
    QSignalSpy succeeded(&m_live.engine().signIn(), &SignInPort::succeeded);
    QSignalSpy failed(&m_live.engine().signIn(), &SignInPort::failed);
    m_live.engine().signIn().start(m_live.demoRequest(service));
    QTRY_VERIFY_WITH_TIMEOUT(!succeeded.isEmpty() || !failed.isEmpty(), patience);
    if (!failed.isEmpty())
        QFAIL(qPrintable(failed.first().first().value<ApiError>().detail));
    m_accounts.insert(service, succeeded.first().first().value<AccountId>());
    QTRY_VERIFY_WITH_TIMEOUT(m_live.engine().desk().form(account(service)), patience);
    QTRY_VERIFY_WITH_TIMEOUT(form(service).hasBase(), patience);
    const Account *known = m_live.engine().registry().find(account(service));
    QVERIFY(known);
    QVERIFY(!known->handle.isEmpty());
}

void ServicesStoryTest::open(const QString &service)
{
    m_live.window().chooseAccount(account(service));
    QTRY_COMPARE_WITH_TIMEOUT(m_live.window().account(), account(service), patience);
}

OutboxEntry ServicesStoryTest::newest(const QString &service)
{
    OutboxEntry found;
    for (const OutboxEntry &entry : m_live.engine().outbox().entries()) {
        if (entry.account == account(service) && entry.id > found.id)
            found = entry;
    }
    return found;
}

OutboxEntry ServicesStoryTest::ended(const QString &service, qint64 after)
{
    const bool over = QTest::qWaitFor(
        [&] {
            const OutboxEntry entry = newest(service);
            return entry.id > after && isFinal(entry.state);
        },
        patience);
    const OutboxEntry entry = newest(service);
    if (!over)
        qWarning() << "still" << entry.state << entry.lastError.kind << entry.lastError.detail;
    return over ? entry : OutboxEntry();
}

CallResult ServicesStoryTest::call(const QString &service, const QString &id,
                                   const FieldMap &arguments)
{
    QSignalSpy answered(&m_live.engine().services(), &ServicePort::answered);
    const quint64 ticket = m_live.engine().services().call(account(service), id, arguments);
    CallResult result;
    const bool came = QTest::qWaitFor(
        [&] {
            for (const QList<QVariant> &one : std::as_const(answered)) {
                result = one.at(1).value<CallResult>();
                if (one.first().toULongLong() == ticket && !result.cached)
                    return true;
            }
            return false;
        },
        patience);
    if (!came)
        result.error.kind = Outcome::TimedOut;
    return result;
}

void ServicesStoryTest::editsAndVerifies()
{
    QFETCH(const QString, service);
    QFETCH(const QString, field);
    open(service);
    const qint64 before = newest(service).id;
    constexpr int editTab = 1;
    m_live.find<QTabWidget>(u"inspectorTabs"_s)->setCurrentIndex(editTab);
    const QString name = u"field:"_s + field;
    QLineEdit *editor = nullptr; // the page of the account before may not be gone yet
    const auto comes = [&] {
        const auto all = m_live.window().findChildren<QLineEdit *>(name);
        for (QLineEdit *one : all)
            editor = one->isVisible() && !one->isReadOnly() ? one : editor;
        return editor != nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(comes(), patience);
    editor->setFocus();
    editor->selectAll();
    QTest::keyClicks(editor, u"ada_two"_s);
    auto *publish = m_live.find<QAbstractButton>(u"publishButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(publish->isEnabled(), patience);
    QTest::mouseClick(publish, Qt::LeftButton);
    const OutboxEntry entry = ended(service, before);
    QCOMPARE(entry.state, OutboxState::Verified);
    QCOMPARE(entry.proofs.value(field), FieldProof::Verified);
    QTRY_COMPARE_WITH_TIMEOUT(form(service).base().profile.fields.value(field).toString(),
                              u"ada_two"_s, patience);
}

void ServicesStoryTest::choosePicture(const QString &service)
{
    const auto taken = imageintake::take(landscape());
    QVERIFY(taken.ok());
    const PictureRule *rule = form(service).service().picture(PictureSlot::Avatar);
    QVERIFY(rule);
    CropRecipe recipe;
    recipe.crop = QRectF(90, 60, 450, 450);
    m_live.engine().desk().choosePicture(account(service), PictureSlot::Avatar, taken.value(),
                                         recipe);
    QTRY_VERIFY_WITH_TIMEOUT(form(service).picture(PictureSlot::Avatar), patience);
    m_live.engine().desk().publish(account(service));
}

void ServicesStoryTest::sendsAPicture()
{
    QFETCH(const QString, service);
    open(service);
    const QString shown = form(service).base().profile.avatar;
    const qint64 before = newest(service).id;
    choosePicture(service);
    const OutboxEntry entry = ended(service, before);
    QCOMPARE(entry.state, OutboxState::Verified);
    QTRY_VERIFY_WITH_TIMEOUT(!form(service).base().profile.avatar.isEmpty(), patience);
    const PictureRule *rule = form(service).service().picture(PictureSlot::Avatar);
    if (!rule->keepsAddress)
        QTRY_VERIFY_WITH_TIMEOUT(form(service).base().profile.avatar != shown, patience);
}

void ServicesStoryTest::unlinksAnIdentity()
{
    const QString il = u"interlinedlist"_s;
    const CallResult all = call(il, u"identities"_s);
    QVERIFY2(!all.error.isError(), qPrintable(all.error.detail));
    QCOMPARE(all.records.size(), 2);
    const QString provider = u"mastodon:social.example"_s;
    QVERIFY(!call(il, u"verify-identity"_s, {{u"provider"_s, provider}}).error.isError());
    const CallResult tired = call(il, u"verify-identity"_s, {{u"provider"_s, u"github"_s}});
    QCOMPARE(tired.error.kind, Outcome::Invalid);
    QVERIFY(!tired.error.serverText.isEmpty());
    QVERIFY(!call(il, u"unlink-identity"_s, {{u"provider"_s, provider}}).error.isError());
    QCOMPARE(call(il, u"identities"_s).records.size(), 1);
}

void ServicesStoryTest::createsAndLeavesAnOrganization()
{
    const QString il = u"interlinedlist"_s;
    const qsizetype before = call(il, u"my-organizations"_s).records.size();
    QVERIFY(before > 0);
    const CallResult made = call(il, u"create-organization"_s,
                                 {{u"name"_s, u"Story Tellers"_s}, {u"isPublic"_s, true}});
    QVERIFY2(!made.error.isError(), qPrintable(made.error.serverText));
    const CallResult taken = call(il, u"create-organization"_s, {{u"name"_s, u"Story Tellers"_s}});
    QVERIFY(taken.error.fieldIssues.contains(u"name"_s));
    const QList<FieldMap> mine = call(il, u"my-organizations"_s).records;
    QCOMPARE(mine.size(), before + 1);
    const auto isOurs = [](const FieldMap &one) {
        return one.value(u"name"_s).toString() == "Story Tellers"_L1;
    };
    const auto ours = std::find_if(mine.cbegin(), mine.cend(), isOurs);
    QVERIFY(ours != mine.cend());
    QCOMPARE(ours->value(u"role"_s).toString(), u"owner"_s);
    // Its last owner cannot leave, and is told so.
    const CallResult stuck = call(il, u"leave-organization"_s, {{u"id"_s, ours->value(u"id"_s)}});
    QCOMPARE(stuck.error.kind, Outcome::Invalid);
    QVERIFY(!call(il, u"delete-organization"_s, {{u"id"_s, ours->value(u"id"_s)}}).error.isError());
    QCOMPARE(call(il, u"my-organizations"_s).records.size(), before);
}

void ServicesStoryTest::changesItsAddressInTwoSteps()
{
    const QString il = u"interlinedlist"_s;
    const FieldMap wanted{{u"newEmail"_s, u"ada@example.org"_s}};
    QVERIFY(!call(il, u"request-email-change"_s, wanted).error.isError());
    QTRY_COMPARE_WITH_TIMEOUT(form(il).base().profile.fields.value(u"pendingEmail"_s).toString(),
                              u"ada@example.org"_s, patience);
    const CallResult again =
        call(il, u"request-email-change"_s, {{u"newEmail"_s, u"b@example.org"_s}});
    QCOMPARE(again.error.kind, Outcome::Throttled);
    QCOMPARE(again.error.retryAfterSeconds, 540); // the minutes stand in the text only
    QCOMPARE(call(il, u"confirm-email-change"_s, {{u"token"_s, u"bogus"_s}}).error.kind,
             Outcome::Invalid);
    const FieldMap token{{u"token"_s, u"demo-mail-token"_s}};
    QVERIFY(!call(il, u"confirm-email-change"_s, token).error.isError());
    QTRY_COMPARE_WITH_TIMEOUT(form(il).base().profile.fields.value(u"email"_s).toString(),
                              u"ada@example.org"_s, patience);
}

void ServicesStoryTest::showsItsOwnPrivateMessages()
{
    const QString il = u"interlinedlist"_s;
    const QString handle = m_live.engine().registry().find(account(il))->handle;
    const CallResult own =
        call(il, u"posts"_s, {{u"handle"_s, handle}, {u"limit"_s, 2}, {u"offset"_s, 0}});
    QVERIFY(!own.error.isError());
    QCOMPARE(own.records.size(), 2);
    QVERIFY(own.more);
    QCOMPARE(own.records.constFirst().value(u"publiclyVisible"_s).toBool(), false);
}

void ServicesStoryTest::takesAPictureFromAnAddress()
{
    const QString il = u"interlinedlist"_s;
    const QString shown = form(il).base().profile.avatar;
    const qint64 before = newest(il).id;
    m_live.engine().desk().chooseAddress(account(il), PictureSlot::Avatar,
                                         u" https://images.example/ok.jpg "_s);
    m_live.engine().desk().publish(account(il));
    QCOMPARE(ended(il, before).state, OutboxState::Verified);
    QTRY_VERIFY_WITH_TIMEOUT(form(il).base().profile.avatar != shown, patience);
}

void ServicesStoryTest::refusesToDeleteAnotherAccount()
{
    const QString il = u"interlinedlist"_s;
    const FieldMap other{{u"username"_s, u"somebody"_s}, {u"email"_s, u"some@example.org"_s}};
    QCOMPARE(call(il, u"delete-account"_s, other).error.kind, Outcome::Invalid);
    QVERIFY(m_live.engine().registry().find(account(il)));
}

void ServicesStoryTest::forbidsNamesInPart()
{
    const QString m2 = u"msquared"_s;
    const qint64 before = newest(m2).id;
    QSignalSpy lists(&m_live.engine().denylist(), &DenylistStore::listLoaded);
    // "grace" is in use and her new name is taken; "nobody_here" is free.
    m_live.engine().outbox().submit(
        account(m2),
        DenylistCommand{DenylistVerb::Add,
                        {{u"grace"_s, u"linus"_s}, {u"nobody_here"_s, u"nobody_1"_s}},
                        u"a test"_s},
        QUuid::createUuid());
    const OutboxEntry entry = ended(m2, before);
    QVERIFY(entry.id != 0);
    QCOMPARE(entry.lastError.kind, Outcome::Partial);
    QCOMPARE(entry.seen.value(u"failed"_s).toVariant().toStringList(), QStringList{u"grace"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!lists.isEmpty(), patience);
    const auto list = lists.last().at(1).value<Denylist>();
    QCOMPARE(list.names.size(), 1);
    QCOMPARE(list.names.constFirst().name, u"nobody_here"_s);
}

void ServicesStoryTest::choosesAnAvatarByItsIds()
{
    const QString m2 = u"msquared"_s;
    const qint64 before = newest(m2).id;
    form(m2).setValue(u"avatarObject"_s, u"DsA1.Obj99"_s);
    m_live.engine().desk().publish(account(m2));
    QCOMPARE(ended(m2, before).state, OutboxState::Verified);
    QTRY_COMPARE_WITH_TIMEOUT(form(m2).base().profile.fields.value(u"avatarObject"_s).toString(),
                              u"DsA1.Obj99"_s, patience);
}

void ServicesStoryTest::changesItsAddressWithACode()
{
    const QString epixel = u"epixel"_s;
    const FieldMap wanted{{u"email"_s, u"ada@example.net"_s}};
    const CallResult asked = call(epixel, u"request-email-code"_s, wanted);
    QVERIFY2(!asked.error.isError(), qPrintable(asked.error.detail));
    FieldMap change = asked.values;
    change.insert(u"email"_s, u"ada@example.net"_s);
    change.insert(u"token_checksum_field"_s, asked.values.value(u"checksum"_s));
    change.insert(u"token_field"_s, u"000000"_s);
    const CallResult wrong = call(epixel, u"change-email"_s, change);
    QCOMPARE(wrong.error.kind, Outcome::Invalid);
    QVERIFY(wrong.error.fieldIssues.contains(u"token_field"_s));
    change.insert(u"token_field"_s, u"246810"_s);
    QVERIFY(!call(epixel, u"change-email"_s, change).error.isError());
    QTRY_COMPARE_WITH_TIMEOUT(form(epixel).base().profile.fields.value(u"email"_s).toString(),
                              u"ada@example.net"_s, patience);
}

/// The words of the refusal become a time on the clock; what was to go out waits for it.
void ServicesStoryTest::keepsALimitForTheDay()
{
    const QString epixel = u"epixel"_s;
    Behaviours limited = m_live.services().behaviours();
    limited.services.insert(epixel, QJsonObject{{u"dailyLimit"_s, 1}});
    m_live.services().setBehaviours(limited);
    choosePicture(epixel);
    QTRY_COMPARE_WITH_TIMEOUT(newest(epixel).state, OutboxState::Waiting, patience);
    QCOMPARE(newest(epixel).waitsFor, WaitReason::Time);
    const Account *known = m_live.engine().registry().find(account(epixel));
    QTRY_VERIFY_WITH_TIMEOUT(known->writesNotBefore > QDateTime::currentDateTimeUtc(), patience);
    QVERIFY(!known->writesEstimated);
}

} // namespace personae::test

QTEST_MAIN(personae::test::ServicesStoryTest)
#include "tst_services_story.moc"
