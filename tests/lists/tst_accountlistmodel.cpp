// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/accountlistmodel.h"
#include "models/lists/listwording.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

AccountRow made(int number, const QString &name = {})
{
    AccountRow row;
    row.account.id = {u"id %1"_s.arg(number)};
    row.account.handle = u"a%1.example.com"_s.arg(number);
    row.account.displayName = name;
    return row;
}

class LoudWording final : public ListWording
{
public:
    [[nodiscard]] QString accountTitle(const AccountRow &row) const override
    {
        return row.account.handle.toUpper();
    }
};

} // namespace

class TestAccountListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheirOrder();
    void tellsWhatChanged();
    void showsNamesSafely();
    void followsItsWording();
    void tellsWhenChangesAreTakenAgain();
    void warnsOfTheEndOfASignIn();
    void followsAReference();
};

void TestAccountListModel::warnsOfTheEndOfASignIn()
{
    AccountRow row = made(1);
    QVERIFY(!row.signInEndsSoon()); // not known
    const QDateTime now = QDateTime::currentDateTimeUtc();
    row.signInEndsAt = now.addDays(2);
    QVERIFY(!row.signInEndsSoon());
    for (const int seconds : {3600, -3600}) {
        row.signInEndsAt = now.addSecs(seconds);
        QVERIFY(row.signInEndsSoon());
    }
    row.reach = Reach::SignInNeeded; // it has ended
    QVERIFY(!row.signInEndsSoon());
}

void TestAccountListModel::keepsTheirOrder()
{
    AccountListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i : {3, 1, 2})
        model.upsert(made(i));
    model.upsert(made(1, u"New"_s));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.indexOf({u"id 1"_s}).row(), 1);
    QCOMPARE(model.find({u"id 1"_s})->account.displayName, u"New"_s);
    model.remove({u"id 3"_s});
    model.remove({u"id 9"_s});
    QCOMPARE(model.indexOf({u"id 1"_s}).row(), 0);
    QCOMPARE(model.find({u"id 3"_s}), nullptr);
    QVERIFY(!model.indexOf({u"id 3"_s}).isValid());
}

void TestAccountListModel::tellsWhatChanged()
{
    AccountListModel model;
    model.upsert(made(1));
    model.upsert(made(2));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.upsert(made(2));
    QCOMPARE(changed.size(), 0);
    AccountRow row = made(2);
    row.reach = Reach::Offline;
    model.upsert(row);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
}

void TestAccountListModel::showsNamesSafely()
{
    AccountListModel model;
    model.upsert(made(1, u"a\u202Eb\nc"_s));
    model.upsert(made(2, u"  "_s));
    QCOMPARE(model.index(0).data().toString(), u"\u2068ab c\u2069"_s);
    QCOMPARE(model.index(1).data().toString(), u"\u2068a2.example.com\u2069"_s);
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"a2.example.com"_s));
    QCOMPARE(model.index(1).data(AccountListModel::RowRole).value<AccountRow>(),
             model.rows().at(1));
    QCOMPARE(model.index(1).data(AccountListModel::AccountIdRole).value<AccountId>(),
             AccountId{u"id 2"_s});
}

void TestAccountListModel::followsItsWording()
{
    AccountListModel model;
    model.upsert(made(1));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const LoudWording loud;
    model.setWording(loud);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0).data().toString(), u"A1.EXAMPLE.COM"_s);
}

/// By the time itself: nobody asks.
void TestAccountListModel::tellsWhenChangesAreTakenAgain()
{
    AccountListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    AccountRow later = made(1);
    later.account.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(3600);
    AccountRow soon = made(2);
    soon.account.writesNotBefore = QDateTime::currentDateTimeUtc().addMSecs(120);
    model.upsert(made(3));
    model.upsert(later);
    model.upsert(soon);
    QSignalSpy changed(&model, &AccountListModel::dataChanged);
    QVERIFY(changed.wait(2000));
    QVERIFY(soon.account.writesNotBefore <= QDateTime::currentDateTimeUtc());
    QCOMPARE(changed.count(), 1);
    // A time that comes nearer counts at once.
    later.account.writesNotBefore = QDateTime::currentDateTimeUtc().addMSecs(80);
    model.upsert(later);
    QCOMPARE(changed.count(), 2);
    QVERIFY(changed.wait(2000));
    QCOMPARE(changed.count(), 3);
}

void TestAccountListModel::followsAReference()
{
    AccountListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<AccountRow> reference;
    QRandomGenerator random(20'240'131);
    for (int step = 0; step < 600; ++step) {
        const AccountRow row = made(int(random.bounded(12)), QString::number(random.bounded(4)));
        const auto it =
            std::find_if(reference.begin(), reference.end(), [&row](const AccountRow &other) {
                return other.account.id == row.account.id;
            });
        if (random.bounded(3) == 0) {
            model.remove(row.account.id);
            if (it != reference.end())
                reference.erase(it);
        } else {
            model.upsert(row);
            if (it != reference.end())
                *it = row;
            else
                reference.append(row);
        }
        QCOMPARE(model.rows(), reference);
    }
}

QTEST_GUILESS_MAIN(TestAccountListModel)
#include "tst_accountlistmodel.moc"
