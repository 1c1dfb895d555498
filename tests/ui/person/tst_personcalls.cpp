// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person/personhouse.h"

using namespace Qt::StringLiterals;
using namespace personae;

/// What a service offers beyond relations where somebody is shown.
class TestPersonCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void offeredWithWhomItIsAbout();
    void lackingOnesSayWhy();
    void nothingWhereNothingIsOffered();
    void keyboardReachesThem();

private:
    std::unique_ptr<PersonHouse> m_house;
};

void TestPersonCalls::init()
{
    m_house = std::make_unique<PersonHouse>();
    QVERIFY(m_house->opened);
    CallSpec posts;
    posts.id = u"posts"_s;
    CallSpec report;
    report.id = u"report-person"_s;
    report.writes = true;
    m_house->port.info.calls = {posts, report};
    m_house->port.info.personCalls = {posts.id, report.id, u"not-declared"_s};
    m_house->page->showTab(PersonPage::Tab::Overview);
}

void TestPersonCalls::offeredWithWhomItIsAbout()
{
    PersonFacts facts = PersonHouse::facts();
    facts.id = u"b-1"_s;
    QVERIFY(m_house->showWith(m_house->bob(), facts));
    QSignalSpy wanted(m_house->page.get(), &PersonPage::callWanted);
    QPushButton *posts = m_house->button(u"personCall-posts"_s);
    QVERIFY(posts && posts->isVisible());
    QCOMPARE(posts->accessibleName(), u"Messages"_s);
    QVERIFY(!m_house->button(u"personCall-not-declared"_s));
    posts->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(0).value<AccountId>(), m_house->row.account.id);
    QCOMPARE(wanted.first().at(1).toString(), u"posts"_s);
    QCOMPARE(wanted.first().at(2).value<FieldMap>(),
             (FieldMap{{u"handle"_s, u"bob.example.com"_s}, {u"id"_s, u"b-1"_s}}));
    QVERIFY(wanted.first().at(3).toString().contains(u"Bob Stone"_s));
}

void TestPersonCalls::lackingOnesSayWhy()
{
    m_house->row.account.server.lacks = {u"report-person"_s};
    m_house->accounts.upsert(m_house->row);
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    const QPushButton *report = m_house->button(u"personCall-report-person"_s);
    QVERIFY(report && !report->isEnabled());
    QVERIFY(report->accessibleDescription().contains(u"does not offer"_s));
    QVERIFY(m_house->button(u"personCall-posts"_s)->isEnabled());
    QVERIFY(m_house->words(u"personCalls"_s).contains(u"Not on this server: Report."_s));
}

void TestPersonCalls::nothingWhereNothingIsOffered()
{
    PersonFacts community = PersonHouse::facts(u"club.example.com"_s, u"Garden Club"_s);
    community.kind = PersonKind::Community;
    QVERIFY(m_house->showWith({m_house->own(), u"club.example.com"_s}, community));
    const auto *box = m_house->find<QWidget>(u"personCalls"_s);
    QVERIFY(box && !box->isVisible());
    m_house->port.info.personCalls.clear();
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(!box->isVisible());
}

void TestPersonCalls::keyboardReachesThem()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QPushButton *report = m_house->button(u"personCall-report-person"_s);
    bool met = false;
    for (int i = 0; i < 40 && !met; ++i) {
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at ? at : m_house->page.get(), Qt::Key_Tab);
        met = report->hasFocus();
    }
    QVERIFY(met);
    QSignalSpy wanted(m_house->page.get(), &PersonPage::callWanted);
    QTest::keyClick(report, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(TestPersonCalls)
#include "tst_personcalls.moc"
