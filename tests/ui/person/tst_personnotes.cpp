// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/person/personhouse.h"

#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace personae;

/// One's own notes and tags about somebody: only here, and nothing typed is lost.
class TestPersonNotes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }

    void tagsAreLocal();
    void thousandsOfTags();
    void notesAreKept();
    void typedNoteSurvivesLeaving_data();
    void typedNoteSurvivesLeaving();
    void pinnedNoteIsAWarning();
    void removedNoteComesBack();

private:
    bool noteIsThere(const QString &text);

    std::unique_ptr<PersonHouse> m_house;
};

void TestPersonNotes::init()
{
    m_house = std::make_unique<PersonHouse>();
    QVERIFY(m_house->opened);
}

bool TestPersonNotes::noteIsThere(const QString &text)
{
    QSignalSpy loaded(&m_house->notes, &NoteStore::notesChanged);
    m_house->notes.loadNotes(m_house->row.account.id, u"bob.example.com"_s);
    QList<PersonNote> notes;
    const auto bobs = [&] { // somebody else's may be read at the same time
        bool came = false;
        for (const QList<QVariant> &signal : loaded) {
            if (signal.at(1).toString() != u"bob.example.com"_s)
                continue;
            notes = signal.at(2).value<QList<PersonNote>>();
            came = true;
        }
        return came;
    };
    return QTest::qWaitFor(bobs) &&
           std::any_of(notes.begin(), notes.end(),
                       [&](const PersonNote &note) { return note.text == text; });
}

void TestPersonNotes::tagsAreLocal()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QVERIFY(m_house->words(u"tagsBox"_s).contains(u"Only on this computer"_s));
    auto *edit = m_house->find<QLineEdit>(u"newTag"_s);
    edit->setFocus();
    QSignalSpy kept(&m_house->notes, &NoteStore::tagsChanged);
    QTest::keyClicks(edit, u"roses, BEES"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(kept.size(), 2);
    QVERIFY(m_house->button(u"tag:roses"_s));
    QTest::keyClicks(edit, u"bees"_s); // the same in other letters: no second one
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!m_house->button(u"tag:bees"_s));
    QTest::keyClick(m_house->button(u"tag:roses"_s), Qt::Key_Space);
    QTRY_COMPARE(kept.size(), 3);
    QVERIFY(!m_house->button(u"tag:roses"_s));
    QVERIFY(edit->hasFocus());
    // A tag being typed belongs to whom it was typed for.
    QTest::keyClicks(edit, u"compost"_s);
    m_house->page->showPerson({m_house->own(), u"eve.example.com"_s});
    QTRY_COMPARE(kept.size(), 4);
    QCOMPARE(kept.last().at(1).value<decltype(QMap<QString, QStringList>())>(),
             (QMap<QString, QStringList>{{u"bob.example.com"_s, {u"BEES"_s, u"compost"_s}}}));
}

void TestPersonNotes::thousandsOfTags()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    QStringList tags;
    for (int i = 0; i < 10'000; ++i)
        tags.append(u"tag%1"_s.arg(i));
    QSignalSpy kept(&m_house->notes, &NoteStore::tagsChanged);
    m_house->notes.setTags(m_house->row.account.id, u"bob.example.com"_s, tags);
    QVERIFY(kept.wait());
    QVERIFY(m_house->find<QWidget>(u"tagsBox"_s)->findChildren<QPushButton *>().size() < 100);
    QVERIFY(m_house->words(u"tagsBox"_s).contains(u"more"_s));
}

void TestPersonNotes::notesAreKept()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->page->showTab(PersonPage::Tab::Notes);
    auto *text = m_house->find<QPlainTextEdit>(u"noteText"_s);
    QVERIFY(text->placeholderText().contains(u"Only on this computer"_s));
    text->setFocus();
    QTest::keyClicks(text, u"Met at the market"_s);
    QSignalSpy kept(&m_house->notes, &NoteStore::notesChanged);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_house->find<QLabel>(u"noteState"_s)->text().contains(u"being kept"_s));
    QVERIFY(kept.wait());
    QVERIFY(!m_house->find<QLabel>(u"noteState"_s)->isVisible());
    const auto note = kept.last().at(2).value<QList<PersonNote>>().first();
    QVERIFY(m_house->words(u"note:%1"_s.arg(note.id)).contains(u"Met at the market"_s));
    m_house->button(u"editNote:%1"_s.arg(note.id))->click();
    QVERIFY(text->hasFocus());
    QTest::keyClicks(text, u" in May"_s);
    m_house->button(u"keepNote"_s)->click();
    QVERIFY(kept.wait());
    const auto after = kept.last().at(2).value<QList<PersonNote>>();
    QCOMPARE(after.size(), 1);
    QCOMPARE(after.first().id, note.id);
    QCOMPARE(after.first().text, u"Met at the market in May"_s);
    QVERIFY(text->toPlainText().isEmpty());
    // Leaving an edit as it was changes nothing.
    m_house->button(u"editNote:%1"_s.arg(note.id))->click();
    QTest::keyClicks(text, u"!!"_s);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(noteIsThere(u"Met at the market in May"_s));
}

void TestPersonNotes::typedNoteSurvivesLeaving_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("other person") << 0;
    QTest::newRow("other tab") << 1;
    QTest::newRow("page destroyed") << 2;
    QTest::newRow("nobody") << 3;
}

void TestPersonNotes::typedNoteSurvivesLeaving()
{
    QFETCH(int, way);
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->page->showTab(PersonPage::Tab::Notes);
    QTest::keyClicks(m_house->find<QPlainTextEdit>(u"noteText"_s), u"half a thou"_s);
    QVERIFY(!noteIsThere(u"half a thou"_s));
    if (way == 0)
        m_house->page->showPerson({m_house->own(), u"eve.example.com"_s});
    else if (way == 1)
        m_house->page->showTab(PersonPage::Tab::Raw);
    else if (way == 2)
        m_house->page.reset();
    else
        m_house->page->showPerson({});
    QVERIFY(noteIsThere(u"half a thou"_s));
}

void TestPersonNotes::pinnedNoteIsAWarning()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    const qint64 id = m_house->keepNote(u"Do not lend tools"_s);
    QVERIFY(id > 0);
    QSignalSpy kept(&m_house->notes, &NoteStore::notesChanged);
    QVERIFY(!m_house->find<QWidget>(u"pinnedNote"_s)->isVisible());
    m_house->page->showTab(PersonPage::Tab::Notes);
    m_house->button(u"pinNote:%1"_s.arg(id))->click();
    QVERIFY(kept.wait());
    QCOMPARE(m_house->button(u"pinNote:%1"_s.arg(id))->text(), u"Unpin"_s);
    m_house->page->showTab(PersonPage::Tab::Overview);
    QVERIFY(m_house->find<QWidget>(u"pinnedNote"_s)->isVisible());
    QVERIFY(m_house->words(u"pinnedNote"_s).contains(u"Do not lend tools"_s));
}

void TestPersonNotes::removedNoteComesBack()
{
    QVERIFY(m_house->showWith(m_house->bob(), PersonHouse::facts()));
    m_house->page->showTab(PersonPage::Tab::Notes);
    const qint64 id = m_house->keepNote(u"Likes tea"_s);
    QVERIFY(id > 0);
    QSignalSpy kept(&m_house->notes, &NoteStore::notesChanged);
    m_house->button(u"removeNote:%1"_s.arg(id))->click();
    QVERIFY(kept.wait());
    QVERIFY(m_house->find<QWidget>(u"notesEmpty"_s)->isVisible());
    QVERIFY(m_house->button(u"undoNote"_s)->hasFocus());
    QTest::keyClick(m_house->button(u"undoNote"_s), Qt::Key_Space);
    QVERIFY(kept.wait());
    QVERIFY(noteIsThere(u"Likes tea"_s));
}

QTEST_MAIN(TestPersonNotes)
#include "tst_personnotes.moc"
