// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandrun.h"
#include "models/outbox/blobstore.h"
#include "models/values/serviceinfo.h"

#include <QPointer>

namespace personae {

/// Carries a PutPictureCommand as Cloudillo 4.4 demands: reads what is there, never sends bytes
/// that were sent before (sends a variation that looks the same), writes them into the ledger
/// before they go out, follows a temporary id to the final one, and where the service took the
/// picture away sends it again, changed.
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
    struct Variation
    {
        BlobId blob;
        QString mediaType;
        ApiError error;
    };

    [[nodiscard]] const PutPictureCommand &command() const;
    [[nodiscard]] QByteArray digest() const;
    void prepare();
    void askLedger();
    void decide();
    void vary();
    void varied(const Variation &variation);
    void loadBytes();
    void noteAndSend(const QByteArray &bytes);
    void send(const QByteArray &bytes);
    void sent(const Answer &answer);
    void sendingStopped(const ApiError &error);
    void follow();
    void looked(const Profile &seen);
    void lookedLongEnough(const QString &present);
    void mend();
    void verified(const QString &pictureId);
    void fail(FieldProof proof, OutboxState state);

    BlobStore m_blobs;
    PictureRule m_rule;
    QList<SentPicture> m_ledger;
    std::function<void()> m_ledgerCame;
    std::function<void()> m_noted;
    int m_looks = 0;
    int m_emptyLooks = 0;
    bool m_wasUnknown = false;
    bool m_mending = false;
    QPointer<LaneCall> m_upload;
    bool m_aborted = false;
};

} // namespace personae
