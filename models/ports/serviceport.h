// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/apierror.h"
#include "models/values/profile.h"
#include "models/values/serviceinfo.h"

#include <QDateTime>
#include <QObject>

namespace personae {

/// What came of a declared call.
struct CallResult
{
    ApiError error;
    QList<FieldMap> records; ///< of a listing
    FieldMap values;         ///< single results; go along into CallSpec::then
    bool more = false;       ///< another page exists
    QString needs;       ///< "password": no session could be opened; "email-code": a code is due
    QDateTime asOf;      ///< UTC; of a listing from the cache: when it was read
    bool cached = false; ///< from this computer, not from the service
};

/// What the window asks of a service beyond profile and people: the calls its adapter declares
/// (ServiceInfo::calls), its settings, its limits. Sent at once, never queued: offline they end as
/// a transport failure and nothing was changed. The last answer of every listing is kept and shown
/// first. GUI thread; app/ implements it.
class ServicePort : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServicePort)

public:
    using QObject::QObject;

    [[nodiscard]] virtual const ServiceInfo *service(const AccountId &account) const = 0;
    [[nodiscard]] virtual Account account(const AccountId &account) const = 0;

    /// answered() follows with the returned ticket: for a listing first what is kept (cached), then
    /// the service's answer; else exactly once.
    virtual quint64 call(const personae::AccountId &account, const QString &id,
                         const personae::FieldMap &arguments) = 0;
    virtual void cancel(quint64 ticket) = 0;
    /// Where the system's browser goes for a CallSpec::opensBrowser; empty where nothing is meant.
    [[nodiscard]] virtual QUrl browserAddress(const AccountId &account, const QString &id,
                                              const FieldMap &arguments) const = 0;
    /// Opens the cookie session with this password; unlocked() follows. The password is kept for
    /// this run only.
    virtual void unlock(const personae::AccountId &account, const QString &password) = 0;
    [[nodiscard]] virtual bool isUnlocked(const AccountId &account) const = 0;

    /// An empty value: the documented default again. Takes effect with the next request.
    virtual void setSetting(const personae::AccountId &account, const QString &id,
                            const QString &value) = 0;
    /// Lets changes go out although the service asked to wait ("try anyway").
    virtual void forgetWait(const personae::AccountId &account) = 0;

Q_SIGNALS:
    void answered(quint64 ticket, const personae::CallResult &result);
    void unlocked(const personae::AccountId &account, const personae::ApiError &error);
    void accountChanged(const personae::AccountId &account); ///< settings, limits, waiting time
};

} // namespace personae

Q_DECLARE_METATYPE(personae::CallResult)
