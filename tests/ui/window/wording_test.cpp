// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/windowfixture.h"
#include "ui/theme/errorpresenter.h"
#include "ui/window/windowwording.h"

#include <QTest>

using namespace personae;
using namespace personae::testwindow;

/// Sentences people and screen readers get about others and about what is done to them.
class WordingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAreSentences_data();
    void commandsAreSentences();
    void rowsAreSentences();
    void relationsHaveOneWord_data();
    void relationsHaveOneWord();
    void foreignWordsAreKeptApart();
    void requestsAreSentences();
    void requestsSayWhatIsAsked();
    void signInsEndInWords();
    void sidebarRowsSayWhatTheyCount();
    void rulesAreExplained_data();
    void rulesAreExplained();

private:
    /// Without the marks round foreign text.
    static QString plain(QString text) { return text.remove(QChar(0x2068)).remove(QChar(0x2069)); }
    WindowWording m_words{{service()}};
};

void WordingTest::commandsAreSentences_data()
{
    QTest::addColumn<personae::OutboxEntry>("entry");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const Command &command, const QString &sentence) {
        OutboxEntry entry;
        entry.command = command;
        QTest::newRow(name) << entry << sentence;
    };
    RelationCommand relation;
    relation.handle = u"bob.example.com"_s;
    row("follow", relation, u"Follow bob.example.com"_s);
    relation.verb = RelationVerb::HideFromHome;
    row("hide", relation, u"Hide bob.example.com from home"_s);
    relation.verb = RelationVerb::AcceptRequest;
    row("accept", relation, u"Accept the request of bob.example.com"_s);
    relation.verb = RelationVerb::Block;
    relation.node = u"garden.example.com"_s;
    row("as community", relation, u"Block bob.example.com, as Garden Club"_s);
    MemberCommand member;
    member.node = u"garden.example.com"_s;
    member.handle = u"bob.example.com"_s;
    member.role = u"moderator"_s;
    row("role", member, u"Make bob.example.com a moderator of Garden Club"_s);
    member.status = u"suspended"_s;
    row("both", member,
        u"Make bob.example.com a moderator of Garden Club; Suspend bob.example.com in Garden Club"_s);
    member.role = QString();
    member.status.reset();
    row("no role", member, u"Take the role of bob.example.com in Garden Club away"_s);
    member.role.reset();
    member.status = u"%2"_s; // what looks like a place holder is none
    row("unknown status", member, u"Set the status of bob.example.com in Garden Club to %2"_s);
    member.node = u"book.example.com"_s;
    member.status = u"banned"_s;
    row("unnamed community", member, u"Ban bob.example.com from book.example.com"_s);
}

void WordingTest::commandsAreSentences()
{
    QFETCH(OutboxEntry, entry);
    QFETCH(QString, sentence);
    m_words.nameCommunity(u"garden.example.com"_s, u"Garden Club"_s);
    QCOMPARE(plain(m_words.outboxWhat(entry.command)), sentence);
}

void WordingTest::rowsAreSentences()
{
    PersonRow row;
    QCOMPARE(m_words.personSentence(row), u"Loading"_s);
    row.loaded = true;
    row.person.handle = u"bob.example.com"_s;
    row.person.name = u"Bob Stone"_s;
    row.person.status = u"active"_s;
    row.person.roles = {u"follower"_s, u"contributor"_s};
    row.person.follower = true;
    row.person.tags = {u"bees"_s};
    row.ticked = true;
    QCOMPARE(
        plain(m_words.personSentence(row)),
        u"Bob Stone, bob.example.com, contributor, active, follows you, tagged bees, ticked"_s);
    row.ticked = false;
    OutboxEntry pending;
    pending.command = RelationCommand{{}, u"bob.example.com"_s, RelationVerb::Follow, {}, {}, {}};
    pending.state = OutboxState::Sending;
    row.pending = pending;
    QVERIFY(plain(m_words.personSentence(row)).endsWith("Follow bob.example.com: sending"_L1));
    row.person.name.clear();
    QVERIFY(plain(m_words.personSentence(row)).startsWith("bob.example.com, contributor"_L1));
}

void WordingTest::relationsHaveOneWord_data()
{
    QTest::addColumn<personae::Person>("person");
    QTest::addColumn<QString>("word");
    Person person;
    QTest::newRow("none") << person << u"–"_s;
    person.follower = true;
    QTest::newRow("follower") << person << u"follows you"_s;
    person.following = Following::Yes;
    QTest::newRow("both") << person << u"follow each other"_s;
    person.requested = true;
    QTest::newRow("requested") << person << u"requested"_s;
    person.connected = true;
    QTest::newRow("connected") << person << u"connected"_s;
    QCOMPARE(m_words.personRelation(person, true), u"member"_s); // in the list of a community
    Person community = person;
    community.kind = PersonKind::Community;
    QTest::newRow("member of a community") << community << u"member"_s;
    community.connected = false;
    QTest::newRow("asked to join") << community << u"asked to join"_s;
    person.relationKnown = false;
    QTest::newRow("found by search") << person << u"not known yet"_s;
}

void WordingTest::relationsHaveOneWord()
{
    QFETCH(Person, person);
    QFETCH(QString, word);
    QCOMPARE(m_words.personRelation(person, false), word);
}

void WordingTest::foreignWordsAreKeptApart()
{
    Person person;
    person.handle = u"x.example"_s;
    person.name = u"a\u202Eb\n"_s + QString(5000, u'n');
    person.roles = {u"gardener"_s};
    person.status = u"frozen\u202E"_s;
    const QString title = m_words.personTitle(person);
    QVERIFY(title.startsWith(QChar(0x2068)) && title.size() < 200 && !title.contains(u'\n'));
    QCOMPARE(plain(m_words.personRole(person)), u"gardener"_s);
    QVERIFY(m_words.personStatus(person).startsWith(QChar(0x2068)));
    person.tags = QStringList(10'000, u"tag"_s);
    QVERIFY(m_words.personTags(person).size() < 400);
}

void WordingTest::requestsAreSentences()
{
    RequestRow row;
    row.scope = {{u"alice"_s}, {}};
    row.request.from = u"cat.example.com"_s;
    row.request.name = u"Cat"_s;
    row.request.text = u"We met at the fair."_s;
    const QString sentence = plain(m_words.requestSentence(row));
    QVERIFY(sentence.startsWith("Cat, cat.example.com, asks to connect with you"_L1));
    QVERIFY(sentence.contains("We met at the fair."_L1));
    OutboxEntry decision;
    decision.command =
        RelationCommand{{}, row.request.from, RelationVerb::RejectRequest, {}, {}, {}};
    row.decision = decision;
    QCOMPARE(m_words.requestDecision(row), u"rejected: queued"_s);
    row.scope.node = u"garden.example.com"_s;
    m_words.nameCommunity(row.scope.node, u"Garden Club"_s);
    QVERIFY(plain(m_words.requestSentence(row)).contains("asks to join Garden Club"_L1));
}

void WordingTest::requestsSayWhatIsAsked()
{
    ServiceInfo connecting = service();
    connecting.relationVerbs = {RelationVerb::Follow, RelationVerb::Connect};
    ServiceInfo following = connecting;
    following.id = u"follows"_s;
    following.relationVerbs = {RelationVerb::Follow, RelationVerb::AcceptRequest};
    AccountListModel accounts;
    for (const ServiceInfo &each : {connecting, following}) {
        AccountRow account;
        account.account.id = {each.id};
        account.account.service = each.id;
        accounts.upsert(account);
    }
    WindowWording words({connecting, following});
    words.setAccounts(accounts);
    RequestRow row;
    row.request.from = u"cat"_s;
    row.scope = {{connecting.id}, {}};
    QVERIFY(plain(words.requestSentence(row)).contains("asks to connect with you"_L1));
    row.scope = {{following.id}, {}};
    QVERIFY(plain(words.requestSentence(row)).contains("asks to follow you"_L1));
    row.scope.node = u"garden.example.com"_s;
    QVERIFY(plain(words.requestSentence(row)).contains("asks to join"_L1));
}

void WordingTest::signInsEndInWords()
{
    AccountRow account;
    account.signInEndsAt = QDateTime::currentDateTimeUtc().addSecs(120);
    QVERIFY(m_words.accountSentence(account).contains(u"signed in until"_s));
    account.signInEndsAt = account.signInEndsAt.addSecs(-240);
    QVERIFY(m_words.accountSentence(account).contains(u"should have ended"_s));
}

void WordingTest::sidebarRowsSayWhatTheyCount()
{
    SidebarRow row;
    row.kind = SidebarKind::People;
    row.number = 1204;
    QCOMPARE(m_words.sidebarTitle(row), u"People"_s);
    QVERIFY(m_words.sidebarSentence(row).contains("known"_L1));
    row.kind = SidebarKind::Requests;
    row.number = 1;
    QCOMPARE(m_words.sidebarSentence(row), u"Requests, 1 waits"_s);
    row.kind = SidebarKind::Denylists;
    row.usable = false;
    QVERIFY(!m_words.sidebarReason(row).isEmpty());
    QVERIFY(m_words.sidebarSentence(row).contains(m_words.sidebarReason(row)));
    row.kind = SidebarKind::Community;
    row.usable = true;
    row.number = 0;
    row.community.name = u"Garden Club"_s;
    row.community.handle = u"garden.example.com"_s;
    QCOMPARE(plain(m_words.sidebarSentence(row)), u"Garden Club, garden.example.com"_s);
}

void WordingTest::rulesAreExplained_data()
{
    QTest::addColumn<QString>("rule");
    for (const char *rule :
         {"rank-not-known", "no-roles", "rank-too-low", "target-too-high", "grant-too-high",
          "oneself", "not-listed", "unknown-word", "nothing-to-change", "unsynced", "not-shown"})
        QTest::newRow(rule) << QString::fromLatin1(rule);
}

void WordingTest::rulesAreExplained()
{
    QFETCH(QString, rule);
    ApiError error;
    error.kind = Outcome::Forbidden;
    const QString general =
        errorpresenter::present(error, u"Cloudillo"_s, errorpresenter::Place::Saving).sentence;
    error.detail = rule;
    const QString sentence =
        errorpresenter::present(error, u"Cloudillo"_s, errorpresenter::Place::Saving).sentence;
    QVERIFY(sentence != general);
    QVERIFY(!sentence.contains(rule));
}

QTEST_MAIN(WordingTest)
#include "wording_test.moc"
