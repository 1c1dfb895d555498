// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person/personhouse.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;
using namespace personae;

/// Members of a community: who may change whom, what goes into the outbox, and why not.
class TestPersonMember final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void moderatorChangesARole();
    void leaderChangesAStatus();
    void ranksGiveReasons();
    void oldRolesOfWhoLeft();
    void removeAMember();
    void onOnesOwnServerOnlyMembershipCounts();

private:
    [[nodiscard]] MemberCommand lastMember() const
    {
        const auto *command = std::get_if<MemberCommand>(&m_house->outbox.entries().last().command);
        return command ? *command : MemberCommand();
    }
    PersonFacts member(const QStringList &roles)
    {
        PersonFacts facts = PersonHouse::facts();
        facts.connected = true;
        facts.roles = roles;
        return facts;
    }

    std::unique_ptr<PersonHouse> m_house;
};

void TestPersonMember::init()
{
    m_house = std::make_unique<PersonHouse>();
    QVERIFY(m_house->opened);
    m_house->page->showTab(PersonPage::Tab::Relationship);
}

void TestPersonMember::moderatorChangesARole()
{
    QVERIFY(
        m_house->take(m_house->own(), PersonHouse::facts(u"club.example.com"_s, u"Garden Club"_s)));
    QVERIFY(m_house->showWith(m_house->member(), member({u"follower"_s})));
    QCOMPARE(m_house->port.entered, (QList<PeopleScope>{m_house->club()}));
    auto *role = m_house->find<QComboBox>(u"memberRole"_s);
    QVERIFY(!role->isEnabled()); // one's own role is not known yet
    QVERIFY(m_house->words(u"memberBox"_s).contains(u"not known yet"_s));
    m_house->port.stand(m_house->club(), {u"moderator"_s});
    QVERIFY(role->isEnabled());
    QTRY_VERIFY(m_house->words(u"actsAs"_s).contains(u"Garden Club"_s));
    const auto *items = qobject_cast<QStandardItemModel *>(role->model());
    QVERIFY(items->item(role->findData(u"contributor"_s))->isEnabled());
    QVERIFY(!items->item(role->findData(u"moderator"_s))->isEnabled());
    QVERIFY(!items->item(role->findData(u"leader"_s))->isEnabled());
    QVERIFY(!m_house->find<QComboBox>(u"memberStatus"_s)->isEnabled());
    QVERIFY(m_house->words(u"memberBox"_s).contains(u"higher role than yours"_s));
    QPushButton *apply = m_house->button(u"memberApply"_s);
    QVERIFY(!apply->isEnabled());
    role->setFocus();
    QTest::keyClick(role, Qt::Key_Down);
    QCOMPARE(role->currentData().toString(), u"contributor"_s);
    QVERIFY(apply->isEnabled());
    m_house->find<QLineEdit>(u"memberReason"_s)->setText(u" waters the roses "_s);
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    apply->click();
    QVERIFY(submitted.wait());
    MemberCommand expected;
    expected.node = u"club.example.com"_s;
    expected.handle = u"bob.example.com"_s;
    expected.role = u"contributor"_s;
    expected.roleBefore = u"follower"_s;
    expected.statusBefore = u"active"_s;
    expected.reason = u"waters the roses"_s;
    QCOMPARE(lastMember(), expected);
    QVERIFY(m_house->find<QLabel>(u"personState"_s)->text().contains(u"contributor"_s));
    QCOMPARE(role->currentData().toString(), u"contributor"_s);
    QVERIFY(!apply->isEnabled());
}

void TestPersonMember::leaderChangesAStatus()
{
    m_house->port.stand(m_house->club(), {u"leader"_s});
    PersonFacts facts = member({u"contributor"_s});
    facts.status = u"suspended"_s;
    QVERIFY(m_house->showWith(m_house->member(), facts));
    QVERIFY(m_house->words(u"standingBox"_s).contains(u"Nobody need have decided"_s));
    auto *status = m_house->find<QComboBox>(u"memberStatus"_s);
    QCOMPARE(status->currentData().toString(), u"suspended"_s);
    status->setFocus();
    QTest::keyClick(status, Qt::Key_Home);
    QCOMPARE(status->currentData().toString(), u"active"_s);
    // News that come in between leave the choice as it is.
    facts.name = u"Bob S."_s;
    QVERIFY(m_house->take(m_house->club(), facts));
    QTRY_VERIFY(m_house->find<QLabel>(u"personName"_s)->accessibleName().contains(u"Bob S."_s));
    QCOMPARE(status->currentData().toString(), u"active"_s);
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    m_house->button(u"memberApply"_s)->click();
    QVERIFY(submitted.wait());
    QCOMPARE(lastMember().status, std::optional<QString>(u"active"_s));
    QCOMPARE(lastMember().statusBefore, u"suspended"_s);
    QVERIFY(!lastMember().role);
}

void TestPersonMember::ranksGiveReasons()
{
    m_house->port.stand(m_house->club(), {u"moderator"_s});
    QVERIFY(m_house->showWith(m_house->member(), member({u"leader"_s})));
    QVERIFY(!m_house->find<QComboBox>(u"memberRole"_s)->isEnabled());
    QVERIFY(m_house->words(u"memberBox"_s).contains(u"stand as high as you"_s));
    const QAction *remove = m_house->verb(RelationVerb::Disconnect);
    QVERIFY(!remove->isEnabled());
    QVERIFY(remove->toolTip().contains(u"stand as high as you"_s));
    QVERIFY(m_house->words(u"connectionBox"_s).contains(u"stand as high as you"_s));
}

void TestPersonMember::oldRolesOfWhoLeft()
{
    m_house->port.stand(m_house->club(), {u"leader"_s});
    PersonFacts facts = member({u"contributor"_s});
    facts.connected = false;
    QVERIFY(m_house->showWith(m_house->member(), facts));
    QVERIFY(m_house->words(u"memberBox"_s).contains(u"Left."_s));
    QVERIFY(m_house->words(u"memberBox"_s).contains(u"contributor"_s));
    QPushButton *clear = m_house->button(u"memberClearRole"_s);
    QVERIFY(clear->isVisible() && clear->isEnabled());
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    clear->click();
    QVERIFY(submitted.wait());
    QCOMPARE(lastMember().role, std::optional<QString>(QString(u""_s)));
    QCOMPARE(lastMember().roleBefore, u"contributor"_s);
    QVERIFY(!clear->isVisible());
}

void TestPersonMember::removeAMember()
{
    m_house->port.stand(m_house->club(), {u"leader"_s});
    QVERIFY(m_house->showWith(m_house->member(), member({u"contributor"_s})));
    QCOMPARE(m_house->verb(RelationVerb::Disconnect)->text(), u"Remove from the community…"_s);
    QVERIFY(!m_house->verb(RelationVerb::TrustAlways)->isVisible()); // not as a community
    m_house->verb(RelationVerb::Disconnect)->trigger();
    QWidget *dialog = PersonHouse::dialog(u"confirmDialog"_s);
    QVERIFY(dialog);
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    dialog->findChild<QPushButton *>(u"confirmGo"_s)->click();
    QVERIFY(submitted.wait());
    QCOMPARE(m_house->lastRelation().verb, RelationVerb::Disconnect);
    QCOMPARE(m_house->lastRelation().node, u"club.example.com"_s);
}

/// Where communities live on one's own server, nothing is done as the community.
void TestPersonMember::onOnesOwnServerOnlyMembershipCounts()
{
    using enum RelationVerb;
    m_house->port.info.sharesCommunityHost = true;
    m_house->port.info.listsByRelation = true;
    m_house->port.info.relationVerbs = {Follow, Unfollow, Disconnect};
    m_house->port.stand(m_house->club(), {u"leader"_s});
    QVERIFY(m_house->showWith(m_house->member(), member({u"contributor"_s})));
    for (const auto &box : {u"followBox"_s, u"standingBox"_s, u"trustBox"_s})
        QVERIFY2(!m_house->find<QWidget>(box)->isVisible(), qPrintable(box));
    QVERIFY(!m_house->verb(Follow)->isVisible());
    QVERIFY(m_house->words(u"actsAs"_s).contains(u"membership"_s));
    QVERIFY(m_house->find<QWidget>(u"memberBox"_s)->isVisible());
    m_house->verb(Disconnect)->trigger();
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    QVERIFY(PersonHouse::answered(u"confirmGo"_s));
    QVERIFY(submitted.wait());
    QCOMPARE(m_house->lastRelation().verb, Disconnect);
    QCOMPARE(m_house->lastRelation().node, u"club.example.com"_s);
}

QTEST_MAIN(TestPersonMember)
#include "tst_personmember.moc"
