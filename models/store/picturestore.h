// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace personae {

/// Pictures of services, kept as files below a folder (they are immutable: kept until forgotten)
/// and decoded on a worker, bounded in size. `picture()` never waits: a null image means "not here
/// yet"; pictureReady() or wanted() follows. One picture may be kept in several variants; the
/// nearest that is not smaller is used. GUI thread.
class PictureStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureStore)

public:
    explicit PictureStore(const QString &folder, QObject *parent = nullptr);
    ~PictureStore() override; ///< waits until what was put is on the disk

    /// The picture decoded with about this longer edge in device pixels, or null. Asks for it if it
    /// is not here; where only smaller variants are here, the largest is given and the larger one
    /// is wanted.
    [[nodiscard]] QImage picture(const AccountId &account, const QString &pictureId,
                                 int edgePixels);
    /// Bytes fetched from a service. Stored only if they decode; pictureReady() or pictureBroken()
    /// follows.
    void put(const AccountId &account, const QString &pictureId, int edgePixels,
             const QByteArray &bytes);
    /// The same where the picture changed though its id did not: what was kept of it goes.
    void replace(const AccountId &account, const QString &pictureId, const QByteArray &bytes);
    void forget(const AccountId &account);
    /// What was wanted and never came is wanted again when it is next asked for (the network is
    /// back). Happens by itself after half a minute.
    void askAgain();
    /// The same of one that was wanted and is not being fetched after all.
    void askAgain(const AccountId &account, const QString &pictureId, int edgePixels);

    static constexpr qsizetype cacheBytes = 32 * 1024 * 1024; ///< decoded pictures held in memory

Q_SIGNALS:
    void pictureReady(const personae::AccountId &account, const QString &pictureId);
    void pictureBroken(const personae::AccountId &account, const QString &pictureId);
    void wanted(const personae::AccountId &account, const QString &pictureId,
                int edgePixels); ///< not on this computer

private:
    struct Shared;
    struct Request
    {
        AccountId account;
        QString pictureId;
        int edge = 0;
        [[nodiscard]] QString key() const;
    };
    void look(const Request &request);
    void found(const Request &request, const QImage &image, bool largeEnough);
    void stored(const Request &request, const QImage &image);
    void want(const Request &request);
    void keep(const Request &request, const QByteArray &bytes, bool afresh);

    std::shared_ptr<Shared> m_shared; ///< what the workers use too
    QThreadPool m_pool;
    QCache<QString, QImage> m_decoded;  ///< by Request::key(), cost in bytes
    QHash<QString, Request> m_looking;  ///< on a worker now
    QHash<QString, qint64> m_wantedAt;  ///< ms of the process; already asked for
    QHash<AccountId, int> m_generation; ///< counts forget(): answers from before are dropped
};

} // namespace personae
