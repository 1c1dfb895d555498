// SPDX-License-Identifier: GPL-3.0-or-later
// Fields that are numbers, switches, choices, pairs of ids; that are only shown, never said, or
// never taken away.
#include "models/form/profiledesk.h"
#include "tests/form/testservice.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

Q_DECLARE_METATYPE(personae::FieldIssue::Kind)

namespace {

FieldSpec shaped(const QString &key, FieldShape shape)
{
    FieldSpec spec;
    spec.key = spec.wording = key;
    spec.shape = shape;
    return spec;
}

ServiceInfo shapes()
{
    ServiceInfo info;
    info.id = u"shapes"_s;
    FieldSpec rows = shaped(u"rows"_s, FieldShape::Whole);
    rows.least = 10;
    rows.most = 30;
    FieldSpec latitude = shaped(u"latitude"_s, FieldShape::Decimal);
    latitude.least = -90;
    latitude.most = 90;
    latitude.clearable = false;
    FieldSpec email = shaped(u"email"_s, FieldShape::Email);
    email.readOnly = true;
    FieldSpec pair = shaped(u"pair"_s, FieldShape::ObjectPair);
    pair.readsBack = false;
    FieldSpec language = shaped(u"language"_s, FieldShape::Choice);
    language.choicesFrom = u"languages"_s;
    language.choices = {u"en"_s};
    FieldSpec user = shaped(u"username"_s, FieldShape::Line);
    user.patternLimit = u"username.pattern"_s;
    info.fields = {rows,     latitude, shaped(u"private"_s, FieldShape::YesNo), email, pair,
                   language, user};
    PictureRule avatar;
    avatar.fromAddress = true;
    info.pictures = {avatar};
    return info;
}

OutboxEntry entryOf(const Command &command, OutboxState state, qint64 id = 1)
{
    OutboxEntry entry;
    entry.id = id;
    entry.account = {u"a"_s};
    entry.command = command;
    entry.state = state;
    entry.changedAt = QDateTime::currentDateTimeUtc();
    return entry;
}

} // namespace

class TestFormShapes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void issues_data();
    void issues();
    void numbersAndSwitchesAreSentAsSuch();
    void whatIsOnlyShownStays();
    void whatCannotBeTakenAway();
    void takesAwayWhatNobodyCanRead();
    void cannotBeChecked();
    void choicesOfTheServer();
    void unusualIsNoIssue();
    void pictureFromAnAddress();
    void deskSendsTheAddress();

private:
    std::unique_ptr<ProfileForm> m_form;
};

void TestFormShapes::init()
{
    m_form = std::make_unique<ProfileForm>(AccountId{u"a"_s}, shapes());
    m_form->setBase(testservice::profile({{u"rows"_s, 20},
                                          {u"latitude"_s, 48.25},
                                          {u"private"_s, false},
                                          {u"email"_s, u"bob@example.com"_s},
                                          {u"language"_s, u"en"_s},
                                          {u"username"_s, u"bob"_s}}));
}

void TestFormShapes::issues_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("typed");
    QTest::addColumn<bool>("wrong");
    QTest::addColumn<FieldIssue::Kind>("kind");
    using Kind = FieldIssue::Kind;
    QTest::newRow("whole") << u"rows"_s << QVariant(10) << false << Kind::Server;
    QTest::newRow("whole as text") << u"rows"_s << QVariant(u" 30 "_s) << false << Kind::Server;
    QTest::newRow("below") << u"rows"_s << QVariant(9) << true << Kind::OutOfRange;
    QTest::newRow("above") << u"rows"_s << QVariant(31) << true << Kind::OutOfRange;
    QTest::newRow("broken") << u"rows"_s << QVariant(12.5) << true << Kind::NotANumber;
    QTest::newRow("letters") << u"rows"_s << QVariant(u"12abc"_s) << true << Kind::NotANumber;
    QTest::newRow("decimal") << u"latitude"_s << QVariant(-90.0) << false << Kind::Server;
    QTest::newRow("beyond the pole")
        << u"latitude"_s << QVariant(90.01) << true << Kind::OutOfRange;
    QTest::newRow("pair") << u"pair"_s << QVariant(u"ds.object.7"_s) << false << Kind::Server;
    QTest::newRow("half a pair") << u"pair"_s << QVariant(u"ds."_s) << true << Kind::NotAPair;
    QTest::newRow("no pair") << u"pair"_s << QVariant(u"object"_s) << true << Kind::NotAPair;
}

void TestFormShapes::issues()
{
    QFETCH(QString, key);
    QFETCH(QVariant, typed);
    QFETCH(bool, wrong);
    QFETCH(FieldIssue::Kind, kind);
    m_form->setValue(key, QJsonValue::fromVariant(typed));
    const auto found = m_form->issues(key);
    QCOMPARE(found.size(), wrong ? 1 : 0);
    QCOMPARE(m_form->hasIssues(), wrong);
    if (wrong)
        QCOMPARE(found.first().kind, kind);
}

void TestFormShapes::numbersAndSwitchesAreSentAsSuch()
{
    m_form->setValue(u"rows"_s, u"25"_s);
    m_form->setValue(u"private"_s, true);
    const FieldMap sent = m_form->patch().changes;
    QVERIFY(sent.value(u"rows"_s).isDouble());
    QCOMPARE(sent.value(u"rows"_s).toInt(), 25);
    QVERIFY(sent.value(u"private"_s).isBool());
    m_form->setValue(u"rows"_s, u"20"_s); // what it was, in other words
    m_form->setValue(u"private"_s, false);
    QCOMPARE(m_form->changeCount(), 0);
}

void TestFormShapes::whatIsOnlyShownStays()
{
    m_form->setValue(u"email"_s, u"eve@example.com"_s);
    m_form->restore({.patch = {{{u"email"_s, u"eve@example.com"_s}}}, .base = {}, .pictures = {}});
    QCOMPARE(m_form->changeCount(), 0);
    QCOMPARE(m_form->value(u"email"_s).toString(), u"bob@example.com"_s);
}

void TestFormShapes::whatCannotBeTakenAway()
{
    m_form->setValue(u"latitude"_s, u""_s);
    QCOMPARE(m_form->issues(u"latitude"_s).value(0).kind, FieldIssue::Kind::CannotClear);
    m_form->setBase(testservice::profile({{u"rows"_s, 20}}));
    m_form->setValue(u"latitude"_s, 1.5);
    m_form->setValue(u"latitude"_s, u""_s); // it was never there
    QVERIFY(!m_form->hasIssues());
}

void TestFormShapes::takesAwayWhatNobodyCanRead()
{
    m_form->unset(u"pair"_s);
    QVERIFY(m_form->isChanged(u"pair"_s));
    QVERIFY(m_form->patch().changes.value(u"pair"_s).isNull());
    m_form->setBase(m_form->base()); // an answer says nothing about it
    QVERIFY(m_form->isChanged(u"pair"_s));
    m_form->undoStack().undo();
    QCOMPARE(m_form->changeCount(), 0);
    m_form->undoStack().redo();
    QCOMPARE(m_form->changedKeys(), QStringList{u"pair"_s});
    const ProfilePatch patch = m_form->patch();
    m_form->markSubmitted(patch);
    m_form->applyEntry(entryOf(SaveProfileCommand{patch, {}}, OutboxState::Queued));
    QCOMPARE(m_form->changeCount(), 0);
}

void TestFormShapes::cannotBeChecked()
{
    m_form->setValue(u"pair"_s, u"ds.7"_s);
    m_form->setValue(u"rows"_s, 11);
    const ProfilePatch patch = m_form->patch();
    m_form->markSubmitted(patch);
    OutboxEntry entry = entryOf(SaveProfileCommand{patch, {}}, OutboxState::CannotBeChecked);
    entry.proofs = {{u"pair"_s, FieldProof::Unproved}, {u"rows"_s, FieldProof::Verified}};
    entry.seen = {{u"rows"_s, 11}};
    m_form->applyEntry(entry);
    QVERIFY(m_form->proof(u"pair"_s).cannotBeChecked());
    QVERIFY(!m_form->proof(u"rows"_s).cannotBeChecked());
    QCOMPARE(m_form->proof(u"rows"_s).proof, FieldProof::Verified);
    QCOMPARE(m_form->changeCount(), 0); // nothing to decide
}

void TestFormShapes::choicesOfTheServer()
{
    using Choices = QList<std::pair<QString, QString>>;
    QCOMPARE(m_form->choices(u"language"_s), (Choices{{u"en"_s, u"en"_s}}));
    ServerFacts facts;
    facts.choices.insert(u"languages"_s, {{u"de"_s, u"Deutsch"_s}, {u"en"_s, u"English"_s}});
    QSignalSpy changed(m_form.get(), &ProfileForm::fieldChanged);
    m_form->setServer(facts);
    QVERIFY(changed.contains(QVariantList{u"language"_s}));
    QCOMPARE(m_form->choices(u"language"_s),
             (Choices{{u"de"_s, u"Deutsch"_s}, {u"en"_s, u"English"_s}}));
}

void TestFormShapes::unusualIsNoIssue()
{
    ServerFacts facts;
    facts.limits.insert(u"username.pattern"_s, u"[a-z]{3,8}"_s);
    m_form->setServer(facts);
    m_form->setValue(u"username"_s, u"bo"_s);
    QVERIFY(m_form->isUnusual(u"username"_s));
    QVERIFY(!m_form->hasIssues());
    m_form->setValue(u"username"_s, u"robert"_s);
    QVERIFY(!m_form->isUnusual(u"username"_s));
    facts.limits.insert(u"username.pattern"_s, u"[a-z"_s); // no expression at all
    m_form->setServer(facts);
    QVERIFY(!m_form->isUnusual(u"username"_s));
}

void TestFormShapes::pictureFromAnAddress()
{
    const QString address = u"https://www.example.com/me.png"_s;
    m_form->setPicture(PictureSlot::Avatar, {{}, {}, {}, address});
    const Draft draft = m_form->draft();
    QCOMPARE(draft.addresses.value(PictureSlot::Avatar), address);
    QVERIFY(draft.pictures.isEmpty());
    ProfileForm other(AccountId{u"a"_s}, shapes());
    other.restore(draft);
    QCOMPARE(other.picture(PictureSlot::Avatar)->address, address);
    PutPictureCommand put;
    put.address = address;
    m_form->markSubmitted(PictureSlot::Avatar, {{}, {}, {}, address});
    QVERIFY(!m_form->picture(PictureSlot::Avatar));
    m_form->applyEntry(entryOf(put, OutboxState::Refused));
    QCOMPARE(m_form->picture(PictureSlot::Avatar)->address, address); // kept
}

void TestFormShapes::deskSendsTheAddress()
{
    QTemporaryDir dir;
    DatabaseThread cache(DatabaseSpec::cache(dir.path() + u"/cache.sqlite"_s));
    DatabaseThread file(DatabaseSpec::outbox(dir.path() + u"/outbox.sqlite"_s));
    QVERIFY(cache.open().ok() && file.open().ok());
    BlobStore blobs(dir.path() + u"/blobs"_s);
    ProfileStore profiles(cache);
    Outbox outbox(file, blobs);
    ProfileDesk desk(profiles, outbox, blobs);
    Account account;
    account.id = {u"a"_s};
    account.server.limits.insert(u"username.pattern"_s, u"[a-z]+"_s);
    QSignalSpy loaded(&desk, &ProfileDesk::formLoaded);
    desk.open(account, shapes());
    QVERIFY(loaded.wait(5000));
    QCOMPARE(desk.form(account.id)->server(), account.server);
    desk.chooseAddress(account.id, PictureSlot::Avatar, u" https://www.example.com/a.png \n"_s);
    QSignalSpy published(&desk, &ProfileDesk::published);
    desk.publish(account.id);
    QVERIFY(published.wait(5000));
    const auto put = std::get<PutPictureCommand>(outbox.entries().first().command);
    QCOMPARE(put.address, u"https://www.example.com/a.png"_s);
    QVERIFY(put.baked.isEmpty());
}

QTEST_GUILESS_MAIN(TestFormShapes)
#include "tst_formshapes.moc"
