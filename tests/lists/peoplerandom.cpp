// SPDX-License-Identifier: GPL-3.0-or-later
#include "peoplerandom.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int block = 200;

} // namespace

void TestPeopleRandom::followsRandomChanges_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<quint32>("people");
    QTest::addColumn<int>("steps");
    QTest::newRow("few") << 1U << 30U << 400;
    QTest::newRow("hundreds") << 2U << 300U << 200;
    QTest::newRow("a thousand") << 3U << 1000U << 60;
    QTest::newRow("more than is kept") << 4U << 2600U << 200;
}

void TestPeopleRandom::followsRandomChanges()
{
    QFETCH(quint32, seed);
    QFETCH(quint32, people);
    QFETCH(int, steps);
    m_random.seed(seed);
    m_current = QPersistentModelIndex();
    m_currentId = 0;
    m_ticked.clear();
    m_open.clear();
    m_lastId = people;
    m_fixture = std::make_unique<PeopleFixture>(people);
    m_fixture->show();
    chooseCurrent();
    for (int step = 0; step < steps; ++step) {
        change();
        checkCurrent();
        if (step % 10 == 9) {
            while (!m_fixture->source.finds.isEmpty()) {
                answerSomething();
                checkCurrent();
            }
            m_fixture->source.settle();
            checkAll();
        }
        if (QTest::currentTestFailed())
            return;
    }
}

void TestPeopleRandom::change()
{
    switch (m_random.bounded(10)) {
    case 0:
    case 1:
    case 2:
        return changePeople();
    case 3:
        return changeQuery();
    case 4:
    case 5:
        return answerSomething();
    case 6:
        return lookSomewhere();
    case 7:
        return tickSomebody();
    case 8:
        return wishSomething();
    default:
        return advanceWish();
    }
}

quint32 TestPeopleRandom::somebody()
{
    const QList<quint32> ids = m_fixture->source.people.keys();
    return ids.isEmpty() ? 0 : ids.at(m_random.bounded(int(ids.size())));
}

void TestPeopleRandom::changePeople()
{
    PeopleChange change;
    const int count = int(m_random.bounded(1 << m_random.bounded(7)));
    auto &people = m_fixture->source.people;
    for (int i = 0; i < count; ++i) {
        const quint32 id = somebody();
        const quint32 kind = m_random.bounded(6);
        if (kind < 2 || id == 0) {
            Person person = madePerson(++m_lastId);
            person.name = u"name %1"_s.arg(m_random.bounded(2'000'000), 7, 10, QChar(u'0'));
            people.insert(person.id, person);
            change.inserted.append(person.id);
        } else if (kind < 4) {
            people.remove(id);
            change.removed.append(id);
            m_ticked.remove(id);
        } else {
            people[id].changedAt = people[id].changedAt.addSecs(m_random.bounded(1000));
            if (kind == 5)
                people[id].name = u"name %1"_s.arg(m_random.bounded(2'000'000), 7, 10, QChar(u'0'));
            change.updated.append(id);
        }
    }
    change.everything = count > 60;
    if (change.everything) { // unnamed ones can not lose their tick by themselves
        for (const quint32 id : std::as_const(change.removed))
            m_fixture->model.setTicked(id, false);
        change = {};
        change.everything = true;
    }
    m_fixture->tell(change);
}

void TestPeopleRandom::changeQuery()
{
    PeopleQuery query = m_fixture->query();
    static const QStringList texts{{}, {}, u"1"_s, u"12"_s, u"name"_s, u"nobody"_s};
    if (m_random.bounded(2) == 0)
        query.text = texts.at(m_random.bounded(int(texts.size())));
    else if (m_random.bounded(2) == 0)
        query.descending = !query.descending;
    else
        query.sort = query.sort == PeopleColumn::Name ? PeopleColumn::Changed : PeopleColumn::Name;
    m_fixture->model.setQuery(query);
}

void TestPeopleRandom::answerSomething()
{
    FakePeople &source = m_fixture->source;
    if (!source.loads.isEmpty() && m_random.bounded(2) == 0) {
        source.answerLoad(m_random.bounded(int(source.loads.size())));
        return;
    }
    if (source.finds.isEmpty())
        return;
    // In any order: older questions are answered late, some never.
    const int at = m_random.bounded(int(source.finds.size()));
    switch (m_random.bounded(4)) {
    case 0:
        return source.answerFind(at, m_random.bounded(100));
    case 1:
        if (at + 1 < source.finds.size()) {
            source.finds.removeAt(at);
            return;
        }
        [[fallthrough]];
    default:
        return source.answerFind(at);
    }
}

void TestPeopleRandom::lookSomewhere()
{
    PeopleListModel &model = m_fixture->model;
    if (model.rowCount() == 0)
        return;
    const int first = m_random.bounded(model.rowCount());
    const int last = qMin(first + 40, model.rowCount() - 1);
    if (m_random.bounded(2) == 0)
        model.setVisibleRows(first, last);
    for (int row = first; row <= last; ++row)
        (void)m_fixture->text(row, PeopleListModel::Name);
    QCoreApplication::processEvents();
}

void TestPeopleRandom::tickSomebody()
{
    PeopleListModel &model = m_fixture->model;
    const quint32 id = somebody();
    if (id == 0)
        return;
    if (m_random.bounded(12) == 0) {
        model.clearTicks();
        m_ticked.clear();
        return;
    }
    const bool ticked = m_random.bounded(3) > 0;
    model.setTicked(id, ticked);
    if (ticked)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
}

void TestPeopleRandom::wishSomething()
{
    static const QList<RelationVerb> verbs{RelationVerb::Follow, RelationVerb::Unfollow,
                                           RelationVerb::Mute, RelationVerb::Unmute,
                                           RelationVerb::TrustAlways};
    const quint32 id = somebody();
    if (id == 0)
        return;
    const OutboxEntry entry =
        relationEntry(++m_lastEntry, {m_fixture->scope, madePerson(id).handle},
                      verbs.at(m_random.bounded(int(verbs.size()))));
    m_open.append(entry);
    Q_EMIT m_fixture->stores.outbox.entryAdded(entry);
}

/// The service grants, refuses, or is being asked.
void TestPeopleRandom::advanceWish()
{
    if (m_open.isEmpty())
        return;
    Outbox &outbox = m_fixture->stores.outbox;
    OutboxEntry &first = m_open.first();
    const quint32 fate = m_random.bounded(4);
    if (isFinal(first.state)) { // somebody looked at it and put it away
        Q_EMIT outbox.entryRemoved(first.id);
        m_open.removeFirst();
        return;
    }
    first.state = fate == 0   ? OutboxState::Sending
                  : fate == 1 ? OutboxState::Refused
                              : OutboxState::Verified;
    const OutboxEntry entry = first;
    if (entry.state != OutboxState::Verified) {
        Q_EMIT outbox.entryChanged(entry);
        return;
    }
    m_open.removeFirst();
    const QString handle = targetOf(entry.account, entry.command).handle;
    const quint32 id = handle.mid(1, handle.indexOf(u'.') - 1).toUInt();
    const bool cacheFirst = m_random.bounded(2) == 0;
    if (!cacheFirst)
        Q_EMIT outbox.entryChanged(entry);
    if (m_fixture->source.people.contains(id))
        m_fixture->put(withWish(m_fixture->source.people.value(id), entry.command));
    if (cacheFirst)
        Q_EMIT outbox.entryChanged(entry);
}

void TestPeopleRandom::chooseCurrent()
{
    PeopleListModel &model = m_fixture->model;
    m_currentId = 0;
    m_current = QPersistentModelIndex();
    if (model.rowCount() == 0)
        return;
    m_current = model.index(m_random.bounded(model.rowCount()), PeopleListModel::Name);
    m_currentId = model.idAt(m_current.row());
}

void TestPeopleRandom::checkCurrent()
{
    PeopleListModel &model = m_fixture->model;
    if (m_currentId != 0 && model.rowOf(m_currentId) >= 0) {
        QVERIFY(m_current.isValid());
        QCOMPARE(model.idAt(m_current.row()), m_currentId);
        QCOMPARE(m_current.column(), int(PeopleListModel::Name));
        return;
    }
    QVERIFY(!m_current.isValid());
    chooseCurrent();
}

Person TestPeopleRandom::wished(quint32 id) const
{
    Person person = m_fixture->source.people.value(id);
    for (const OutboxEntry &entry : m_open) {
        if (!isFinal(entry.state) && targetOf(entry.account, entry.command).handle == person.handle)
            person = withWish(person, entry.command);
    }
    return person;
}

void TestPeopleRandom::checkAll()
{
    PeopleListModel &model = m_fixture->model;
    QVERIFY(model.isWhole());
    QCOMPARE(m_fixture->shown(), m_fixture->wanted());
    QCOMPARE(model.unnarrowed(), int(m_fixture->source.people.size()));
    QCOMPARE(model.tickedCount(), int(m_ticked.size()));
    for (int row = 0; row < model.rowCount(); ++row) {
        const quint32 id = model.idAt(row);
        if (row % block == 0) { // what is looked at comes
            model.setVisibleRows(row, qMin(row + block, model.rowCount()) - 1);
            (void)m_fixture->text(row, PeopleListModel::Name);
            m_fixture->source.settle();
        }
        const Person expected = wished(id);
        const auto shown = model.index(row, 0).data(PeopleListModel::RowRole).value<PersonRow>();
        QVERIFY(shown.loaded);
        QCOMPARE(shown.person, expected);
        QCOMPARE(shown.ticked, m_ticked.contains(id));
        const bool pending =
            std::any_of(m_open.cbegin(), m_open.cend(), [&](const OutboxEntry &entry) {
                return targetOf(entry.account, entry.command).handle == expected.handle;
            });
        QCOMPARE(shown.pending.has_value(), pending);
        QCOMPARE(m_fixture->text(row, PeopleListModel::Name),
                 ListWording::plain().personTitle(expected));
        QCOMPARE(m_fixture->text(row, PeopleListModel::Relationship),
                 ListWording::plain().personRelation(expected, shown.amongMembers));
    }
}

} // namespace personae
