// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/idorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace personae;

namespace {

PersonIds idsOf(const std::vector<quint32> &ids)
{
    return std::make_shared<const std::vector<quint32>>(ids);
}

/// Follows an order by what it tells, as a view would.
class Mirror final : public IdOrderSteps
{
public:
    explicit Mirror(IdOrder &order)
        : m_order(order)
    {
    }

    void beginInsert(int first, int last) override { begin(first, last); }
    void endInsert() override
    {
        QCOMPARE(m_order.count(), int(rows.size()) + m_last - m_first + 1);
        for (int row = m_first; row <= m_last; ++row)
            rows.insert(rows.begin() + row, m_order.idAt(row));
        compare();
    }
    void beginRemove(int first, int last) override
    {
        QVERIFY(last < int(rows.size()));
        begin(first, last);
    }
    void endRemove() override
    {
        rows.erase(rows.begin() + m_first, rows.begin() + m_last + 1);
        compare();
    }
    void beginMove(int from, int before) override
    {
        QVERIFY(before != from && before != from + 1);
        begin(from, before);
    }
    void endMove() override
    {
        const quint32 id = rows.at(size_t(m_first));
        rows.insert(rows.begin() + m_last, id);
        rows.erase(rows.begin() + m_first + (m_last < m_first ? 1 : 0));
        compare();
    }
    void beginLayout() override
    {
        ++steps;
        ++layouts;
    }
    void endLayout() override
    {
        QCOMPARE(m_order.count(), int(rows.size()));
        rows.clear();
        for (int row = 0; row < m_order.count(); ++row)
            rows.push_back(m_order.idAt(row));
    }

    std::vector<quint32> rows;
    int steps = 0;
    int layouts = 0;
    bool checkAll = true;

private:
    void begin(int first, int last)
    {
        QVERIFY(first >= 0 && first <= int(rows.size()));
        m_first = first;
        m_last = last;
        ++steps;
    }
    void compare() const
    {
        QCOMPARE(m_order.count(), int(rows.size()));
        for (int row = 0; checkAll && row < m_order.count(); ++row)
            QCOMPARE(m_order.idAt(row), rows.at(size_t(row)));
    }

    IdOrder &m_order;
    int m_first = 0;
    int m_last = 0;
};

} // namespace

class TestIdOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsAgreeWithPlainOnes();
    void makesListsUnique();
    void movesOneRowInOneStep_data();
    void movesOneRowInOneStep();
    void insertsAndRemovesInRuns();
    void becomesAnything();
    void findsRows();
    void takesAMillion();
};

void TestIdOrder::setsAgreeWithPlainOnes()
{
    QRandomGenerator random(3);
    IdSet a;
    IdSet b;
    QSet<quint32> plainA;
    QSet<quint32> plainB;
    const auto draw = [&random] { return quint32(random.bounded(2000)) * 97 + 1; };
    for (int i = 0; i < 3000; ++i) {
        const quint32 id = draw();
        QCOMPARE(a.insert(id), !plainA.contains(id));
        plainA.insert(id);
        const quint32 gone = draw();
        QCOMPARE(a.remove(gone), plainA.remove(gone));
        const quint32 other = draw();
        b.insert(other);
        plainB.insert(other);
    }
    QCOMPARE(a.size(), int(plainA.size()));
    QCOMPARE(a.countCommon(b), int((plainA & plainB).size()));
    QList<quint32> only = (plainA - plainB).values();
    std::sort(only.begin(), only.end());
    const std::vector<quint32> without = a.without(b);
    QCOMPARE(QList<quint32>(without.begin(), without.end()), only);
    IdSet both = a;
    both.unite(b);
    QCOMPARE(both.size(), int((plainA | plainB).size()));
    QCOMPARE(a.size(), int(plainA.size())); // the copy was one
    QVERIFY(!a.contains(4'000'000'000U));
}

void TestIdOrder::makesListsUnique()
{
    const PersonIds good = idsOf({3, 1, 2});
    QCOMPARE(IdList::of(good).ids.get(), good.get());
    QCOMPARE(*IdList::of(idsOf({3, 1, 3, 0, 2, 1})).ids, (std::vector<quint32>{3, 1, 2}));
    QVERIFY(IdList::of({}).ids->empty());
}

void TestIdOrder::movesOneRowInOneStep_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("up") << 70 << 20;
    QTest::newRow("down") << 20 << 70;
    QTest::newRow("to the top") << 99 << 0;
    QTest::newRow("to the end") << 0 << 99;
    QTest::newRow("by one") << 50 << 51;
}

void TestIdOrder::movesOneRowInOneStep()
{
    QFETCH(int, from);
    QFETCH(int, to);
    IdOrder order;
    Mirror mirror(order);
    std::vector<quint32> ids(100);
    std::iota(ids.begin(), ids.end(), 1U);
    order.become(IdList::of(idsOf(ids)), mirror);
    QCOMPARE(mirror.steps, 1);
    const quint32 id = ids.at(size_t(from));
    ids.erase(ids.begin() + from);
    ids.insert(ids.begin() + to, id);
    order.become(IdList::of(idsOf(ids)), mirror);
    QCOMPARE(mirror.rows, ids);
    QCOMPARE(mirror.steps, 2);
    order.become(IdList::of(idsOf(ids)), mirror); // nothing changed
    QCOMPARE(mirror.steps, 2);
}

void TestIdOrder::insertsAndRemovesInRuns()
{
    IdOrder order;
    Mirror mirror(order);
    std::vector<quint32> ids(5000);
    std::iota(ids.begin(), ids.end(), 1U);
    order.become(IdList::of(idsOf({ids.begin(), ids.begin() + 200})), mirror);
    order.become(IdList::of(idsOf(ids)), mirror); // the whole of which the first rows were shown
    QCOMPARE(mirror.steps, 2);
    ids.erase(ids.begin() + 1000, ids.begin() + 4000);
    ids.insert(ids.begin() + 10, {9001, 9002, 9003});
    order.become(IdList::of(idsOf(ids)), mirror);
    QCOMPARE(mirror.steps, 4);
    QCOMPARE(mirror.rows, ids);
    order.become(IdList::of({}), mirror);
    QCOMPARE(mirror.steps, 5);
    QCOMPARE(mirror.layouts, 0);
}

void TestIdOrder::becomesAnything()
{
    QRandomGenerator random(11);
    IdOrder order;
    Mirror mirror(order);
    std::vector<quint32> ids;
    quint32 last = 0;
    for (int step = 0; step < 400; ++step) {
        const int changes = int(random.bounded(1 << random.bounded(8)));
        for (int i = 0; i < changes; ++i) {
            const auto at = qptrdiff(random.bounded(qint64(ids.size()) + 1));
            const bool some = at < qptrdiff(ids.size());
            const quint32 kind = random.bounded(5);
            if (kind < 2 || !some) {
                ids.insert(ids.begin() + at, ++last);
            } else if (kind < 4 && ids.size() > 30) {
                ids.erase(ids.begin() + at);
            } else {
                const quint32 id = ids.at(size_t(at));
                ids.erase(ids.begin() + at);
                ids.insert(ids.begin() + qptrdiff(random.bounded(qint64(ids.size()) + 1)), id);
            }
        }
        if (step % 40 == 17 || step % 90 == 65)
            std::shuffle(ids.begin(), ids.end(), random);
        if (step % 90 == 60) // too many rows to move one by one, some gone and some new
            for (int i = 0; i < 1500; ++i)
                ids.insert(ids.begin() + qptrdiff(random.bounded(qint64(ids.size()) + 1)), ++last);
        if (step % 90 == 70) {
            std::shuffle(ids.begin(), ids.end(), random);
            ids.erase(ids.begin(), ids.begin() + qptrdiff(ids.size()) - 100);
            for (int i = 0; i < 20; ++i)
                ids.insert(ids.begin() + 3 * i, ++last);
        }
        order.become(IdList::of(idsOf(ids)), mirror);
        QCOMPARE(mirror.rows, ids);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(mirror.layouts > 3);
}

void TestIdOrder::findsRows()
{
    IdOrder order;
    Mirror mirror(order);
    order.become(IdList::of(idsOf({5, 9, 7})), mirror);
    QCOMPARE(order.rowOf(7), 2);
    QCOMPARE(order.rowOf(8), -1);
    QCOMPARE(order.idAt(-1), 0U);
    QCOMPARE(order.idAt(3), 0U);
    QCOMPARE(order.rowsOf({9, 7, 8}, 100'000), (QHash<quint32, int>{{9, 1}, {7, 2}}));
}

void TestIdOrder::takesAMillion()
{
    std::vector<quint32> ids(1'000'000);
    std::iota(ids.begin(), ids.end(), 1U);
    IdOrder order;
    Mirror mirror(order);
    mirror.checkAll = false;
    order.become(IdList::of(idsOf(ids)), mirror);
    const quint32 moved = ids.back();
    ids.pop_back();
    ids.insert(ids.begin() + 500'000, moved);
    ids.insert(ids.begin() + 3, 2'000'000);
    ids.erase(ids.begin() + 700'000);
    order.become(IdList::of(idsOf(ids)), mirror);
    QCOMPARE(mirror.rows, ids);
    QCOMPARE(mirror.steps, 4);
    std::reverse(ids.begin(), ids.end());
    ids.resize(300'000);
    order.become(IdList::of(idsOf(ids)), mirror);
    QCOMPARE(mirror.rows, ids);
    QCOMPARE(mirror.layouts, 1);
}

QTEST_GUILESS_MAIN(TestIdOrder)
#include "tst_idorder.moc"
