// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"

#include <QTemporaryDir>

namespace personae {

/// Real stores on files of their own.
struct Stores
{
    Stores() { opened = cacheThread.open().ok() && outboxThread.open().ok(); }

    QTemporaryDir folder;
    DatabaseThread cacheThread{
        DatabaseSpec::cache(folder.filePath(QStringLiteral("cache.sqlite")))};
    DatabaseThread outboxThread{
        DatabaseSpec::outbox(folder.filePath(QStringLiteral("outbox.sqlite")))};
    BlobStore blobs{folder.filePath(QStringLiteral("blobs"))};
    ProfileStore profiles{cacheThread};
    Outbox outbox{outboxThread, blobs};
    bool opened = false;
};

inline Command saveCommand(const QString &key, const QString &value)
{
    return SaveProfileCommand{{{{key, value}}}, {}};
}

} // namespace personae
