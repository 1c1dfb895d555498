// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolder.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <chrono>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

ApiError problem(Outcome kind, const QString &detail)
{
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

/// 0: there is none yet. What is not a number was not written by us: taken for newer.
int versionOf(const QString &file)
{
    QFile version(file);
    if (!version.open(QIODevice::ReadOnly))
        return version.exists() ? DataFolder::currentVersion + 1 : 0;
    bool isNumber = false;
    const int number = version.read(32).trimmed().toInt(&isNumber);
    return isNumber ? number : DataFolder::currentVersion + 1;
}

ApiError writeVersion(const QString &file)
{
    QSaveFile version(file);
    if (version.open(QIODevice::WriteOnly) &&
        version.write(QByteArray::number(DataFolder::currentVersion) + '\n') > 0 &&
        version.commit())
        return {};
    return problem(Outcome::StorageFailed, version.errorString());
}

ApiError lockProblem(const QLockFile &lock)
{
    if (lock.error() == QLockFile::PermissionError)
        return problem(Outcome::StorageFailed, u"no permission"_s);
    if (lock.error() != QLockFile::LockFailedError)
        return problem(Outcome::StorageFailed,
                       u"nothing can be written there; the disk may be full"_s);
    ApiError error = problem(Outcome::Conflict, u"in-use"_s);
    qint64 process = 0;
    QString host;
    QString application;
    if (lock.getLockInfo(&process, &host, &application))
        error.serverText = u"%1 (%2)"_s.arg(application).arg(process);
    return error;
}

} // namespace

DataFolder::DataFolder(const QString &path)
    : m_path(path)
    , m_lock(path + "/lock"_L1)
{
    m_lock.setStaleLockTime(std::chrono::milliseconds(0)); // only a dead process lets go
}

QString DataFolder::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

Result<std::shared_ptr<DataFolder>> DataFolder::open(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    const QString versionFile = absolute + "/version"_L1;
    const int version = versionOf(versionFile);
    if (version > currentVersion)
        return problem(Outcome::Conflict, u"newer"_s);
    if (!QDir().mkpath(absolute))
        return problem(Outcome::StorageFailed, u"the folder cannot be made"_s);
    std::shared_ptr<DataFolder> folder(new DataFolder(absolute));
    if (!folder->m_lock.tryLock(0))
        return lockProblem(folder->m_lock);
    for (const QString &part : {u"/cache"_s, u"/outbox/blobs"_s, u"/pictures"_s}) {
        if (!QDir().mkpath(absolute + part))
            return problem(Outcome::StorageFailed, absolute + part);
    }
    if (version == 0) {
        if (const ApiError error = writeVersion(versionFile); error.isError())
            return error;
    }
    return folder;
}

QString DataFolder::cacheDatabase() const
{
    return m_path + "/cache/cache.sqlite"_L1;
}

QString DataFolder::outboxDatabase() const
{
    return m_path + "/outbox/outbox.sqlite"_L1;
}

QString DataFolder::blobs() const
{
    return m_path + "/outbox/blobs"_L1;
}

QString DataFolder::pictures() const
{
    return m_path + "/pictures"_L1;
}

QString DataFolder::accounts() const
{
    return m_path + "/accounts.json"_L1;
}

QString DataFolder::settings() const
{
    return m_path + "/settings.ini"_L1;
}

QString DataFolder::services() const
{
    return m_path + "/demo"_L1;
}

} // namespace personae
