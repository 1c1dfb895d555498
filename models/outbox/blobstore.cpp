// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/blobstore.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr qsizetype idLength = 64;

ApiError blobError(Outcome kind, const QString &detail)
{
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

BlobId idOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// An id may come from a stored row: it must not be able to name anything outside the folder.
bool isId(QStringView id)
{
    return id.size() == idLength && std::all_of(id.begin(), id.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

/// A new name is on the disk only once its folder is.
void syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#endif
}

void touch(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}

} // namespace

BlobStore::BlobStore(const QString &folder)
    : m_folder(folder)
{
}

Result<BlobId> BlobStore::put(const QByteArray &bytes) const
{
    const BlobId id = idOf(bytes);
    if (get(id).ok()) {
        touch(path(id)); // collect() leaves what was put lately
        return id;
    }
    if (!QDir().mkpath(m_folder))
        return blobError(Outcome::StorageFailed, u"the folder cannot be made"_s);
    QSaveFile file(path(id));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return blobError(Outcome::StorageFailed, file.errorString());
    syncFolder(m_folder);
    return id;
}

Result<QByteArray> BlobStore::get(const BlobId &id) const
{
    QFile file(path(id));
    if (!isId(id) || !file.exists())
        return blobError(Outcome::NotFound, u"no such blob"_s);
    if (!file.open(QIODevice::ReadOnly))
        return blobError(Outcome::StorageFailed, file.errorString());
    const QByteArray bytes = file.readAll();
    if (idOf(bytes) != id)
        return blobError(Outcome::StorageFailed, u"damaged"_s);
    return bytes;
}

bool BlobStore::contains(const BlobId &id) const
{
    return isId(id) && QFile::exists(path(id));
}

QString BlobStore::path(const BlobId &id) const
{
    return isId(id) ? m_folder + u'/' + id : QString();
}

int BlobStore::collect(const QSet<BlobId> &inUse, std::chrono::seconds untouchedFor) const
{
    const QDateTime border = QDateTime::currentDateTimeUtc().addSecs(-untouchedFor.count());
    int removed = 0;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files)) {
        // Half-written files carry the id with a random ending. Others are not ours.
        const QString id = file.fileName().left(idLength);
        const bool whole = file.fileName().size() == idLength;
        if (!isId(id) || (whole && inUse.contains(id)) || file.lastModified() > border)
            continue;
        if (QFile::remove(file.filePath()))
            ++removed;
    }
    return removed;
}

void BlobStore::remove(const QSet<BlobId> &ids) const
{
    for (const BlobId &id : ids) {
        if (contains(id))
            QFile::remove(path(id));
    }
}

} // namespace personae
