// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person/personhouse.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace personae;

/// What the page shows of somebody, in all of its states.
class TestPersonPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void nobodyAndRecentPeople();
    void oldRowsAreReadAgain();
    void passingByAsksNothing();
    void strangersAreExplained();
    void stubsAreExplained();
    void goneStaysReadable();
    void offlineSaysSo();
    void signInIsOffered();
    void readingErrorsAreWords();
    void staleIsBold();
    void namesOfAnyLength();
    void handleIsCopied();
    void theirOwnPage();
    void communityOpensItsMembers();
    void alsoInOtherLists();
    void historyShowsBothSides();
    void rawIsMasked();
    void everyControlHasAName();
    void nothingIsCutWhenNarrow();

private:
    std::unique_ptr<PersonHouse> m_house;
};

void TestPersonPage::init()
{
    m_house = std::make_unique<PersonHouse>();
    QVERIFY(m_house->opened);
}

void TestPersonPage::nobodyAndRecentPeople()
{
    QVERIFY(m_house->find<QWidget>(u"nobodyChosen"_s)->isVisible());
    for (int i = 0; i < 10; ++i)
        QVERIFY(m_house->showWith(
            {m_house->own(), u"p%1.example.com"_s.arg(i)},
            PersonHouse::facts(u"p%1.example.com"_s.arg(i), u"Person %1"_s.arg(i))));
    m_house->page->showPerson({});
    QVERIFY(m_house->find<QWidget>(u"nobodyChosen"_s)->isVisible());
    QVERIFY(m_house->button(u"recent:p9.example.com"_s)->isVisible());
    QVERIFY(m_house->button(u"recent:p2.example.com"_s));
    QVERIFY(!m_house->button(u"recent:p1.example.com"_s)); // eight of them
    QSignalSpy wanted(m_house->page.get(), &PersonPage::personWanted);
    QTest::keyClick(m_house->button(u"recent:p4.example.com"_s), Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<PersonRef>().handle, u"p4.example.com"_s);
    for (const QAction *verb : m_house->page->verbs())
        QVERIFY(!verb->isEnabled() && !verb->toolTip().isEmpty());
}

void TestPersonPage::oldRowsAreReadAgain()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts(u"eve.example.com"_s, u"Eve"_s), true,
                          QDateTime::currentDateTimeUtc().addDays(-2)));
    QVERIFY(m_house->show({m_house->own(), u"eve.example.com"_s}));
    QTRY_COMPARE(m_house->port.read.size(), 1);
    QCOMPARE(m_house->port.read.first().handle, u"eve.example.com"_s); // Bob is fresh
    auto *refresh = m_house->find<QAbstractButton>(u"refreshPersonButton"_s);
    QVERIFY(!refresh->isEnabled());
    Q_EMIT m_house->port.personRead(m_house->page->person(), {});
    QVERIFY(refresh->isEnabled());
    refresh->click();
    QCOMPARE(m_house->port.read.size(), 2);
}

void TestPersonPage::passingByAsksNothing()
{
    for (int i = 0; i < 5; ++i)
        m_house->page->showPerson({m_house->own(), u"p%1.example.com"_s.arg(i)});
    QTRY_COMPARE(m_house->port.read.size(), 1);
    QCOMPARE(m_house->port.read.first().handle, u"p4.example.com"_s);
}

void TestPersonPage::strangersAreExplained()
{
    QVERIFY(m_house->show(m_house->bob()));
    QVERIFY(m_house->words(u"personExplained"_s).contains(u"never met"_s));
    QVERIFY(m_house->words(u"personExplained"_s).contains(u"as a stranger"_s));
    QTRY_COMPARE(m_house->port.read, (QList<PersonRef>{m_house->bob()}));
    Q_EMIT m_house->port.personRead(m_house->bob(), {});
    m_house->button(u"readFromHomeButton"_s)->click();
    QCOMPARE(m_house->port.homes, (QList<PersonRef>{m_house->bob()}));
    CachedProfile page = testservice::profile({{u"name"_s, u"Bob Stone"_s}});
    m_house->people.putProfile(m_house->bob(), page);
    QTRY_VERIFY(m_house->find<QLabel>(u"personName"_s)->accessibleName().contains(u"Bob Stone"_s));
}

void TestPersonPage::stubsAreExplained()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts()));
    m_house->people.markUnsynced(m_house->bob());
    QVERIFY(m_house->show(m_house->bob()));
    QTRY_VERIFY(m_house->words(u"personExplained"_s).contains(u"knows only the name"_s));
    QPushButton *read = m_house->button(u"readFromHomeButton"_s);
    QCOMPARE(read->text(), u"Read from its home"_s);
    read->click();
    QCOMPARE(m_house->port.homes, (QList<PersonRef>{m_house->bob()}));
}

void TestPersonPage::goneStaysReadable()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts()));
    m_house->people.markGone(m_house->bob(), QDateTime::currentDateTimeUtc());
    QVERIFY(m_house->show(m_house->bob()));
    QTRY_VERIFY(m_house->words(u"pageBanner"_s).contains(u"Gone since"_s));
    QVERIFY(m_house->find<QLabel>(u"personName"_s)->accessibleName().contains(u"Bob Stone"_s));
    QVERIFY(!m_house->verb(RelationVerb::Block)->isEnabled());
    m_house->button(u"pageBannerButton"_s)->click();
    QTRY_COMPARE(m_house->port.read.size(), 1);
}

void TestPersonPage::offlineSaysSo()
{
    m_house->setReach(Reach::Offline);
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->words(u"pageBanner"_s).contains(u"Offline. Shown as of"_s));
    QVERIFY(m_house->verb(RelationVerb::Follow)->isEnabled());
    QVERIFY(m_house->show({m_house->own(), u"eve.example.com"_s}));
    QVERIFY(m_house->words(u"pageBanner"_s).contains(u"Not saved on this computer"_s));
    QCOMPARE(m_house->button(u"pageBannerButton"_s)->text(), u"Fetch when online"_s);
}

void TestPersonPage::signInIsOffered()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->setReach(Reach::SignInNeeded);
    QSignalSpy wanted(m_house->page.get(), &PersonPage::signInWanted);
    m_house->button(u"pageBannerButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<AccountId>(), m_house->row.account.id);
}

void TestPersonPage::readingErrorsAreWords()
{
    QSignalSpy announced(m_house->page.get(), &PersonPage::announced);
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->find<QAbstractButton>(u"refreshPersonButton"_s)->click();
    ApiError error;
    error.kind = Outcome::ServerError;
    error.httpStatus = 502;
    error.requestId = u"r-17"_s;
    Q_EMIT m_house->port.personRead(m_house->bob(), error);
    QVERIFY(m_house->words(u"pageBanner"_s).contains(u"trouble of its own"_s));
    QVERIFY(m_house->find<QLabel>(u"pageBannerWords"_s)->toolTip().contains(u"r-17"_s));
    QVERIFY(announced.last().first().toString().contains(u"trouble of its own"_s));
    m_house->button(u"pageBannerButton"_s)->click();
    QCOMPARE(m_house->port.read.size(), 2);
    QVERIFY(!m_house->find<QWidget>(u"pageBanner"_s)->isVisible());
}

void TestPersonPage::staleIsBold()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts(), true,
                          QDateTime::currentDateTimeUtc().addDays(-3)));
    QVERIFY(m_house->show(m_house->bob()));
    const auto *age = m_house->find<QLabel>(u"personAge"_s);
    QVERIFY(age->text().contains(u"as of"_s));
    QCOMPARE(age->font().weight(), m_house->theme.font(Theme::Type::BodyStrong).weight());
}

void TestPersonPage::namesOfAnyLength()
{
    QVERIFY(m_house->showWith(
        m_house->bob(), PersonHouse::facts(u"bob.example.com"_s, u"Lorem ipsum "_s.repeated(420))));
    const auto *name = m_house->find<QLabel>(u"personName"_s);
    QCOMPARE(name->text().count(u'\n'), 1);
    QVERIFY(name->toolTip().size() > 4000);
    QVERIFY(m_house->page->width() <= 420);
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts(u"bob.example.com"_s, {})));
    QTRY_VERIFY(name->accessibleName().contains(u"bob.example.com"_s)); // no name: the handle
    QCOMPARE(name->text().count(u'\n'), 0);
}

void TestPersonPage::handleIsCopied()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QTest::keyClick(m_house->find<QWidget>(u"copyPersonHandleButton"_s), Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"bob.example.com"_s);
    QVERIFY(m_house->find<QWidget>(u"personHandleCopied"_s)->isVisible());
}

void TestPersonPage::theirOwnPage()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QPushButton *read = m_house->button(u"readHomeButton"_s);
    QVERIFY(read->text().contains(u"bob.example.com"_s));
    QVERIFY(m_house->words(u"personOverview"_s).contains(u"does not learn who you are"_s));
    read->click();
    QCOMPARE(m_house->port.homes, (QList<PersonRef>{m_house->bob()}));
    QVERIFY(!read->isEnabled());
    ApiError error;
    error.kind = Outcome::HostNotFound;
    Q_EMIT m_house->port.personRead(m_house->bob(), error);
    QVERIFY(m_house->find<QLabel>(u"homeWords"_s)->text().contains(u"was not found"_s));
    QVERIFY(!m_house->find<QWidget>(u"pageBanner"_s)->isVisible()); // their host, not one's own
    read->click();
    m_house->people.putProfile(m_house->bob(),
                               testservice::profile({{u"name"_s, u"Bob"_s},
                                                     {u"x.about"_s, u"Grows dahlias <b>"_s},
                                                     {u"x.zoo"_s, u"two goats"_s},
                                                     {u"x.zoo.vis"_s, u"public"_s}}));
    Q_EMIT m_house->port.personRead(m_house->bob(), {});
    QTRY_VERIFY(m_house->words(u"personHome"_s).contains(u"Grows dahlias <b>"_s));
    QVERIFY(m_house->words(u"personHome"_s).contains(u"two goats"_s));
    QVERIFY(m_house->find<QLabel>(u"homeWords"_s)->text().contains(u"Read from"_s));
    QCOMPARE(read->text(), u"Read it again"_s);
}

void TestPersonPage::communityOpensItsMembers()
{
    PersonFacts facts = PersonHouse::facts(u"club.example.com"_s, u"Garden Club"_s);
    facts.kind = PersonKind::Community;
    QVERIFY(m_house->showWith({m_house->own(), u"club.example.com"_s}, facts));
    QPushButton *members = m_house->button(u"showMembersButton"_s);
    QVERIFY(members->isVisible() && !members->isEnabled());
    QVERIFY(m_house->words(u"personOverview"_s).contains(u"Only members"_s));
    facts.connected = true;
    facts.roles = QStringList{u"moderator"_s};
    QVERIFY(m_house->take(m_house->own(), facts));
    QTRY_VERIFY(members->isEnabled());
    QTRY_COMPARE(m_house->port.entered, (QList<PeopleScope>{m_house->club()}));
    m_house->port.stand(m_house->club(), {u"moderator"_s});
    QTRY_VERIFY(m_house->words(u"personFacts"_s).contains(u"Your role there"_s));
    QCOMPARE(m_house->words(u"personFacts"_s).count(u"moderator"_s), 1);
    QSignalSpy wanted(m_house->page.get(), &PersonPage::listWanted);
    members->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<PeopleScope>(), m_house->club());
}

void TestPersonPage::alsoInOtherLists()
{
    QVERIFY(m_house->take(m_house->club(), PersonHouse::facts()));
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QPushButton *link = nullptr;
    QTRY_VERIFY((link = m_house->button(u"alsoIn:club.example.com"_s)));
    QSignalSpy wanted(m_house->page.get(), &PersonPage::personWanted);
    link->click();
    QCOMPARE(wanted.first().first().value<PersonRef>(), m_house->member());
}

void TestPersonPage::historyShowsBothSides()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts()));
    PersonFacts later = PersonHouse::facts(u"bob.example.com"_s, u"Bob Hill"_s);
    QVERIFY(
        m_house->take(m_house->own(), later, true, QDateTime::currentDateTimeUtc().addSecs(60)));
    QVERIFY(m_house->show(m_house->bob()));
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    m_house->verb(RelationVerb::Block)->trigger();
    QVERIFY(PersonHouse::answered(u"confirmGo"_s));
    QVERIFY(submitted.wait());
    RelationCommand eve;
    eve.handle = u"eve.example.com"_s;
    // Somebody else's does not belong here.
    m_house->outbox.submit(m_house->row.account.id, eve, QUuid::createUuid());
    QVERIFY(submitted.wait());
    m_house->page->showTab(PersonPage::Tab::History);
    auto *table = m_house->find<QTreeView>(u"personHistoryTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 1).data().toString(), u"Seen: Name"_s); // newest first
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QVERIFY(m_house->find<QPlainTextEdit>(u"personHistoryBefore"_s)
                ->toPlainText()
                .contains(u"Bob Stone"_s));
    QVERIFY(m_house->find<QPlainTextEdit>(u"personHistoryAfter"_s)
                ->toPlainText()
                .contains(u"Bob Hill"_s));
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(m_house->find<QPlainTextEdit>(u"personHistoryAfter"_s)->toPlainText(), u"blocked"_s);
    auto *kind = m_house->find<QComboBox>(u"personHistoryKind"_s);
    kind->setCurrentIndex(1);
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->model()->index(0, 1).data().toString().startsWith(u"You: Block"_s));
    // What has left the outbox is in its history.
    OutboxEntry entry = m_house->outbox.entries().first();
    QVERIFY(m_house->setState(entry, OutboxState::Refused));
    m_house->outbox.removeFinal(entry.id);
    QTRY_COMPARE(m_house->outbox.entries().size(), 1);
    m_house->page->showTab(PersonPage::Tab::Raw);
    m_house->page->showTab(PersonPage::Tab::History);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->model()->index(0, 1).data().toString().contains(u"refused"_s));
}

void TestPersonPage::rawIsMasked()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts()));
    RawAnswer raw;
    raw.request = u"GET https://node.example.com/api/profiles/bob.example.com"_s;
    raw.status = 200;
    raw.requestId = u"r-9"_s;
    raw.at = QDateTime::currentDateTimeUtc();
    raw.body = R"({"data":{"name":"Bob","accessToken":"very-secret","odd":1}})";
    m_house->people.putRaw(m_house->bob(), raw);
    QVERIFY(m_house->show(m_house->bob()));
    m_house->page->showTab(PersonPage::Tab::Raw);
    auto *text = m_house->find<QPlainTextEdit>(u"rawText"_s);
    QTRY_VERIFY(text->toPlainText().contains(u"\"odd\": 1"_s));
    QVERIFY(!text->toPlainText().contains(u"very-secret"_s));
    QVERIFY(m_house->find<QLabel>(u"rawHead"_s)->text().contains(u"r-9"_s));
    QVERIFY(m_house->show({m_house->own(), u"eve.example.com"_s}));
    QVERIFY(m_house->find<QLabel>(u"rawHead"_s)->text().contains(u"No answer"_s));
    QVERIFY(text->toPlainText().isEmpty());
}

void TestPersonPage::everyControlHasAName()
{
    m_house->port.stand(m_house->club(), {u"leader"_s});
    PersonFacts facts = PersonHouse::facts();
    facts.connected = false;
    facts.roles = QStringList{u"contributor"_s};
    QVERIFY(m_house->showWith(m_house->member(), facts));
    m_house->verb(RelationVerb::Connect)->trigger();
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    m_house->verb(RelationVerb::Follow)->trigger();
    QVERIFY(submitted.wait());
    QVERIFY(m_house->setState(m_house->outbox.entries().last(), OutboxState::NotApplied));
    QVERIFY(m_house->keepNote(u"Likes tea"_s) > 0);
    for (const QWidget *widget : m_house->page->findChildren<QWidget *>()) {
        const bool reached = widget->focusPolicy() & Qt::TabFocus;
        const QString name = widget->objectName();
        if (!reached || name.startsWith(u"qt_"_s) || widget->isHidden())
            continue;
        if (qobject_cast<const QScrollArea *>(widget) || widget->inherits("QComboBoxListView"))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + name));
    }
}

void TestPersonPage::nothingIsCutWhenNarrow()
{
    PersonFacts facts =
        PersonHouse::facts(u"a-very-long-handle-of-somebody.with-a-long.example.com"_s,
                           u"Κωνσταντίνα-Παπαδοπούλου-Μαυρομιχάλη"_s.repeated(3));
    facts.kind = PersonKind::Community;
    QFont large = m_house->page->font();
    large.setPointSizeF(large.pointSizeF() * 2);
    const QFont usual = qApp->font();
    qApp->setFont(large);
    QVERIFY(m_house->showWith({m_house->own(), *facts.handle}, facts));
    m_house->page->resize(360, 700);
    for (int tab = 0; tab < 5; ++tab) {
        m_house->page->showTab(PersonPage::Tab(tab));
        QTRY_COMPARE(m_house->page->width(), 360);
        const QWidget *page = m_house->find<QTabWidget>(u"inspectorTabs"_s)->currentWidget();
        for (const auto *scroll : page->findChildren<QScrollArea *>()) {
            QString wide;
            for (const QWidget *part : scroll->widget()->findChildren<QWidget *>()) {
                if (part->isVisible() && part->minimumSizeHint().width() > 320)
                    wide += u' ' + QLatin1StringView(part->metaObject()->className()) + u' ' +
                            part->objectName();
            }
            QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                         qPrintable(scroll->objectName() + u':' + wide));
        }
    }
    qApp->setFont(usual);
}

QTEST_MAIN(TestPersonPage)
#include "tst_personpage.moc"
