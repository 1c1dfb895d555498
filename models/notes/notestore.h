// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/databasethread.h"
#include "models/values/person.h"

#include <QMap>
#include <QObject>

#include <functional>

namespace personae {

/// A dated note of one's own about somebody. Local, never sent.
struct PersonNote
{
    qint64 id = 0; ///< 0: not stored yet
    QString text;
    bool pinned = false; ///< at most one per person
    QDateTime writtenAt; ///< UTC
    QDateTime changedAt; ///< UTC
    bool operator==(const PersonNote &) const = default;
};

/// Notes and tags about others: only this computer knows them, so they live in the file that may
/// not be thrown away (the outbox's). By account and handle; the same in every list of the account.
/// Every change is committed before its signal comes. GUI thread.
class NoteStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoteStore)

public:
    explicit NoteStore(DatabaseThread &database, QObject *parent = nullptr);

    static constexpr int maximumTagLength = 64; ///< characters; longer ones are cut

    void loadNotes(const AccountId &account, const QString &handle); ///< notesChanged() follows
    /// id 0: a new one. An empty text removes. Pinning one unpins the others.
    void saveNote(const AccountId &account, const QString &handle, const PersonNote &note);
    void removeNote(const AccountId &account, const QString &handle, qint64 id);

    /// Trimmed, without doubles (case ignored), in the order given.
    void setTags(const AccountId &account, const QString &handle, const QStringList &tags);
    void addTag(const AccountId &account, const QStringList &handles, const QString &tag);
    void removeTag(const AccountId &account, const QStringList &handles, const QString &tag);

    /// All tags and all handles with notes; everything() follows. At start, for the cache's mirror.
    void loadEverything(const AccountId &account);
    void forget(const AccountId &account);

Q_SIGNALS:
    void notesChanged(const personae::AccountId &account, const QString &handle,
                      const QList<personae::PersonNote> &notes); ///< pinned first, then newest
    void tagsChanged(const personae::AccountId &account, const QMap<QString, QStringList> &tags);
    void everything(const personae::AccountId &account, const QMap<QString, QStringList> &tags,
                    const QStringList &noted);
    /// How one saveNote() ended: after its notesChanged(), or, with an error, before its failed().
    void noteSaved(const personae::AccountId &account, const QString &handle,
                   const personae::PersonNote &note, const personae::ApiError &error);
    void failed(const personae::ApiError &error);

private:
    void writeNotes(const AccountId &account, const QString &handle,
                    std::function<Result<bool>(Database &)> job,
                    const std::function<void(const ApiError &error)> &ended = {});
    void writeTags(const AccountId &account, const QStringList &handles,
                   std::function<QStringList(const QStringList &)> change);

    DatabaseThread &m_database;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::PersonNote)
