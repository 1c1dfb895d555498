// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person/personhouse.h"

using namespace Qt::StringLiterals;
using namespace personae;

/// Whom which verbs are offered for, and why not.
class TestPersonOffers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void organizationsAreNotFollowed();
    void strangersAreNotPatched();
    void strangersWhereNobodyConnects();
    void stubsAreNotPatched();
    void nobodyActsOnThemselves();
    void onlyDeclaredVerbs();
    void followersAreTakenOffWhereNobodyConnects();

private:
    std::unique_ptr<PersonHouse> m_house;
};

void TestPersonOffers::init()
{
    m_house = std::make_unique<PersonHouse>();
    QVERIFY(m_house->opened);
    m_house->page->showTab(PersonPage::Tab::Relationship);
}

// On one's own server a community is no identity of its own.
void TestPersonOffers::organizationsAreNotFollowed()
{
    PersonFacts facts = PersonHouse::facts(u"org/clocks"_s, u"Clock Makers"_s);
    facts.kind = PersonKind::Community;
    facts.connected = true;
    const PersonRef club{m_house->own(), u"org/clocks"_s};
    QVERIFY(m_house->showWith(club, facts));
    QTRY_VERIFY(m_house->find<QWidget>(u"followBox"_s)->isVisibleTo(m_house->page.get()));
    m_house->port.info.sharesCommunityHost = true;
    m_house->makePage();
    QVERIFY(m_house->showWith(club, facts));
    for (const QString &box : {u"followBox"_s, u"connectionBox"_s})
        QVERIFY(!m_house->find<QWidget>(box)->isVisibleTo(m_house->page.get()));
    for (const RelationVerb verb : {RelationVerb::Follow, RelationVerb::Disconnect})
        QVERIFY(!m_house->verb(verb)->isVisible());
    QVERIFY(m_house->words(u"relationshipPage"_s).contains(u"Account page"_s));
}

void TestPersonOffers::strangersAreNotPatched()
{
    QVERIFY(m_house->show(m_house->bob()));
    using enum RelationVerb;
    for (const RelationVerb verb : {Block, Mute, TrustAlways, TrustNever}) {
        QVERIFY(!m_house->verb(verb)->isEnabled());
        QVERIFY(m_house->verb(verb)->toolTip().contains(u"does not know them"_s));
        m_house->verb(verb)->trigger();
    }
    QVERIFY(m_house->outbox.entries().isEmpty());
    QVERIFY(m_house->words(u"relationUnknown"_s).contains(u"does not know them"_s));
    QVERIFY(m_house->verb(Follow)->isEnabled());
    QVERIFY(m_house->verb(Connect)->isEnabled());
    QVERIFY(m_house->triggered(Follow));
    QCOMPARE(m_house->lastRelation().handle, u"bob.example.com"_s);
}

/// Nobody is told to ask for a connection where the service knows none.
void TestPersonOffers::strangersWhereNobodyConnects()
{
    using enum RelationVerb;
    m_house->port.info.relationVerbs = {Follow, Unfollow, Disconnect, AcceptRequest};
    QVERIFY(m_house->show(m_house->bob()));
    const QString words = m_house->words(u"relationUnknown"_s);
    QVERIFY(words.contains(u"Following them"_s));
    QVERIFY(!words.contains(u"connect"_s));
}

void TestPersonOffers::stubsAreNotPatched()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts()));
    m_house->people.markUnsynced(m_house->bob());
    QVERIFY(m_house->show(m_house->bob()));
    QTRY_VERIFY(!m_house->verb(RelationVerb::Block)->isEnabled());
    QVERIFY(m_house->verb(RelationVerb::Block)->toolTip().contains(u"only the name"_s));
    QVERIFY(m_house->verb(RelationVerb::Follow)->isEnabled());
}

void TestPersonOffers::nobodyActsOnThemselves()
{
    QVERIFY(m_house->showWith({m_house->own(), u"alice.example.com"_s},
                              PersonHouse::facts(u"alice.example.com"_s, u"Alice"_s)));
    for (const QAction *action : m_house->page->verbs())
        QVERIFY(!action->isEnabled());
    QCOMPARE(m_house->verb(RelationVerb::Follow)->toolTip(), u"This is you."_s);
    QVERIFY(!m_house->find<QWidget>(u"followBox"_s)->isVisible());
}

void TestPersonOffers::onlyDeclaredVerbs()
{
    m_house->port.info.relationVerbs = {RelationVerb::Follow, RelationVerb::Unfollow};
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->verb(RelationVerb::Follow)->isVisible());
    QVERIFY(!m_house->verb(RelationVerb::Block)->isVisible());
    QVERIFY(!m_house->verb(RelationVerb::TrustAlways)->isVisible());
}

void TestPersonOffers::followersAreTakenOffWhereNobodyConnects()
{
    using enum RelationVerb;
    m_house->port.info.listsByRelation = true;
    m_house->port.info.relationVerbs = {Follow, Unfollow, Disconnect};
    PersonFacts facts = PersonHouse::facts();
    QVERIFY(m_house->showWith(m_house->bob(), facts));
    QVERIFY(!m_house->verb(Disconnect)->isVisible());
    QVERIFY(!m_house->find<QWidget>(u"connectionBox"_s)->isVisible());
    QVERIFY(!m_house->find<QWidget>(u"trustBox"_s)->isVisible());
    facts.follower = true;
    QVERIFY(m_house->take(m_house->own(), facts));
    QTRY_VERIFY(m_house->verb(Disconnect)->isVisible());
    QVERIFY(m_house->words(u"connectionBox"_s).contains(u"Your follower"_s));
    QVERIFY(m_house->words(u"followBox"_s).contains(u"They follow you"_s));
    QCOMPARE(m_house->verb(Disconnect)->text(), u"Remove from my followers…"_s);
    m_house->verb(Disconnect)->trigger();
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    QVERIFY(PersonHouse::answered(u"confirmGo"_s));
    QVERIFY(submitted.wait());
    QCOMPARE(m_house->lastRelation().verb, Disconnect);
    QVERIFY(m_house->words(u"connectionBox"_s).contains(u"Remove from my followers"_s));
}

QTEST_MAIN(TestPersonOffers)
#include "tst_personoffers.moc"
