// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/databasethread.h"
#include "models/values/account.h"
#include "models/values/profile.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>

namespace personae {

/// A profile as last seen on its service.
struct CachedProfile
{
    Profile profile;
    QDateTime seenAt; ///< UTC: when the service said so
    bool operator==(const CachedProfile &) const = default;
};

/// The last answer behind a profile, for the Raw page. Secrets were removed before it came here.
struct RawAnswer
{
    QString request; ///< "GET https://…/api/me/full"
    int status = 0;
    QString requestId;
    QDateTime at; ///< UTC
    QByteArray body;
};

/// A change of one field that was seen on the service, by whoever made it.
struct SeenChange
{
    QString field;
    QJsonValue before;
    QJsonValue after;
    QDateTime seenAt;  ///< UTC
    bool byUs = false; ///< one of our own saves was under way
    bool operator==(const SeenChange &) const = default;
};

/// Own profiles in the cache that may be thrown away. Reads answer by signal, writes are queued;
/// never blocks. GUI thread outside, SQL on its DatabaseThread.
class ProfileStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileStore)

public:
    explicit ProfileStore(DatabaseThread &database, QObject *parent = nullptr);

    /// profileLoaded() follows; with an invalid seenAt if there is none.
    void load(const AccountId &account);
    /// Stores what a service showed; records a SeenChange per field that differs from before.
    /// profileChanged() follows.
    void put(const AccountId &account, const CachedProfile &profile, bool byUs);
    void putRaw(const AccountId &account, const RawAnswer &raw);
    void loadRaw(const AccountId &account); ///< rawLoaded() follows
    void loadChanges(const AccountId &account,
                     int newest = 500);    ///< changesLoaded() follows, newest first
    void forget(const AccountId &account); ///< forgotten() follows

Q_SIGNALS:
    void profileLoaded(const personae::AccountId &account, const personae::CachedProfile &profile);
    void profileChanged(const personae::AccountId &account, const personae::CachedProfile &profile);
    void rawLoaded(const personae::AccountId &account, const personae::RawAnswer &raw);
    void changesLoaded(const personae::AccountId &account,
                       const QList<personae::SeenChange> &changes);
    void forgotten(const personae::AccountId &account);
    void failed(const personae::ApiError &error);

private:
    DatabaseThread &m_database;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::CachedProfile)
Q_DECLARE_METATYPE(personae::RawAnswer)
