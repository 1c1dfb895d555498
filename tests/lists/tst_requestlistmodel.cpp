// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/requestlistmodel.h"
#include "outboxfixture.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using Model = RequestListModel;

namespace {

IncomingRequest made(int number)
{
    IncomingRequest request;
    request.actionId = u"a%1"_s.arg(number);
    request.from = u"p%1.example.com"_s.arg(number);
    request.name = u"Person %1"_s.arg(number);
    request.text = u"Hello\nthere"_s;
    request.createdAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number, Qt::UTC);
    return request;
}

OutboxEntry decided(qint64 id, const PeopleScope &scope, int number, OutboxState state,
                    RelationVerb verb = RelationVerb::AcceptRequest)
{
    OutboxEntry entry;
    entry.id = id;
    entry.account = scope.account;
    entry.command =
        RelationCommand{scope.node, made(number).from, verb, {}, made(number).actionId, {}};
    entry.state = state;
    return entry;
}

} // namespace

class TestRequestListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsRequestsNewestFirst();
    void showsOneAccountOrAll();
    void keepsADecidedRowUntilTheNodeConfirmed();
    void countsARefusedDecisionAsOpen();
    void ignoresWhatIsNoAnswer();
    void followsRandomChanges();

private:
    void tell(const PeopleScope &scope, const QList<IncomingRequest> &requests)
    {
        Q_EMIT m_people->requestsChanged(scope, requests, m_now);
    }
    void decide(const OutboxEntry &entry);
    [[nodiscard]] QStringList shown() const;

    const PeopleScope m_own{{u"alice"_s}, {}};
    const PeopleScope m_garden{{u"alice"_s}, u"garden.example.com"_s};
    const PeopleScope m_other{{u"bob"_s}, {}};
    const QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'700'100'000, Qt::UTC);
    std::unique_ptr<Stores> m_stores;
    std::unique_ptr<PeopleStore> m_people;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRequestListModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_people.reset();
    m_stores = std::make_unique<Stores>();
    QVERIFY(m_stores->opened);
    m_people = std::make_unique<PeopleStore>(m_stores->cacheThread);
    m_model = std::make_unique<Model>(*m_people, m_stores->outbox);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestRequestListModel::decide(const OutboxEntry &entry)
{
    QSignalSpy submitted(&m_stores->outbox, &Outbox::submitted);
    m_stores->outbox.submit(entry.account, entry.command, QUuid::createUuid());
    QVERIFY(submitted.wait());
    OutboxEntry kept = submitted.at(0).at(1).value<OutboxEntry>();
    if (entry.state == kept.state)
        return;
    QSignalSpy changed(&m_stores->outbox, &Outbox::entryChanged);
    kept.state = entry.state;
    m_stores->outbox.update(kept);
    QVERIFY(changed.wait());
}

QStringList TestRequestListModel::shown() const
{
    QStringList ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.append(m_model->index(row, 0).data(Model::ActionIdRole).toString());
    return ids;
}

void TestRequestListModel::showsRequestsNewestFirst()
{
    IncomingRequest undated = made(9);
    undated.createdAt = {};
    tell(m_own, {made(1), undated, made(3), made(1)}); // one of them twice
    tell(m_garden, {made(2)});
    QCOMPARE(shown(), (QStringList{u"a3"_s, u"a2"_s, u"a1"_s, u"a9"_s}));
    const QModelIndex cell = m_model->indexOf(u"a2"_s);
    QCOMPARE(cell.siblingAtColumn(Model::Name).data().toString(), u"\u2068Person 2\u2069"_s);
    QCOMPARE(cell.siblingAtColumn(Model::For).data().toString(),
             u"\u2068garden.example.com\u2069"_s);
    QCOMPARE(cell.siblingAtColumn(Model::Text).data().toString(), u"\u2068Hello there\u2069"_s);
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(),
             u"\u2068Person 2\u2069, \u2068garden.example.com\u2069, \u2068Hello there\u2069, "
             u"2023-11-14T22:13:22Z"_s);
    QCOMPARE(m_model->openCount(), 4);
    QVERIFY(!m_model->indexOf(u"a7"_s).isValid());
    QCOMPARE(m_model->headerData(Model::Since, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"since"_s);
}

void TestRequestListModel::showsOneAccountOrAll()
{
    tell(m_own, {made(1)});
    tell(m_other, {made(1), made(2)}); // another node's ids may be the same
    QCOMPARE(m_model->rowCount(), 3);
    m_model->setAccount(m_own.account);
    QCOMPARE(shown(), QStringList{u"a1"_s});
    m_model->setAccount({});
    QCOMPARE(m_model->rowCount(), 3);
}

void TestRequestListModel::keepsADecidedRowUntilTheNodeConfirmed()
{
    tell(m_own, {made(1), made(2)});
    QSignalSpy counts(m_model.get(), &Model::countsChanged);
    decide(decided(0, m_own, 1, OutboxState::Queued));
    QVERIFY(!counts.isEmpty());
    QCOMPARE(m_model->openCount(), 1);
    QCOMPARE(m_model->indexOf(u"a1"_s).data(Model::DecidedRole).toBool(), true);
    QVERIFY(
        !m_model->indexOf(u"a1"_s).siblingAtColumn(Model::Decision).data().toString().isEmpty());
    tell(m_own, {made(2)}); // the node leaves it out, our command is still under way
    QCOMPARE(shown(), (QStringList{u"a2"_s, u"a1"_s}));
    QSignalSpy changed(&m_stores->outbox, &Outbox::entryChanged);
    OutboxEntry entry = m_stores->outbox.entries().constFirst();
    entry.state = OutboxState::Verified;
    m_stores->outbox.update(entry);
    QVERIFY(changed.wait());
    QCOMPARE(shown(), QStringList{u"a2"_s});
}

void TestRequestListModel::countsARefusedDecisionAsOpen()
{
    tell(m_garden, {made(1)});
    decide(decided(0, m_garden, 1, OutboxState::Refused, RelationVerb::RejectRequest));
    QCOMPARE(m_model->openCount(), 1);
    QCOMPARE(m_model->index(0, 0).data(Model::DecidedRole).toBool(), false);
    QVERIFY(m_model->rows().constFirst().decision);
    // The same action id of another list is somebody else's.
    tell(m_own, {made(1)});
    QVERIFY(!m_model->rows().constLast().decision || !m_model->rows().constFirst().decision);
}

void TestRequestListModel::ignoresWhatIsNoAnswer()
{
    tell(m_own, {made(1)});
    QCOMPARE(m_model->seenAt(m_own.account), m_now);
    QVERIFY(!m_model->seenAt(m_other.account).isValid());
    QSignalSpy counts(m_model.get(), &Model::countsChanged);
    OutboxEntry follow;
    follow.account = m_own.account;
    follow.command = RelationCommand{{}, made(1).from, RelationVerb::Follow, {}, {}, u"none"_s};
    decide(follow);
    QCOMPARE(counts.size(), 0);
    QCOMPARE(m_model->openCount(), 1);
}

void TestRequestListModel::followsRandomChanges()
{
    QRandomGenerator random(5);
    for (int step = 0; step < 200; ++step) {
        QList<IncomingRequest> requests;
        QStringList wanted;
        for (int number = 30; number > 0; --number) {
            if (random.bounded(3) == 0)
                continue;
            requests.insert(random.bounded(int(requests.size()) + 1), made(number));
            wanted.append(made(number).actionId);
        }
        tell(m_own, requests);
        QCOMPARE(shown(), wanted);
        QCOMPARE(m_model->openCount(), int(wanted.size()));
    }
}

QTEST_GUILESS_MAIN(TestRequestListModel)
#include "tst_requestlistmodel.moc"
