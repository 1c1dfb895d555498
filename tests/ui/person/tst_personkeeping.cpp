// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person/personhouse.h"

#include <QPlainTextEdit>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace personae;

/// Nothing typed is lost, nothing unknown is claimed, nothing foreign is markup.
class TestPersonKeeping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<PersonHouse>();
        QVERIFY(m_house->opened);
    }
    void cleanup() { m_house.reset(); }

    void noteThatCannotBeKeptComesBack();
    void pinOutlivesAnEdit();
    void unknownStatusIsNotActive();
    void foreignTipsAreNoMarkup();

private:
    std::unique_ptr<PersonHouse> m_house;
};

void TestPersonKeeping::noteThatCannotBeKeptComesBack()
{
    const PersonRef eve{m_house->own(), u"eve.example.com"_s};
    QVERIFY(m_house->take(m_house->own(), PersonHouse::facts(eve.handle, u"Eve"_s)));
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->page->showTab(PersonPage::Tab::Notes);
    auto *text = m_house->find<QPlainTextEdit>(u"noteText"_s);
    text->setPlainText(u"a long thought"_s);
    QSignalSpy ended(&m_house->notes, &NoteStore::noteSaved);
    m_house->breakOutbox();
    QVERIFY(m_house->show(eve));
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(text->toPlainText().isEmpty());
    QVERIFY(!m_house->find<QLabel>(u"noteState"_s)->text().startsWith(u"▲"_s));
    QVERIFY(m_house->show(m_house->bob()));
    QCOMPARE(text->toPlainText(), u"a long thought"_s);
    QVERIFY(m_house->find<QLabel>(u"noteState"_s)->text().startsWith(u"▲"_s));
    m_house->mendOutbox();
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(ended.size(), 2);
    QVERIFY(text->toPlainText().isEmpty());
    QTRY_VERIFY(m_house->words(u"notesPage"_s).contains(u"a long thought"_s));
}

void TestPersonKeeping::pinOutlivesAnEdit()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->page->showTab(PersonPage::Tab::Notes);
    const qint64 id = m_house->keepNote(u"Likes tea"_s);
    QVERIFY(id > 0);
    QSignalSpy kept(&m_house->notes, &NoteStore::notesChanged);
    m_house->button(u"editNote:%1"_s.arg(id))->click();
    m_house->button(u"pinNote:%1"_s.arg(id))->click();
    QVERIFY(kept.wait());
    QTest::keyClicks(m_house->find<QPlainTextEdit>(u"noteText"_s), u" a lot"_s);
    m_house->button(u"keepNote"_s)->click();
    QVERIFY(kept.wait());
    const PersonNote after = kept.last().at(2).value<QList<PersonNote>>().first();
    QCOMPARE(after.text, u"Likes tea a lot"_s);
    QVERIFY(after.pinned);
}

void TestPersonKeeping::unknownStatusIsNotActive()
{
    PersonFacts facts;
    facts.handle = u"bob.example.com"_s;
    facts.name = u"Bob Stone"_s;
    QVERIFY(m_house->take(m_house->own(), facts, false)); // a search found him
    QVERIFY(m_house->show(m_house->bob()));
    for (const QString &part : {u"personHeader"_s, u"personOverview"_s}) {
        QTRY_VERIFY2(m_house->words(part).contains(u"? "_s), qPrintable(part));
        QVERIFY(!m_house->words(part).contains(u"●"_s));
        QVERIFY2(m_house->words(part).contains(u"not known"_s), qPrintable(m_house->words(part)));
    }
    m_house->page->showTab(PersonPage::Tab::Relationship);
    QVERIFY(!m_house->words(u"standingBox"_s).contains(u"Active"_s));
}

void TestPersonKeeping::foreignTipsAreNoMarkup()
{
    const QString trap = u"Bob <img src=x><h1>"_s;
    QVERIFY(m_house->showWith(m_house->bob(),
                              PersonHouse::facts(u"bob.example.com"_s, trap.repeated(40))));
    const auto *name = m_house->find<QLabel>(u"personName"_s);
    QVERIFY(name->toolTip().contains(u"img src"_s));
    m_house->notes.addTag(m_house->row.account.id, {u"bob.example.com"_s}, u"<h1>x</h1>"_s);
    QTRY_VERIFY(m_house->find<QWidget>(u"tag:<h1>x</h1>"_s));
    const auto widgets = m_house->page->findChildren<QWidget *>();
    for (const QWidget *widget : widgets)
        QVERIFY2(!Qt::mightBeRichText(widget->toolTip()), qPrintable(widget->toolTip()));
}

QTEST_MAIN(TestPersonKeeping)
#include "tst_personkeeping.moc"
