// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/hand.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::test {

/// Alice's life on InterlinedList, by the window alone: her profile, her picture, her identities,
/// her organizations, those who follow her, and the end of somebody else's account.
class InterlinedListStory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_live.startProgram(); }
    void init() { m_live.beginChapter(); }

    void signsIn();
    void editsAndVerifies();
    void losesNothingToAnHtmlError();
    void switchesANotification();
    void sendsAPicture();
    void takesAPictureFromAnAddress();
    void verifiesAndUnlinksIdentities();
    void changesItsAddressInTwoSteps();
    void showsItsOwnPrivateMessages();

    void joinsAndLeavesAnOrganization();
    void createsAnOrganization();
    void addsAMember();
    void changesAndRemovesTheMember();

    void asksToFollowAndIsApproved();
    void seesOnlyPublicMessagesOfOthers();
    void endsAnAccountOnlyTypedTwiceAndOnline();

    void cleanupTestCase() { m_live.endProgram(); }

private:
    [[nodiscard]] bool confirm()
    {
        return m_hand.press(u"callGo"_s) && m_hand.gone(u"callDialog"_s);
    }
    [[nodiscard]] bool openPerson(SidebarKind section, const QString &name);

    LiveWindow m_live;
    Hand m_hand{m_live};
    AccountId m_alice;
    AccountId m_carol;
};

void InterlinedListStory::signsIn()
{
    QVERIFY(m_hand.signIn(u"interlinedlist"_s, u"alice"_s));
    m_alice = m_live.window().account();
    QVERIFY(m_hand.reads(u"actingBand"_s, u"alice"_s));
    QVERIFY(m_hand.edit());
    QVERIFY(m_hand.reads(u"field:displayName"_s, u"Alice Example"_s));
    QVERIFY(m_hand.reads(u"field:customerStatus"_s, u"ubscri"_s)); // in words
    QVERIFY(!m_hand.words(u"field:customerStatus"_s).contains(u"subscriber:monthly"_s));
}

void InterlinedListStory::editsAndVerifies()
{
    QVERIFY(m_hand.type(u"field:displayName"_s, u"Alice Two"_s));
    QVERIFY(m_hand.publishProved(u"displayName"_s));
    QVERIFY(m_hand.reads(u"profileName"_s, u"Alice Two"_s));
    QCOMPARE(m_live.appliedCount("PATCH", u"/api/user/update"_s), 1);
}

void InterlinedListStory::losesNothingToAnHtmlError()
{
    QVERIFY(m_hand.losesNothingToAnHtmlError(u"displayName"_s, u"Alice Three"_s, "PATCH",
                                             u"/api/user/update"_s));
}

void InterlinedListStory::switchesANotification()
{
    const QString field = u"field:notify.dig.push"_s;
    QVERIFY(m_hand.turnTo(u"formTabs"_s, u"editScroll:notifications"_s));
    QVERIFY(m_hand.press(field));
    QVERIFY(m_hand.publishProved(u"notify.dig.push"_s));
    QCOMPARE(m_live.appliedCount("PATCH", u"/api/user/notification-preferences"_s), 1);
    QVERIFY(m_hand.turnTo(u"formTabs"_s, u"editScroll"_s));
}

void InterlinedListStory::sendsAPicture()
{
    QVERIFY(m_hand.pastePicture(landscape()));
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"avatarMark"_s, u"verified"_s));
    QCOMPARE(m_live.appliedCount("POST", u"/api/user/avatar/upload"_s), 1);
    QCOMPARE(m_live.appliedCount("PATCH", u"/api/user/update"_s), 3); // that one made it hers
}

void InterlinedListStory::takesAPictureFromAnAddress()
{
    QVERIFY(m_hand.fromMenu(u"avatarButton"_s, u"pictureFromAddress"_s));
    QVERIFY(m_hand.type(u"pictureAddress"_s, u"https://images.example/ok.jpg"_s));
    QVERIFY(m_hand.press(u"pictureAddressUse"_s));
    QVERIFY(m_hand.reads(u"avatarMark"_s, u"images.example"_s)); // says who will be asked
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"avatarMark"_s, u"verified"_s));
    QCOMPARE(m_live.appliedCount("POST", u"/api/user/avatar/from-url"_s), 1);
}

void InterlinedListStory::verifiesAndUnlinksIdentities()
{
    const QString table = u"recordsTable"_s;
    QVERIFY(m_hand.openPage(u"identities"_s));
    QVERIFY(m_hand.chooseRow(table, u"alice@social.example"_s));
    QVERIFY(m_hand.press(u"call-verify-identity"_s));
    QVERIFY(m_hand.reads(u"recordsSaid"_s, u"verified just now"_s));
    QVERIFY(m_hand.chooseRow(table, u"alice-lists"_s)); // its token has run out there
    QVERIFY(m_hand.press(u"call-verify-identity"_s));
    QVERIFY(m_hand.reads(u"recordsSaid"_s, u"Verification failed"_s));
    QVERIFY(m_hand.press(u"call-unlink-identity"_s));
    QVERIFY(m_hand.reads(u"callDialog"_s, u"no longer sign in"_s));
    QVERIFY(m_hand.press(u"callCancel"_s));
    QVERIFY(m_hand.gone(u"callDialog"_s));
    QVERIFY(m_hand.hasRow(table, u"alice-lists"_s));
    QCOMPARE(m_live.appliedCount("DELETE", u"/api/user/identities"_s), 0);
    QVERIFY(m_hand.press(u"call-unlink-identity"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.hasNoRow(table, u"alice-lists"_s));
    QVERIFY(m_hand.hasRow(table, u"alice@social.example"_s));
}

void InterlinedListStory::changesItsAddressInTwoSteps()
{
    QVERIFY(m_hand.openPage(u"account"_s));
    QVERIFY(m_hand.press(u"call-request-email-change"_s));
    QVERIFY(m_hand.type(u"ask-newEmail"_s, u"alice@example.org"_s));
    QVERIFY(m_hand.press(u"callGo"_s));
    QVERIFY(m_hand.type(u"ask-token"_s, u"bogus"_s));
    QVERIFY(m_hand.press(u"callGo"_s));
    QVERIFY(m_hand.reads(u"callDialog"_s, u"Invalid or expired token"_s));
    QVERIFY(m_hand.reads(u"ask-token"_s, u"bogus"_s));
    QVERIFY(m_hand.type(u"ask-token"_s, u"demo-mail-token"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.edit());
    QVERIFY(m_hand.reads(u"field:email"_s, u"alice@example.org"_s));
}

void InterlinedListStory::showsItsOwnPrivateMessages()
{
    QVERIFY(m_hand.openPage(u"posts"_s));
    QVERIFY(m_hand.hasRow(u"recordsTable"_s, u"A private thought"_s));
    QVERIFY(m_hand.hasRow(u"recordsTable"_s, u"Seeds to swap"_s));
}

void InterlinedListStory::joinsAndLeavesAnOrganization()
{
    const QString table = u"recordsTable"_s;
    QVERIFY(m_hand.openPage(u"public-organizations"_s));
    QVERIFY(m_hand.chooseRow(table, u"Seed Savers"_s));
    QVERIFY(m_hand.press(u"call-join-organization"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.reads(u"recordsSaid"_s, u"member now"_s));
    QVERIFY(m_hand.press(u"recordsRefresh"_s)); // a member has nothing to join
    QVERIFY(m_hand.waitsFor(
        [this, &table] {
            return m_hand.chooseRow(table, u"Seed Savers"_s) &&
                   !m_hand.mayUse(u"call-join-organization"_s);
        },
        u"joining to be over"_s));
    QVERIFY(m_hand.openPage(u"organizations"_s));
    QVERIFY(m_hand.chooseRow(table, u"Seed Savers"_s));
    QVERIFY(m_hand.press(u"call-leave-organization"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.hasNoRow(table, u"Seed Savers"_s));
}

void InterlinedListStory::createsAnOrganization()
{
    QVERIFY(m_hand.openPage(u"organizations"_s));
    QVERIFY(m_hand.press(u"call-create-organization"_s));
    QVERIFY(m_hand.type(u"ask-name"_s, u"Story Tellers"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.hasRow(u"recordsTable"_s, u"Story Tellers"_s));
    // The name is taken now; the refusal stands at it, and what was typed is kept.
    QVERIFY(m_hand.press(u"call-create-organization"_s));
    QVERIFY(m_hand.type(u"ask-name"_s, u"Story Tellers"_s));
    QVERIFY(m_hand.press(u"callGo"_s));
    QVERIFY(m_hand.sees(u"issue-name"_s));
    QVERIFY(!m_hand.words(u"callDialog"_s).contains(u"prisma"_s));
    QVERIFY(m_hand.press(u"callCancel"_s));
    QVERIFY(m_hand.gone(u"callDialog"_s));
}

void InterlinedListStory::addsAMember()
{
    QVERIFY(m_hand.openPage(u"organizations"_s));
    QVERIFY(m_hand.chooseRow(u"recordsTable"_s, u"Story Tellers"_s));
    QVERIFY(m_hand.press(u"call-organization-users"_s));
    QVERIFY(m_hand.sees(u"recordsDialog"_s));
    QVERIFY(m_hand.press(u"recordsShow"_s)); // searching for nothing finds everybody
    QVERIFY(m_hand.chooseRow(u"recordsTable"_s, u"carol"_s));
    QVERIFY(m_hand.press(u"call-add-member"_s));
    QVERIFY(m_hand.choose(u"ask-role"_s, u"member"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.press(u"recordsDialogClose"_s));
    QVERIFY(m_hand.gone(u"recordsDialog"_s));
}

bool InterlinedListStory::openPerson(SidebarKind section, const QString &name)
{
    m_live.openSection(section);
    return m_hand.chooseRow(u"peopleTable"_s, name) && m_hand.reads(u"personHeader"_s, name);
}

void InterlinedListStory::changesAndRemovesTheMember()
{
    m_live.openSection(SidebarKind::Communities);
    QVERIFY(m_hand.press(u"refreshButton"_s));
    QVERIFY(openPerson(SidebarKind::Communities, u"Story Tellers"_s));
    QVERIFY(m_hand.press(u"showMembersButton"_s));
    QVERIFY(m_hand.chooseRow(u"peopleTable"_s, u"Carol Clock"_s));
    QVERIFY(m_hand.turnTo(u"inspectorTabs"_s, u"relationshipPage"_s));
    QVERIFY(m_hand.choose(u"memberRole"_s, u"admin"_s));
    QVERIFY(m_hand.press(u"memberApply"_s));
    QVERIFY(m_hand.reads(u"personPending"_s, u"verified"_s));
    QVERIFY(m_hand.reads(u"personState"_s, u"admin"_s));
    QVERIFY(m_hand.press(u"verbDisconnectButton"_s));
    QVERIFY(m_hand.press(u"confirmGo"_s));
    QVERIFY(m_hand.reads(u"personPending"_s, u"Remove from the community: verified"_s));
    const QList<LoggedRequest> log = m_live.services().log();
    QVERIFY(std::any_of(log.cbegin(), log.cend(), [](const LoggedRequest &request) {
        return request.method == "DELETE" && request.path.contains("/members/"_L1) &&
               request.applied;
    }));
}

void InterlinedListStory::asksToFollowAndIsApproved()
{
    QVERIFY(m_hand.edit());
    QVERIFY(m_hand.press(u"field:isPrivateAccount"_s));
    QVERIFY(m_hand.publishProved(u"isPrivateAccount"_s));

    QVERIFY(m_hand.signIn(u"interlinedlist"_s, u"carol"_s));
    m_carol = m_live.window().account();
    QVERIFY(openPerson(SidebarKind::People, u"Alice"_s));
    QVERIFY(m_hand.turnTo(u"inspectorTabs"_s, u"relationshipPage"_s));
    QVERIFY(m_hand.press(u"verbUnfollowButton"_s));
    QVERIFY(m_hand.reads(u"personPending"_s, u"Unfollow: verified"_s));
    QVERIFY(m_hand.press(u"verbFollowButton"_s));
    QVERIFY(m_hand.reads(u"personPending"_s, u"Follow: verified"_s));

    QVERIFY(m_hand.actAs(m_alice));
    m_live.openSection(SidebarKind::Requests);
    QVERIFY(m_hand.press(u"requestsRefresh"_s));
    QVERIFY(m_hand.chooseRow(u"requestTable"_s, u"Carol"_s));
    QVERIFY(m_hand.press(u"acceptButton"_s));
    QVERIFY(m_hand.gone(u"requestTable"_s));
    const auto approved = [this] {
        const QList<LoggedRequest> log = m_live.services().log();
        return std::any_of(log.cbegin(), log.cend(), [](const LoggedRequest &request) {
            return request.path.endsWith("/approve"_L1) && request.applied;
        });
    };
    QVERIFY(m_hand.waitsFor(approved, u"the approval"_s));
}

void InterlinedListStory::seesOnlyPublicMessagesOfOthers()
{
    QVERIFY(m_hand.actAs(m_carol));
    QVERIFY(openPerson(SidebarKind::People, u"Alice"_s));
    QVERIFY(m_hand.turnTo(u"inspectorTabs"_s, u"personOverview"_s));
    QVERIFY(m_hand.press(u"personCall-posts"_s));
    QVERIFY(m_hand.hasRow(u"recordsTable"_s, u"Seeds to swap"_s));
    QVERIFY(m_hand.hasNoRow(u"recordsTable"_s, u"A private thought"_s));
    QVERIFY(m_hand.press(u"recordsDialogClose"_s));
    QVERIFY(m_hand.gone(u"recordsDialog"_s));
}

void InterlinedListStory::endsAnAccountOnlyTypedTwiceAndOnline()
{
    QVERIFY(m_hand.openPage(u"organizations"_s)); // the profile is read meanwhile
    QVERIFY(m_hand.hasRow(u"recordsTable"_s, u"The Public"_s));
    QVERIFY(m_hand.openPage(u"account"_s));
    QVERIFY(m_hand.press(u"call-delete-account"_s));
    QVERIFY(m_hand.reads(u"callDialog"_s, u"cannot be undone"_s));
    QVERIFY(m_hand.type(u"ask-username"_s, u"somebody"_s));
    QVERIFY(m_hand.type(u"ask-email"_s, u"carol@example.com"_s));
    QVERIFY(m_hand.press(u"callGo"_s));
    QVERIFY(m_hand.sees(u"issue-username"_s));
    QCOMPARE(m_live.appliedCount("POST", u"/api/user/delete"_s), 0);
    QVERIFY(m_hand.type(u"ask-username"_s, u"carol"_s));
    m_live.setNetwork(false);
    m_live.engine().sync().refresh(m_carol);
    QVERIFY(m_hand.reads(u"callDialog"_s, u"ffline"_s));
    QVERIFY(m_hand.waitsFor([this] { return !m_hand.mayUse(u"callGo"_s); }, u"no way offline"_s));
    m_live.setNetwork(true);
    m_live.engine().sync().refresh(m_carol);
    QVERIFY(confirm());
    QVERIFY(m_hand.waitsFor([this] { return m_live.engine().accounts().rows().size() == 1; },
                            u"the end"_s));
    QCOMPARE(m_live.appliedCount("POST", u"/api/user/delete"_s), 1);
    QCOMPARE(m_live.window().account(), m_alice);
}

} // namespace personae::test

QTEST_MAIN(personae::test::InterlinedListStory)
#include "tst_story_interlinedlist.moc"
