// SPDX-License-Identifier: GPL-3.0-or-later
#include "peoplerows.h"

#include "peoplefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace personae {

using Model = PeopleListModel;

void TestPeopleRows::laysWishesOver()
{
    PeopleFixture fixture(10);
    fixture.show();
    (void)fixture.text(0, Model::Name);
    fixture.source.settle();
    const PersonRef second{fixture.scope, u"p2.example.com"_s};
    QSignalSpy changed(&fixture.model, &Model::dataChanged);
    Outbox &outbox = fixture.stores.outbox;
    Q_EMIT outbox.entryAdded(relationEntry(1, second, RelationVerb::Mute));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(fixture.text(1, Model::Status), u"\u2068muted\u2069"_s);
    auto row = fixture.model.index(1, 0).data(Model::RowRole).value<PersonRow>();
    QCOMPARE(row.pending->id, 1);
    // One that needs a person speaks loudest, though it is older.
    OutboxEntry waits = relationEntry(1, second, RelationVerb::Mute, OutboxState::Waiting);
    waits.waitsFor = WaitReason::SignIn;
    Q_EMIT outbox.entryChanged(waits);
    Q_EMIT outbox.entryAdded(relationEntry(2, second, RelationVerb::Follow));
    row = fixture.model.index(1, 0).data(Model::RowRole).value<PersonRow>();
    QCOMPARE(row.pending->id, 1);
    QCOMPARE(fixture.text(1, Model::Relationship), u"following"_s);
    Q_EMIT outbox.entryChanged(
        relationEntry(1, second, RelationVerb::Mute, OutboxState::Cancelled));
    QCOMPARE(fixture.text(1, Model::Status), u"\u2068active\u2069"_s);
    Q_EMIT outbox.entryRemoved(2);
    QCOMPARE(fixture.text(1, Model::Relationship), QString());
    // Of another account, of another list, of one's own profile: none of ours.
    Q_EMIT outbox.entryAdded(
        relationEntry(3, {{{u"bob"_s}, {}}, second.handle}, RelationVerb::Mute));
    Q_EMIT outbox.entryAdded(relationEntry(
        4, {{fixture.scope.account, u"g.example.com"_s}, second.handle}, RelationVerb::Mute));
    QVERIFY(!fixture.model.index(1, 0).data(Model::RowRole).value<PersonRow>().pending);
}

void TestPeopleRows::keepsAFulfilledWishUntilTheCacheKnows()
{
    PeopleFixture fixture(10);
    fixture.show();
    (void)fixture.text(0, Model::Name);
    fixture.source.settle();
    const PersonRef whom{fixture.scope, u"p2.example.com"_s};
    Outbox &outbox = fixture.stores.outbox;
    Q_EMIT outbox.entryAdded(relationEntry(1, whom, RelationVerb::Mute));
    Q_EMIT outbox.entryChanged(relationEntry(1, whom, RelationVerb::Mute, OutboxState::Verified));
    QVERIFY(!fixture.model.index(1, 0).data(Model::RowRole).value<PersonRow>().pending);
    QCOMPARE(fixture.text(1, Model::Status), u"\u2068muted\u2069"_s);
    fixture.source.settle(); // the row as it was, read before the cache was told
    QCOMPARE(fixture.text(1, Model::Status), u"\u2068muted\u2069"_s);
    Q_EMIT outbox.entryRemoved(1);
    QCOMPARE(fixture.text(1, Model::Status), u"\u2068muted\u2069"_s);
    Person person = fixture.source.people.value(2);
    person.status = u"blocked"_s; // somebody else did more
    fixture.put(person);
    fixture.source.settle();
    QCOMPARE(fixture.text(1, Model::Status), u"\u2068blocked\u2069"_s);
}

void TestPeopleRows::showsRefusalsAsTheyAre()
{
    PeopleFixture fixture(10);
    fixture.show();
    (void)fixture.text(0, Model::Name);
    fixture.source.settle();
    const PersonRef whom{fixture.scope, u"p2.example.com"_s};
    Outbox &outbox = fixture.stores.outbox;
    Q_EMIT outbox.entryAdded(relationEntry(1, whom, RelationVerb::Mute));
    for (const OutboxState state :
         {OutboxState::Refused, OutboxState::NotApplied, OutboxState::AppliedDifferently}) {
        Q_EMIT outbox.entryChanged(relationEntry(1, whom, RelationVerb::Mute, state));
        QCOMPARE(fixture.text(1, Model::Status), u"\u2068active\u2069"_s);
        const auto row = fixture.model.index(1, 0).data(Model::RowRole).value<PersonRow>();
        QVERIFY(row.pending);
        QCOMPARE(row.pending->state, state);
    }
    Q_EMIT outbox.entryRemoved(1);
    QVERIFY(!fixture.model.index(1, 0).data(Model::RowRole).value<PersonRow>().pending);
}

void TestPeopleRows::readsWishesOfAnotherList()
{
    PeopleFixture fixture(3);
    fixture.show();
    QSignalSpy submitted(&fixture.stores.outbox, &Outbox::submitted);
    const PeopleScope garden{fixture.scope.account, u"garden.example.com"_s};
    fixture.stores.outbox.submit(
        garden.account,
        RelationCommand{garden.node, u"p1.example.com"_s, RelationVerb::Follow, {}, {}, {}},
        QUuid::createUuid());
    QVERIFY(submitted.wait());
    PeopleQuery query;
    query.scope = garden;
    fixture.model.setQuery(query);
    fixture.source.settle();
    (void)fixture.text(0, Model::Name);
    fixture.source.settle();
    QCOMPARE(fixture.text(0, Model::Relationship), u"following"_s);
}

void TestPeopleRows::describesEachCell()
{
    PeopleFixture fixture(3);
    Person &person = fixture.source.people[1];
    person.name = u" \n"_s;
    person.roles = {u"contributor"_s, u"astronaut"_s};
    for (int i = 0; i < 10'000; ++i)
        person.tags.append(u"tag %1"_s.arg(i));
    fixture.model.setMe(u"p1.example.com"_s, u"Cloud"_s);
    fixture.show();
    (void)fixture.text(0, Model::Name);
    fixture.source.settle();
    fixture.model.setTicked(1, true);
    const QString sentence = u"\u2068p1.example.com\u2069, me, \u2068contributor\u2069, "
                             u"\u2068astronaut\u2069, \u2068active\u2069, ticked"_s;
    for (int column = 0; column < Model::ColumnCount; ++column)
        QCOMPARE(fixture.model.index(0, column).data(Qt::AccessibleTextRole).toString(), sentence);
    QCOMPARE(fixture.text(0, Model::Name), u"\u2068p1.example.com\u2069"_s);
    QCOMPARE(fixture.text(0, Model::Service), u"\u2068Cloud\u2069"_s);
    QCOMPARE(fixture.text(0, Model::Kind), u"person"_s);
    QCOMPARE(fixture.text(0, Model::Seen), u"2023-11-14T22:13:21Z"_s);
    QVERIFY(fixture.text(0, Model::Tags).size() < 500);
    QVERIFY(fixture.model.index(0, Model::Tags).data(Qt::ToolTipRole).toString().size() < 3000);
    QCOMPARE(fixture.model.headerData(Model::Kind, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"type"_s);
    QCOMPARE(fixture.model.headerData(Model::Seen, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"seen"_s);
    QVERIFY(!fixture.model.headerData(Model::Tick, Qt::Horizontal, Qt::DisplayRole).isValid());
}

void TestPeopleRows::hasNoMarkupInTips()
{
    PeopleFixture fixture(1);
    fixture.source.people[1].name = u"<b>x</b> &lt;i&gt;"_s + QString(5000, u'y');
    fixture.show();
    (void)fixture.text(0, Model::Name);
    fixture.source.settle();
    const QString tip = fixture.model.index(0, Model::Name).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.startsWith(u"\u2068<\u2060b>x<\u2060/b> &\u2060lt;i"_s));
    QVERIFY(tip.size() < 2100);
    QVERIFY(fixture.text(0, Model::Name).size() < 200);
}

} // namespace personae
