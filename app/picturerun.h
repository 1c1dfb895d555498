// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"
#include "app/picturesend.h"
#include "models/outbox/blobstore.h"
#include "models/values/serviceinfo.h"

#include <QPointer>

namespace personae {

/// Carries a PutPictureCommand. Where a repeated picture is taken away (Cloudillo 4.4): reads what
/// is there, never sends bytes that were sent before (sends a variation that looks the same),
/// writes them into the ledger before they go out, follows a temporary id to the final one, and
/// where the service took the picture away sends it again, changed. Elsewhere the picture goes out
/// once; where its address may stay the same (PictureRule::keepsAddress) the bytes behind it are
/// compared, and where that proves nothing it ends as CannotBeChecked. A service that limits
/// changes never gets it a second time by itself.
class PictureRun final : public CommandRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureRun)

public:
    PictureRun(const Parts &parts, const BlobStore &blobs, const OutboxEntry &entry,
               QObject *parent);
    void start() override;
    void abort() override;

Q_SIGNALS:
    void mended(personae::PictureSlot slot); ///< the service took it away, and it is back

private:
    using NextBytes = std::function<void(const QByteArray &bytes)>;

    [[nodiscard]] const PutPictureCommand &command() const;
    [[nodiscard]] bool fetchesItself() const { return !command().address.isEmpty(); }
    [[nodiscard]] QByteArray digest() const;
    void prepare();
    void askLedger();
    void decide();
    void vary();
    void varied(const picturesend::Variation &variation);
    void loadBytes();
    void noteAndSend(const picturesend::Parcel &parcel);
    void send(const picturesend::Parcel &parcel);
    void sent(const Answer &answer);
    void sendingStopped(const ApiError &error);
    void follow();
    void looked(const Profile &seen);
    void lookedLongEnough(const QString &present);
    void neverArrived();
    void mend();
    void verified(const QString &pictureId);
    void fail(FieldProof proof, OutboxState state);

    // Where the address may stay the same; app/picturerunkept.cpp
    void readShown(const QString &address, const NextBytes &next); ///< empty: could not be had
    void noteBefore(const Next &next);
    void lookAtBytes(const QString &present, const Next &unchanged);
    void compareLooks(const QString &present);
    void concludeKept(const QString &present, std::optional<bool> alike);
    [[nodiscard]] bool isSameAddress(const QString &present) const;

    BlobStore m_blobs;
    PictureStore *m_pictures = nullptr;
    PictureRule m_rule;
    QList<SentPicture> m_ledger;
    std::function<void()> m_ledgerCame;
    std::function<void()> m_noted;
    QByteArray m_shown; ///< bytes last read behind an address that stayed the same
    int m_looks = 0;
    int m_emptyLooks = 0;
    bool m_throttled = false; ///< the service limits changes
    bool m_wasUnknown = false;
    bool m_mending = false;
    QPointer<LaneCall> m_upload;
    bool m_aborted = false;
};

} // namespace personae
