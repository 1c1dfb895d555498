// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_twinhouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace interlinedlisttests;

/// The adapter and the played service: other people, organizations, what is public.
class InterlinedListTwinPeople final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house.open(); }
    void cleanup() { m_house.close(); }
    void followsAndUnfollows();
    void answersRequests();
    void joinsAndLeaves();
    void createsEditsAndDeletes();
    void managesMembers();
    void readsWhatIsWritten();
    void knowsPeopleEitherWay();

private:
    Answer perform(const Wish &wish) { return m_house.perform(wish); }

    TwinHouse m_house;
};

void InterlinedListTwinPeople::followsAndUnfollows()
{
    QString bob;
    const Answer strangers = perform(
        calling(u"organization-users"_s, {{u"organization"_s, m_house.idOf(u"Clock Makers"_s)}}));
    QVERIFY(strangers.ok());
    const Answer members = perform(wish::ListPeople{.kind = {},
                                                    .text = {},
                                                    .status = {},
                                                    .connected = {},
                                                    .following = {},
                                                    .follower = {},
                                                    .trustSet = {},
                                                    .handle = {},
                                                    .node = m_house.idOf(u"Clock Makers"_s)});
    for (const PersonFacts &row : members.people.value_or(PeoplePage()).rows) {
        if (row.handle == u"bob"_s)
            bob = *row.id;
    }
    QVERIFY(!bob.isEmpty());
    const Answer follow = perform(wish::Follow{u"bob"_s, bob});
    QCOMPARE(follow.person.following, std::optional(Following::Requested)); // a private account
    QCOMPARE(perform(wish::FollowState{bob}).person.following, std::optional(Following::Requested));
    QVERIFY(perform(wish::Unfollow{u"bob"_s, bob}).ok());
    QCOMPARE(perform(wish::FollowState{bob}).person.following, std::optional(Following::No));
    QCOMPARE(perform(wish::Unfollow{u"bob"_s, bob}).outcome(), Outcome::NotFound);
    QVERIFY(perform(calling(u"mutual-follows"_s, {{u"id"_s, bob}}))
                .values.contains(u"mutualFollowers"_s));
}

void InterlinedListTwinPeople::answersRequests()
{
    QVERIFY(perform(saving({{u"isPrivateAccount"_s, true}})).ok());
    const QString alice = m_house.lane->account().remoteId;
    m_house.be(u"carol"_s);
    const QString carol = m_house.lane->account().remoteId;
    QVERIFY(perform(wish::Unfollow{u"alice"_s, alice}).ok());
    QCOMPARE(perform(wish::Follow{u"alice"_s, alice}).person.following,
             std::optional(Following::Requested));
    m_house.be(u"alice"_s);
    const Answer waiting = perform(wish::IncomingRequests{});
    QVERIFY(waiting.requests && waiting.requests->size() == 1);
    QCOMPARE(waiting.requests->constFirst().from, u"carol"_s);
    QCOMPARE(waiting.requests->constFirst().actionId, carol);
    QVERIFY(perform(wish::AcceptRequest{carol}).ok());
    QCOMPARE(perform(wish::AcceptRequest{carol}).outcome(), Outcome::Invalid);
    QVERIFY(perform(wish::IncomingRequests{}).requests->isEmpty());
    QVERIFY(perform(wish::RemoveFollower{carol}).ok());
    QCOMPARE(perform(calling(u"follow-counts"_s)).values.value(u"pendingRequests"_s).toInt(-1), 0);
}

void InterlinedListTwinPeople::joinsAndLeaves()
{
    const QString savers = m_house.idOf(u"Seed Savers"_s);
    const FieldMap named{{u"organizationId"_s, savers}};
    const Answer joined = perform(calling(u"join-organization"_s, named));
    QVERIFY(joined.ok());
    QCOMPARE(joined.person.roles, std::optional(QStringList{u"member"_s}));
    QCOMPARE(perform(calling(u"join-organization"_s, named)).outcome(), Outcome::Conflict);
    QVERIFY(perform(calling(u"leave-organization"_s, {{u"id"_s, savers}})).ok());
    const QString everybody = u"00000000-0000-0000-0000-000000000001"_s;
    const Answer never = perform(calling(u"leave-organization"_s, {{u"id"_s, everybody}}));
    QCOMPARE(never.outcome(), Outcome::Forbidden);
    QVERIFY(!never.error.serverText.isEmpty());
}

void InterlinedListTwinPeople::createsEditsAndDeletes()
{
    const FieldMap made{{u"name"_s, u"Bee Keepers"_s}, {u"isPublic"_s, true}};
    const Answer created = perform(calling(u"create-organization"_s, made));
    QVERIFY(created.ok());
    const QString id = created.values.value(u"id"_s).toString();
    const Answer again = perform(calling(u"create-organization"_s, made));
    QVERIFY(!again.ok() && again.error.serverText.isEmpty()); // the database's words stay away
    QVERIFY(again.error.fieldIssues.contains(u"name"_s));
    QVERIFY(
        perform(calling(u"edit-organization"_s, {{u"id"_s, id}, {u"description"_s, u"Hives"_s}}))
            .ok());
    const Answer seen = perform(calling(u"organization"_s, {{u"id"_s, id}}));
    QCOMPARE(seen.values.value(u"description"_s).toString(), u"Hives"_s);
    QVERIFY(perform(calling(u"delete-organization"_s, {{u"id"_s, id}})).ok());
    QCOMPARE(perform(calling(u"organization"_s, {{u"id"_s, id}})).outcome(), Outcome::NotFound);
}

/// Communities are called as people read them; calls get the id (8.5).
void InterlinedListTwinPeople::managesMembers()
{
    wish::ListPeople communities;
    communities.kind = PersonKind::Community;
    const Answer mine = perform(communities);
    QVERIFY(mine.people);
    QString node;
    for (const PersonFacts &one : mine.people->rows) {
        if (one.name == u"Clock Makers"_s)
            node = *one.handle;
    }
    QCOMPARE(node, u"org/clock-makers"_s);
    QCOMPARE(perform(wish::ReadPerson{node}).person.name, std::optional(u"Clock Makers"_s));
    wish::ListPeople members;
    members.node = node;
    const Answer before = perform(members);
    QVERIFY(before.people);
    const qsizetype count = before.people->rows.size();
    const QString id = m_house.idOf(u"Clock Makers"_s);
    const Answer strangers = perform(calling(u"organization-users"_s, {{u"organization"_s, id}}));
    QVERIFY(strangers.records && !strangers.records->isEmpty());
    const Answer everybody = perform(
        calling(u"organization-users"_s, {{u"organization"_s, id}, {u"excludeMembers"_s, false}}));
    QVERIFY(everybody.records->size() > strangers.records->size());
    const QString other = strangers.records->constFirst().value(u"id"_s).toString();
    const FieldMap added{{u"organization"_s, id}, {u"userId"_s, other}, {u"role"_s, u"member"_s}};
    QVERIFY(perform(calling(u"add-member"_s, added)).ok());
    wish::EditMember raise;
    raise.node = node;
    raise.id = other;
    raise.role = std::optional(u"owner"_s);
    QCOMPARE(perform(raise).person.roles, std::optional(QStringList{u"owner"_s}));
    QCOMPARE(perform(members).people->rows.size(), count + 1);
    QVERIFY(perform(wish::RemoveMember{node, other}).ok());
    QCOMPARE(perform(members).people->rows.size(), count);
}

void InterlinedListTwinPeople::readsWhatIsWritten()
{
    const Answer mine = perform(calling(u"my-posts"_s));
    const Answer shown = perform(calling(u"posts"_s, {{u"handle"_s, u"alice"_s}, {u"limit"_s, 1}}));
    QVERIFY(mine.records && shown.records);
    QCOMPARE(mine.records->size(), 3); // the private one too
    QCOMPARE(shown.records->size(), 1);
    QCOMPARE(shown.more, std::optional(true));
    const FieldMap odd{{u"handle"_s, u"we ird/na?me"_s}};
    const Answer lists = perform(calling(u"lists"_s, odd));
    QVERIFY(lists.records && !lists.records->isEmpty());
    const FieldMap list = lists.records->constFirst();
    const Answer rows = perform(calling(u"list-rows"_s, list));
    QVERIFY(rows.records && rows.records->size() == 2);
    QCOMPARE(rows.records->constFirst().value(u"content"_s).toString(),
             u"Lent: false; Title: On Clocks"_s);
    QCOMPARE(perform(calling(u"list"_s, list)).values.value(u"title"_s).toString(),
             u"Books to lend"_s);
    QVERIFY(!perform(calling(u"documents"_s, odd)).records->isEmpty());
    QCOMPARE(perform(calling(u"lists"_s, {{u"handle"_s, u"nobody"_s}})).outcome(),
             Outcome::NotFound);
}

/// Only the hosted service has pages of people; elsewhere a message tells a little (12.1).
void InterlinedListTwinPeople::knowsPeopleEitherWay()
{
    const Answer little = perform(wish::ReadPerson{u"alice"_s});
    QVERIFY(little.ok() && little.person.id);
    m_house.services->clearLog();
    QVERIFY(perform(wish::ReadPerson{u"alice"_s}).ok());
    QCOMPARE(m_house.asked(), QStringList{u"GET /api/user/alice/messages"_s}); // remembered
    const Answer lacking = perform(calling(u"blocked-people"_s));
    QCOMPARE(lacking.outcome(), Outcome::NotOffered);
    QVERIFY(lacking.learned.lacks.contains(u"blocked-people"_s));
    m_house.set(u"userPages"_s, true);
    const FieldMap carol{{u"handle"_s, u"carol"_s}};
    QVERIFY(perform(calling(u"block-person"_s, carol)).ok());
    QCOMPARE(perform(calling(u"blocked-people"_s)).records->constFirst().value(u"handle"_s),
             QJsonValue(u"carol"_s));
    QVERIFY(perform(calling(u"unblock-person"_s, carol)).ok());
    QVERIFY(perform(calling(u"blocked-people"_s)).records->isEmpty());
    QCOMPARE(perform(calling(u"lookup-person"_s, carol)).values.value(u"name"_s),
             QJsonValue(u"Carol Clock"_s));
    QVERIFY(perform(calling(u"service-limits"_s)).values.contains(u"image.maxBytes"_s));
}

std::unique_ptr<QObject> interlinedlisttests::makeTwinPeopleTests()
{
    return std::make_unique<InterlinedListTwinPeople>();
}

#include "interlinedlist_twinpeople.moc"
