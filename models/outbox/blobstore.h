// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"
#include "models/values/result.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <chrono>

namespace personae {

/// Files named by their SHA-256, written and synced before any row speaks of them. Callable from
/// any thread; put() and get() touch the disk, so not from the GUI thread.
class BlobStore final
{
public:
    explicit BlobStore(const QString &folder);

    Result<BlobId> put(const QByteArray &bytes) const; ///< StorageFailed with the system's reason
    Result<QByteArray>
    get(const BlobId &id) const; ///< NotFound, or StorageFailed where the bytes are not theirs
    [[nodiscard]] bool contains(const BlobId &id) const; ///< looks for the file only
    [[nodiscard]] QString path(const BlobId &id) const;  ///< empty where this is no blob's name
    /// Deletes files nobody names any more and that were not put within this time: a row that will
    /// name them may still be on its way. Returns how many.
    int collect(const QSet<BlobId> &inUse,
                std::chrono::seconds untouchedFor = std::chrono::hours(1)) const;
    void remove(const QSet<BlobId> &ids) const; ///< whatever their age

private:
    QString m_folder;
};

} // namespace personae
