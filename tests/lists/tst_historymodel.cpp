// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/historymodel.h"
#include "outboxfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

class TestHistoryModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mergesByTime();
    void filters();
    void followsWhatHappens();
    void showsOneAccount();
    void tellsTwinsApart();

private:
    void see(const AccountId &account, const FieldMap &fields, qint64 ms);
    void finishEdit(const AccountId &account, OutboxState state);
    void settle();
    [[nodiscard]] QStringList changes() const;

    std::unique_ptr<Stores> m_stores;
    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    const AccountId m_alice{u"alice"_s};
    const AccountId m_bob{u"bob"_s};
};

void TestHistoryModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_stores = std::make_unique<Stores>();
    QVERIFY(m_stores->opened);
    m_model = std::make_unique<HistoryModel>(m_stores->outbox, m_stores->profiles);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestHistoryModel::see(const AccountId &account, const FieldMap &fields, qint64 ms)
{
    CachedProfile cached;
    cached.profile.fields = fields;
    cached.seenAt = QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
    m_stores->profiles.put(account, cached, false);
    settle();
}

void TestHistoryModel::finishEdit(const AccountId &account, OutboxState state)
{
    QSignalSpy submitted(&m_stores->outbox, &Outbox::submitted);
    m_stores->outbox.submit(account, saveCommand(u"name"_s, u"x"_s), QUuid::createUuid());
    QVERIFY(submitted.wait());
    auto entry = submitted.at(0).at(1).value<OutboxEntry>();
    entry.state = state;
    m_stores->outbox.update(entry);
    settle();
}

/// Lets every question that is under way, and those its answer asks, be answered.
void TestHistoryModel::settle()
{
    for (int round = 0; round < 3; ++round) {
        m_stores->cacheThread.drain();
        m_stores->outboxThread.drain();
        QCoreApplication::sendPostedEvents();
    }
}

QStringList TestHistoryModel::changes() const
{
    QStringList texts;
    for (int i = 0; i < m_model->rowCount(); ++i)
        texts.append(m_model->index(i, HistoryModel::Change).data().toString());
    return texts;
}

void TestHistoryModel::mergesByTime()
{
    see(m_alice, {{u"name"_s, u"A"_s}}, 1000);
    see(m_alice, {{u"name"_s, u"B"_s}}, 2000);
    finishEdit(m_alice, OutboxState::Verified); // now: far later than 1970
    see(m_alice, {{u"name"_s, u"C"_s}}, 3000);
    const qint64 tomorrow = QDateTime::currentMSecsSinceEpoch() + 86'400'000;
    see(m_alice, {{u"name"_s, u"C"_s}, {u"x.bio"_s, u"b"_s}}, tomorrow);
    m_model->setAccount(m_alice);
    QVERIFY(!m_model->isLoaded());
    QTRY_VERIFY(m_model->isLoaded());
    const QStringList wanted{u"seen: \u2068x.bio\u2069"_s, u"saveProfile: name: Verified"_s,
                             u"seen: \u2068name\u2069"_s, u"seen: \u2068name\u2069"_s};
    QCOMPARE(changes(), wanted);
    QVERIFY(std::is_sorted(m_model->rows().cbegin(), m_model->rows().cend(),
                           [](const HistoryRow &a, const HistoryRow &b) { return a.at > b.at; }));
    QCOMPARE(m_model->index(1, 0).data(HistoryModel::IsEditRole).toBool(), true);
    QCOMPARE(m_model->index(3, 0).data(HistoryModel::TimeRole).toDateTime().toMSecsSinceEpoch(),
             2000);
    QVERIFY(m_model->index(3, 0).data(Qt::AccessibleTextRole).toString().contains(u"1970"_s));
}

void TestHistoryModel::filters()
{
    mergesByTime();
    m_model->setShown(HistoryModel::Edits);
    QCOMPARE(m_model->rowCount(), 1);
    m_model->setShown(HistoryModel::SeenChanges);
    QCOMPARE(m_model->rowCount(), 3);
    m_model->setShown(HistoryModel::Everything);
    QCOMPARE(m_model->rowCount(), 4);
}

void TestHistoryModel::followsWhatHappens()
{
    m_model->setAccount(m_alice);
    QTRY_VERIFY(m_model->isLoaded());
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    see(m_alice, {{u"name"_s, u"A"_s}}, 1000);
    QCOMPARE(m_model->rowCount(), 0);
    see(m_alice, {{u"name"_s, u"B"_s}}, 2000);
    QTRY_COMPARE(m_model->rowCount(), 1);
    finishEdit(m_alice, OutboxState::Refused);
    QTRY_COMPARE(m_model->rowCount(), 2);
    see(m_bob, {{u"name"_s, u"A"_s}}, 1000);
    see(m_bob, {{u"name"_s, u"B"_s}}, 2000);
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(reset.size(), 0);
}

void TestHistoryModel::showsOneAccount()
{
    see(m_bob, {{u"name"_s, u"A"_s}}, 1000);
    see(m_bob, {{u"name"_s, u"B"_s}}, 2000);
    m_model->setAccount(m_bob);
    QTRY_COMPARE(m_model->rowCount(), 1);
    m_model->setAccount(m_alice);
    QCOMPARE(m_model->rowCount(), 0); // at once: never another account's rows
    QTRY_VERIFY(m_model->isLoaded());
    m_model->setAccount({});
    QVERIFY(m_model->isLoaded());
    QCOMPARE(m_model->rowCount(), 0);
}

void TestHistoryModel::tellsTwinsApart()
{
    // A clock that stands still: the same field changes twice in one millisecond.
    for (const QString &name : {u"A"_s, u"B"_s, u"C"_s})
        see(m_alice, {{u"name"_s, name}}, 1000);
    m_model->setAccount(m_alice);
    QTRY_COMPARE(m_model->rowCount(), 2);
    QVERIFY(m_model->rows().at(0).key() != m_model->rows().at(1).key());
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
