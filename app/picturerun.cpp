// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturerun.h"

#include "models/media/worker.h"
#include "models/store/picturestore.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae {

namespace {

constexpr int maximumSends = 4;      ///< mending included
constexpr int emptyLooksForSure = 3; ///< an empty field can be a picture still on its way
constexpr int maximumRounds = 6;     ///< of looks, for a slow node

QString slotKey(PictureSlot slot)
{
    return slot == PictureSlot::Avatar ? u"avatar"_s : u"cover"_s;
}

} // namespace

PictureRun::PictureRun(const Parts &parts, const BlobStore &blobs, const OutboxEntry &entry,
                       QObject *parent)
    : CommandRun(parts, entry, parent)
    , m_blobs(blobs)
    , m_pictures(parts.pictures)
    , m_throttled(m_lane.api().info().throttlesWrites)
{
    if (const PictureRule *rule = m_lane.api().info().picture(command().slot))
        m_rule = *rule;
    connect(&m_outbox, &Outbox::sentPicturesLoaded, this,
            [this](const AccountId &account, const QList<SentPicture> &pictures) {
                if (account != m_entry.account || !m_ledgerCame)
                    return;
                m_ledger = pictures;
                std::exchange(m_ledgerCame, nullptr)();
            });
    connect(&m_outbox, &Outbox::sentPictureNoted, this, [this](const AccountId &account) {
        if (account == m_entry.account && m_noted)
            std::exchange(m_noted, nullptr)();
    });
    connect(&m_outbox, &Outbox::failed, this, [this](const ApiError &error) {
        if (std::exchange(m_noted, nullptr) || std::exchange(m_ledgerCame, nullptr))
            endUnread(error);
    });
}

const PutPictureCommand &PictureRun::command() const
{
    return std::get<PutPictureCommand>(m_entry.command);
}

/// A blob is named by the SHA-256 of its bytes.
QByteArray PictureRun::digest() const
{
    return QByteArray::fromHex(command().baked.toLatin1());
}

void PictureRun::start()
{
    m_wasUnknown = m_entry.state == OutboxState::Unknown;
    m_aborted = m_entry.lastError.kind == Outcome::Cancelled;
    if (m_wasUnknown || m_entry.step > 0)
        follow();
    else
        prepare();
}

/// The bytes may have arrived: what came of them is read, and nothing is sent again.
void PictureRun::abort()
{
    m_aborted = true;
    if (m_upload)
        m_upload->cancel();
}

/// What is there now is what the new one will be told from.
void PictureRun::prepare()
{
    readOwn([this](const Profile &seen) {
        m_entry.remoteBefore = seen.picture(command().slot);
        noteBefore([this] {
            if (m_rule.repeatTakesAway && !fetchesItself())
                askLedger();
            else
                loadBytes();
        });
    });
}

void PictureRun::askLedger()
{
    m_ledgerCame = [this] { decide(); };
    m_outbox.loadSentPictures(m_entry.account);
}

void PictureRun::decide()
{
    const auto isOurs = [this](const SentPicture &picture) { return picture.digest == digest(); };
    if (std::none_of(m_ledger.cbegin(), m_ledger.cend(), isOurs)) {
        loadBytes();
        return;
    }
    const bool isThere =
        std::any_of(m_ledger.cbegin(), m_ledger.cend(), [&](const SentPicture &picture) {
            return isOurs(picture) && picture.slot == command().slot &&
                   !picture.pictureId.isEmpty() && picture.pictureId == m_entry.remoteBefore;
        });
    if (isThere)
        verified(m_entry.remoteBefore);
    else
        vary();
}

/// The first encoding of the same picture that never went out.
void PictureRun::vary()
{
    QSet<QString> used;
    for (const SentPicture &picture : std::as_const(m_ledger))
        used.insert(QString::fromLatin1(picture.digest.toHex()));
    worker::run<picturesend::Variation>(
        this,
        [blobs = m_blobs, put = command(), rule = m_rule, used] {
            return picturesend::vary(blobs, put, rule, used);
        },
        [this](const picturesend::Variation &variation) { varied(variation); });
}

void PictureRun::varied(const picturesend::Variation &variation)
{
    if (variation.error.isError()) {
        endByPolicy(variation.error);
        return;
    }
    PutPictureCommand changed = command();
    changed.baked = variation.blob;
    changed.mediaType = variation.mediaType;
    m_entry.command = changed;
    loadBytes();
}

void PictureRun::loadBytes()
{
    if (fetchesItself()) {
        noteAndSend({});
        return;
    }
    worker::run<picturesend::Parcel>(
        this,
        [blobs = m_blobs, put = command(), rule = m_rule] {
            return picturesend::pack(blobs, put, rule);
        },
        [this](const picturesend::Parcel &parcel) {
            if (parcel.error.isError())
                endByPolicy(parcel.error);
            else
                noteAndSend(parcel);
        });
}

/// Ledger first: if we die now, the bytes count as sent, which costs a variation and never a
/// picture.
void PictureRun::noteAndSend(const picturesend::Parcel &parcel)
{
    const auto go = [this, parcel] {
        keep(OutboxState::Sending, [this, parcel] { send(parcel); });
    };
    if (!m_rule.repeatTakesAway || fetchesItself()) {
        go();
        return;
    }
    m_noted = go;
    m_outbox.noteSentPicture(
        m_entry.account, {command().slot, digest(), QString(), QDateTime::currentDateTimeUtc()});
}

void PictureRun::send(const picturesend::Parcel &parcel)
{
    if (hasEnded())
        return;
    if (m_aborted) {
        endAs(OutboxState::Cancelled);
        return;
    }
    Wish wish = wish::PictureFromAddress{command().address};
    if (!fetchesItself())
        wish = wish::PutPicture{command().slot, parcel.bytes, command().mediaType.toLatin1(),
                                parcel.original, parcel.originalType};
    LaneCall *call = m_lane.perform(wish, this);
    m_upload = call;
    connect(call, &LaneCall::uploadProgress, this,
            [this](qint64 done, qint64 total) { Q_EMIT uploadProgress(m_entry.id, done, total); });
    connect(call, &LaneCall::finished, this, &PictureRun::sent);
}

void PictureRun::sent(const Answer &answer)
{
    if (m_aborted && !answer.ok()) {
        sendingStopped(answer.error);
        return;
    }
    // What was answered well but differs was taken all the same: looked at, never sent again.
    const bool differs = answer.outcome() == Outcome::Unverified;
    if (!answer.ok() && !differs) {
        endByPolicy(answer.error);
        return;
    }
    if (differs)
        m_entry.lastError = answer.error;
    if (!m_mending)
        m_entry.tries = 0; // from now on it counts sendings and rounds, not lost networks
    m_entry.step = 1;
    m_entry.remoteId = answer.upload ? answer.upload->pictureId : QString();
    const bool passing = answer.upload && answer.upload->passing;
    keep(passing ? OutboxState::PendingFinalId : OutboxState::Checking, [this] { follow(); });
}

void PictureRun::sendingStopped(const ApiError &error)
{
    if (!error.maybeDelivered && error.httpStatus == 0) {
        endAs(OutboxState::Cancelled);
        return;
    }
    m_entry.lastError = error;
    m_entry.lastError.kind = Outcome::Cancelled; // remembered over a restart
    m_wasUnknown = true;
    keep(OutboxState::Unknown, [this] { follow(); });
}

void PictureRun::follow()
{
    if (m_looks >= m_tempo.looks.size()) {
        readOwn([this](const Profile &seen) { lookedLongEnough(seen.picture(command().slot)); });
        return;
    }
    // After a restart the first look costs nothing, and may already be the last.
    const auto pause = m_looks == 0 && m_wasUnknown ? 0ms : m_tempo.looks.at(m_looks);
    ++m_looks;
    later(pause, [this] { readOwn([this](const Profile &seen) { looked(seen); }); });
}

void PictureRun::looked(const Profile &seen)
{
    const QString &present = seen.picture(command().slot);
    if (isSameAddress(present)) {
        lookAtBytes(present, [this] { follow(); });
        return;
    }
    const bool isNew = !present.isEmpty() && present != m_entry.remoteBefore;
    if (isNew || (!m_entry.remoteId.isEmpty() && present == m_entry.remoteId)) {
        verified(present);
        return;
    }
    const bool taken = present.isEmpty() && !m_entry.remoteBefore.isEmpty();
    m_emptyLooks = taken ? m_emptyLooks + 1 : 0;
    if (m_rule.repeatTakesAway && m_emptyLooks >= emptyLooksForSure && !m_aborted)
        mend();
    else
        follow();
}

void PictureRun::lookedLongEnough(const QString &present)
{
    if (isSameAddress(present)) {
        lookAtBytes(present, [this, present] { compareLooks(present); });
    } else if (!present.isEmpty() && present != m_entry.remoteBefore) {
        verified(present);
    } else if (m_aborted) {
        endAs(OutboxState::Cancelled);
    } else if (m_wasUnknown && m_entry.step == 0) {
        neverArrived();
    } else if (present.isEmpty() && m_rule.repeatTakesAway) {
        mend();
    } else if (m_entry.tries < maximumRounds && m_rule.repeatTakesAway) {
        ++m_entry.tries;
        endAs(m_entry.state, WaitReason::Time,
              QDateTime::currentDateTimeUtc().addSecs(m_tempo.roundPause.count()));
    } else {
        fail(FieldProof::NotApplied, OutboxState::NotApplied);
    }
}

/// It goes out again. Where a repetition would be harmful the ledger sees to a variation; where it
/// would cost the day's only change (Epixel 3.4) a person decides.
void PictureRun::neverArrived()
{
    if (m_throttled || !m_rule.repeatTakesAway) { // only there does a ledger make it harmless
        fail(FieldProof::NotApplied, OutboxState::NotApplied);
        return;
    }
    m_wasUnknown = false;
    m_looks = 0;
    prepare();
}

/// It is gone. Sending it again, changed, is the only mending there is.
void PictureRun::mend()
{
    if (m_entry.tries >= maximumSends) {
        fail(FieldProof::NotApplied, OutboxState::NotApplied);
        return;
    }
    ++m_entry.tries;
    m_mending = true;
    m_looks = 0;
    m_emptyLooks = 0;
    m_wasUnknown = false;
    m_entry.step = 0;
    m_entry.remoteId.clear();
    m_entry.remoteBefore.clear();
    m_entry.lastError = {};
    m_entry.lastError.kind = Outcome::Unverified;
    m_entry.lastError.detail = u"picture-taken-away"_s;
    m_ledgerCame = [this] { vary(); };
    m_outbox.loadSentPictures(m_entry.account);
}

void PictureRun::verified(const QString &pictureId)
{
    m_entry.step = 2;
    m_entry.remoteId = pictureId;
    m_entry.proofs = {{slotKey(command().slot), FieldProof::Verified}};
    m_entry.seen = {{slotKey(command().slot), pictureId}};
    if (m_pictures && !m_shown.isEmpty() && pictureId == m_entry.remoteBefore)
        m_pictures->replace(m_entry.account, pictureId, m_shown);
    if (!m_rule.repeatTakesAway || fetchesItself()) {
        endAs(OutboxState::Verified);
        return;
    }
    m_noted = [this] {
        if (m_mending || m_entry.lastError.detail == "picture-taken-away"_L1)
            Q_EMIT mended(command().slot);
        endAs(OutboxState::Verified);
    };
    m_outbox.noteSentPicture(
        m_entry.account, {command().slot, digest(), pictureId, QDateTime::currentDateTimeUtc()});
}

void PictureRun::fail(FieldProof proof, OutboxState state)
{
    m_entry.proofs = {{slotKey(command().slot), proof}};
    m_entry.seen.clear();
    const bool wasLost = state == OutboxState::NotApplied && m_wasUnknown;
    const bool differed = m_entry.lastError.kind == Outcome::Unverified && !m_mending;
    if ((wasLost || differed) && m_entry.lastError.isError())
        endAs(state, m_entry.lastError); // why nobody knows whether it arrived, or what else to try
    else
        endAs(state);
}

} // namespace personae
