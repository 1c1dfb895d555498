// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/memberrank.h"
#include "models/people/searchfolding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using memberrank::Objection;

/// The pure rules: folding for the search, and ranks of members.
class TestPeopleRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data();
    void folds();
    void keepsApart_data();
    void keepsApart();
    void finds_data();
    void finds();
    void partsWords();
    void sortsByNameElseHandle();
    void sortKeysStayShort();
    void ranks_data();
    void ranks();
    void statusIsForLeaders();
    void grantsWhatIsBelow();
    void touchesOnlyListedRows();
    void knowsTheHighest();
};

void TestPeopleRules::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("ascii") << u"ANNA-Lena"_s << u"anna-lena"_s;
    QTest::newRow("umlaut") << u"MÜLLER"_s << u"muller"_s;
    QTest::newRow("sharp s") << u"Straße"_s << u"strasse"_s;
    QTest::newRow("capital sharp s") << u"STRAẞE"_s << u"strasse"_s;
    QTest::newRow("Turkish capital dotted i") << u"İstanbul"_s << u"istanbul"_s;
    QTest::newRow("Turkish dotless i") << u"Işık"_s << u"isik"_s;
    QTest::newRow("Turkish dotless small") << u"kırmızı"_s << u"kirmizi"_s;
    QTest::newRow("Polish") << u"ŁUKASZ Żółć"_s << u"lukasz zolc"_s;
    QTest::newRow("Danish") << u"Søren Ærø Åse"_s << u"soren aero ase"_s;
    QTest::newRow("French") << u"Œuvre façade"_s << u"oeuvre facade"_s;
    QTest::newRow("Icelandic") << u"Þór Ðóra"_s << u"thor dora"_s;
    QTest::newRow("Croatian, Maltese") << u"Đurđa Ħal"_s << u"durda hal"_s;
    QTest::newRow("Vietnamese") << u"Nguyễn Thị Ưởng"_s << u"nguyen thi uong"_s;
    QTest::newRow("Greek with final sigma") << u"ΟΔΥΣΣΕΎΣ"_s << u"οδυσσευσ"_s;
    QTest::newRow("Greek small final sigma") << u"Οδυσσεύς"_s << u"οδυσσευσ"_s;
    QTest::newRow("Cyrillic") << u"ИВАН Йорданов Ёлка"_s << u"иван иорданов елка"_s;
    QTest::newRow("Arabic vowel marks") << u"مُحَمَّد"_s << u"محمد"_s;
    QTest::newRow("Arabic alef and tatweel") << u"أحمـــد"_s << u"احمد"_s;
    QTest::newRow("Persian letters") << u"علی کریم"_s << u"علي كريم"_s;
    QTest::newRow("Hebrew points") << u"שָׁלוֹם"_s << u"שלום"_s;
    QTest::newRow("full width") << u"ＡＢＣ１２"_s << u"abc12"_s;
    QTest::newRow("ligature") << u"ﬁnal"_s << u"final"_s;
    QTest::newRow("half width kana") << u"ｶﾞ"_s << u"カ\u3099"_s;
    QTest::newRow("composed as decomposed") << u"e\u0301"_s << u"e"_s;
    QTest::newRow("invisible") << u"a\u200d\u00ad\ufeffb\u202ec"_s << u"abc"_s;
    QTest::newRow("line ends and tabs") << u"a\nb\tc\u00a0d"_s << u"a b c d"_s;
    QTest::newRow("Devanagari keeps signs") << u"कि की"_s << u"कि की"_s;
    QTest::newRow("Georgian capitals") << u"ᲗᲑ"_s << u"თბ"_s;
    QTest::newRow("beyond the first plane") << u"𐐀"_s << u"𐐨"_s;
    QTest::newRow("empty") << QString() << u""_s;
}

void TestPeopleRules::folds()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(searchfolding::folded(text), folded);
    QCOMPARE(searchfolding::folded(folded), folded); // once is enough
}

void TestPeopleRules::keepsApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("Devanagari vowel signs") << u"कि"_s << u"की"_s;
    QTest::newRow("kana voicing") << u"か"_s << u"が"_s;
    QTest::newRow("Hangul") << u"김"_s << u"긴"_s;
    QTest::newRow("Thai vowels") << u"กุ"_s << u"กู"_s;
    QTest::newRow("Bengali") << u"কি"_s << u"কী"_s;
}

void TestPeopleRules::keepsApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(searchfolding::folded(one) != searchfolding::folded(other));
}

void TestPeopleRules::finds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("handle");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    const QString handle = u"anna.example.com"_s;
    QTest::newRow("one letter, beginning") << u"Bob Stone"_s << handle << u"s"_s << true;
    QTest::newRow("one letter, inside") << u"Bob Stone"_s << u"q.org"_s << u"t"_s << false;
    QTest::newRow("two letters, beginning") << u"Bob Stone"_s << handle << u"ST"_s << true;
    QTest::newRow("two letters, inside") << u"Bob Stone"_s << u"q.org"_s << u"to"_s << false;
    QTest::newRow("three letters, inside") << u"Bob Stone"_s << handle << u"ton"_s << true;
    QTest::newRow("of the handle") << u"Bob"_s << handle << u"ex"_s << true;
    QTest::newRow("inside the handle") << u"Bob"_s << handle << u"xam"_s << true;
    QTest::newRow("both words") << u"Bob Stone"_s << handle << u"sto bo"_s << true;
    QTest::newRow("one word missing") << u"Bob Stone"_s << handle << u"bob z"_s << false;
    QTest::newRow("a handle as typed") << u"Bob"_s << handle << u"anna.example.com"_s << true;
    QTest::newRow("with sign") << u"Bob"_s << handle << u"@anna"_s << true;
    QTest::newRow("without name") << QString() << handle << u"ann"_s << true;
    QTest::newRow("one Han character, inside") << u"田中太郎"_s << handle << u"太"_s << true;
    QTest::newRow("two Han characters, inside") << u"田中太郎"_s << handle << u"中太"_s << true;
    QTest::newRow("Han characters apart") << u"田中太郎"_s << handle << u"田太"_s << false;
    QTest::newRow("one kana") << u"さくら"_s << handle << u"く"_s << true;
    QTest::newRow("kana unvoiced") << u"さくら"_s << handle << u"ぐ"_s << false;
    QTest::newRow("Hangul syllables inside") << u"김철수"_s << handle << u"철수"_s << true;
    QTest::newRow("one Hangul syllable inside") << u"김철수"_s << handle << u"수"_s << true;
    QTest::newRow("Hangul being typed") << u"김철수"_s << handle << u"기"_s << true;
    QTest::newRow("Thai inside") << u"สมชาย"_s << handle << u"ชา"_s << true;
    QTest::newRow("Cyrillic capital") << u"Иван"_s << handle << u"ив"_s << true;
    QTest::newRow("Polish") << u"Łukasz"_s << handle << u"lu"_s << true;
    QTest::newRow("Devanagari") << u"राम कुमार"_s << handle << u"कुम"_s << true;
    QTest::newRow("pictograph") << u"Bob 🎉🎈"_s << handle << u"🎈"_s << true;
    QTest::newRow("quote") << u"Bob \"Bobby\" O'Neil"_s << handle << u"\"bobby\" o'ne"_s << true;
    QTest::newRow("across name and handle") << u"Bob"_s << handle << u"bobanna"_s << false;
    QTest::newRow("only signs") << u"Bob"_s << handle << u" . - "_s << true;
}

void TestPeopleRules::finds()
{
    QFETCH(QString, name);
    QFETCH(QString, handle);
    QFETCH(QString, typed);
    const QString text = searchfolding::indexed(name, handle);
    QTEST(searchfolding::matches(text, searchfolding::words(typed)), "found");
}

void TestPeopleRules::partsWords()
{
    QCOMPARE(searchfolding::words(u"  Anna-Lena  O'Neil @x.org, anna "_s),
             QStringList({u"anna"_s, u"lena"_s, u"o"_s, u"neil"_s, u"x"_s, u"org"_s}));
    QCOMPARE(searchfolding::words(u" ... "_s), QStringList());
}

void TestPeopleRules::sortsByNameElseHandle()
{
    QCOMPARE(searchfolding::sortKey(u"  Éva «Nagy» "_s, u"e.org"_s), u"eva nagy"_s);
    QCOMPARE(searchfolding::sortKey(u"Anna-Lena"_s, {}),
             searchfolding::sortKey(u"anna lena"_s, {}));
    QCOMPARE(searchfolding::sortKey(QString(), u"b.example.com"_s), u"b example com"_s);
    QCOMPARE(searchfolding::sortKey(u"!!!"_s, u"b.org"_s), u"!!!"_s);
    QCOMPARE(searchfolding::sortKey(u"\u200d"_s, u"b.org"_s), u"b org"_s);
}

void TestPeopleRules::sortKeysStayShort()
{
    QVERIFY(searchfolding::sortKey(QString(5000, u'x'), {}).size() <= 64);
    const QString pairs = QString(u'a') + u"𐐨"_s.repeated(100);
    const QString key = searchfolding::sortKey(pairs, {});
    QVERIFY(key.size() <= 64);
    QVERIFY(!key.back().isHighSurrogate());
}

namespace {

MemberRules rules()
{
    MemberRules rules;
    rules.roles = {u"public"_s,      u"follower"_s,  u"supporter"_s,
                   u"contributor"_s, u"moderator"_s, u"leader"_s};
    rules.statuses = {u"active"_s, u"muted"_s, u"blocked"_s, u"suspended"_s, u"banned"_s};
    rules.mayGrantRoles = u"moderator"_s;
    rules.maySetStatus = u"leader"_s;
    rules.topMayChangePeers = true;
    return rules;
}

Person member(const QStringList &roles)
{
    Person person;
    person.id = 7;
    person.handle = u"bob.example.com"_s;
    person.roles = roles;
    return person;
}

const QString me = u"alice.example.com"_s;

} // namespace

void TestPeopleRules::ranks_data()
{
    QTest::addColumn<QStringList>("mine");
    QTest::addColumn<QStringList>("theirs");
    QTest::addColumn<QString>("role");
    QTest::addColumn<Objection>("objection");
    const QStringList leader{u"leader"_s};
    const QStringList moderator{u"public"_s, u"moderator"_s};
    QTest::newRow("nothing known")
        << QStringList() << QStringList() << u"follower"_s << Objection::NotKnown;
    QTest::newRow("contributor may not")
        << QStringList{u"contributor"_s} << QStringList() << u"follower"_s << Objection::RankTooLow;
    QTest::newRow("words nobody knows do not count")
        << QStringList{u"emperor"_s} << QStringList() << u"follower"_s << Objection::RankTooLow;
    QTest::newRow("moderator gives below")
        << moderator << QStringList{u"follower"_s} << u"contributor"_s << Objection::None;
    QTest::newRow("moderator not own rank")
        << moderator << QStringList{u"follower"_s} << u"moderator"_s << Objection::GrantTooHigh;
    QTest::newRow("moderator not to a peer")
        << moderator << QStringList{u"moderator"_s} << u"follower"_s << Objection::TargetTooHigh;
    QTest::newRow("moderator not to a leader")
        << moderator << leader << u"follower"_s << Objection::TargetTooHigh;
    QTest::newRow("moderator clears")
        << moderator << QStringList{u"contributor"_s} << QString() << Objection::None;
    QTest::newRow("leader makes leaders")
        << leader << QStringList() << u"leader"_s << Objection::None;
    QTest::newRow("leader changes leaders") << leader << leader << u"follower"_s << Objection::None;
    QTest::newRow("unknown word") << leader << QStringList() << u"emperor"_s
                                  << Objection::UnknownWord;
    QTest::newRow("target with an unknown word")
        << moderator << QStringList{u"emperor"_s} << u"follower"_s << Objection::None;
}

void TestPeopleRules::ranks()
{
    QFETCH(QStringList, mine);
    QFETCH(QStringList, theirs);
    QFETCH(QString, role);
    QTEST(memberrank::mayGrant(rules(), mine, me, member(theirs), role), "objection");
}

void TestPeopleRules::statusIsForLeaders()
{
    const Person bob = member({});
    QCOMPARE(memberrank::maySetStatus(rules(), {u"moderator"_s}, me, bob, u"suspended"_s),
             Objection::RankTooLow);
    QCOMPARE(memberrank::maySetStatus(rules(), {u"leader"_s}, me, bob, u"suspended"_s),
             Objection::None);
    QCOMPARE(memberrank::maySetStatus(rules(), {u"leader"_s}, me, bob, u"T"_s),
             Objection::UnknownWord);
    QCOMPARE(memberrank::maySetStatus(rules(), {u"leader"_s}, bob.handle, bob, u"muted"_s),
             Objection::Oneself);
    QCOMPARE(memberrank::maySetStatus(MemberRules(), {u"leader"_s}, me, bob, u"muted"_s),
             Objection::NoRoles);
}

void TestPeopleRules::grantsWhatIsBelow()
{
    MemberRules upToOwn = rules();
    upToOwn.mayGrantOwnRole = true;
    QCOMPARE(memberrank::grantable(upToOwn, {u"moderator"_s}, me, member({})),
             rules().roles.mid(0, 5));
    QCOMPARE(memberrank::mayGrant(upToOwn, {u"moderator"_s}, me, member({u"moderator"_s}),
                                  u"follower"_s),
             Objection::TargetTooHigh);
    QCOMPARE(memberrank::grantable(rules(), {u"moderator"_s}, me, member({})),
             QStringList({u"public"_s, u"follower"_s, u"supporter"_s, u"contributor"_s}));
    QCOMPARE(memberrank::grantable(rules(), {u"leader"_s}, me, member({})), rules().roles);
    QCOMPARE(memberrank::grantable(rules(), {u"leader"_s}, u"bob.example.com"_s, member({})),
             QStringList());
    QCOMPARE(memberrank::mayRemove(rules(), {u"moderator"_s}, me, member({u"leader"_s})),
             Objection::TargetTooHigh);
}

void TestPeopleRules::touchesOnlyListedRows()
{
    Person stranger = member({});
    stranger.id = 0;
    QCOMPARE(memberrank::mayGrant(rules(), {u"leader"_s}, me, stranger, u"follower"_s),
             Objection::NotListed);
    Person stub = member({});
    stub.unsynced = true;
    QCOMPARE(memberrank::mayRemove(rules(), {u"leader"_s}, me, stub), Objection::NotListed);
}

void TestPeopleRules::knowsTheHighest()
{
    QCOMPARE(memberrank::highest(rules(), {u"emperor"_s, u"moderator"_s, u"public"_s}),
             u"moderator"_s);
    QCOMPARE(memberrank::highest(rules(), {u"emperor"_s}), QString());
}

QTEST_APPLESS_MAIN(TestPeopleRules)
#include "tst_peoplerules.moc"
