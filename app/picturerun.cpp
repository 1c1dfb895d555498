// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturerun.h"

#include "models/media/imageintake.h"
#include "models/media/picturebaker.h"
#include "models/media/worker.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae {

namespace {

constexpr int maximumSends = 4;      ///< mending included
constexpr int emptyLooksForSure = 3; ///< an empty field can be a picture still on its way
constexpr int maximumVariation = 24;
constexpr int maximumRounds = 6; ///< of looks, for a slow node

QString slotKey(PictureSlot slot)
{
    return slot == PictureSlot::Avatar ? u"avatar"_s : u"cover"_s;
}

ApiError notBakeable(const QString &detail)
{
    ApiError error;
    error.kind = Outcome::Invalid;
    error.detail = detail;
    return error;
}

} // namespace

PictureRun::PictureRun(const Parts &parts, const BlobStore &blobs, const OutboxEntry &entry,
                       QObject *parent)
    : CommandRun(parts, entry, parent)
    , m_blobs(blobs)
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

/// What is there now is what the final id will be told from.
void PictureRun::prepare()
{
    readOwn([this](const Profile &seen) {
        m_entry.remoteBefore = seen.picture(command().slot);
        askLedger();
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
    if (!m_rule.repeatTakesAway || std::none_of(m_ledger.cbegin(), m_ledger.cend(), isOurs)) {
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
    QSet<QByteArray> used;
    for (const SentPicture &picture : std::as_const(m_ledger))
        used.insert(picture.digest.toHex());
    const auto work = [blobs = m_blobs, put = command(), rule = m_rule, used]() -> Variation {
        const Result<QByteArray> original = blobs.get(put.original);
        if (!original)
            return {.blob = {}, .mediaType = {}, .error = original.error()};
        const Result<TakenImage> taken = imageintake::take(original.value());
        if (!taken)
            return {.blob = {}, .mediaType = {}, .error = taken.error()};
        for (int number = 1; number <= maximumVariation; ++number) {
            const auto baked = picturebaker::bake(taken.value().image, put.recipe, rule, number);
            if (!baked)
                return {.blob = {}, .mediaType = {}, .error = baked.error()};
            const QByteArray hash =
                QCryptographicHash::hash(baked.value().bytes, QCryptographicHash::Sha256);
            if (used.contains(hash.toHex()))
                continue;
            const Result<BlobId> blob = blobs.put(baked.value().bytes);
            if (!blob)
                return {.blob = {}, .mediaType = {}, .error = blob.error()};
            return {.blob = blob.value(),
                    .mediaType = QString::fromLatin1(baked.value().mediaType),
                    .error = {}};
        }
        return {.blob = {}, .mediaType = {}, .error = notBakeable(u"no variation left"_s)};
    };
    worker::run<Variation>(this, work, [this](const Variation &variation) { varied(variation); });
}

void PictureRun::varied(const Variation &variation)
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
    worker::run<Result<QByteArray>>(
        this, [blobs = m_blobs, blob = command().baked] { return blobs.get(blob); },
        [this](const Result<QByteArray> &bytes) {
            if (bytes)
                noteAndSend(bytes.value());
            else
                endByPolicy(notBakeable(bytes.error().detail));
        });
}

/// Ledger first: if we die now, the bytes count as sent, which costs a variation and never a
/// picture.
void PictureRun::noteAndSend(const QByteArray &bytes)
{
    m_noted = [this, bytes] { keep(OutboxState::Sending, [this, bytes] { send(bytes); }); };
    m_outbox.noteSentPicture(
        m_entry.account, {command().slot, digest(), QString(), QDateTime::currentDateTimeUtc()});
}

void PictureRun::send(const QByteArray &bytes)
{
    const wish::PutPicture wish{command().slot, bytes, command().mediaType.toLatin1()};
    if (hasEnded())
        return;
    if (m_aborted) {
        endAs(OutboxState::Cancelled);
        return;
    }
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
    if (!answer.ok()) {
        endByPolicy(answer.error);
        return;
    }
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
    if (!present.isEmpty() && present != m_entry.remoteBefore) {
        verified(present);
    } else if (m_aborted) {
        endAs(OutboxState::Cancelled);
    } else if (m_wasUnknown && m_entry.step == 0) {
        // It never arrived. Where a repetition would be harmful the ledger sees to a variation.
        m_wasUnknown = false;
        m_looks = 0;
        prepare();
    } else if (present.isEmpty() && m_rule.repeatTakesAway) {
        mend();
    } else if (m_entry.tries < maximumRounds) {
        ++m_entry.tries;
        endAs(m_entry.state, WaitReason::Time,
              QDateTime::currentDateTimeUtc().addSecs(m_tempo.roundPause.count()));
    } else {
        fail(FieldProof::NotApplied, OutboxState::NotApplied);
    }
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
    endAs(state);
}

} // namespace personae
