// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/baking.h"
#include "network/embedded/database.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace personae::embedded {

struct StoredVariant
{
    QString name;
    QString blob; ///< b1~...
    QString format;
    qint64 bytes = 0;
    QSize size;
};

struct StoredFile
{
    qint64 id = 0;     ///< the number behind "@"
    qint64 tenant = 0; ///< 0: of the wide world
    QString slot;      ///< profile-pic, cover
    QString finalId;   ///< f1~...
    QString state;     ///< baking, baked, final, dead (the trap), drawn (not made yet)
    QString seed;      ///< of drawn pictures
};

/// Pictures: rows in SQLite, bytes in files named by their hash. Larger variants are made on a
/// worker thread, and what a kill interrupted is made again at the next start. Service thread.
class FileStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileStore)

public:
    FileStore(Database &database, const QString &folder, QObject *parent = nullptr);
    ~FileStore() override;

    /// Takes an upload: the smallest variant exists on return, the rest follows. `dueMs`: when the
    /// final id may be known, true epoch milliseconds; negative: never, the upload is forgotten.
    qint64 add(qint64 tenant, const QString &slot, const QByteArray &bytes, const QImage &image,
               qint64 dueMs);
    /// A picture of the demo world that is drawn when first asked for. Returns its final id.
    QString addDrawn(qint64 tenant, const QString &slot, const QString &seed);

    /// "@N" or "f1~...".
    [[nodiscard]] std::optional<StoredFile> file(const QString &id);
    [[nodiscard]] QList<StoredVariant> variants(const StoredFile &file);
    /// Draws what is not drawn yet: all variants, or only the first.
    void ensureDrawn(const StoredFile &file, bool onlyFirst);
    [[nodiscard]] QByteArray blob(const QString &blobId) const;
    [[nodiscard]] QString formatOf(const QString &blobId);
    [[nodiscard]] static QString descriptor(QList<StoredVariant> variants);

    /// Uploads whose time has come: calls back with what became of them; finalId is "" where the
    /// same picture was there before (the repeated-picture trap, Cloudillo 4.4).
    void settle(qint64 nowMs, const std::function<void(const StoredFile &file)> &done);
    [[nodiscard]] bool baking();

private:
    void startBaking(qint64 id, bool cover);
    void finishBaking(qint64 id, const QList<baking::Variant> &made);
    void storeVariant(qint64 file, const baking::Variant &variant);
    [[nodiscard]] QString sourcePath(qint64 id) const;

    Database &m_database;
    QString m_folder;
    QThreadPool m_pool;
};

} // namespace personae::embedded
