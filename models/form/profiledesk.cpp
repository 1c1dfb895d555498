// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/profiledesk.h"

#include "models/form/pictureprep.h"

#include <utility>

namespace personae {

namespace {

constexpr int draftDelayMilliseconds = 500;
constexpr std::chrono::seconds retryPause{10}; ///< after a disk that refused

bool needsDecision(const OutboxEntry &entry)
{
    const OutboxState state = entry.state;
    const bool ofForm = std::holds_alternative<SaveProfileCommand>(entry.command) ||
                        std::holds_alternative<PutPictureCommand>(entry.command);
    return ofForm && (state == OutboxState::Refused || state == OutboxState::NotApplied ||
                      state == OutboxState::AppliedDifferently);
}

} // namespace

ProfileDesk::ProfileDesk(ProfileStore &profiles, Outbox &outbox, BlobStore &blobs, QObject *parent)
    : QObject(parent)
    , m_profiles(profiles)
    , m_outbox(outbox)
    , m_blobs(blobs)
{
    connectStores();
}

ProfileDesk::~ProfileDesk()
{
    saveDraftsNow();
}

void ProfileDesk::connectStores()
{
    connect(&m_profiles, &ProfileStore::profileLoaded, this,
            [this](const AccountId &account, const CachedProfile &profile) {
                takeProfile(account, profile, true);
            });
    connect(&m_profiles, &ProfileStore::profileChanged, this,
            [this](const AccountId &account, const CachedProfile &profile) {
                takeProfile(account, profile, false);
            });
    connect(&m_profiles, &ProfileStore::forgotten, this, [this](const AccountId &account) {
        if (ProfileForm *held = form(account))
            held->setBase({}); // what was typed stays
    });
    connect(&m_outbox, &Outbox::draftLoaded, this, &ProfileDesk::takeDraft);
    connect(&m_outbox, &Outbox::draftSaved, this, [this](const AccountId &account) {
        const auto seat = m_seats.find(account);
        if (seat == m_seats.end())
            return;
        const bool empty = !seat->keptDraft || seat->keptDraft->isEmpty();
        seat->keptAt = empty ? QDateTime() : QDateTime::currentDateTimeUtc();
        Q_EMIT draftKept(account, QDateTime::currentDateTimeUtc());
    });
    connect(&m_outbox, &Outbox::failed, this, [this] {
        // Which write it was is not said: every draft is written again at the next change.
        for (Seat &seat : m_seats) {
            seat.keptDraft = std::nullopt;
            if (!seat.draftTimer->isActive())
                seat.draftTimer->start(retryPause);
        }
    });
    connect(&m_outbox, &Outbox::loaded, this, [this] {
        for (const AccountId &account : m_seats.keys())
            takeAllEntries(account);
    });
    connect(&m_outbox, &Outbox::entryAdded, this, &ProfileDesk::takeEntry);
    connect(&m_outbox, &Outbox::entryChanged, this, &ProfileDesk::takeEntry);
    connect(&m_outbox, &Outbox::submitted, this,
            [this](const QUuid &ticket, const OutboxEntry &entry) {
                const Ticket taken = m_tickets.take(ticket);
                ProfileForm *held = form(taken.account);
                if (!held)
                    return;
                if (const auto *save = std::get_if<SaveProfileCommand>(&taken.command))
                    held->markSubmitted(save->patch);
                else if (const auto *put = std::get_if<PutPictureCommand>(&taken.command))
                    held->markSubmitted(put->slot,
                                        {put->original, put->recipe, taken.preview, put->address});
                takeEntry(entry);
                finishPart(taken.account, {});
            });
    connect(&m_outbox, &Outbox::submitFailed, this,
            [this](const QUuid &ticket, const ApiError &error) {
                if (m_tickets.contains(ticket))
                    finishPart(m_tickets.take(ticket).account, error);
            });
}

void ProfileDesk::open(const Account &account, const ServiceInfo &service)
{
    if (m_seats.contains(account.id))
        return;
    Seat seat;
    seat.form = new ProfileForm(account.id, service, this);
    seat.form->setServer(account.server);
    seat.draftTimer = new QTimer(seat.form);
    seat.draftTimer->setSingleShot(true);
    seat.draftTimer->setInterval(draftDelayMilliseconds);
    m_seats.insert(account.id, seat);
    connect(seat.draftTimer, &QTimer::timeout, this, [this, id = account.id] { keepDraft(id); });
    connectForm(seat.form);
    takeAllEntries(account.id);
    Q_EMIT formOpened(seat.form);
    m_profiles.load(account.id);
    m_outbox.loadDraft(account.id);
}

void ProfileDesk::setServer(const AccountId &account, const ServerFacts &server)
{
    if (ProfileForm *held = form(account))
        held->setServer(server);
}

void ProfileDesk::chooseAddress(const AccountId &account, PictureSlot slot, const QString &address)
{
    ProfileForm *held = form(account);
    if (held && !address.trimmed().isEmpty())
        held->setPicture(slot, {{}, {}, {}, address.trimmed()});
}

void ProfileDesk::connectForm(ProfileForm *form)
{
    connect(form, &ProfileForm::changed, this, [this, id = form->account()] {
        const auto seat = m_seats.find(id);
        if (seat == m_seats.end() || !isLoaded(id))
            return;
        // Not restarted: a person who never pauses must not lose more than this.
        if (!seat->draftTimer->isActive())
            seat->draftTimer->start();
        if (seat->form->changeCount() == 0)
            dropDecided(id);
    });
}

void ProfileDesk::close(const AccountId &account)
{
    keepDraft(account);
    drop(account);
}

void ProfileDesk::drop(const AccountId &account)
{
    const Seat seat = m_seats.take(account);
    if (seat.form)
        seat.form->deleteLater();
}

ProfileForm *ProfileDesk::form(const AccountId &account) const
{
    return m_seats.value(account).form;
}

bool ProfileDesk::isLoaded(const AccountId &account) const
{
    const auto seat = m_seats.constFind(account);
    return seat != m_seats.cend() && seat->cacheAnswered && seat->draftAnswered;
}

QDateTime ProfileDesk::draftKeptAt(const AccountId &account) const
{
    return m_seats.value(account).keptAt;
}

bool ProfileDesk::isPublishing(const AccountId &account) const
{
    return m_seats.value(account).partsUnderWay > 0;
}

void ProfileDesk::takeProfile(const AccountId &account, const CachedProfile &profile, bool loaded)
{
    const auto seat = m_seats.find(account);
    if (seat == m_seats.end())
        return;
    const bool wasLoaded = isLoaded(account);
    seat->cacheAnswered = true;
    // The answer of a load may be older than what was put meanwhile.
    if (profile.seenAt.isValid() && (!loaded || !seat->form->hasBase()))
        seat->form->setBase(profile);
    loadedOne(account, wasLoaded);
}

void ProfileDesk::takeDraft(const AccountId &account, const Draft &draft)
{
    const auto seat = m_seats.find(account);
    if (seat == m_seats.end() || seat->draftAnswered)
        return;
    const bool wasLoaded = isLoaded(account);
    seat->draftAnswered = true;
    seat->keptDraft = draft;
    if (!draft.isEmpty())
        seat->keptAt = QDateTime::currentDateTimeUtc();
    seat->form->restore(draft);
    askForPreviews(account);
    loadedOne(account, wasLoaded);
}

void ProfileDesk::loadedOne(const AccountId &account, bool wasLoaded)
{
    if (!wasLoaded && isLoaded(account))
        Q_EMIT formLoaded(account);
}

void ProfileDesk::takeAllEntries(const AccountId &account)
{
    const QList<OutboxEntry> entries = m_outbox.entries();
    for (const OutboxEntry &entry : entries) {
        if (entry.account == account)
            takeEntry(entry);
    }
}

void ProfileDesk::takeEntry(const OutboxEntry &entry)
{
    const auto seat = m_seats.find(entry.account);
    if (seat == m_seats.end())
        return;
    if (needsDecision(entry))
        seat->needsDecision.insert(entry.id);
    else
        seat->needsDecision.remove(entry.id);
    seat->form->applyEntry(entry);
    askForPreviews(entry.account);
}

/// What was decided anew, or given up, needs no row that asks for a decision. It stays in the
/// history.
void ProfileDesk::dropDecided(const AccountId &account)
{
    const QSet<qint64> decided = std::exchange(m_seats[account].needsDecision, {});
    for (const qint64 id : decided)
        m_outbox.removeFinal(id);
}

void ProfileDesk::keepDraft(const AccountId &account)
{
    const auto seat = m_seats.find(account);
    if (seat == m_seats.end() || !seat->draftAnswered)
        return;
    seat->draftTimer->stop();
    const Draft draft = seat->form->draft();
    if (draft == seat->keptDraft)
        return;
    seat->keptDraft = draft;
    m_outbox.saveDraft(account, draft);
}

void ProfileDesk::saveDraftsNow()
{
    for (const AccountId &account : m_seats.keys())
        keepDraft(account);
}

void ProfileDesk::publish(const AccountId &account)
{
    ProfileForm *held = form(account);
    if (!held || isPublishing(account) || held->changeCount() == 0)
        return;
    if (held->hasIssues()) {
        ApiError error;
        error.kind = Outcome::LocalReject;
        Q_EMIT publishFailed(account, error);
        return;
    }
    const ProfilePatch patch = held->patch();
    const bool fields = !patch.isEmpty();
    QMap<PictureSlot, ProfileForm::PictureEdit> pictures;
    for (const PictureRule &rule : held->service().pictures) {
        if (const auto edit = held->picture(rule.slot))
            pictures.insert(rule.slot, *edit);
    }
    Seat &seat = m_seats[account];
    seat.partsUnderWay = (fields ? 1 : 0) + static_cast<int>(pictures.size());
    seat.partError = {};
    keepDraft(account);
    if (fields)
        submit(account, SaveProfileCommand{patch, held->before()});
    for (auto it = pictures.cbegin(); it != pictures.cend(); ++it)
        bakeAndSubmit(account, it.key(), it.value());
}

void ProfileDesk::submit(const AccountId &account, const Command &command, const QImage &preview)
{
    const QUuid ticket = QUuid::createUuid();
    m_tickets.insert(ticket, {account, command, preview});
    m_outbox.submit(account, command, ticket);
}

void ProfileDesk::bakeAndSubmit(const AccountId &account, PictureSlot slot,
                                const ProfileForm::PictureEdit &edit)
{
    if (!edit.address.isEmpty()) {
        PutPictureCommand put;
        put.slot = slot;
        put.address = edit.address;
        submit(account, put);
        return;
    }
    const PictureRule *rule = form(account)->service().picture(slot);
    pictureprep::bake(m_blobs, edit, *rule, this,
                      [this, account, slot, edit](const Result<PutPictureCommand> &baked) {
                          if (!form(account))
                              return; // signed out meanwhile
                          if (baked) {
                              submit(account, baked.value(), edit.preview);
                              return;
                          }
                          Q_EMIT pictureFailed(account, slot, baked.error());
                          finishPart(account, baked.error());
                      });
}

void ProfileDesk::finishPart(const AccountId &account, const ApiError &error)
{
    const auto seat = m_seats.find(account);
    if (seat == m_seats.end() || seat->partsUnderWay == 0)
        return;
    if (error.isError())
        seat->partError = error;
    if (--seat->partsUnderWay > 0)
        return;
    keepDraft(account);
    if (seat->partError.isError()) {
        Q_EMIT publishFailed(account, seat->partError);
        return;
    }
    dropDecided(account);
    Q_EMIT published(account);
}

void ProfileDesk::choosePicture(const AccountId &account, PictureSlot slot, const TakenImage &image,
                                const CropRecipe &recipe)
{
    const ProfileForm *held = form(account);
    const PictureRule *rule = held ? held->service().picture(slot) : nullptr;
    if (!rule)
        return;
    pictureprep::keep(m_blobs, image, recipe, *rule, this,
                      [this, account, slot](const Result<ProfileForm::PictureEdit> &kept) {
                          if (!kept)
                              Q_EMIT pictureFailed(account, slot, kept.error());
                          else if (ProfileForm *there = form(account))
                              there->setPicture(slot, kept.value());
                      });
}

void ProfileDesk::loadOriginal(const BlobId &original, QObject *context,
                               std::function<void(const Result<TakenImage> &)> done)
{
    pictureprep::original(m_blobs, original, context, std::move(done));
}

void ProfileDesk::askForPreviews(const AccountId &account)
{
    const ProfileForm *held = form(account);
    for (const PictureRule &rule : held->service().pictures) {
        askForPreview(account, rule.slot, held->picture(rule.slot));
        askForPreview(account, rule.slot, held->submittedPicture(rule.slot));
    }
}

void ProfileDesk::askForPreview(const AccountId &account, PictureSlot slot,
                                const std::optional<ProfileForm::PictureEdit> &edit)
{
    if (!edit || !edit->preview.isNull() || !edit->address.isEmpty())
        return;
    Seat &seat = m_seats[account];
    const QString mark = ProfileForm::pictureKey(slot) + edit->original;
    if (seat.previewsAsked.contains(mark))
        return;
    seat.previewsAsked.insert(mark);
    const PictureRule rule = *seat.form->service().picture(slot);
    pictureprep::preview(m_blobs, *edit, rule, this,
                         [this, account, slot, original = edit->original](const QImage &image) {
                             if (ProfileForm *there = form(account); there && !image.isNull())
                                 there->setPicturePreview(slot, original, image);
                         });
}

} // namespace personae
