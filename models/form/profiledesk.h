// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"
#include "models/media/imageintake.h"
#include "models/outbox/blobstore.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <QUuid>

#include <functional>
#include <optional>

namespace personae {

/// One form per account, joined to the stores: loads base and draft, writes the draft at most 500
/// ms after a change, submits to the outbox, shows the outbox's proofs at the fields. GUI thread;
/// disk and pictures on workers.
class ProfileDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDesk)

public:
    ProfileDesk(ProfileStore &profiles, Outbox &outbox, BlobStore &blobs,
                QObject *parent = nullptr);
    ~ProfileDesk() override; ///< posts what is not kept yet

    void open(const Account &account,
              const ServiceInfo &service); ///< creates and loads the form; again: nothing
    /// What became known of its server: ProfileForm::setServer().
    void setServer(const AccountId &account, const ServerFacts &server);
    void close(const AccountId &account); ///< keeps the draft
    /// The same without keeping anything: the account leaves with all that is its own.
    void drop(const AccountId &account);
    [[nodiscard]] ProfileForm *
    form(const AccountId &account) const; ///< owned here; nullptr if not open
    /// Cache and draft have answered. A form without hasBase() then has nothing saved on this
    /// computer.
    [[nodiscard]] bool isLoaded(const AccountId &account) const;
    [[nodiscard]] QDateTime
    draftKeptAt(const AccountId &account) const; ///< UTC; invalid: nothing to keep

    /// Sends the form's changes to the outbox (fields, then one command per picture). published()
    /// or publishFailed().
    void publish(const AccountId &account);
    [[nodiscard]] bool isPublishing(const AccountId &account) const;
    /// Hands every unkept draft to the database thread, which finishes its jobs before it ends.
    void saveDraftsNow();

    /// Keeps the original on disk and puts the picture into the form. pictureFailed() where that
    /// cannot be done.
    void choosePicture(const AccountId &account, PictureSlot slot, const TakenImage &image,
                       const CropRecipe &recipe);
    /// The service shall fetch the picture from there itself (PictureRule::fromAddress). `address`
    /// is cleaned of blanks.
    void chooseAddress(const AccountId &account, PictureSlot slot, const QString &address);
    /// The untouched picture of an edit, to change its frame. On a worker; `done` on the context's
    /// thread.
    void loadOriginal(const BlobId &original, QObject *context,
                      std::function<void(const Result<TakenImage> &)> done);

Q_SIGNALS:
    void formOpened(personae::ProfileForm *form);
    void formLoaded(const personae::AccountId &account); ///< see isLoaded()
    void published(const personae::AccountId &account);
    void publishFailed(const personae::AccountId &account, const personae::ApiError &error);
    void draftKept(const personae::AccountId &account, const QDateTime &at);
    void pictureFailed(const personae::AccountId &account, personae::PictureSlot slot,
                       const personae::ApiError &error);

private:
    struct Seat
    {
        ProfileForm *form = nullptr;
        QTimer *draftTimer = nullptr;
        std::optional<Draft> keptDraft = Draft(); ///< unset: what lies on the disk is not known
        QDateTime keptAt;
        bool cacheAnswered = false;
        bool draftAnswered = false;
        int partsUnderWay = 0; ///< of a publication
        ApiError partError;
        QSet<qint64> needsDecision; ///< finished entries whose text came back into the form
        QSet<QString> previewsAsked;
    };
    struct Ticket
    {
        AccountId account;
        Command command;
        QImage preview;
    };

    void connectStores();
    void connectForm(ProfileForm *form);
    void takeProfile(const AccountId &account, const CachedProfile &profile, bool loaded);
    void takeDraft(const AccountId &account, const Draft &draft);
    void takeEntry(const OutboxEntry &entry);
    void takeAllEntries(const AccountId &account);
    void loadedOne(const AccountId &account, bool wasLoaded);
    void keepDraft(const AccountId &account);
    void askForPreviews(const AccountId &account);
    void askForPreview(const AccountId &account, PictureSlot slot,
                       const std::optional<ProfileForm::PictureEdit> &edit);
    void submit(const AccountId &account, const Command &command, const QImage &preview = {});
    void bakeAndSubmit(const AccountId &account, PictureSlot slot,
                       const ProfileForm::PictureEdit &edit);
    void finishPart(const AccountId &account, const ApiError &error);
    void dropDecided(const AccountId &account);

    ProfileStore &m_profiles;
    Outbox &m_outbox;
    BlobStore m_blobs; ///< a copy: workers may outlast us
    QHash<AccountId, Seat> m_seats;
    QHash<QUuid, Ticket> m_tickets;
};

} // namespace personae
