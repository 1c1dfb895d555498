// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"
#include "expectcheck.h"
#include "friendly.h"
#include "network/serviceregistry.h"
#include "network/wire/httpclient.h"
#include "replayserver.h"

enum class Verdict { Ok, Failed, Skipped, Disputed };

/// Replays cases one after another and prints a line for each; finished() when all are done.
class Runner final : public QObject
{
    Q_OBJECT

public:
    Runner(QList<ContractCase> cases, QMap<QString, QString> disputed, QObject *parent = nullptr);

    /// Also alter each word of what a proved case expects: it fails where that goes unnoticed.
    void setMutates(bool mutates) { m_mutates = mutates; }
    void start();
    [[nodiscard]] int count(Verdict verdict) const { return m_counts.value(verdict); }
    [[nodiscard]] const QMap<QString, QMap<Verdict, int>> &services() const { return m_services; }
    /// Passed and failed by "service file".
    [[nodiscard]] const QMap<QString, QMap<Verdict, int>> &endpoints() const { return m_endpoints; }

Q_SIGNALS:
    void finished();

private:
    void step();
    /// Verdict without any exchange, if there is one.
    [[nodiscard]] std::optional<Verdict> early(const ContractCase &one, QString &reason) const;
    void replay(const ContractCase &one, const personae::ServiceApi &api);
    void replayTranscript(const ContractCase &one, const personae::ServiceApi &api);
    void exchange(Replay replay);
    void runLane(const Replay &replay);
    void judge(const Replay &replay);
    void settle(const ContractCase &one, Verdict verdict, const QStringList &reasons);

    personae::ServiceRegistry m_registry;
    personae::HttpClient m_client;
    ReplayServer m_server;
    QList<ContractCase> m_cases;
    QMap<QString, QString> m_disputed;
    FriendlyAnswers m_friendly;
    bool m_mutates = false;
    QMap<Verdict, int> m_counts;
    QMap<QString, QMap<Verdict, int>> m_endpoints;
    QMap<QString, QMap<Verdict, int>> m_services;
    qsizetype m_next = 0;
};
