// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notes/notestore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestNoteStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsNotes();
    void pinsOne();
    void changesAndRemoves();
    void sparesOthers();
    void tidiesTags();
    void addsAndRemovesTags();
    void keepsManyTags();
    void tellsEverything();
    void forgetsOneAccount();
    void survivesRestart();
    void backsUpBeforeItMigrates();
    void failsWholeOnFullDisk();

private:
    void start(qint64 maximumPages = 0);
    QList<PersonNote> notes(const QString &handle);
    QMap<QString, QStringList> tags();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DatabaseThread> m_database;
    std::unique_ptr<NoteStore> m_store;
    const AccountId m_alice{u"a"_s};
    const AccountId m_other{u"z"_s};
    const QString m_bob = u"bob.example.com"_s;
};

void TestNoteStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

void TestNoteStore::cleanup()
{
    m_store.reset();
    m_database.reset();
    m_folder.reset();
}

void TestNoteStore::start(qint64 maximumPages)
{
    m_store.reset();
    m_database.reset();
    DatabaseSpec spec = DatabaseSpec::outbox(m_folder->filePath(u"outbox.sqlite"_s));
    spec.maximumPages = maximumPages;
    m_database = std::make_unique<DatabaseThread>(spec);
    QVERIFY(m_database->open().ok());
    m_store = std::make_unique<NoteStore>(*m_database);
}

QList<PersonNote> TestNoteStore::notes(const QString &handle)
{
    m_database->drain();
    QCoreApplication::sendPostedEvents();
    QSignalSpy spy(m_store.get(), &NoteStore::notesChanged);
    m_store->loadNotes(m_alice, handle);
    spy.wait();
    return spy.isEmpty() ? QList<PersonNote>() : spy.last().at(2).value<QList<PersonNote>>();
}

QMap<QString, QStringList> TestNoteStore::tags()
{
    QSignalSpy spy(m_store.get(), &NoteStore::everything);
    m_store->loadEverything(m_alice);
    spy.wait();
    return spy.isEmpty() ? QMap<QString, QStringList>()
                         : spy.last().at(1).value<QMap<QString, QStringList>>();
}

void TestNoteStore::keepsNotes()
{
    QSignalSpy spy(m_store.get(), &NoteStore::notesChanged);
    m_store->saveNote(m_alice, m_bob, {0, u"first"_s, false, {}, {}});
    m_store->saveNote(m_alice, m_bob, {0, u"second\nline"_s, false, {}, {}});
    QTRY_COMPARE(spy.size(), 2);
    const auto kept = spy.last().at(2).value<QList<PersonNote>>();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.at(0).text, u"second\nline"_s); // newest first
    QVERIFY(kept.at(0).id != 0 && kept.at(0).writtenAt.isValid());
    QCOMPARE(notes(m_bob), kept);
}

void TestNoteStore::pinsOne()
{
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
        m_store->saveNote(m_alice, m_bob, {0, text, false, {}, {}});
    PersonNote one = notes(m_bob).at(2);
    one.pinned = true;
    m_store->saveNote(m_alice, m_bob, one);
    QCOMPARE(notes(m_bob).at(0).text, u"one"_s);
    PersonNote two = notes(m_bob).at(2);
    two.pinned = true;
    m_store->saveNote(m_alice, m_bob, two);
    const QList<PersonNote> kept = notes(m_bob);
    QCOMPARE(kept.at(0).text, two.text);
    QVERIFY(kept.at(0).pinned && !kept.at(1).pinned && !kept.at(2).pinned);
}

void TestNoteStore::changesAndRemoves()
{
    m_store->saveNote(m_alice, m_bob, {0, u"one"_s, false, {}, {}});
    PersonNote note = notes(m_bob).at(0);
    note.text = u"changed"_s;
    m_store->saveNote(m_alice, m_bob, note);
    QCOMPARE(notes(m_bob).at(0).text, u"changed"_s);
    QCOMPARE(notes(m_bob).at(0).writtenAt, note.writtenAt);
    note.text = u"  \n"_s; // an empty text removes
    m_store->saveNote(m_alice, m_bob, note);
    QVERIFY(notes(m_bob).isEmpty());
    m_store->saveNote(m_alice, m_bob, {0, u"two"_s, false, {}, {}});
    m_store->removeNote(m_alice, m_bob, notes(m_bob).at(0).id);
    QVERIFY(notes(m_bob).isEmpty());
}

void TestNoteStore::sparesOthers()
{
    m_store->saveNote(m_alice, m_bob, {0, u"mine"_s, true, {}, {}});
    const PersonNote note = notes(m_bob).at(0);
    m_store->saveNote(m_alice, u"eve.example.com"_s, {0, u"eve"_s, true, {}, {}});
    m_store->removeNote(m_alice, u"eve.example.com"_s, note.id); // another person's note
    m_store->removeNote(m_other, m_bob, note.id);                // another account's
    QCOMPARE(notes(m_bob), QList<PersonNote>{note});
}

void TestNoteStore::tidiesTags()
{
    QSignalSpy spy(m_store.get(), &NoteStore::tagsChanged);
    m_store->setTags(m_alice, m_bob,
                     {u"  Work "_s, u""_s, u"work"_s, u"WORK"_s, u"a  b"_s, QString(200, u'x')});
    QVERIFY(spy.wait());
    const QStringList expected{u"Work"_s, u"a b"_s, QString(NoteStore::maximumTagLength, u'x')};
    QCOMPARE(spy.at(0).at(1).value<decltype(tags())>(), (decltype(tags()){{m_bob, expected}}));
    QCOMPARE(tags().value(m_bob), expected);
}

void TestNoteStore::addsAndRemovesTags()
{
    m_store->setTags(m_alice, m_bob, {u"old"_s});
    m_store->addTag(m_alice, {m_bob, u"eve.example.com"_s}, u"new"_s);
    m_store->addTag(m_alice, {m_bob}, u"NEW"_s); // is there
    QCOMPARE(tags().value(m_bob), QStringList({u"old"_s, u"new"_s}));
    QCOMPARE(tags().value(u"eve.example.com"_s), QStringList{u"new"_s});
    m_store->removeTag(m_alice, {m_bob, u"eve.example.com"_s}, u" New "_s);
    QCOMPARE(tags(), (decltype(tags()){{m_bob, {u"old"_s}}}));
}

void TestNoteStore::keepsManyTags()
{
    QStringList many;
    for (int i = 0; i < 10'000; ++i)
        many.append(u"tag %1"_s.arg(i));
    m_store->setTags(m_alice, m_bob, many);
    QCOMPARE(tags().value(m_bob), many);
}

void TestNoteStore::tellsEverything()
{
    m_store->setTags(m_alice, m_bob, {u"work"_s});
    m_store->setTags(m_other, m_bob, {u"theirs"_s});
    m_store->saveNote(m_alice, u"eve.example.com"_s, {0, u"x"_s, false, {}, {}});
    QSignalSpy spy(m_store.get(), &NoteStore::everything);
    m_store->loadEverything(m_alice);
    QVERIFY(spy.wait());
    QCOMPARE(spy.at(0).at(1).value<decltype(tags())>(), (decltype(tags()){{m_bob, {u"work"_s}}}));
    QCOMPARE(spy.at(0).at(2).toStringList(), QStringList{u"eve.example.com"_s});
}

void TestNoteStore::forgetsOneAccount()
{
    m_store->saveNote(m_alice, m_bob, {0, u"x"_s, false, {}, {}});
    m_store->setTags(m_alice, m_bob, {u"work"_s});
    m_store->forget(m_other);
    QCOMPARE(notes(m_bob).size(), 1);
    m_store->forget(m_alice);
    QVERIFY(notes(m_bob).isEmpty());
    QVERIFY(tags().isEmpty());
}

void TestNoteStore::survivesRestart()
{
    m_store->saveNote(m_alice, m_bob, {0, u"kept"_s, true, {}, {}});
    m_store->setTags(m_alice, m_bob, {u"work"_s});
    const QList<PersonNote> before = notes(m_bob);
    start();
    QCOMPARE(notes(m_bob), before);
    QCOMPARE(tags().value(m_bob), QStringList{u"work"_s});
}

void TestNoteStore::backsUpBeforeItMigrates()
{
    // A file as the first version left it.
    m_store.reset();
    m_database.reset();
    const QString steps = m_folder->filePath(u"steps"_s);
    QVERIFY(QDir().mkpath(steps));
    QVERIFY(QFile::copy(u":/schema/outbox/001.sql"_s, steps + u"/001.sql"_s));
    DatabaseSpec old = DatabaseSpec::outbox(m_folder->filePath(u"old.sqlite"_s));
    old.schemaFolder = steps;
    {
        DatabaseThread first(old);
        QVERIFY(first.open().ok());
    }
    m_database = std::make_unique<DatabaseThread>(DatabaseSpec::outbox(old.path));
    QVERIFY(m_database->open().ok());
    QCOMPARE(QDir(m_folder->path()).entryList({u"old.sqlite.backup-v1-*"_s}).size(), 1);
    m_store = std::make_unique<NoteStore>(*m_database);
    m_store->saveNote(m_alice, m_bob, {0, u"x"_s, false, {}, {}});
    QCOMPARE(notes(m_bob).size(), 1);
}

void TestNoteStore::failsWholeOnFullDisk()
{
    m_store->saveNote(m_alice, m_bob, {0, u"kept"_s, true, {}, {}});
    QCOMPARE(notes(m_bob).size(), 1);
    start(30);
    QSignalSpy failed(m_store.get(), &NoteStore::failed);
    m_store->saveNote(m_alice, m_bob, {0, QString(500'000, u'x'), true, {}, {}});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(notes(m_bob).value(0).text, u"kept"_s);
    QVERIFY(notes(m_bob).value(0).pinned); // nothing half done
}

QTEST_GUILESS_MAIN(TestNoteStore)
#include "tst_notestore.moc"
