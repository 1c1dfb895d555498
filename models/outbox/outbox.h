// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/databasethread.h"
#include "models/values/command.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace personae {

class BlobStore;

/// Typed but not asked to be sent: what the form of one account holds, kept so that kill -9 loses
/// at most a second.
struct Draft
{
    ProfilePatch patch;                                    ///< changed fields against the base
    FieldMap base;                                         ///< the base values of those fields
    QMap<PictureSlot, QPair<BlobId, CropRecipe>> pictures; ///< chosen pictures not yet saved
    QMap<PictureSlot, QString> addresses = {}; ///< pictures the service shall fetch itself
    [[nodiscard]] bool isEmpty() const
    {
        return patch.isEmpty() && pictures.isEmpty() && addresses.isEmpty();
    }
    bool operator==(const Draft &) const = default;
};

/// One picture that went out through us (Cloudillo 4.4: a picture sent twice is taken away).
struct SentPicture
{
    PictureSlot slot = PictureSlot::Avatar;
    QByteArray digest; ///< SHA-256 of the bytes sent
    QString pictureId; ///< final id it got; empty while unknown
    QDateTime sentAt;  ///< UTC
    bool operator==(const SentPicture &) const = default;
};

/// A row written by a newer version of the program: of a kind or in a state this one does not know.
/// It is shown and left untouched.
struct ForeignEntry
{
    qint64 id = 0;
    AccountId account;
    QString kind;        ///< word of the command as stored
    QString state;       ///< word of the state as stored
    QDateTime createdAt; ///< UTC
    bool operator==(const ForeignEntry &) const = default;
};

/// The store that may not be thrown away: commands to send, drafts, the ledger of sent pictures. In
/// memory for reading (all open entries are loaded at start), every change is committed on the
/// DatabaseThread before its signal comes. GUI thread.
class Outbox final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Outbox)

public:
    explicit Outbox(DatabaseThread &database, BlobStore &blobs, QObject *parent = nullptr);

    /// Loads what is there; loaded() follows. Entries that were Sending when the program died come
    /// back as Unknown.
    void load();
    [[nodiscard]] const QList<OutboxEntry> &entries() const { return m_entries; } ///< oldest first
    [[nodiscard]] const OutboxEntry *find(qint64 id) const;
    [[nodiscard]] const QList<ForeignEntry> &foreignEntries() const { return m_foreign; }

    /// Keeps a command. A queued, unsent command of the same account and kind is joined: patches
    /// merge field by field, a newer picture for the same slot replaces the older, of two verbs
    /// about one aspect of one identity the later stays; where it takes the earlier one back the
    /// entry comes as Cancelled. submitted() or
    /// submitFailed() follows; only then may the UI say it is kept. The ticket is echoed.
    void submit(const AccountId &account, const Command &command, const QUuid &ticket);
    /// The same for many, in one transaction: all are kept or none. submittedAll(), after
    /// entryAdded() or entryChanged() of each, or submitFailed() follows.
    void submitAll(const AccountId &account, const QList<Command> &commands, const QUuid &ticket);
    /// Replaces an entry (same id). entryChanged() follows once it is committed; nothing may be
    /// sent before that, and only if the entry of the signal is in the state that was asked for:
    /// where a newer edit joined the entry in the meantime, that edit wins and this update is
    /// dropped. updateFailed() where it could not be kept.
    void update(const OutboxEntry &entry);
    void cancel(qint64 id);      ///< only where nothing was sent; entryChanged() follows
    void removeFinal(qint64 id); ///< a finished entry leaves the list; it stays in the history
    void forget(const AccountId &account); ///< sign-out with "drop everything"

    void saveDraft(const AccountId &account,
                   const Draft &draft);       ///< an empty draft removes it; draftSaved() follows
    void loadDraft(const AccountId &account); ///< draftLoaded() follows

    void noteSentPicture(const AccountId &account, const SentPicture &picture);
    void loadSentPictures(const AccountId &account); ///< sentPicturesLoaded() follows

    /// Finished commands of this account, newest first; historyLoaded() follows.
    void loadHistory(const AccountId &account, int newest = 500);

Q_SIGNALS:
    void loaded();
    void submitted(const QUuid &ticket, const personae::OutboxEntry &entry);
    void submittedAll(const QUuid &ticket, const QList<personae::OutboxEntry> &entries);
    void submitFailed(const QUuid &ticket, const personae::ApiError &error);
    void entryAdded(const personae::OutboxEntry &entry);
    void entryChanged(const personae::OutboxEntry &entry);
    void updateFailed(const personae::OutboxEntry &wanted, const personae::ApiError &error);
    void entryRemoved(qint64 id);
    void draftSaved(const personae::AccountId &account);
    void draftLoaded(const personae::AccountId &account, const personae::Draft &draft);
    void sentPictureNoted(const personae::AccountId &account); ///< it is in the ledger
    void sentPicturesLoaded(const personae::AccountId &account,
                            const QList<personae::SentPicture> &pictures);
    void historyLoaded(const personae::AccountId &account,
                       const QList<personae::OutboxEntry> &entries);
    void failed(const personae::ApiError
                    &error); ///< a read or write did not succeed; entries() stays as it was

private:
    void keep(const OutboxEntry &entry); ///< entryAdded() or entryChanged()
    void dropAccount(const AccountId &account);
    template <typename T>
    [[nodiscard]] bool reported(const Result<T> &result); ///< true: failed() was emitted

    DatabaseThread &m_database;
    BlobStore &m_blobs;
    QList<OutboxEntry> m_entries;
    QList<ForeignEntry> m_foreign;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::Draft)
Q_DECLARE_METATYPE(personae::SentPicture)
