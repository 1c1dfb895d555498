// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"
#include "models/lists/sidebarmodel.h"
#include "outboxfixture.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

AccountRow made(int number)
{
    AccountRow row;
    row.account.id = {u"id %1"_s.arg(number)};
    row.account.handle = u"a%1.example.com"_s.arg(number);
    return row;
}

} // namespace

class TestSidebarModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasItsTopRows();
    void countsPeople();
    void followsTheCommunities();
    void showsAccounts();
    void showsBadges_data();
    void showsBadges();
    void showsTheOutbox();
    void followsTheAccounts();

private:
    std::unique_ptr<Stores> m_stores;
    std::unique_ptr<AccountListModel> m_accounts;
    std::unique_ptr<OutboxModel> m_outbox;
    std::unique_ptr<SidebarModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestSidebarModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_outbox.reset();
    m_stores = std::make_unique<Stores>();
    m_accounts = std::make_unique<AccountListModel>();
    m_outbox = std::make_unique<OutboxModel>(m_stores->outbox, m_accounts.get());
    m_model = std::make_unique<SidebarModel>(*m_accounts, *m_outbox);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestSidebarModel::hasItsTopRows()
{
    QStringList titles;
    QList<bool> usable;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        titles.append(index.data().toString());
        usable.append(index.data(SidebarModel::UsableRole).toBool());
        QCOMPARE(index.flags().testFlag(Qt::ItemIsEnabled), usable.constLast());
        QCOMPARE(index.data(Qt::ToolTipRole).isValid(), !usable.constLast());
        QCOMPARE(m_model->indexOf(SidebarKind(index.data(SidebarModel::KindRole).toInt())), index);
    }
    QCOMPARE(titles, (QStringList{u"my-profiles"_s, u"people"_s, u"communities"_s, u"queues"_s,
                                  u"denylists"_s, u"outbox"_s, u"activity"_s}));
    QCOMPARE(usable, (QList<bool>{true, false, false, false, false, true, false}));
    QCOMPARE(m_model->rowCount(m_model->indexOf(SidebarKind::Outbox)), 0);
    QCOMPARE(m_model->index(0, 0).data(SidebarModel::BadgeTextRole).toString(), QString());
    QVERIFY(!m_model->index(0, 0).data(SidebarModel::AccountIdRole).isValid());
    QVERIFY(!m_model->indexOf(SidebarKind::Account).isValid());
    QVERIFY(!m_model->indexOf(SidebarKind::Community).isValid());
}

void TestSidebarModel::countsPeople()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setAccount({u"id 1"_s});
    m_model->setPeopleCounts({1204, 5});
    m_model->setRequestCount(3);
    QVERIFY(!changed.isEmpty());
    const auto number = [this](SidebarKind kind) {
        return m_model->indexOf(kind).data(SidebarModel::NumberRole).toInt();
    };
    QCOMPARE(number(SidebarKind::People), 1204);
    QCOMPARE(number(SidebarKind::Communities), 5);
    QCOMPARE(number(SidebarKind::Queues), 3);
    QCOMPARE(number(SidebarKind::Requests), 3);
    const QModelIndex requests = m_model->indexOf(SidebarKind::Requests);
    QCOMPARE(requests.parent(), m_model->indexOf(SidebarKind::Queues));
    QCOMPARE(requests.data().toString(), u"requests"_s);
    QVERIFY(requests.flags().testFlag(Qt::ItemIsEnabled));
    m_model->setActivityUsable(true);
    QVERIFY(m_model->indexOf(SidebarKind::Activity).flags().testFlag(Qt::ItemIsEnabled));
    changed.clear();
    m_model->setPeopleCounts({1204, 5});
    m_model->setRequestCount(3);
    m_model->setActivityUsable(true);
    m_model->setAccount({u"id 1"_s});
    QCOMPARE(changed.size(), 0);
    m_model->setAccount({u"id 2"_s}, false); // another account's numbers are not ours
    QCOMPARE(number(SidebarKind::People), 0);
    QVERIFY(!m_model->indexOf(SidebarKind::People).flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!m_model->indexOf(SidebarKind::Requests).flags().testFlag(Qt::ItemIsEnabled));
}

void TestSidebarModel::followsTheCommunities()
{
    m_model->setAccount({u"id 1"_s});
    const QModelIndex parent = m_model->indexOf(SidebarKind::Communities);
    QRandomGenerator random(9);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    for (int step = 0; step < 200; ++step) {
        QList<Person> wanted;
        for (int i = 0; i < 8; ++i) {
            if (random.bounded(3) == 0)
                continue;
            Person community;
            community.handle = u"c%1.example.com"_s.arg(i);
            community.name = u"Club %1"_s.arg(random.bounded(3));
            community.kind = PersonKind::Community;
            wanted.insert(random.bounded(int(wanted.size()) + 1), community);
        }
        QList<Person> told = wanted;
        if (!told.isEmpty())
            told.append(told.constFirst());
        m_model->setCommunities(told);
        QCOMPARE(m_model->rowCount(parent), int(wanted.size()));
        for (int i = 0; i < wanted.size(); ++i) {
            const QModelIndex index = m_model->index(i, 0, parent);
            QCOMPARE(index.data(SidebarModel::RowRole).value<SidebarRow>().community, wanted.at(i));
            QCOMPARE(index.data(SidebarModel::HandleRole).toString(), wanted.at(i).handle);
            QCOMPARE(m_model->indexOfCommunity(wanted.at(i).handle), index);
        }
    }
    QCOMPARE(reset.size(), 0);
    QVERIFY(!m_model->indexOfCommunity(u"nobody"_s).isValid());
    m_model->setAccount({u"id 2"_s});
    QCOMPARE(m_model->rowCount(parent), 0);
}

void TestSidebarModel::showsAccounts()
{
    AccountRow row = made(1);
    row.unsentChanges = 1;
    row.waiting = 3;
    m_accounts->upsert(row);
    const QModelIndex index = m_model->indexOf(row.account.id);
    QCOMPARE(index.parent(), m_model->indexOf(SidebarKind::MyProfiles));
    QCOMPARE(index.data(SidebarModel::AccountIdRole).value<AccountId>(), row.account.id);
    QCOMPARE(index.data(SidebarModel::NumberRole).toInt(), 3);
    QCOMPARE(index.data(SidebarModel::BadgeTextRole).toString(), u"3"_s);
    QCOMPARE(index.data(SidebarModel::DotRole).toBool(), true);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
             u"\u2068a1.example.com\u2069, 3, draft"_s);
    QCOMPARE(m_model->index(0, 0).data(SidebarModel::NumberRole).toInt(), 1);
    QCOMPARE(m_model->index(0, 0).data(SidebarModel::DotRole).toBool(), true);
}

void TestSidebarModel::showsBadges_data()
{
    QTest::addColumn<int>("reach");
    QTest::addColumn<QString>("words");
    QTest::newRow("online") << int(Reach::Online) << u"2"_s;
    QTest::newRow("unknown") << int(Reach::Unknown) << u"2"_s;
    QTest::newRow("sign in") << int(Reach::SignInNeeded) << u"sign-in"_s;
    QTest::newRow("throttled") << int(Reach::Throttled) << u"429"_s;
    QTest::newRow("offline") << int(Reach::Offline) << u"offline"_s;
    QTest::newRow("trouble") << int(Reach::Trouble) << u"trouble"_s;
}

void TestSidebarModel::showsBadges()
{
    QFETCH(int, reach);
    AccountRow row = made(1);
    row.waiting = 2;
    m_accounts->upsert(row);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    row.reach = Reach(reach);
    m_accounts->upsert(row);
    QCOMPARE(changed.isEmpty(), row.reach == Reach::Unknown);
    const QModelIndex index = m_model->indexOf(row.account.id);
    QTEST(index.data(SidebarModel::BadgeTextRole).toString(), "words");
    QCOMPARE(index.data(SidebarModel::RowRole).value<SidebarRow>().account, row);
}

void TestSidebarModel::showsTheOutbox()
{
    QSignalSpy submitted(&m_stores->outbox, &Outbox::submitted);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_stores->outbox.submit({u"id 1"_s}, saveCommand(u"name"_s, u"B"_s), QUuid::createUuid());
    QVERIFY(submitted.wait());
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_model->indexOf(SidebarKind::Outbox).data(SidebarModel::NumberRole).toInt(), 1);
    QCOMPARE(m_model->indexOf(SidebarKind::Outbox).data(SidebarModel::BadgeTextRole).toString(),
             u"1"_s);
}

void TestSidebarModel::followsTheAccounts()
{
    QRandomGenerator random(7);
    const QPersistentModelIndex outbox = m_model->indexOf(SidebarKind::Outbox);
    for (int step = 0; step < 300; ++step) {
        AccountRow row = made(int(random.bounded(8)));
        row.waiting = int(random.bounded(3));
        if (random.bounded(3) == 0)
            m_accounts->remove(row.account.id);
        else
            m_accounts->upsert(row);
        const QModelIndex profiles = m_model->indexOf(SidebarKind::MyProfiles);
        QCOMPARE(m_model->rowCount(profiles), m_accounts->rowCount());
        for (int i = 0; i < m_accounts->rowCount(); ++i) {
            QCOMPARE(
                m_model->index(i, 0, profiles).data(SidebarModel::AccountIdRole).value<AccountId>(),
                m_accounts->rows().at(i).account.id);
        }
    }
    QCOMPARE(outbox.row(), int(SidebarModel::OutboxRowNumber));
}

QTEST_GUILESS_MAIN(TestSidebarModel)
#include "tst_sidebarmodel.moc"
