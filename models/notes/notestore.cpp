// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notes/notestore.h"

#include "models/notes/noterows.h"
#include "models/store/database.h"

using namespace Qt::StringLiterals;

namespace personae {

NoteStore::NoteStore(DatabaseThread &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

void NoteStore::loadNotes(const AccountId &account, const QString &handle)
{
    m_database.run<QList<PersonNote>>(
        this, [account, handle](Database &file) { return noterows::notes(file, account, handle); },
        [this, account, handle](const Result<QList<PersonNote>> &notes) {
            // Nothing is said where nothing was read: it would pass for "no notes".
            if (notes)
                Q_EMIT notesChanged(account, handle, notes.value());
            else
                Q_EMIT failed(notes.error());
        });
}

void NoteStore::writeNotes(const AccountId &account, const QString &handle,
                           std::function<Result<bool>(Database &)> job,
                           const std::function<void(const ApiError &error)> &ended)
{
    m_database.run<QList<PersonNote>>(
        this,
        [account, handle, job = std::move(job)](Database &file) -> Result<QList<PersonNote>> {
            Transaction transaction(file);
            if (!transaction.begun())
                return transaction.begun().error();
            if (Result<bool> done = job(file); !done)
                return done.error();
            const Result<QList<PersonNote>> notes = noterows::notes(file, account, handle);
            if (!notes)
                return notes;
            if (Result<bool> done = transaction.commit(); !done)
                return done.error();
            return notes;
        },
        [this, account, handle, ended](const Result<QList<PersonNote>> &notes) {
            if (notes)
                Q_EMIT notesChanged(account, handle, notes.value());
            if (ended)
                ended(notes ? ApiError() : notes.error());
            if (!notes)
                Q_EMIT failed(notes.error());
        });
}

void NoteStore::saveNote(const AccountId &account, const QString &handle, const PersonNote &note)
{
    writeNotes(
        account, handle,
        [account, handle, note](Database &file) {
            return note.text.trimmed().isEmpty()
                       ? noterows::removeNote(file, account, handle, note.id)
                       : noterows::saveNote(file, account, handle, note);
        },
        [this, account, handle, note](const ApiError &error) {
            Q_EMIT noteSaved(account, handle, note, error);
        });
}

void NoteStore::removeNote(const AccountId &account, const QString &handle, qint64 id)
{
    writeNotes(account, handle, [account, handle, id](Database &file) {
        return noterows::removeNote(file, account, handle, id);
    });
}

void NoteStore::writeTags(const AccountId &account, const QStringList &handles,
                          std::function<QStringList(const QStringList &)> change)
{
    using Tags = QMap<QString, QStringList>;
    m_database.run<Tags>(
        this,
        [account, handles, change = std::move(change)](Database &file) -> Result<Tags> {
            Transaction transaction(file);
            if (!transaction.begun())
                return transaction.begun().error();
            Tags all;
            for (const QString &handle : handles) {
                const Result<QStringList> old = noterows::tags(file, account, handle);
                if (!old)
                    return old.error();
                const QStringList fresh = noterows::tidyTags(change(old.value()));
                all.insert(handle, fresh);
                if (fresh == old.value())
                    continue;
                if (Result<bool> done = noterows::setTags(file, account, handle, fresh); !done)
                    return done.error();
            }
            if (Result<bool> done = transaction.commit(); !done)
                return done.error();
            return all;
        },
        [this, account](const Result<Tags> &tags) {
            if (tags)
                Q_EMIT tagsChanged(account, tags.value());
            else
                Q_EMIT failed(tags.error());
        });
}

void NoteStore::setTags(const AccountId &account, const QString &handle, const QStringList &tags)
{
    writeTags(account, {handle}, [tags](const QStringList &) { return tags; });
}

void NoteStore::addTag(const AccountId &account, const QStringList &handles, const QString &tag)
{
    writeTags(account, handles, [tag](const QStringList &old) { return old + QStringList{tag}; });
}

void NoteStore::removeTag(const AccountId &account, const QStringList &handles, const QString &tag)
{
    writeTags(account, handles, [tag = noterows::tidyTags({tag}).value(0)](QStringList old) {
        old.removeIf(
            [&tag](const QString &one) { return one.compare(tag, Qt::CaseInsensitive) == 0; });
        return old;
    });
}

void NoteStore::loadEverything(const AccountId &account)
{
    m_database.run<noterows::Everything>(
        this, [account](Database &file) { return noterows::everything(file, account); },
        [this, account](const Result<noterows::Everything> &all) {
            // Nothing is said where nothing was read: a mirror would lose its tags.
            if (all)
                Q_EMIT everything(account, all.value().tags, all.value().noted);
            else
                Q_EMIT failed(all.error());
        });
}

void NoteStore::forget(const AccountId &account)
{
    m_database.run<bool>(
        this, [account](Database &file) { return noterows::forget(file, account); },
        [this](const Result<bool> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

} // namespace personae
