// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplestore.h"
#include "tests/endtoend/livewindow.h"
#include "ui/people/peoplepane.h"
#include "ui/window/lazypages.h"

#include <QAction>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace personae::test {

namespace {

constexpr int patience = 30'000; ///< ms; only ever spent where something is broken

const QString aliceTag = u"alice.garden.example"_s;
const QString bobTag = u"bob.garden.example"_s;
const QString clubTag = u"garden-club.example"_s;

} // namespace

/// Two people and a community on services that talk to each other, told by the window's own
/// widgets: follow, connect, accept, block, promote, suspend; one of them offline.
class PeopleStoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsEverybodyTheNodeKnows();
    void follows();
    void asksToConnectAndIsAccepted();
    void blocksOfflineAndGoesOutOnce();
    void promotesAMember();
    void suspendsAMember();
    void cleanupTestCase() { m_live.endProgram(); }

private:
    [[nodiscard]] AccountId signIn(const QString &handle, const QString &password);
    [[nodiscard]] Person known(const PeopleScope &scope, const QString &handle);
    [[nodiscard]] bool becomesVerified();
    void showRelationship();
    [[nodiscard]] QAction *verb(RelationVerb wanted);

    LiveWindow m_live;
    AccountId m_alice;
    AccountId m_bob;
    qint64 m_lastProved = 0;
};

AccountId PeopleStoryTest::signIn(const QString &handle, const QString &password)
{
    SignInRequest request;
    request.service = u"cloudillo"_s;
    request.identity = handle;
    request.secret = password;
    QSignalSpy succeeded(&m_live.engine().signIn(), &SignInPort::succeeded);
    m_live.engine().signIn().start(request);
    return succeeded.wait(patience) ? succeeded.first().first().value<AccountId>() : AccountId();
}

/// What the cache holds, past every model.
Person PeopleStoryTest::known(const PeopleScope &scope, const QString &handle)
{
    const PersonRef wanted{scope, handle};
    QSignalSpy loaded(&m_live.engine().people(), &PeopleStore::personLoaded);
    m_live.engine().people().loadPerson(wanted);
    // The window asks too, and its answers may come in the same batch as ours.
    for (qsizetype seen = 0;; ++seen) {
        while (seen == loaded.size()) {
            if (!loaded.wait(patience))
                return {};
        }
        const auto sheet = loaded.at(seen).first().value<PersonSheet>();
        if (sheet.ref == wanted)
            return sheet.person;
    }
}

/// The wish that was just made, and no earlier one.
bool PeopleStoryTest::becomesVerified()
{
    const bool verified = QTest::qWaitFor(
        [this] {
            const OutboxEntry entry = m_live.newestEntry();
            return entry.id > m_lastProved && entry.state == OutboxState::Verified;
        },
        patience);
    m_lastProved = m_live.newestEntry().id;
    return verified;
}

void PeopleStoryTest::showRelationship()
{
    QTest::keyClick(&m_live.window(), Qt::Key_2, Qt::AltModifier);
}

void PeopleStoryTest::initTestCase()
{
    m_live.startProgram();
    m_alice = signIn(aliceTag, m_live.password());
    QVERIFY(!m_alice.isNull());
    m_bob = signIn(bobTag, u"bob-demo-1"_s);
    QVERIFY(!m_bob.isNull());
    m_live.window().chooseAccount(m_alice);
    QTRY_COMPARE_WITH_TIMEOUT(m_live.window().account(), m_alice, patience);
}

void PeopleStoryTest::showsEverybodyTheNodeKnows()
{
    m_live.openSection(SidebarKind::People);
    auto *table = m_live.find<QTableView>(u"peopleTable"_s);
    // The node gives 100 of each kind at most, and does not say so: neither do we say "complete".
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() >= 100, patience);
    const auto *header =
        m_live.window().pages().people().findChild<QWidget *>(u"listHeaderLabel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(header->accessibleName().contains(u"At least"_s), patience);
    QVERIFY(!header->accessibleName().contains(u"Complete"_s));
}

void PeopleStoryTest::follows()
{
    QVERIFY(m_live.choosePerson(bobTag));
    showRelationship();
    const bool before =
        known({m_alice, {}}, bobTag).following == Following::Yes; // the demo's world may change
    if (before) {
        QVERIFY(m_live.trigger(u"verbUnfollow"_s));
        QVERIFY(becomesVerified());
    }
    m_live.services().clearLog();
    QVERIFY(m_live.trigger(u"verbFollow"_s));
    QVERIFY(becomesVerified());
    QCOMPARE(m_live.appliedCount("POST", u"/api/actions"_s), 1);
    QTRY_COMPARE_WITH_TIMEOUT(known({m_alice, {}}, bobTag).following, Following::Yes, patience);
}

void PeopleStoryTest::asksToConnectAndIsAccepted()
{
    if (known({m_alice, {}}, bobTag).connected) {
        QVERIFY(m_live.trigger(u"verbDisconnect"_s));
        if (auto *go = m_live.window().findChild<QPushButton *>(u"confirmGo"_s))
            go->click();
        QVERIFY(becomesVerified());
        QTRY_VERIFY_WITH_TIMEOUT(!known({m_alice, {}}, bobTag).connected, patience);
    }
    QVERIFY(m_live.trigger(u"verbConnect"_s));
    QTRY_VERIFY(m_live.window().findChild<QPlainTextEdit *>(u"connectText"_s));
    QTest::keyClicks(m_live.find<QPlainTextEdit>(u"connectText"_s), u"Shall we?"_s);
    QTest::mouseClick(m_live.find<QAbstractButton>(u"connectSend"_s), Qt::LeftButton);
    QVERIFY(becomesVerified()); // asked is what was wanted
    QVERIFY(known({m_alice, {}}, bobTag).requested);

    // Bob sees it in his queue, with her words, and says yes.
    m_live.window().chooseAccount(m_bob);
    m_live.openSection(SidebarKind::Requests);
    auto *queue = m_live.find<QTableView>(u"requestTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(queue->model()->rowCount() > 0, patience);
    QModelIndex hers;
    QTRY_VERIFY_WITH_TIMEOUT(
        ([&] {
            for (int row = 0; row < queue->model()->rowCount(); ++row) {
                const QModelIndex index = queue->model()->index(row, 0);
                if (index.data(Qt::AccessibleTextRole).toString().contains(u"Shall we?"_s)) {
                    hers = index;
                    return true;
                }
            }
            return false;
        }()),
        patience);
    queue->setCurrentIndex(hers);
    QTest::mouseClick(m_live.find<QAbstractButton>(u"acceptButton"_s), Qt::LeftButton);
    QVERIFY(becomesVerified());
    QTRY_VERIFY_WITH_TIMEOUT(known({m_bob, {}}, aliceTag).connected, patience);

    m_live.window().chooseAccount(m_alice);
    m_live.openSection(SidebarKind::People);
    m_live.engine().peoplePort().readPerson({{m_alice, {}}, bobTag});
    QTRY_VERIFY_WITH_TIMEOUT(known({m_alice, {}}, bobTag).connected, patience);
}

void PeopleStoryTest::blocksOfflineAndGoesOutOnce()
{
    QVERIFY(m_live.choosePerson(bobTag));
    showRelationship();
    m_live.setNetwork(false);
    m_live.services().clearLog();
    QVERIFY(m_live.trigger(u"verbBlock"_s));
    if (auto *go = m_live.window().findChild<QPushButton *>(u"confirmGo"_s))
        go->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_live.newestEntry().waitsFor, WaitReason::Network, patience);
    QCOMPARE(known({m_alice, {}}, bobTag).status, u"active"_s); // the cache holds what was said
    auto *table = m_live.find<QTableView>(u"peopleTable"_s);
    const QString sentence =
        table->currentIndex().data(Qt::AccessibleTextRole).toString(); // shown at once all the same
    QVERIFY2(sentence.contains(u"locked"_s), qPrintable(sentence));

    m_live.setNetwork(true);
    m_live.engine().sync().tryNow(0);
    QVERIFY(becomesVerified());
    QCOMPARE(m_live.appliedCount("PATCH", u"/api/profiles/"_s + bobTag), 1);
    QTRY_COMPARE_WITH_TIMEOUT(known({m_alice, {}}, bobTag).status, u"blocked"_s, patience);
}

void PeopleStoryTest::promotesAMember()
{
    m_live.openCommunity(clubTag);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_live.engine().peoplePort().standing({m_alice, clubTag}).roles.contains(u"leader"_s),
        patience);
    QVERIFY(m_live.find<QWidget>(u"actingBand"_s)->accessibleName().contains(u"as community"_s));
    QTRY_VERIFY_WITH_TIMEOUT(known({m_alice, clubTag}, bobTag).id != 0, patience); // it is read
    QVERIFY(m_live.choosePerson(bobTag));
    showRelationship();
    auto *role = m_live.find<QComboBox>(u"memberRole"_s);
    QTRY_VERIFY_WITH_TIMEOUT(role->isEnabled() && role->findData(u"leader"_s) >= 0, patience);
    role->setCurrentIndex(role->findData(u"leader"_s));
    Q_EMIT role->activated(role->currentIndex());
    QTest::mouseClick(m_live.find<QAbstractButton>(u"memberApply"_s), Qt::LeftButton);
    QVERIFY(becomesVerified());
    QTRY_COMPARE_WITH_TIMEOUT(known({m_alice, clubTag}, bobTag).roles, QStringList{u"leader"_s},
                              patience);
}

void PeopleStoryTest::suspendsAMember()
{
    auto *status = m_live.find<QComboBox>(u"memberStatus"_s);
    QTRY_VERIFY_WITH_TIMEOUT(status->isEnabled() && status->findData(u"suspended"_s) >= 0,
                             patience);
    status->setCurrentIndex(status->findData(u"suspended"_s));
    Q_EMIT status->activated(status->currentIndex());
    QTest::mouseClick(m_live.find<QAbstractButton>(u"memberApply"_s), Qt::LeftButton);
    QVERIFY(becomesVerified());
    QTRY_COMPARE_WITH_TIMEOUT(known({m_alice, clubTag}, bobTag).status, u"suspended"_s, patience);
    // On her own node he is what he was there: the community's word is the community's.
    QCOMPARE(known({m_alice, {}}, bobTag).status, u"blocked"_s);
}

} // namespace personae::test

QTEST_MAIN(personae::test::PeopleStoryTest)
#include "tst_people_story.moc"
