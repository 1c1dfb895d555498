// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace personae {

/// The folder with all state, and the promise that no other program uses it. Below it:
/// cache/cache.sqlite (may be thrown away), outbox/outbox.sqlite and outbox/blobs (may not),
/// pictures/, accounts.json, settings.ini, version. The lock is held as long as the object lives.
class DataFolder final
{
    Q_DISABLE_COPY_MOVE(DataFolder)

public:
    static constexpr int currentVersion = 1;

    /// Creates what is missing. Errors: Conflict with detail "newer" (made by a newer program;
    /// nothing was touched) or "in-use" (serverText: by whom), StorageFailed with the reason as
    /// detail.
    [[nodiscard]] static Result<std::shared_ptr<DataFolder>> open(const QString &path);
    /// Where state lives without --data-dir.
    [[nodiscard]] static QString standardPath();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString cacheDatabase() const;
    [[nodiscard]] QString outboxDatabase() const;
    [[nodiscard]] QString blobs() const;
    [[nodiscard]] QString pictures() const;
    [[nodiscard]] QString accounts() const;
    [[nodiscard]] QString settings() const;
    [[nodiscard]] QString services() const; ///< of --demo

private:
    explicit DataFolder(const QString &path);

    QString m_path;
    QLockFile m_lock;
};

} // namespace personae
