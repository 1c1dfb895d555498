// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/keyedrows.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

struct Row
{
    int id = 0;
    int value = 0;
    [[nodiscard]] QString key() const { return QString::number(id); }
    bool operator==(const Row &) const = default;
};

class Model final : public KeyedRows<Row>
{
public:
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 2;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(rows().at(index.row()).value) : QVariant();
    }
    using KeyedRows::takeOver;
};

QList<Row> idsOnly(const QList<int> &ids)
{
    QList<Row> rows;
    for (const int id : ids)
        rows.append({id, 0});
    return rows;
}

} // namespace

class TestKeyedRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOnlyWhatChanged();
    void takesBlocksOutAtOnce();
    void keepsPersistentIndexes();
    void followsAReference();
};

void TestKeyedRows::saysOnlyWhatChanged()
{
    Model model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.takeOver({{1, 0}, {2, 0}, {3, 0}});
    QCOMPARE(inserted.size(), 3);
    model.takeOver({{1, 0}, {2, 5}, {3, 0}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    model.takeOver({{3, 0}, {1, 0}, {2, 5}});
    QCOMPARE(moved.size(), 1);
    model.takeOver({{3, 0}, {1, 0}, {2, 5}});
    QCOMPARE(inserted.size() + removed.size() + moved.size() + changed.size() + reset.size(), 5);
}

void TestKeyedRows::takesBlocksOutAtOnce()
{
    Model model;
    model.takeOver(idsOnly({1, 2, 3, 4, 5, 6, 7}));
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.takeOver(idsOnly({3, 6}));
    QCOMPARE(removed.size(), 3); // 7; 4 and 5; 1 and 2
    QCOMPARE(model.rows(), idsOnly({3, 6}));
}

void TestKeyedRows::keepsPersistentIndexes()
{
    Model model;
    model.takeOver({{1, 10}, {2, 20}, {3, 30}});
    const QPersistentModelIndex second = model.index(1, 0);
    const QPersistentModelIndex third = model.index(2, 0);
    model.takeOver({{2, 21}, {9, 90}, {1, 10}});
    QVERIFY(second.isValid());
    QCOMPARE(second.row(), 0);
    QCOMPARE(second.data().toInt(), 21);
    QVERIFY(!third.isValid());
}

void TestKeyedRows::followsAReference()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(4711);
    for (int step = 0; step < 400; ++step) {
        QList<int> ids;
        for (int i = 0; i < 12; ++i) {
            if (random.bounded(2) == 0)
                ids.append(i);
        }
        std::shuffle(ids.begin(), ids.end(), random);
        QList<Row> wanted;
        for (const int id : std::as_const(ids))
            wanted.append({id, int(random.bounded(3))});
        model.takeOver(wanted);
        QCOMPARE(model.rows(), wanted);
    }
}

QTEST_GUILESS_MAIN(TestKeyedRows)
#include "tst_keyedrows.moc"
