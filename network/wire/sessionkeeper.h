// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "network/wire/answer.h"
#include "network/wire/httpclient.h"
#include "network/wire/serviceapi.h"
#include "network/wire/tokensource.h"

#include <QObject>

#include <chrono>

namespace personae {

/// The lane's inner half that keeps one account's session alive: renews a token before it ends,
/// buys a new one with the stored key when the server refused the old (Cloudillo 3.3). Never asks
/// twice for the same token, whatever the clocks say. GUI thread.
class SessionKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionKeeper)

public:
    /// `account` is the lane's and outlives this.
    SessionKeeper(const Account &account, const ServiceApi &api, HttpClient &client,
                  TokenSource &tokens, QObject *parent);

    [[nodiscard]] QString token() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isRefused() const; ///< there is no token, or the server refused it
    [[nodiscard]] bool endsSoon() const;  ///< and no renewal was tried for it

    void refuse(const QString &token) { m_refused = token; }
    void renew();    ///< with the present token, else with the key; settled() follows later
    void exchange(); ///< with the key; settled() follows later

    /// Stores the session that came with an answer to one of the account's own session calls.
    void keep(const Wish &wish, const Answer &answer, const HttpReply &reply);

Q_SIGNALS:
    void settled(const personae::ApiError &error); ///< Ok: token() may be used

private:
    using Then = std::function<void(const Answer &)>;
    void ask(const Wish &wish, const Then &then);
    void buy(const QString &key);
    void renewed(const ApiError &error);
    [[nodiscard]] bool obtains(); ///< the source makes sessions itself; settled() follows
    void obtained(const ApiError &error);
    void keepMargin(std::chrono::milliseconds left);
    [[nodiscard]] bool isOver() const; ///< by its own time
    void settle(const ApiError &error);

    const Account &m_account;
    const ServiceApi &m_api;
    HttpClient &m_client;
    TokenSource &m_tokens;
    QString m_refused;          ///< token the server answered with 401
    QString m_triedFor;         ///< token a renewal was tried for
    QDateTime m_renewNotBefore; ///< after a renewal that failed for want of a server
    QString m_refusedKey;       ///< never offered twice: wrong keys lead to bans (Cloudillo 9.1)
    std::chrono::milliseconds m_margin{std::chrono::minutes(5)};
    bool m_busy = false;
};

/// How a lane and its keeper address the account's server.
[[nodiscard]] Endpoint endpointOf(const Account &account, const ServiceApi &api,
                                  const QString &token);
/// When the server sent this reply, by its own clock; invalid: not said.
[[nodiscard]] QDateTime dateOf(const HttpReply &reply);
/// Why this request must not be sent: it carries the token to another origin. Ok if there is no
/// reason.
[[nodiscard]] ApiError tokenObjection(const HttpRequest &request, const Endpoint &endpoint);

} // namespace personae
