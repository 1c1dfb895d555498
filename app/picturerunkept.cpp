// SPDX-License-Identifier: GPL-3.0-or-later
// The proof of a picture whose address may stay the same: the bytes behind it, before and after.
#include "app/picturerun.h"
#include "models/media/worker.h"

#include <QCryptographicHash>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

const QString bytesBefore = u"bytesBefore"_s; ///< in OutboxEntry::seen while it is under way

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// Signed links differ each time they are read (M² 3.1).
QUrl bare(const QString &address)
{
    return QUrl(address).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace

bool PictureRun::isSameAddress(const QString &present) const
{
    return m_rule.keepsAddress && !present.isEmpty() && bare(present) == bare(m_entry.remoteBefore);
}

void PictureRun::readShown(const QString &address, const NextBytes &next)
{
    LaneCall *call = m_lane.perform(wish::ReadPicture{address, {}}, this);
    connect(call, &LaneCall::finished, this, [this, next](const Answer &answer) {
        if (!hasEnded())
            next(answer.ok() && answer.picture ? answer.picture->bytes : QByteArray());
    });
}

void PictureRun::noteBefore(const Next &next)
{
    m_entry.seen.clear();
    if (!m_rule.keepsAddress || m_entry.remoteBefore.isEmpty()) {
        next();
        return;
    }
    readShown(m_entry.remoteBefore, [this, next](const QByteArray &bytes) {
        if (!bytes.isEmpty())
            m_entry.seen.insert(bytesBefore, hashOf(bytes));
        next();
    });
}

void PictureRun::lookAtBytes(const QString &present, const Next &unchanged)
{
    readShown(present, [this, present, unchanged](const QByteArray &bytes) {
        m_shown = bytes;
        const QString before = m_entry.seen.value(bytesBefore).toString();
        if (!bytes.isEmpty() && !before.isEmpty() && hashOf(bytes) != before)
            verified(present);
        else
            unchanged();
    });
}

/// The bytes did not change. That is right where the same picture was sent once more.
void PictureRun::compareLooks(const QString &present)
{
    if (m_shown.isEmpty() || fetchesItself()) {
        concludeKept(present, std::nullopt);
        return;
    }
    worker::run<std::optional<bool>>(
        this,
        [blobs = m_blobs, baked = command().baked, shown = m_shown]() -> std::optional<bool> {
            const Result<QByteArray> sent = blobs.get(baked);
            return sent ? picturesend::looksLike(shown, sent.value()) : std::nullopt;
        },
        [this, present](const std::optional<bool> &alike) { concludeKept(present, alike); });
}

void PictureRun::concludeKept(const QString &present, std::optional<bool> alike)
{
    if (hasEnded())
        return;
    const bool answeredWell = m_entry.step > 0;
    if (alike.value_or(false)) {
        verified(present);
    } else if (m_aborted) {
        endAs(OutboxState::Cancelled);
    } else if (!answeredWell) {
        neverArrived();
    } else if (alike) {
        fail(FieldProof::NotApplied, OutboxState::NotApplied);
    } else {
        fail(FieldProof::Unproved, OutboxState::CannotBeChecked);
    }
}

} // namespace personae
