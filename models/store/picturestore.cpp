// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/picturestore.h"

#include "models/store/picturedecoder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QReadWriteLock>
#include <QSaveFile>

#include <atomic>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qint64 askAgainAfterMs = 30'000;
constexpr int replacedEdge = 1024; ///< what replaces a picture serves every smaller size
constexpr qint64 largestFile = 16 * 1024 * 1024; ///< more than any variant of any service

QString hashed(const QString &text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().left(40));
}

/// The variant to use for this edge, 0 if there is none.
int nearestVariant(const QString &folder, int edge)
{
    int best = 0;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        const int variant = name.toInt();
        const bool closer = best < edge ? variant > best : variant >= edge && variant < best;
        if (closer)
            best = variant;
    }
    return best;
}

QByteArray readPicture(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return {};
    return file.readAll();
}

bool writePicture(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

qint64 processMs()
{
    static const QElapsedTimer clock = []() {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return clock.elapsed();
}

} // namespace

/// Held by the workers as long as they run.
struct PictureStore::Shared
{
    QString folder;
    std::atomic<bool> closing = false;
    QReadWriteLock lock; ///< writers: forget(); readers: everyone who writes files
    QHash<AccountId, int> generation;

    [[nodiscard]] QString accountFolder(const AccountId &account) const
    {
        return folder + u'/' + hashed(account.value);
    }
    [[nodiscard]] QString pictureFolder(const Request &request) const
    {
        return accountFolder(request.account) + u'/' + hashed(request.pictureId);
    }
};

QString PictureStore::Request::key() const
{
    return account.value + u'\n' + pictureId + u'\n' + QString::number(edge);
}

PictureStore::PictureStore(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
    , m_decoded(cacheBytes)
{
    m_shared->folder = folder;
    m_pool.setMaxThreadCount(2);
}

PictureStore::~PictureStore()
{
    m_shared->closing = true;
    m_pool.waitForDone();
}

QImage PictureStore::picture(const AccountId &account, const QString &pictureId, int edgePixels)
{
    if (pictureId.isEmpty() || edgePixels <= 0)
        return {};
    const Request request{account, pictureId, edgePixels};
    if (const QImage *image = m_decoded.object(request.key()))
        return *image;
    look(request);
    return {};
}

void PictureStore::look(const Request &request)
{
    const QString key = request.key();
    if (m_looking.contains(key))
        return;
    const auto askedAt = m_wantedAt.constFind(key);
    if (askedAt != m_wantedAt.cend() && processMs() - *askedAt < askAgainAfterMs)
        return;
    m_looking.insert(key, request);
    const int generation = m_generation.value(request.account);
    m_pool.start([this, shared = m_shared, request, generation]() {
        if (shared->closing)
            return;
        const QString folder = shared->pictureFolder(request);
        const int variant = nearestVariant(folder, request.edge);
        QImage image;
        if (variant > 0)
            image = picturedecoder::decode(readPicture(folder + u'/' + QString::number(variant)),
                                           request.edge);
        const bool largeEnough = !image.isNull() && variant >= request.edge;
        QMetaObject::invokeMethod(
            this,
            [this, request, generation, image, largeEnough]() {
                m_looking.remove(request.key());
                if (generation == m_generation.value(request.account))
                    found(request, image, largeEnough);
            },
            Qt::QueuedConnection);
    });
}

void PictureStore::found(const Request &request, const QImage &image, bool largeEnough)
{
    if (!image.isNull()) {
        m_decoded.insert(request.key(), new QImage(image), image.sizeInBytes());
        Q_EMIT pictureReady(request.account, request.pictureId);
    }
    if (!largeEnough)
        want(request);
}

void PictureStore::want(const Request &request)
{
    const QString key = request.key();
    const auto askedAt = m_wantedAt.constFind(key);
    if (askedAt != m_wantedAt.cend() && processMs() - *askedAt < askAgainAfterMs)
        return;
    m_wantedAt.insert(key, processMs());
    Q_EMIT wanted(request.account, request.pictureId, request.edge);
}

void PictureStore::put(const AccountId &account, const QString &pictureId, int edgePixels,
                       const QByteArray &bytes)
{
    keep({account, pictureId, std::max(1, edgePixels)}, bytes, false);
}

void PictureStore::replace(const AccountId &account, const QString &pictureId,
                           const QByteArray &bytes)
{
    if (!pictureId.isEmpty())
        keep({account, pictureId, replacedEdge}, bytes, true);
}

void PictureStore::keep(const Request &request, const QByteArray &bytes, bool afresh)
{
    const int generation = m_generation.value(request.account);
    m_pool.start([this, shared = m_shared, request, generation, bytes, afresh]() {
        const QImage image = picturedecoder::decode(bytes, request.edge);
        if (!image.isNull() && afresh) {
            const QWriteLocker locker(&shared->lock);
            QDir(shared->pictureFolder(request)).removeRecursively();
        }
        if (!image.isNull()) {
            const QReadLocker locker(&shared->lock);
            if (shared->generation.value(request.account) == generation)
                writePicture(shared->pictureFolder(request) + u'/' + QString::number(request.edge),
                             bytes);
        }
        QMetaObject::invokeMethod(
            this,
            [this, request, generation, image]() {
                if (generation == m_generation.value(request.account))
                    stored(request, image);
            },
            Qt::QueuedConnection);
    });
}

void PictureStore::stored(const Request &request, const QImage &image)
{
    if (image.isNull()) {
        Q_EMIT pictureBroken(request.account, request.pictureId);
        return;
    }
    // Smaller stand-ins of this picture are out of date now; they are decoded anew when asked for.
    const QString prefix = request.account.value + u'\n' + request.pictureId + u'\n';
    for (const QString &key : m_decoded.keys()) {
        if (key.startsWith(prefix))
            m_decoded.remove(key);
    }
    m_wantedAt.removeIf(
        [&prefix](QHash<QString, qint64>::iterator it) { return it.key().startsWith(prefix); });
    m_decoded.insert(request.key(), new QImage(image), image.sizeInBytes());
    Q_EMIT pictureReady(request.account, request.pictureId);
}

void PictureStore::forget(const AccountId &account)
{
    const QString prefix = account.value + u'\n';
    for (const QString &key : m_decoded.keys()) {
        if (key.startsWith(prefix))
            m_decoded.remove(key);
    }
    m_wantedAt.removeIf(
        [&prefix](QHash<QString, qint64>::iterator it) { return it.key().startsWith(prefix); });
    const int generation = ++m_generation[account];
    m_pool.start([shared = m_shared, account, generation]() {
        const QWriteLocker locker(&shared->lock);
        shared->generation.insert(account, generation);
        QDir(shared->accountFolder(account)).removeRecursively();
    });
}

void PictureStore::askAgain()
{
    m_wantedAt.clear();
}

void PictureStore::askAgain(const AccountId &account, const QString &pictureId, int edgePixels)
{
    m_wantedAt.remove(Request{account, pictureId, edgePixels}.key());
}

} // namespace personae
