// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"
#include "models/store/database.h"
#include "outboxfixture.h"

#include <QAbstractItemModelTester>
#include <QMetaEnum>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestOutboxModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsAnEntry();
    void namesTheAccount();
    void knowsItsHeaders();
    void countsWhatIsOpen();
    void showsForeignEntries();
    void followsTheOutbox();

private:
    OutboxEntry submit(const AccountId &account, const Command &command);
    void update(const OutboxEntry &entry);
    [[nodiscard]] QList<OutboxEntry> shown() const;

    // Destroyed in this order: the tester before the model before what it follows.
    std::unique_ptr<Stores> m_stores;
    std::unique_ptr<AccountListModel> m_accounts;
    std::unique_ptr<OutboxModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    const AccountId m_alice{u"alice"_s};
};

void TestOutboxModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_accounts = std::make_unique<AccountListModel>();
    m_stores = std::make_unique<Stores>();
    QVERIFY(m_stores->opened);
    m_model = std::make_unique<OutboxModel>(m_stores->outbox, m_accounts.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

OutboxEntry TestOutboxModel::submit(const AccountId &account, const Command &command)
{
    QSignalSpy spy(&m_stores->outbox, &Outbox::submitted);
    m_stores->outbox.submit(account, command, QUuid::createUuid());
    return spy.wait() ? spy.at(0).at(1).value<OutboxEntry>() : OutboxEntry();
}

void TestOutboxModel::update(const OutboxEntry &entry)
{
    QSignalSpy spy(&m_stores->outbox, &Outbox::entryChanged);
    m_stores->outbox.update(entry);
    QVERIFY(spy.wait());
}

QList<OutboxEntry> TestOutboxModel::shown() const
{
    QList<OutboxEntry> entries;
    for (const OutboxRow &row : m_model->rows())
        entries.append(row.entry);
    return entries;
}

void TestOutboxModel::showsAnEntry()
{
    OutboxEntry entry = submit(m_alice, saveCommand(u"name"_s, u"B"_s));
    entry.state = OutboxState::Waiting;
    entry.waitsFor = WaitReason::SignIn;
    entry.tries = 3;
    update(entry);
    QCOMPARE(m_model->rowCount(), 1);
    const auto cell = [this](int column, int role = Qt::DisplayRole) {
        return m_model->index(0, column).data(role);
    };
    QCOMPARE(cell(OutboxModel::State).toString(), u"Waiting: SignIn"_s);
    QCOMPARE(cell(OutboxModel::What).toString(), u"saveProfile: name"_s);
    QCOMPARE(cell(OutboxModel::Tries).toString(), u"3"_s);
    QCOMPARE(cell(0, OutboxModel::IdRole).toLongLong(), entry.id);
    QCOMPARE(cell(0, OutboxModel::StateRole).toInt(), int(OutboxState::Waiting));
    QCOMPARE(cell(0, OutboxModel::NeedsYouRole).toBool(), true);
    QCOMPARE(cell(0, OutboxModel::CanCancelRole).toBool(), true);
    QCOMPARE(cell(0, OutboxModel::FinalRole).toBool(), false);
    QVERIFY(cell(0, Qt::AccessibleTextRole).toString().contains(u"saveProfile: name"_s));
    QCOMPARE(m_model->indexOf(entry.id).row(), 0);
    QVERIFY(!m_model->indexOf(entry.id + 1).isValid());
}

void TestOutboxModel::namesTheAccount()
{
    submit(m_alice, saveCommand(u"name"_s, u"B"_s));
    AccountRow row;
    row.account.id = m_alice;
    row.account.handle = u"alice.example.com"_s;
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_accounts->upsert(row);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->index(0, OutboxModel::AccountName).data().toString(),
             u"\u2068alice.example.com\u2069"_s);
    QCOMPARE(m_model->index(0, OutboxModel::Target).data().toString(),
             u"\u2068alice.example.com\u2069"_s);
    row.lastAnswerAt = QDateTime::currentDateTimeUtc(); // not shown here
    m_accounts->upsert(row);
    QCOMPARE(changed.size(), 1);
}

void TestOutboxModel::knowsItsHeaders()
{
    QCOMPARE(m_model->headerData(OutboxModel::State, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"state"_s);
    QCOMPARE(m_model->headerData(OutboxModel::Age, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"age"_s);
    QVERIFY(
        !m_model->headerData(OutboxModel::ColumnCount, Qt::Horizontal, Qt::DisplayRole).isValid());
    QVERIFY(!m_model->headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
}

void TestOutboxModel::countsWhatIsOpen()
{
    QSignalSpy counts(m_model.get(), &OutboxModel::countsChanged);
    OutboxEntry first = submit(m_alice, saveCommand(u"name"_s, u"B"_s));
    submit({u"bob"_s}, saveCommand(u"name"_s, u"B"_s));
    QCOMPARE(m_model->openCount(), 2);
    QCOMPARE(m_model->needsYouCount(), 0);
    first.state = OutboxState::Refused;
    update(first);
    QCOMPARE(m_model->openCount(), 1);
    QCOMPARE(m_model->needsYouCount(), 1);
    QVERIFY(counts.size() >= 3);
}

void TestOutboxModel::showsForeignEntries()
{
    m_stores->outboxThread.post([](Database &database) {
        return database.execute(u"INSERT INTO entries VALUES (7, 'alice', 'k', "
                                u"'{\"kind\":\"setStatus\"}', 'Queued', 'None', 0, '', '',"
                                " 0, 0, 0, NULL, '{}', '{}', '{}')"_s);
    });
    QSignalSpy loaded(&m_stores->outbox, &Outbox::loaded);
    m_stores->outbox.load();
    QVERIFY(loaded.wait());
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->index(0, OutboxModel::What).data().toString(), u"\u2068setStatus\u2069"_s);
    QCOMPARE(m_model->index(0, OutboxModel::State).data().toString(), u"newer-version"_s);
    QVERIFY(!m_model->index(0, 0).data(OutboxModel::StateRole).isValid());
    QCOMPARE(m_model->index(0, 0).data(OutboxModel::CanCancelRole).toBool(), false);
    QCOMPARE(m_model->openCount(), 1);
}

void TestOutboxModel::followsTheOutbox()
{
    QRandomGenerator random(99);
    const QMetaEnum states = QMetaEnum::fromType<OutboxState>();
    for (int step = 0; step < 120; ++step) {
        const QList<OutboxEntry> &entries = m_stores->outbox.entries();
        const auto dice = random.bounded(4);
        if (entries.isEmpty() || dice == 0) {
            m_stores->outbox.submit({QString::number(random.bounded(4))},
                                    saveCommand(u"name"_s, u"x"_s), QUuid::createUuid());
        } else {
            OutboxEntry entry = entries.at(random.bounded(int(entries.size())));
            if (dice == 1)
                m_stores->outbox.cancel(entry.id);
            else if (dice == 2)
                m_stores->outbox.removeFinal(entry.id);
            entry.state = OutboxState(states.value(random.bounded(states.keyCount())));
            if (dice == 3)
                m_stores->outbox.update(entry);
        }
        m_stores->outboxThread.drain();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(shown(), m_stores->outbox.entries());
    }
    QVERIFY(m_model->rowCount() > 0);
}

QTEST_GUILESS_MAIN(TestOutboxModel)
#include "tst_outboxmodel.moc"
