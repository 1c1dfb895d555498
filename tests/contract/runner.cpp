// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner.h"

#include "casewish.h"
#include "judge.h"
#include "servicerules.h"
#include "transcript.h"

#include <QTextStream>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

QString wordFor(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return u"ok"_s;
    case Verdict::Failed:
        return u"FAIL"_s;
    case Verdict::Skipped:
        return u"skipped"_s;
    case Verdict::Disputed:
        return u"disputed"_s;
    }
    Q_UNREACHABLE();
}

/// Exactly what was sent then, but for what the connection itself needs.
HttpRequest recordedRequest(const ContractCase &one)
{
    HttpRequest request;
    request.method = one.method;
    request.url = QUrl::fromEncoded(one.origin.toUtf8() + one.target);
    request.body = one.requestBody;
    for (const HttpHeader &header : one.requestHeaders) {
        const QByteArray name = header.first.toLower();
        if (name != "host" && name != "content-length" && name != "connection" &&
            name != "accept-encoding")
            request.setHeader(header.first, header.second);
    }
    return request;
}

} // namespace

Runner::Runner(QList<ContractCase> cases, QMap<QString, QString> disputed, QObject *parent)
    : QObject(parent)
    , m_cases(std::move(cases))
    , m_disputed(std::move(disputed))
    , m_friendly(m_cases)
{
    m_client.setRouter([this](const QUrl &) { return std::optional(m_server.url()); });
}

void Runner::start()
{
    if (!m_server.start()) {
        m_counts[Verdict::Failed] = 1;
        QTimer::singleShot(0, this, &Runner::finished);
        return;
    }
    QTimer::singleShot(0, this, &Runner::step);
}

void Runner::step()
{
    if (m_next == m_cases.size()) {
        Q_EMIT finished();
        return;
    }
    const ContractCase one = m_cases.at(m_next++);
    QString reason;
    if (const std::optional<Verdict> verdict = early(one, reason)) {
        settle(one, *verdict, reason.isEmpty() ? QStringList() : QStringList{reason});
        return;
    }
    const ServiceApi &api = *m_registry.find(one.service);
    if (one.transcript.isEmpty())
        replay(one, api);
    else
        replayTranscript(one, api);
}

void Runner::replayTranscript(const ContractCase &one, const ServiceApi &api)
{
    auto *play = new TranscriptPlay(one, api, this);
    connect(play, &TranscriptPlay::finished, this, [this, one, play](const QStringList &reasons) {
        play->deleteLater();
        settle(one, reasons.isEmpty() ? Verdict::Ok : Verdict::Failed, reasons);
    });
    play->start();
}

std::optional<Verdict> Runner::early(const ContractCase &one, QString &reason) const
{
    if (const auto disputed = m_disputed.constFind(one.name()); disputed != m_disputed.cend()) {
        reason = *disputed;
        return Verdict::Disputed;
    }
    if (!m_registry.find(one.service)) {
        reason = u"no adapter"_s;
        return Verdict::Failed;
    }
    if (!one.transcript.isEmpty())
        return std::nullopt; // what it must prove stands in its frames
    if (!one.replayable) {
        reason = u"neither an HTTP exchange nor a transcript"_s;
        return Verdict::Failed;
    }
    if (!one.hasExpect)
        return Verdict::Skipped;
    return std::nullopt;
}

/// The adapter's own request where the app would send it, else the recorded one.
void Runner::replay(const ContractCase &one, const ServiceApi &api)
{
    ApiError refusal;
    Replay replay{&api, one, endpointFor(one, api, refusal), {}, {}, {}, {}, {}, {}, false};
    if (refusal.isError()) { // of the address that was typed: nothing can be asked of it
        replay.answer.error = refusal;
        judge(replay);
        return;
    }
    if (!one.baseTyped.isEmpty())
        replay.one = one.placedAt(replay.endpoint.base);
    QString problem;
    const bool hasVerb = one.expect.contains("do"_L1);
    if (problem.isEmpty() && hasVerb)
        replay.wish = wishForVerb(one, problem).value_or(Wish());
    else if (problem.isEmpty())
        replay.wish = wishForRequest(one, api, m_friendly);
    if (!problem.isEmpty()) {
        settle(one, Verdict::Failed, {problem});
        return;
    }
    replay.hadSession = one.header("Authorization").startsWith("Bearer ") ||
                        one.given.value("session"_L1).toBool() ||
                        std::holds_alternative<wish::Renew>(replay.wish);
    const Result<HttpRequest> made = one.madeByAdapter()
                                         ? api.request(replay.wish, replay.endpoint)
                                         : Result<HttpRequest>(recordedRequest(one));
    m_server.play(replay.one);
    if (made) {
        replay.request = made.value();
        exchange(replay);
    } else {
        replay.answer.error = made.error();
        judge(replay);
    }
}

void Runner::exchange(Replay replay)
{
    ApiCall *call = m_client.send(replay.request, this);
    connect(call, &ApiCall::finished, this, [this, replay](const HttpReply &reply) {
        Replay done = replay;
        done.received = m_server.received();
        done.reply = reply;
        done.answer = done.api->answer(done.wish, done.request, reply, done.endpoint);
        if (needsLane(done.one.expect))
            runLane(done);
        else
            judge(done);
    });
}

/// What follows by itself and what is tried again is the lane's: seen at the socket.
void Runner::runLane(const Replay &replay)
{
    auto *run = new LaneRun(replay.one, replay.wish, *replay.api, replay.endpoint, m_client,
                            m_server, m_friendly, this);
    connect(run, &LaneRun::finished, this, [this, replay, run](const LaneEvidence &evidence) {
        run->deleteLater();
        Replay done = replay;
        done.lane = evidence;
        judge(done);
    });
    run->start();
}

void Runner::judge(const Replay &replay)
{
    const ContractCase &one = replay.one;
    QStringList reasons = judged(one, replay);
    if (reasons.isEmpty() && m_mutates) {
        const QStringList weak = weakWords(one, replay);
        for (const QString &word : weak)
            reasons.append(u"could be changed unnoticed: "_s + word);
    }
    settle(one, reasons.isEmpty() ? Verdict::Ok : Verdict::Failed, reasons);
}

void Runner::settle(const ContractCase &one, Verdict verdict, const QStringList &reasons)
{
    ++m_counts[verdict];
    ++m_endpoints[one.service + u' ' + one.file][verdict];
    ++m_services[one.service][verdict];
    QTextStream out(stdout);
    out << wordFor(verdict) << ' ' << one.name();
    if (!reasons.isEmpty())
        out << ": " << reasons.join(u"; "_s);
    out << '\n';
    out.flush();
    QTimer::singleShot(0, this, &Runner::step);
}
