// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/credentials.h"
#include "network/wire/httpclient.h"
#include "network/wire/tokensource.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace personae {

/// The lane's inner half that keeps one account's session alive, whatever kind it is: renews a
/// token before it ends; after a refusal gets another one by the refresh token, from the keyring or
/// with the stored key (Cloudillo 3.3, Epixel 2.2); opens a cookie session where one is wanted
/// (InterlinedList 2.1) and keeps its jar. Never offers twice what was refused, whatever the clocks
/// say; only a session that nothing can renew goes out again with the next call. GUI thread.
class SessionKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionKeeper)

public:
    /// `account` is the lane's and outlives this.
    SessionKeeper(const Account &account, const ServiceApi &api, HttpClient &client,
                  TokenSource &tokens, QObject *parent);

    [[nodiscard]] SessionGrant grant() const { return m_tokens.session(m_account.id); }
    [[nodiscard]] QString token() const { return grant().token; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isRefused() const; ///< there is no token, or the server refused it
    [[nodiscard]] bool endsSoon() const;  ///< and no renewal was tried for it

    void refuse(const QString &token) { m_refused = token; }
    void renew();   ///< with the present session, else restore(); settled() follows later
    void restore(); ///< without the refused token; settled() follows later

    /// Opens a cookie session with the password typed at sign-in; opened() follows later. Error:
    /// AuthRequired where there is none, or it was refused before.
    void openSession();
    /// The wish with what it left out: identity and password of OpenSession. std::nullopt: nobody
    /// typed them in this run.
    [[nodiscard]] std::optional<Wish> filled(const Wish &wish) const;

    /// Keeps what came with an answer to one of the account's own calls: the session, the jar.
    void keep(const Wish &wish, const Answer &answer, const HttpReply &reply);

Q_SIGNALS:
    void settled(const personae::ApiError &error); ///< Ok: token() may be used
    void opened(const personae::ApiError &error);  ///< Ok: there is a cookie
    void learned(const personae::ServerFacts &facts);

private:
    using Then = std::function<void(const Answer &)>;
    void ask(const Wish &wish, const Then &then, int chained = 0);
    void buy(const QString &key);
    void renewed(const ApiError &error);
    void renewByRefresh(const QString &refresh);
    void readKey();
    void takeKept(const QString &secret);
    void settleSignedOut();
    [[nodiscard]] bool obtains(); ///< the source makes sessions itself; settled() follows
    void obtained(const ApiError &error);
    void sessionOpened(const Answer &answer, const QString &password);
    void store(const SessionGrant &grant);
    [[nodiscard]] SessionGrant joined(const SessionGrant &known, const SessionGrant &brought,
                                      const HttpReply &reply);
    [[nodiscard]] TypedPassword typed() const;
    void keepMargin(std::chrono::milliseconds left);
    [[nodiscard]] bool mayRefresh(const SessionGrant &grant) const;
    [[nodiscard]] bool isPasted(const SessionGrant &grant) const;
    [[nodiscard]] bool isOver() const; ///< by its own time
    void settle(const ApiError &error);
    void settleOpening(const ApiError &error);

    const Account &m_account;
    const ServiceApi &m_api;
    HttpClient &m_client;
    TokenSource &m_tokens;
    QString m_refused;          ///< token the server answered with 401
    QString m_triedFor;         ///< token a renewal was tried for
    QDateTime m_renewNotBefore; ///< after a renewal that failed for want of a server
    QString m_refusedKey;       ///< never offered twice: wrong keys lead to bans (Cloudillo 9.1)
    QString m_refusedRefresh;   ///< nor this one
    QString m_refusedPassword;  ///< nor this one
    ApiError m_openTrouble;     ///< why no cookie session could be opened just now
    QDateTime m_openNotBefore;  ///< and when the next try may be
    std::chrono::milliseconds m_margin{std::chrono::minutes(5)};
    bool m_busy = false;
};

} // namespace personae
