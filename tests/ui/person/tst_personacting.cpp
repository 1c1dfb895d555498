// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person/personhouse.h"
#include "ui/person/personwording.h"

#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace personae;

Q_DECLARE_METATYPE(personae::PersonFacts)

/// Every verb of the page, what it puts into the outbox, what is shown at once, and why not.
class TestPersonActing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void verbsSubmitAndShowAtOnce_data();
    void verbsSubmitAndShowAtOnce();
    void connectWithAText();
    void tooLongATextIsNotSent();
    void disconnectAsksFirst();
    void leavingAsksFirst();
    void blockingAsksFirst();
    void typedRequestSurvives();
    void takingBackARequestDoesNotAsk();
    void incomingRequest();
    void incomingRequestToFollow();
    void roleAndRelationAreSaidOnce();
    void aStaleReadDoesNotFlipBack();
    void statesOfAWish();
    void notAppliedCanBeTriedAgain();
    void refusedSaysWhy();
    void unsentCanBeTakenBack();
    void keyboardKeepsItsPlace();

private:
    std::unique_ptr<PersonHouse> m_house;
};

void TestPersonActing::init()
{
    m_house = std::make_unique<PersonHouse>();
    QVERIFY(m_house->opened);
    m_house->page->showTab(PersonPage::Tab::Relationship);
}

void TestPersonActing::verbsSubmitAndShowAtOnce_data()
{
    using enum RelationVerb;
    QTest::addColumn<RelationVerb>("verb");
    QTest::addColumn<PersonFacts>("facts");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("box");
    QTest::addColumn<QString>("shown");
    PersonFacts facts = PersonHouse::facts();
    const auto with = [](auto change) {
        PersonFacts changed = PersonHouse::facts();
        change(changed);
        return changed;
    };
    QTest::newRow("follow") << Follow << facts << u"none"_s << u"followBox"_s << u"You follow"_s;
    QTest::newRow("unfollow") << Unfollow
                              << with([](PersonFacts &f) { f.following = Following::Yes; })
                              << u"following"_s << u"followBox"_s << u"You do not follow"_s;
    QTest::newRow("block") << Block << facts << u"active"_s << u"standingBox"_s << u"Blocked"_s;
    QTest::newRow("unblock") << Unblock << with([](PersonFacts &f) { f.status = u"blocked"_s; })
                             << u"blocked"_s << u"standingBox"_s << u"Active"_s;
    QTest::newRow("mute") << Mute << facts << u"active"_s << u"standingBox"_s << u"Muted"_s;
    QTest::newRow("unmute") << Unmute << with([](PersonFacts &f) { f.status = u"muted"_s; })
                            << u"muted"_s << u"standingBox"_s << u"Active"_s;
    QTest::newRow("trust") << TrustAlways << facts << u"none"_s << u"trustBox"_s << u"Always:"_s;
    QTest::newRow("distrust") << TrustNever << facts << u"none"_s << u"trustBox"_s << u"Never:"_s;
    QTest::newRow("ask") << TrustAsk << with([](PersonFacts &f) { f.trust = u"always"_s; })
                         << u"always"_s << u"trustBox"_s << u"Ask:"_s;
    QTest::newRow("hide") << HideFromHome
                          << with([](PersonFacts &f) { f.kind = PersonKind::Community; })
                          << u"none"_s << u"homeBox"_s << u"Hidden:"_s;
    QTest::newRow("show") << ShowInHome << with([](PersonFacts &f) {
        f.kind = PersonKind::Community;
        f.hiddenInHome = true;
    }) << u"hidden"_s << u"homeBox"_s
                          << u"Shown on"_s;
}

void TestPersonActing::verbsSubmitAndShowAtOnce()
{
    QFETCH(RelationVerb, verb);
    QFETCH(PersonFacts, facts);
    QFETCH(QString, before);
    QFETCH(QString, box);
    QFETCH(QString, shown);
    QVERIFY(m_house->showWith(m_house->bob(), facts));
    QAction *action = m_house->verb(verb);
    QVERIFY(action->isVisible() && action->isEnabled());
    QVERIFY(!m_house->words(box).contains(shown));
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    m_house->button(action->objectName() + u"Button"_s)->click();
    if (verb == RelationVerb::Block) // asks first
        QVERIFY(PersonHouse::answered(u"confirmGo"_s));
    // At once, before anything is on the disk.
    QVERIFY2(m_house->words(box).contains(shown), qPrintable(m_house->words(box)));
    QVERIFY(submitted.wait());
    QCOMPARE(m_house->lastRelation().verb, verb);
    QCOMPARE(m_house->lastRelation().handle, u"bob.example.com"_s);
    QCOMPARE(m_house->lastRelation().node, QString());
    QCOMPARE(m_house->lastRelation().before, before);
    QVERIFY(m_house->words(box).contains(shown));
    QVERIFY(m_house->find<QWidget>(u"personPending"_s)->isVisible());
}

void TestPersonActing::connectWithAText()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->page->showTab(PersonPage::Tab::Overview);
    m_house->verb(RelationVerb::Connect)->trigger(); // from a menu: the box comes into sight
    auto *text = m_house->find<QPlainTextEdit>(u"connectText"_s);
    QTRY_VERIFY(text->isVisible() && text->hasFocus());
    QVERIFY(m_house->outbox.entries().isEmpty());
    QTest::keyClicks(text, u"Hello, we met in the garden"_s);
    QVERIFY(m_house->find<QLabel>(u"connectCounter"_s)->text().contains(u"27"_s));
    QTest::keyClick(text, Qt::Key_Escape); // not now: what was typed is still there
    QVERIFY(!text->isVisible());
    m_house->verb(RelationVerb::Connect)->trigger();
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(submitted.wait());
    QCOMPARE(m_house->lastRelation().verb, RelationVerb::Connect);
    QCOMPARE(m_house->lastRelation().text, u"Hello, we met in the garden"_s);
    QVERIFY(m_house->words(u"connectionBox"_s).contains(u"You asked to connect"_s));
    QVERIFY(!text->isVisible());
}

void TestPersonActing::tooLongATextIsNotSent()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->verb(RelationVerb::Connect)->trigger();
    auto *text = m_house->find<QPlainTextEdit>(u"connectText"_s);
    text->setPlainText(QString(501, u'é'));
    QVERIFY(!m_house->button(u"connectSend"_s)->isEnabled());
    QVERIFY(m_house->find<QLabel>(u"connectCounter"_s)->text().startsWith(u"▲"_s));
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(text->isVisible());
    text->setPlainText(QString(500, u'é'));
    QVERIFY(m_house->button(u"connectSend"_s)->isEnabled());
    QVERIFY(m_house->outbox.entries().isEmpty());
}

void TestPersonActing::disconnectAsksFirst()
{
    PersonFacts facts = PersonHouse::facts();
    facts.connected = true;
    QVERIFY(m_house->showWith(m_house->bob(), facts));
    m_house->button(u"verbDisconnectButton"_s)->click();
    QWidget *dialog = PersonHouse::dialog(u"confirmDialog"_s);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return); // the harmless one is the default
    QTRY_VERIFY(!PersonHouse::dialog(u"confirmDialog"_s));
    QVERIFY(m_house->words(u"connectionBox"_s).contains(u"You are connected"_s));
    m_house->button(u"verbDisconnectButton"_s)->click();
    dialog = PersonHouse::dialog(u"confirmDialog"_s);
    QVERIFY(dialog);
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    dialog->findChild<QPushButton *>(u"confirmGo"_s)->click();
    QVERIFY(submitted.wait());
    QCOMPARE(m_house->outbox.entries().size(), 1);
    QCOMPARE(m_house->lastRelation().verb, RelationVerb::Disconnect);
    QCOMPARE(m_house->lastRelation().before, u"connected"_s);
}

void TestPersonActing::leavingAsksFirst()
{
    PersonFacts facts = PersonHouse::facts(u"club.example.com"_s, u"Garden <b>Club</b>"_s);
    facts.kind = PersonKind::Community;
    facts.connected = true;
    QVERIFY(m_house->showWith({m_house->own(), u"club.example.com"_s}, facts));
    QCOMPARE(m_house->verb(RelationVerb::Disconnect)->text(), u"Leave…"_s);
    m_house->verb(RelationVerb::Disconnect)->trigger();
    const QWidget *dialog = PersonHouse::dialog(u"confirmDialog"_s);
    QVERIFY(dialog);
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestPersonActing::blockingAsksFirst()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->button(u"verbBlockButton"_s)->click();
    QWidget *dialog = PersonHouse::dialog(u"confirmDialog"_s);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!PersonHouse::dialog(u"confirmDialog"_s));
    QVERIFY(m_house->words(u"standingBox"_s).contains(u"Active"_s));
    QVERIFY(m_house->outbox.entries().isEmpty());
}

void TestPersonActing::typedRequestSurvives()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts(u"eve.example.com"_s, u"Eve"_s)));
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->verb(RelationVerb::Connect)->trigger();
    auto *text = m_house->find<QPlainTextEdit>(u"connectText"_s);
    text->setPlainText(u"Dear Bob"_s);
    QVERIFY(m_house->show({m_house->own(), u"eve.example.com"_s}));
    QVERIFY(text->toPlainText().isEmpty());
    QVERIFY(m_house->show(m_house->bob()));
    QCOMPARE(text->toPlainText(), u"Dear Bob"_s);
    // The disk takes nothing: what was typed comes back, with the reason.
    m_house->verb(RelationVerb::Connect)->trigger();
    QSignalSpy lost(&m_house->outbox, &Outbox::submitFailed);
    m_house->breakOutbox();
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(lost.wait());
    QVERIFY(text->isVisible());
    QCOMPARE(text->toPlainText(), u"Dear Bob"_s);
    QVERIFY(m_house->find<QWidget>(u"pageBannerWords"_s)->isVisible());
}

void TestPersonActing::takingBackARequestDoesNotAsk()
{
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts()));
    m_house->people.takeRequested(m_house->own(), {u"bob.example.com"_s}, true);
    QVERIFY(m_house->show(m_house->bob()));
    QTRY_COMPARE(m_house->verb(RelationVerb::Disconnect)->text(), u"Take back the request"_s);
    QVERIFY(!m_house->verb(RelationVerb::Connect)->isVisible());
    QVERIFY(m_house->triggered(RelationVerb::Disconnect));
    QCOMPARE(m_house->lastRelation().before, u"requested"_s);
}

void TestPersonActing::incomingRequest()
{
    IncomingRequest request;
    request.actionId = u"a1~7"_s;
    request.from = u"bob.example.com"_s;
    request.text = u"May I?"_s;
    m_house->people.setRequests(m_house->own(), {request}, QDateTime::currentDateTimeUtc());
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QTRY_VERIFY(m_house->find<QWidget>(u"requestBox"_s)->isVisible());
    QVERIFY(m_house->words(u"requestBox"_s).contains(u"May I?"_s));
    QVERIFY(m_house->verb(RelationVerb::RejectRequest)->isVisible());
    QVERIFY(m_house->triggered(RelationVerb::AcceptRequest));
    QCOMPARE(m_house->lastRelation().verb, RelationVerb::AcceptRequest);
    QCOMPARE(m_house->lastRelation().actionId, u"a1~7"_s);
    QVERIFY(m_house->words(u"connectionBox"_s).contains(u"You are connected"_s));
    m_house->people.setRequests(m_house->own(), {}, QDateTime::currentDateTimeUtc());
    QTRY_VERIFY(!m_house->verb(RelationVerb::AcceptRequest)->isVisible());
}

void TestPersonActing::incomingRequestToFollow()
{
    IncomingRequest request;
    request.actionId = u"a1~7"_s;
    request.from = u"bob.example.com"_s;
    m_house->people.setRequests(m_house->own(), {request}, QDateTime::currentDateTimeUtc());
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    const auto *box = m_house->find<QWidget>(u"requestBox"_s);
    QTRY_VERIFY(box->isVisible());
    QCOMPARE(box->accessibleName(), u"Asks to connect"_s);
    m_house->port.info.relationVerbs = {RelationVerb::Follow, RelationVerb::Unfollow,
                                        RelationVerb::AcceptRequest, RelationVerb::RejectRequest};
    m_house->makePage();
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QTRY_COMPARE(m_house->find<QWidget>(u"requestBox"_s)->accessibleName(),
                 u"Asks to follow you"_s);
    QVERIFY(m_house->words(u"requestBox"_s).contains(u"Asks to follow you"_s));
}

void TestPersonActing::roleAndRelationAreSaidOnce()
{
    PersonView view;
    view.ref = {{{u"alice"_s}, u"garden"_s}, u"bob"_s};
    view.sheet.person.id = 1;
    view.shown.relationKnown = true;
    view.shown.connected = true;
    view.shown.roles = {u"member"_s};
    QCOMPARE(PersonWording::stateLine(view), u"● active · member"_s);
    view.shown.roles = {u"moderator"_s};
    QCOMPARE(PersonWording::stateLine(view), u"● active · moderator · member"_s);
}

void TestPersonActing::aStaleReadDoesNotFlipBack()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->triggered(RelationVerb::Follow));
    PersonFacts stale = PersonHouse::facts();
    stale.name = u"Bob S."_s; // so that it is seen to have been taken in
    QVERIFY(m_house->take(m_house->own(), stale));
    QTRY_COMPARE(m_house->find<QLabel>(u"personName"_s)->accessibleName().contains(u"Bob S."_s),
                 true);
    QVERIFY(m_house->words(u"followBox"_s).contains(u"You follow"_s));
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Checking));
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Verified));
    QVERIFY(m_house->words(u"followBox"_s).contains(u"You follow"_s));
}

void TestPersonActing::statesOfAWish()
{
    QSignalSpy announced(m_house->page.get(), &PersonPage::announced);
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->setReach(Reach::Offline);
    QVERIFY(m_house->triggered(RelationVerb::Follow));
    const auto pending = [this] {
        return m_house->find<QWidget>(u"personPending"_s)->accessibleName();
    };
    QVERIFY2(pending().contains(u"goes out when you are online"_s), qPrintable(pending()));
    QVERIFY(m_house->verb(RelationVerb::Unfollow)->isEnabled()); // nothing went out yet
    m_house->setReach(Reach::Online);
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Waiting, WaitReason::Network));
    QVERIFY(pending().contains(u"goes out when you are online"_s));
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Sending));
    QVERIFY2(pending().startsWith(u"Follow: sending"_s), qPrintable(pending()));
    QVERIFY(!m_house->verb(RelationVerb::Unfollow)->isEnabled());
    QVERIFY(m_house->verb(RelationVerb::Unfollow)->toolTip().contains(u"being sent"_s));
    QVERIFY(m_house->verb(RelationVerb::Block)->isEnabled()); // only the same thing waits
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Checking));
    QVERIFY(pending().contains(u"checking"_s));
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Unknown));
    QVERIFY(m_house->words(u"followBox"_s).contains(u"looked up"_s));
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Verified, WaitReason::None, 4200));
    QVERIFY(pending().contains(u"verified"_s));
    QVERIFY(announced.last().first().toString().contains(u"verified"_s));
    PersonFacts follows = PersonHouse::facts();
    follows.following = Following::Yes;
    QVERIFY(m_house->take(m_house->own(), follows));
    QTRY_VERIFY_WITH_TIMEOUT(!m_house->find<QWidget>(u"personPending"_s)->isVisible(), 8000);
    QVERIFY(m_house->words(u"followBox"_s).contains(u"You follow"_s));
}

void TestPersonActing::notAppliedCanBeTriedAgain()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->triggered(RelationVerb::Follow));
    const qint64 first = m_house->lastEntry().id;
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::NotApplied));
    QVERIFY(m_house->words(u"followBox"_s).contains(u"You do not follow"_s)); // never claimed
    QVERIFY(m_house->words(u"followBox"_s).contains(u"not applied"_s));
    QPushButton *retry = m_house->button(u"followBoxEntryRetry"_s);
    QVERIFY(retry->isVisible());
    retry->click();
    QTRY_VERIFY(m_house->outbox.entries().size() == 1 && m_house->lastEntry().id != first);
    QCOMPARE(m_house->lastEntry().state, OutboxState::Queued);
    QCOMPARE(m_house->lastRelation().verb, RelationVerb::Follow);
    QVERIFY(m_house->words(u"followBox"_s).contains(u"You follow"_s));
}

void TestPersonActing::refusedSaysWhy()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->triggered(RelationVerb::Block));
    OutboxEntry entry = m_house->lastEntry();
    entry.lastError.kind = Outcome::Forbidden;
    entry.lastError.httpStatus = 403;
    QVERIFY(m_house->setState(entry, OutboxState::Refused));
    QVERIFY2(m_house->words(u"standingBox"_s).contains(u"does not allow"_s),
             qPrintable(m_house->words(u"standingBox"_s)));
    QVERIFY(m_house->words(u"standingBox"_s).contains(u"Active"_s));
    m_house->button(u"standingBoxEntryDrop"_s)->click(); // leave it
    QTRY_VERIFY(m_house->outbox.entries().isEmpty());
    QTRY_VERIFY(!m_house->words(u"standingBox"_s).contains(u"refused"_s));
}

void TestPersonActing::unsentCanBeTakenBack()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->triggered(RelationVerb::Mute));
    QPushButton *drop = m_house->button(u"standingBoxEntryDrop"_s);
    QCOMPARE(drop->text(), u"Do not send"_s);
    drop->click();
    QTRY_VERIFY(m_house->words(u"standingBox"_s).contains(u"Active"_s));
}

void TestPersonActing::keyboardKeepsItsPlace()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(QTest::qWaitForWindowExposed(m_house->page.get()));
    auto *tabs = m_house->find<QTabWidget>(u"inspectorTabs"_s);
    tabs->setFocus();
    const QPushButton *follow = m_house->button(u"verbFollowButton"_s);
    for (int i = 0; i < 30 && !follow->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(follow->hasFocus());
    QSignalSpy submitted(&m_house->outbox, &Outbox::submitted);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(submitted.wait());
    // The button became its opposite, and the focus went with it.
    QVERIFY(m_house->button(u"verbUnfollowButton"_s)->hasFocus());
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Sending));
    QVERIFY(m_house->find<QWidget>(u"followBox"_s)->hasFocus());
    QVERIFY(m_house->setState(m_house->lastEntry(), OutboxState::Verified));
    QVERIFY(m_house->button(u"verbUnfollowButton"_s)->hasFocus());
}

QTEST_MAIN(TestPersonActing)
#include "tst_personacting.moc"
