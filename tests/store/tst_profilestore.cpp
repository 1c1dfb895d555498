// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/profilestore.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

CachedProfile seen(const FieldMap &fields, qint64 ms, const QString &avatar = {})
{
    CachedProfile cached;
    cached.profile.handle = u"alice.example.com"_s;
    cached.profile.avatar = avatar;
    cached.profile.fields = fields;
    cached.seenAt = QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
    return cached;
}

} // namespace

class TestProfileStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersEmpty();
    void survivesRestart();
    void recordsChanges();
    void recordsNothingAtFirst();
    void limitsChanges();
    void keepsRawAnswer();
    void forgetsOneAccount();
    void tellsEvenWhereItCannotKeep();

private:
    void start();
    CachedProfile loaded(const AccountId &account);
    QList<SeenChange> changes(const AccountId &account, int newest = 500);
    RawAnswer raw(const AccountId &account);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DatabaseThread> m_database;
    std::unique_ptr<ProfileStore> m_store;
    const AccountId m_alice{u"a"_s};
    const AccountId m_bob{u"b"_s};
};

void TestProfileStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TestProfileStore::cleanup()
{
    m_store.reset();
    m_database.reset();
}

void TestProfileStore::start()
{
    cleanup();
    m_database = std::make_unique<DatabaseThread>(
        DatabaseSpec::cache(m_folder->filePath(u"cache.sqlite"_s)));
    QVERIFY(m_database->open().ok());
    m_store = std::make_unique<ProfileStore>(*m_database);
}

CachedProfile TestProfileStore::loaded(const AccountId &account)
{
    QSignalSpy spy(m_store.get(), &ProfileStore::profileLoaded);
    m_store->load(account);
    if (!spy.wait())
        return {};
    return spy.at(0).at(1).value<CachedProfile>();
}

QList<SeenChange> TestProfileStore::changes(const AccountId &account, int newest)
{
    QSignalSpy spy(m_store.get(), &ProfileStore::changesLoaded);
    m_store->loadChanges(account, newest);
    if (!spy.wait())
        return {};
    return spy.at(0).at(1).value<QList<SeenChange>>();
}

RawAnswer TestProfileStore::raw(const AccountId &account)
{
    QSignalSpy spy(m_store.get(), &ProfileStore::rawLoaded);
    m_store->loadRaw(account);
    if (!spy.wait())
        return {};
    return spy.at(0).at(1).value<RawAnswer>();
}

void TestProfileStore::answersEmpty()
{
    QVERIFY(!loaded(m_alice).seenAt.isValid());
    QVERIFY(changes(m_alice).isEmpty());
    QVERIFY(raw(m_alice).request.isEmpty());
}

void TestProfileStore::survivesRestart()
{
    const CachedProfile profile =
        seen({{u"name"_s, u"\u05D0 Alice"_s}, {u"x.bio"_s, u"a\nb"_s}}, 1234, u"b1~x"_s);
    QSignalSpy changed(m_store.get(), &ProfileStore::profileChanged);
    m_store->put(m_alice, profile, false);
    QVERIFY(changed.wait());
    QCOMPARE(changed.at(0).at(0).value<AccountId>(), m_alice);
    QCOMPARE(changed.at(0).at(1).value<CachedProfile>(), profile);
    start();
    QCOMPARE(loaded(m_alice), profile);
    QVERIFY(!loaded(m_bob).seenAt.isValid());
}

void TestProfileStore::recordsChanges()
{
    m_store->put(m_alice, seen({{u"name"_s, u"A"_s}, {u"x.a"_s, u"1"_s}}, 1000, u"p1"_s), false);
    m_store->put(m_alice, seen({{u"name"_s, u"B"_s}, {u"x.b"_s, u"2"_s}}, 2000, u"p1"_s), true);
    m_store->put(m_alice, seen({{u"name"_s, u"B"_s}, {u"x.b"_s, u"2"_s}}, 3000, u"p2"_s), false);
    const QList<SeenChange> found = changes(m_alice);
    const auto at = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()); };
    const QList<SeenChange> wanted{
        {u"avatar"_s, u"p1"_s, u"p2"_s, at(3000), false},
        {u"x.b"_s, QJsonValue::Undefined, u"2"_s, at(2000), true},
        {u"x.a"_s, u"1"_s, QJsonValue::Undefined, at(2000), true},
        {u"name"_s, u"A"_s, u"B"_s, at(2000), true},
    };
    QCOMPARE(found, wanted);
    QCOMPARE(changes(m_alice, 1).size(), 1);
}

void TestProfileStore::recordsNothingAtFirst()
{
    m_store->put(m_alice, seen({{u"name"_s, u"A"_s}}, 1000), false);
    m_store->put(m_alice, seen({{u"name"_s, u"A"_s}}, 2000), false);
    QVERIFY(changes(m_alice).isEmpty());
    QCOMPARE(loaded(m_alice).seenAt.toMSecsSinceEpoch(), 2000);
}

void TestProfileStore::limitsChanges()
{
    FieldMap fields;
    for (int i = 0; i < 2'600; ++i)
        fields.insert(u"x.%1"_s.arg(i), u"1"_s);
    m_store->put(m_alice, seen({}, 1), false);
    m_store->put(m_alice, seen(fields, 2), false);
    m_store->put(m_bob, seen({}, 1), false);
    m_store->put(m_bob, seen({{u"name"_s, u"B"_s}}, 2), false);
    m_store->put(m_alice, seen({}, 3), false);
    QCOMPARE(changes(m_alice, 100'000).size(), 5'000);
    QCOMPARE(changes(m_bob, 100'000).size(), 1);
}

void TestProfileStore::keepsRawAnswer()
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(77, QTimeZone::utc());
    m_store->putRaw(m_alice, {u"GET https://x.example.com/api/me"_s, 200, u"r1"_s, at,
                              QByteArray("{\"a\":1}\0x", 9)});
    m_store->putRaw(m_alice, {u"GET https://x.example.com/api/me/full"_s, 304, {}, at, {}});
    const RawAnswer answer = raw(m_alice);
    QCOMPARE(answer.request, u"GET https://x.example.com/api/me/full"_s);
    QCOMPARE(answer.status, 304);
    QCOMPARE(answer.requestId, QString());
    QCOMPARE(answer.at, at);
    QVERIFY(answer.body.isEmpty());
}

void TestProfileStore::forgetsOneAccount()
{
    for (const AccountId &account : {m_alice, m_bob}) {
        m_store->put(account, seen({{u"name"_s, u"A"_s}}, 1000), false);
        m_store->put(account, seen({{u"name"_s, u"B"_s}}, 2000), false);
        m_store->putRaw(account, {u"GET x"_s, 200, {}, QDateTime::currentDateTimeUtc(), "x"});
    }
    m_store->forget(m_alice);
    QVERIFY(!loaded(m_alice).seenAt.isValid());
    QVERIFY(changes(m_alice).isEmpty());
    QVERIFY(raw(m_alice).request.isEmpty());
    QCOMPARE(loaded(m_bob).profile.name(), u"B"_s);
    QCOMPARE(changes(m_bob).size(), 1);
    QCOMPARE(raw(m_bob).request, u"GET x"_s);
}

void TestProfileStore::tellsEvenWhereItCannotKeep()
{
    cleanup();
    DatabaseSpec spec = DatabaseSpec::cache(m_folder->filePath(u"tiny.sqlite"_s));
    spec.maximumPages = 60;
    m_database = std::make_unique<DatabaseThread>(spec);
    QVERIFY(m_database->open().ok());
    m_store = std::make_unique<ProfileStore>(*m_database);
    QSignalSpy changed(m_store.get(), &ProfileStore::profileChanged);
    QSignalSpy failed(m_store.get(), &ProfileStore::failed);
    const CachedProfile large = seen({{u"name"_s, QString(200'000, u'x')}}, 1);
    m_store->put(m_alice, large, false);
    QVERIFY(changed.wait());
    QCOMPARE(changed.at(0).at(1).value<CachedProfile>(), large);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<ApiError>().kind, Outcome::StorageFailed);
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
