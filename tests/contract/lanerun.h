// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "friendly.h"
#include "network/wire/accountlane.h"
#include "replayserver.h"

#include <QTimer>

/// What came at the socket when a wish went through a real lane.
struct LaneEvidence
{
    bool ran = false;
    QString problem;        ///< why the run proves nothing; empty: it does
    int stubborn = 0;       ///< requests where every answer was the recorded one
    QStringList friendly;   ///< "METHOD path" of each, where what follows was answered well
    QString again;          ///< the first of the same wish once more, afterwards
    bool elsewhere = false; ///< something was asked of another host, or followed a redirect
};

/// Holds one session; a key there is none.
class LaneTokens final : public personae::TokenSource
{
public:
    explicit LaneTokens(const personae::Endpoint &endpoint);
    [[nodiscard]] personae::SessionGrant session(const personae::AccountId &) const override
    {
        return m_grant;
    }
    void storeSession(const personae::AccountId &, const personae::SessionGrant &grant) override
    {
        m_grant = grant;
    }
    void readKey(const personae::AccountId &, QObject *context,
                 std::function<void(const QString &key)> done) override;

private:
    personae::SessionGrant m_grant;
};

/// Sends one wish through a real AccountLane and HttpClient to the replay server, three times over:
/// against a server that never gives in, against one that answers what follows well, and against
/// the latter once more. Counts at the socket what arrives.
class LaneRun final : public QObject
{
    Q_OBJECT

public:
    LaneRun(const ContractCase &one, const personae::Wish &wish, const personae::ServiceApi &api,
            const personae::Endpoint &endpoint, personae::HttpClient &client, ReplayServer &server,
            const FriendlyAnswers &friendly, QObject *parent);

    void start();

Q_SIGNALS:
    void finished(const LaneEvidence &evidence); ///< once, later

private:
    enum class Round { Stubborn, Friendly, Again };

    void begin(Round round);
    void perform();
    void settled();
    void take();
    [[nodiscard]] ContractCase answerTo(const ReceivedRequest &request);
    [[nodiscard]] QString lineOf(const ReceivedRequest &request) const;
    [[nodiscard]] QString redirection() const;

    const ContractCase m_case;
    const personae::Wish m_wish;
    const personae::ServiceApi &m_api;
    const personae::Endpoint m_endpoint;
    personae::HttpClient &m_client;
    ReplayServer &m_server;
    const FriendlyAnswers &m_friendly;
    std::unique_ptr<LaneTokens> m_tokens;
    std::unique_ptr<personae::AccountLane> m_lane;
    QTimer m_patience;
    LaneEvidence m_evidence;
    Round m_round = Round::Stubborn;
};
