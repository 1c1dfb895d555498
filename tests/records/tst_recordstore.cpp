// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/records/recordstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestRecordStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhenNothingIsKept();
    void keepsWholeRecords();
    void laterReplacesEarlier();
    void tellsArgumentsApart();
    void keepsAnEmptyListing();
    void forgetsOneAccount();
    void survivesRestart();
    void saysWhenTheDiskIsFull();

private:
    void start(qint64 maximumPages = 0);
    QVariantList loaded(const AccountId &account, const QString &call,
                        const FieldMap &arguments = {});
    static QList<FieldMap> records(const QVariantList &answer)
    {
        return answer.at(3).value<QList<FieldMap>>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DatabaseThread> m_database;
    std::unique_ptr<RecordStore> m_store;
    const AccountId m_ada{u"a"_s};
    const AccountId m_other{u"z"_s};
    const QDateTime m_at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, Qt::UTC);
};

void TestRecordStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TestRecordStore::cleanup()
{
    m_store.reset();
    m_database.reset();
    m_folder.reset();
}

void TestRecordStore::start(qint64 maximumPages)
{
    m_store.reset();
    m_database.reset();
    DatabaseSpec spec = DatabaseSpec::cache(m_folder->filePath(u"cache.sqlite"_s));
    spec.maximumPages = maximumPages;
    m_database = std::make_unique<DatabaseThread>(spec);
    QVERIFY(m_database->open().ok());
    m_store = std::make_unique<RecordStore>(*m_database);
}

QVariantList TestRecordStore::loaded(const AccountId &account, const QString &call,
                                     const FieldMap &arguments)
{
    QSignalSpy spy(m_store.get(), &RecordStore::loaded);
    m_store->load(account, call, arguments);
    if (!spy.wait())
        return {};
    return spy.takeFirst();
}

void TestRecordStore::saysWhenNothingIsKept()
{
    const QVariantList answer = loaded(m_ada, u"identities"_s);
    QCOMPARE(answer.size(), 6);
    QVERIFY(records(answer).isEmpty());
    QVERIFY(!answer.at(5).toDateTime().isValid());
}

void TestRecordStore::keepsWholeRecords()
{
    const FieldMap row{{u"id"_s, u"7"_s},
                       {u"isPublic"_s, true},
                       {u"likes"_s, 12},
                       {u"tags"_s, QJsonObject{{u"a"_s, u"b"_s}}},
                       {u"name"_s, QJsonValue(QJsonValue::Null)}};
    m_store->store(m_ada, u"posts"_s, {{u"handle"_s, u"bob"_s}}, {row, {}}, true, m_at);
    const QVariantList answer = loaded(m_ada, u"posts"_s, {{u"handle"_s, u"bob"_s}});
    QCOMPARE(answer.at(0).value<AccountId>(), m_ada);
    QCOMPARE(answer.at(1).toString(), u"posts"_s);
    QCOMPARE(records(answer), (QList<FieldMap>{row, {}}));
    QCOMPARE(answer.at(4).toBool(), true);
    QCOMPARE(answer.at(5).toDateTime(), m_at);
}

void TestRecordStore::laterReplacesEarlier()
{
    m_store->store(m_ada, u"identities"_s, {}, {{{u"id"_s, 1}}, {{u"id"_s, 2}}}, true, m_at);
    m_store->store(m_ada, u"identities"_s, {}, {{{u"id"_s, 3}}}, false, m_at.addSecs(1));
    const QVariantList answer = loaded(m_ada, u"identities"_s);
    QCOMPARE(records(answer), (QList<FieldMap>{{{u"id"_s, 3}}}));
    QCOMPARE(answer.at(4).toBool(), false);
    QCOMPARE(answer.at(5).toDateTime(), m_at.addSecs(1));
}

void TestRecordStore::tellsArgumentsApart()
{
    m_store->store(m_ada, u"posts"_s, {{u"offset"_s, 0}}, {{{u"id"_s, 1}}}, true, m_at);
    m_store->store(m_ada, u"posts"_s, {{u"offset"_s, 20}}, {{{u"id"_s, 2}}}, false, m_at);
    QCOMPARE(records(loaded(m_ada, u"posts"_s, {{u"offset"_s, 0}})).first().value(u"id"_s).toInt(),
             1);
    QCOMPARE(records(loaded(m_ada, u"posts"_s, {{u"offset"_s, 20}})).first().value(u"id"_s).toInt(),
             2);
    QVERIFY(records(loaded(m_ada, u"posts"_s)).isEmpty());
}

void TestRecordStore::keepsAnEmptyListing()
{
    m_store->store(m_ada, u"identities"_s, {}, {}, false, m_at);
    const QVariantList answer = loaded(m_ada, u"identities"_s);
    QVERIFY(records(answer).isEmpty());
    QCOMPARE(answer.at(5).toDateTime(), m_at); // asked, and there was nothing
}

void TestRecordStore::forgetsOneAccount()
{
    m_store->store(m_ada, u"identities"_s, {}, {{{u"id"_s, 1}}}, false, m_at);
    m_store->store(m_other, u"identities"_s, {}, {{{u"id"_s, 2}}}, false, m_at);
    m_store->forget(m_ada);
    QVERIFY(records(loaded(m_ada, u"identities"_s)).isEmpty());
    QCOMPARE(records(loaded(m_other, u"identities"_s)).size(), 1);
}

void TestRecordStore::survivesRestart()
{
    m_store->store(m_ada, u"identities"_s, {}, {{{u"id"_s, 1}}}, false, m_at);
    m_database->drain();
    start();
    QCOMPARE(records(loaded(m_ada, u"identities"_s)).size(), 1);
}

void TestRecordStore::saysWhenTheDiskIsFull()
{
    start(40);
    QSignalSpy failed(m_store.get(), &RecordStore::failed);
    const QList<FieldMap> large{{{u"text"_s, QString(4'000'000, u'x')}}};
    m_store->store(m_ada, u"posts"_s, {}, large, false, m_at);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<ApiError>().kind, Outcome::StorageFailed);
    QVERIFY(!loaded(m_ada, u"posts"_s).at(5).toDateTime().isValid());
}

QTEST_GUILESS_MAIN(TestRecordStore)
#include "tst_recordstore.moc"
