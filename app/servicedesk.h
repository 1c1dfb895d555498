// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes.h"
#include "models/ports/serviceport.h"
#include "models/ports/signinport.h"
#include "models/records/recordstore.h"
#include "models/store/profilestore.h"

#include <QHash>
#include <QPointer>

#include <chrono>
#include <optional>

namespace personae {

class OutboxRunner;
class ProfileSync;

/// The ServicePort over lanes, registry and the cache of listings. A listing is answered from the
/// cache first; after a call that changes something the listing it names (CallSpec::reread) is read
/// again with what was last asked for, and answered under the ticket of then. Where the answer says
/// that only reading tells (Answer::readBack), what was asked is looked for in the profile before
/// the call counts as done. GUI thread.
class ServiceDesk final : public ServicePort
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServiceDesk)

public:
    /// All must outlive this.
    struct Parts
    {
        Lanes &lanes;
        AccountRegistry &accounts;
        RecordStore &records;
        ProfileStore &profiles;
        ProfileSync &profileSync;
        OutboxRunner &runner;
        SignInPort &signIn;
        /// Before each further look at a profile that must show what a call changed.
        QList<std::chrono::milliseconds> looks = {std::chrono::milliseconds(500),
                                                  std::chrono::milliseconds(2000)};
    };

    ServiceDesk(const Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] const ServiceInfo *service(const AccountId &account) const override;
    [[nodiscard]] Account account(const AccountId &account) const override;
    quint64 call(const AccountId &account, const QString &id, const FieldMap &arguments) override;
    void cancel(quint64 ticket) override;
    [[nodiscard]] QUrl browserAddress(const AccountId &account, const QString &id,
                                      const FieldMap &arguments) const override;
    void unlock(const AccountId &account, const QString &password) override;
    [[nodiscard]] bool isUnlocked(const AccountId &account) const override;
    void setSetting(const AccountId &account, const QString &id, const QString &value) override;
    void forgetWait(const AccountId &account) override;

private:
    struct Open
    {
        AccountId account;
        CallSpec spec;
        FieldMap arguments;
        QPointer<LaneCall> call;
        bool cacheAsked = false;     ///< its answer comes first
        std::optional<Answer> early; ///< the service's, while the cache is asked
    };
    struct Listing
    {
        quint64 ticket = 0;
        FieldMap arguments;
    };

    void send(quint64 ticket);
    void arrived(quint64 ticket, const Answer &answer);
    void look(quint64 ticket, const Answer &answer, int looks);
    void conclude(quint64 ticket, const Answer &answer);
    [[nodiscard]] Answer forTaken(const Open &open, const Answer &answer) const;
    [[nodiscard]] QStringList missingIn(const Profile &seen, const Open &open) const;
    void failLater(quint64 ticket, Outcome kind);
    void finish(quint64 ticket, const CallResult &result);
    void fromCache(const AccountId &account, const QString &call, const FieldMap &arguments,
                   const CallResult &kept);
    void afterwards(const Open &open, const CallResult &result);
    void reread(const AccountId &account, const QString &listing);
    void forget(const AccountId &account);

    Parts m_parts;
    QHash<quint64, Open> m_open;
    QHash<AccountId, QHash<QString, Listing>> m_listings; ///< last asked for, by CallSpec::id
    QHash<AccountId, QString> m_emails; ///< who signs in with a password, as the profile says
    quint64 m_lastTicket = 0;
};

} // namespace personae
