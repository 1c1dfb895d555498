// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/fieldrules.h"
#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"
#include "models/values/serviceinfo.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QUndoStack>

namespace personae {

class FormCommand;
struct FormStep;

/// The editing state of one own profile: base snapshot + what is on its way + changed fields, one
/// undo stack over everything (texts, added, renamed and removed keys, pictures), live validation
/// against the service's limits. Plain values, no widgets. GUI thread.
class ProfileForm final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileForm)

public:
    ProfileForm(const AccountId &account, const ServiceInfo &service, QObject *parent = nullptr);
    ~ProfileForm() override;

    [[nodiscard]] const AccountId &account() const { return m_account; }
    [[nodiscard]] const ServiceInfo &service() const { return m_service; }

    /// A newer snapshot from the service: unchanged fields follow it, changed ones keep the
    /// person's text and remember that the base moved (serverMoved()).
    void setBase(const CachedProfile &base);
    [[nodiscard]] const CachedProfile &base() const { return m_base; }
    [[nodiscard]] bool hasBase() const { return m_base.seenAt.isValid(); }
    /// What is known of the server: its choices and limits (FieldSpec::choicesFrom, patternLimit).
    void setServer(const ServerFacts &server);
    [[nodiscard]] const ServerFacts &server() const { return m_server; }
    /// Code and label, in the server's order where it named them.
    [[nodiscard]] QList<std::pair<QString, QString>> choices(const QString &key) const;
    /// A changed text does not fit what the server is known to want: a warning, never a refusal.
    [[nodiscard]] bool isUnusual(const QString &key) const;
    /// A changed text without what the server rather does not want in front of it (the pattern of
    /// that limit's name with ".strip"); empty: nothing better is known.
    [[nodiscard]] QString offered(const QString &key) const;
    /// Not undoable. Fields already typed into keep what was typed.
    void restore(const Draft &draft);
    [[nodiscard]] Draft draft() const;

    /// Keys in the order of the form: declared fields, then the person's own keys sorted. Markers
    /// and titles of sections are edited beside their section and are not listed.
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] FieldSpec spec(const QString &key) const;
    [[nodiscard]] QJsonValue value(const QString &key) const; ///< Undefined: not set
    [[nodiscard]] QJsonValue
    baseValue(const QString &key) const; ///< what it is compared with; Undefined: not set
    [[nodiscard]] QJsonValue editedFrom(const QString &key) const; ///< the base when the edit began
    [[nodiscard]] QJsonValue serverValue(const QString &key) const; ///< as last seen on the service
    [[nodiscard]] bool isChanged(const QString &key) const;
    [[nodiscard]] bool serverMoved(const QString &key) const;
    [[nodiscard]] QList<FieldIssue> issues(const QString &key) const;
    [[nodiscard]] QList<FieldIssue>
    keyIssues(const QString &key) const; ///< of a new key, with its prefix
    [[nodiscard]] bool hasIssues() const;
    [[nodiscard]] QStringList wrongKeys() const; ///< in the order of the form

    void setValue(const QString &key,
                  const QJsonValue &value); ///< typing bursts merge into one undo step
    /// Takes away a value no answer ever says (FieldSpec::readsBack): a change although nothing was
    /// known. The field then isChanged() and its value is Undefined.
    void unset(const QString &key);
    void revert(const QString &key);
    void takeServerValue(const QString &key); ///< the service's value replaces the person's
    bool addKey(const QString &key);          ///< false: keyIssues() says why
    bool renameKey(const QString &from, const QString &to); ///< its marker and title go with it
    void removeKey(const QString &key);                     ///< its marker and title go with it
    void revertAll();                                       ///< one undo step
    void closeBurst() { m_burst.invalidate(); } ///< the next keystroke begins a new undo step

    struct PictureEdit
    {
        BlobId original;
        CropRecipe recipe;
        QImage preview;       ///< small, baked
        QString address = {}; ///< the service fetches it itself; then nothing above is set
        bool operator==(const PictureEdit &) const = default;
    };
    void setPicture(PictureSlot slot, const PictureEdit &edit);
    void setPicturePreview(PictureSlot slot, const BlobId &original,
                           const QImage &preview); ///< no undo step
    void revertPicture(PictureSlot slot);
    [[nodiscard]] std::optional<PictureEdit> picture(PictureSlot slot) const;
    /// What was handed to the outbox and is not proved yet; its preview may be null while it is
    /// read.
    [[nodiscard]] std::optional<PictureEdit> submittedPicture(PictureSlot slot) const;

    [[nodiscard]] ProfilePatch
    patch() const;                         ///< changed fields only, trimmed where the limit says so
    [[nodiscard]] FieldMap before() const; ///< base values of the changed fields (missing: not set)
    [[nodiscard]] int changeCount() const; ///< fields and pictures
    [[nodiscard]] QStringList changedKeys() const;
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }

    /// Taken by the outbox: these values are the base until the service says otherwise. What was
    /// typed since stays a change.
    void markSubmitted(const ProfilePatch &sent);
    void markSubmitted(PictureSlot slot, const PictureEdit &sent);
    /// The outbox's word on what was submitted: its place in the queue, proofs, refusals. A refused
    /// or cancelled text comes back as a change, once.
    void applyEntry(const OutboxEntry &entry);

    void setServerIssues(const QMap<QString, QStringList> &issues);

    struct Proof
    {
        FieldProof proof = FieldProof::Unproved;
        QDateTime at;                  ///< UTC
        QJsonValue sent;               ///< what it speaks of
        Outcome outcome = Outcome::Ok; ///< what the service had answered
        /// Taken as far as the answer says; no call can tell.
        [[nodiscard]] bool cannotBeChecked() const
        {
            return proof == FieldProof::Unproved && at.isValid();
        }
    };
    [[nodiscard]] Proof proof(const QString &key) const; ///< keys, and "avatar", "cover"

    /// Where a submitted field stands; entry 0: not submitted.
    struct Delivery
    {
        qint64 entry = 0;
        OutboxState state = OutboxState::Queued;
        WaitReason waitsFor = WaitReason::None;
        QDateTime nextTryAt; ///< UTC
        bool operator==(const Delivery &) const = default;
    };
    [[nodiscard]] Delivery delivery(const QString &key) const;
    [[nodiscard]] static QString pictureKey(PictureSlot slot); ///< "avatar", "cover"

Q_SIGNALS:
    void fieldChanged(const QString &key);
    void keysChanged();
    void pictureChanged(personae::PictureSlot slot);
    void changed(); ///< anything: counters, buttons
    void proofChanged(const QString &key);

private:
    friend class FormCommand;
    void apply(const FormStep &step, bool forwards);
    void setEdit(const QString &key, const QJsonValue &value, bool restoring);
    void dropSettledEdits();
    void push(FormStep step, bool typing);
    void tell(const QStringList &keys, bool keysMayDiffer);
    void followField(const OutboxEntry &entry, const QString &key, const QJsonValue &sent);
    void settleField(const OutboxEntry &entry, const QString &key, const QJsonValue &sent);
    void bringBack(const QString &key, const QJsonValue &sent);
    void followPicture(const OutboxEntry &entry, const PutPictureCommand &command);
    void settlePicture(const OutboxEntry &entry, const PutPictureCommand &command);
    void applySaveEntry(const OutboxEntry &entry, const SaveProfileCommand &command);
    void applyPictureEntry(const OutboxEntry &entry, const PutPictureCommand &command);
    [[nodiscard]] bool takesAwayUnseen(const QString &key) const;
    [[nodiscard]] QStringList companionsOf(const QString &key) const;
    [[nodiscard]] QJsonValue cleaned(const QString &key, const QJsonValue &value) const;
    [[nodiscard]] bool saysTheSame(const QString &key, const QJsonValue &a,
                                   const QJsonValue &b) const;

    AccountId m_account;
    ServiceInfo m_service;
    CachedProfile m_base;
    ServerFacts m_server;
    FieldMap m_submitted; ///< on its way; Null: removed
    FieldMap m_edits;     ///< Null: removed
    FieldMap m_editBases; ///< base when the edit began; missing: not set
    QStringList m_added;  ///< own keys that were added, with or without a value
    QMap<PictureSlot, PictureEdit> m_pictures;
    QMap<PictureSlot, PictureEdit> m_submittedPictures;
    QMap<QString, QStringList> m_serverIssues;
    QMap<QString, Proof> m_proofs;
    QMap<QString, Delivery> m_deliveries;
    QSet<qint64> m_settled; ///< entries whose end was taken in
    QElapsedTimer m_burst;
    QStringList m_toldKeys;
    QUndoStack m_undo;
};

} // namespace personae
