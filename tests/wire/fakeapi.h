// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"
#include "network/wire/tokensource.h"

#include <QHash>
#include <QTimer>

namespace personae::test {

/// A service small enough to see through: GET/PATCH /own with the token, GET /renew, GET
/// /exchange?apiKey=, GET /pic/<id> and GET /probe (followed by GET /home) without it.
class FakeApi final : public ServiceApi
{
public:
    FakeApi() { m_info.id = QStringLiteral("fake"); }

    [[nodiscard]] const ServiceInfo &info() const override { return m_info; }
    [[nodiscard]] IdentityHint identity(const QString &) const override { return {}; }
    [[nodiscard]] QUrl apiBase(const QString &) const override { return {}; }
    [[nodiscard]] QString pictureVariant(int) const override { return {}; }

    [[nodiscard]] Result<HttpRequest> request(const Wish &wish,
                                              const Endpoint &endpoint) const override;

    [[nodiscard]] Answer answer(const Wish &wish, const HttpRequest &, const HttpReply &reply,
                                const Endpoint &) const override;

private:
    static ApiError error(Outcome kind);
    static Outcome kindOf(const Wish &wish, const HttpReply &reply);

    ServiceInfo m_info;
};

/// Tokens and keys in memory.
class FakeTokens final : public TokenSource
{
public:
    [[nodiscard]] SessionGrant session(const AccountId &account) const override;
    void storeSession(const AccountId &account, const SessionGrant &grant) override;
    void readKey(const AccountId &account, QObject *context,
                 std::function<void(const QString &)> done) override;

    void storeKey(const AccountId &account, const QString &key) override;
    [[nodiscard]] TypedPassword readPassword(const AccountId &account) const override;
    void storePassword(const AccountId &account, const TypedPassword &typed) override;

    QHash<AccountId, TypedPassword> passwords;
    QHash<AccountId, SessionGrant> sessions;
    QHash<AccountId, QString> keys;
    int stored = 0;
    int keyReads = 0;
};

} // namespace personae::test
