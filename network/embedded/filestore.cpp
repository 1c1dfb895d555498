// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/filestore.h"

#include "network/embedded/drawing.h"
#include "network/embedded/jwt.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

QString hashId(QLatin1StringView prefix, const QByteArray &bytes)
{
    return prefix + QString::fromLatin1(
                        base64url(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

QImage draw(const StoredFile &file, bool small)
{
    if (file.slot == "cover"_L1)
        return drawing::landscape(file.seed, small ? 300 : 1500);
    const bool community = file.seed.startsWith("community:"_L1);
    const int side = small ? 160 : 900;
    return community ? drawing::emblem(file.seed, side) : drawing::portrait(file.seed, side);
}

} // namespace

FileStore::FileStore(Database &database, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_folder(folder)
{
    QDir().mkpath(folder);
    m_pool.setMaxThreadCount(1);
    QSqlQuery open = m_database.run(u"SELECT id, slot FROM files WHERE state='baking'"_s);
    while (open.next())
        startBaking(open.value(0).toLongLong(), open.value(1).toString() == "cover"_L1);
}

FileStore::~FileStore()
{
    m_pool.waitForDone();
}

QString FileStore::sourcePath(qint64 id) const
{
    return m_folder + u"/upload-"_s + QString::number(id);
}

qint64 FileStore::add(qint64 tenant, const QString &slot, const QByteArray &bytes,
                      const QImage &image, qint64 dueMs)
{
    const bool cover = slot == "cover"_L1;
    const bool forgotten = dueMs < 0;
    QSqlQuery insert =
        m_database.run(u"INSERT INTO files(tenant, slot, state, due) VALUES(?,?,?,?)"_s,
                       {tenant, slot, forgotten ? u"dead"_s : u"baking"_s, dueMs});
    const qint64 id = insert.lastInsertId().toLongLong();
    storeVariant(id, baking::bakeFirst(image, cover));
    if (!forgotten) {
        writeFile(sourcePath(id), bytes);
        startBaking(id, cover);
    }
    return id;
}

void FileStore::startBaking(qint64 id, bool cover)
{
    m_pool.start([this, id, cover, path = sourcePath(id)] {
        const QList<baking::Variant> made = baking::bake(baking::decode(readFile(path)), cover);
        QMetaObject::invokeMethod(
            this, [this, id, made] { finishBaking(id, made); }, Qt::QueuedConnection);
    });
}

void FileStore::finishBaking(qint64 id, const QList<baking::Variant> &made)
{
    QStringList blobs;
    for (const baking::Variant &variant : made) {
        storeVariant(id, variant);
        blobs.append(variant.name + u':' + hashId("b1~"_L1, variant.bytes));
    }
    m_database.run(u"UPDATE files SET state='baked', final_id=? WHERE id=?"_s,
                   {hashId("f1~"_L1, blobs.join(u';').toUtf8()), id});
    QFile::remove(sourcePath(id));
}

void FileStore::storeVariant(qint64 file, const baking::Variant &variant)
{
    const QString blobId = hashId("b1~"_L1, variant.bytes);
    const QString path = m_folder + u'/' + blobId;
    if (!QFile::exists(path))
        writeFile(path, variant.bytes);
    m_database.run(u"INSERT OR REPLACE INTO variants VALUES(?,?,?,?,?,?,?)"_s,
                   {file, variant.name, blobId, variant.format, variant.bytes.size(),
                    variant.size.width(), variant.size.height()});
}

QString FileStore::addDrawn(qint64 tenant, const QString &slot, const QString &seed)
{
    const QString id = hashId("f1~"_L1, slot.toUtf8() + ' ' + seed.toUtf8());
    m_database.run(
        u"INSERT INTO files(tenant, slot, final_id, state, seed) VALUES(?,?,?,'drawn',?)"_s,
        {tenant, slot, id, seed});
    return id;
}

std::optional<StoredFile> FileStore::file(const QString &id)
{
    const bool passing = id.startsWith(u'@');
    const QString where = passing
                              ? u"WHERE id=?"_s
                              : u"WHERE final_id=? AND state IN ('final', 'drawn') ORDER BY id"_s;
    const QVariant key = passing ? QVariant(id.mid(1).toLongLong()) : QVariant(id);
    QSqlQuery row = m_database.run(
        u"SELECT id, tenant, slot, final_id, state, seed FROM files "_s + where, {key});
    if (!row.next())
        return {};
    return StoredFile{row.value(0).toLongLong(), row.value(1).toLongLong(),
                      row.value(2).toString(),   row.value(3).toString(),
                      row.value(4).toString(),   row.value(5).toString()};
}

QList<StoredVariant> FileStore::variants(const StoredFile &file)
{
    QList<StoredVariant> all;
    QSqlQuery row =
        m_database.run(u"SELECT name, blob, format, bytes, width, height FROM variants WHERE file=?"
                       " ORDER BY width"_s,
                       {file.id});
    while (row.next())
        all.append({row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
                    row.value(3).toLongLong(), QSize(row.value(4).toInt(), row.value(5).toInt())});
    return all;
}

void FileStore::ensureDrawn(const StoredFile &file, bool onlyFirst)
{
    const qsizetype have = file.state == "drawn"_L1 ? variants(file).size() : 2;
    if (have > 1 || (onlyFirst && have == 1))
        return;
    const bool cover = file.slot == "cover"_L1;
    const QImage image = draw(file, onlyFirst);
    if (onlyFirst) {
        storeVariant(file.id, baking::bakeFirst(image, cover));
        return;
    }
    for (const baking::Variant &variant : baking::bake(image, cover))
        storeVariant(file.id, variant);
}

QByteArray FileStore::blob(const QString &blobId) const
{
    return blobId.contains(u'/') ? QByteArray() : readFile(m_folder + u'/' + blobId);
}

QString FileStore::formatOf(const QString &blobId)
{
    return m_database.value(u"SELECT format FROM variants WHERE blob=?"_s, {blobId}).toString();
}

QString FileStore::descriptor(QList<StoredVariant> variants)
{
    // The order inside varies on the real node (Cloudillo 1.3).
    std::shuffle(variants.begin(), variants.end(), *QRandomGenerator::global());
    QStringList parts;
    for (const StoredVariant &each : std::as_const(variants)) {
        parts.append(u"%1:%2:f=%3:s=%4:r=%5x%6"_s.arg(each.name, each.blob, each.format)
                         .arg(each.bytes)
                         .arg(each.size.width())
                         .arg(each.size.height()));
    }
    return u"d2,"_s + parts.join(u';');
}

void FileStore::settle(qint64 nowMs, const std::function<void(const StoredFile &)> &done)
{
    QList<StoredFile> due;
    QSqlQuery row = m_database.run(u"SELECT id, tenant, slot, final_id FROM files"
                                   " WHERE state='baked' AND due<=? ORDER BY id"_s,
                                   {nowMs});
    while (row.next())
        due.append({row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(),
                    row.value(3).toString(), u"final"_s, QString()});
    row.finish();
    for (StoredFile &each : due) {
        const bool repeated =
            m_database
                .value(u"SELECT 1 FROM files WHERE tenant=? AND final_id=? AND state='final'"_s,
                       {each.tenant, each.finalId})
                .isValid();
        if (repeated) {
            each.state = u"dead"_s;
            each.finalId = u""_s;
        }
        m_database.run(u"UPDATE files SET state=? WHERE id=?"_s, {each.state, each.id});
        done(each);
    }
}

bool FileStore::baking()
{
    return m_database.value(u"SELECT 1 FROM files WHERE state='baking'"_s).isValid();
}

} // namespace personae::embedded
