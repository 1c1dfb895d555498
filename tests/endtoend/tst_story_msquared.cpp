// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/hand.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

using namespace Qt::StringLiterals;

namespace personae::test {

/// Ada's day on M², by the window alone: her name and its rules, her pictures by file and by id,
/// her wallet, what the organization says of itself, and the names nobody may take.
class MSquaredStory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_live.startProgram(); }
    void init() { m_live.beginChapter(); }

    void signsIn();
    void warnsOfANameAgainstTheRules();
    void editsAndVerifies();
    void losesNothingToAnHtmlError();
    void showsAnAnswerThatDiffers();
    void sendsAPicture();
    void choosesAnAvatarByItsIds();
    void copiesTheWallet();
    void asksForTheStatus();
    void looksForIdsOfDatasources();
    void replacesTheDenylistOrNothing();
    void sendsTheBlockersAsPairs();

    void cleanupTestCase() { m_live.endProgram(); }

private:
    [[nodiscard]] bool forbid(const QString &name);
    /// Types what the dialog asks to be typed, and sends.
    [[nodiscard]] bool confirm();

    LiveWindow m_live;
    Hand m_hand{m_live};
    const QString m_profile = u"/api/profile/"_s;
    const QString m_denylist = u"/api/profile/username/deny/"_s;
};

void MSquaredStory::signsIn()
{
    QVERIFY(m_hand.signIn(u"msquared"_s, u"ada_l"_s));
    QVERIFY(m_hand.edit());
    QVERIFY(m_hand.reads(u"field:username"_s, u"ada_l"_s));
}

/// The organization's pattern is soft: it warns, and the service decides.
void MSquaredStory::warnsOfANameAgainstTheRules()
{
    QVERIFY(m_hand.type(u"field:username"_s, u"Ada Lovelace"_s));
    QVERIFY(m_hand.sees(u"warning:username"_s));
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"row:username"_s, u"bad alphabet"_s));
    QVERIFY(m_hand.reads(u"field:username"_s, u"Ada Lovelace"_s));
    QCOMPARE(m_live.appliedCount("PUT", m_profile), 0);
}

void MSquaredStory::editsAndVerifies()
{
    QVERIFY(m_hand.type(u"field:username"_s, u"ada_two"_s));
    QVERIFY(m_hand.gone(u"warning:username"_s));
    QVERIFY(m_hand.publishProved(u"username"_s));
    QVERIFY(m_hand.reads(u"actingBand"_s, u"ada_two"_s));
    QCOMPARE(m_live.appliedCount("PUT", m_profile), 1);
}

void MSquaredStory::losesNothingToAnHtmlError()
{
    QVERIFY(m_hand.losesNothingToAnHtmlError(u"username"_s, u"ada_three"_s, "PUT", m_profile));
}

void MSquaredStory::showsAnAnswerThatDiffers()
{
    m_live.change([](Behaviours &behaviours) { behaviours.alterWrites = true; });
    QVERIFY(m_hand.type(u"field:username"_s, u"ada_four"_s));
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"mark:username"_s, u"applied differently"_s));
    QVERIFY(m_hand.press(u"server:username"_s));
    QVERIFY(m_hand.reads(u"valueDialog"_s, u"ada_four~"_s)); // what the service shows now
    QVERIFY(m_hand.press(u"useValueButton"_s));
    QVERIFY(m_hand.gone(u"valueDialog"_s));
    m_live.change([](Behaviours &behaviours) { behaviours.alterWrites = false; });
    QVERIFY(m_hand.type(u"field:username"_s, u"ada_five"_s));
    QVERIFY(m_hand.publishProved(u"username"_s));
}

void MSquaredStory::sendsAPicture()
{
    QVERIFY(m_hand.pastePicture(landscape()));
    QVERIFY(m_hand.publish());
    QVERIFY(m_hand.reads(u"avatarMark"_s, u"verified"_s));
}

void MSquaredStory::choosesAnAvatarByItsIds()
{
    QVERIFY(m_hand.paste(u"field:avatarObject"_s, u"DsA1.Obj99"_s)); // splits by itself
    QVERIFY(m_hand.publishProved(u"avatarObject"_s));
    QVERIFY(m_hand.reads(u"field:avatarObject"_s, u"DsA1"_s));
    QVERIFY(m_hand.reads(u"field:avatarObject/object"_s, u"Obj99"_s));
}

void MSquaredStory::copiesTheWallet()
{
    QApplication::clipboard()->clear();
    QVERIFY(m_hand.press(u"copy:wallet"_s));
    QCOMPARE(QApplication::clipboard()->text(), u"0x00000000000000000000000000000000000000A1"_s);
}

void MSquaredStory::asksForTheStatus()
{
    QVERIFY(m_hand.openPage(u"organization"_s));
    QVERIFY(m_hand.hasRow(u"recordsTable"_s, u"Acme Park"_s));
    QVERIFY(m_hand.press(u"call-status"_s));
    if (m_hand.sees(u"recordsDialog"_s)) // what it answered
        QVERIFY(m_hand.press(u"recordsDialogClose"_s));
    QVERIFY(m_hand.reads(u"recordsSaid"_s, u"The service answers"_s));
}

void MSquaredStory::looksForIdsOfDatasources()
{
    QVERIFY(m_hand.openPage(u"organization"_s));
    QVERIFY(m_hand.press(u"call-datasources"_s));
    QVERIFY(m_hand.sees(u"recordsDialog"_s));
    QVERIFY(m_hand.type(u"ask-type"_s, u"avatar"_s));
    QVERIFY(m_hand.press(u"recordsShow"_s));
    QVERIFY(m_hand.hasRow(u"recordsTable"_s, u"Avatars of the park"_s));
    QVERIFY(m_hand.hasNoRow(u"recordsTable"_s, u"Ds1"_s));
    QVERIFY(m_hand.press(u"recordsDialogClose"_s));
    QVERIFY(m_hand.gone(u"recordsDialog"_s));
}

bool MSquaredStory::forbid(const QString &name)
{
    return m_hand.type(u"denyNameEdit"_s, name) && m_hand.press(u"denyAdd"_s) &&
           m_hand.hasRow(u"denyStagedTable"_s, name);
}

bool MSquaredStory::confirm()
{
    if (!m_hand.sees(u"denyTyped"_s))
        return false;
    const QString asked = m_hand.words(u"denyTyped"_s).section(u": "_s, 1).section(u'\n', 0, 0);
    return m_hand.type(u"denyTyped"_s, asked) && m_hand.press(u"denyGo"_s) &&
           m_hand.gone(u"denySendDialog"_s);
}

/// "grace" is somebody's name: the whole list is refused, and she comes back as a pair.
void MSquaredStory::replacesTheDenylistOrNothing()
{
    m_live.openSection(SidebarKind::Denylists);
    QVERIFY(m_hand.sees(u"denylistPage"_s));
    QVERIFY(m_hand.reads(u"denyCertainty"_s, u"Believed"_s));
    QVERIFY(m_hand.turnBar(u"denyTabs"_s, 1));
    QVERIFY(forbid(u"grace"_s));
    QVERIFY(forbid(u"nobody_here"_s));
    QVERIFY(m_hand.press(u"denyReplaceAll"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.reads(u"denyStrip"_s, u"refused, nothing was changed"_s));
    QVERIFY(m_hand.hasRow(u"denyStagedTable"_s, u"grace_1"_s)); // proposed
    QCOMPARE(m_live.appliedCount("PUT", m_denylist), 0);
}

void MSquaredStory::sendsTheBlockersAsPairs()
{
    m_live.openSection(SidebarKind::Denylists);
    QVERIFY(m_hand.turnBar(u"denyTabs"_s, 1));
    QVERIFY(m_hand.press(u"denySend"_s));
    QVERIFY(m_hand.reads(u"denySendDialog"_s, u"cannot be undone"_s));
    QVERIFY(confirm());
    QVERIFY(m_hand.reads(u"denyStrip"_s, u"took it"_s));
    QVERIFY(m_hand.turnBar(u"denyTabs"_s, 0));
    QVERIFY(m_hand.hasRow(u"denyKnownTable"_s, u"grace"_s));
    QVERIFY(m_hand.hasRow(u"denyKnownTable"_s, u"nobody_here"_s));
    QCOMPARE(m_live.appliedCount("POST", m_denylist), 1);
}

} // namespace personae::test

QTEST_MAIN(personae::test::MSquaredStory)
#include "tst_story_msquared.moc"
