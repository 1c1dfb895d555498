// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner.h"

#include "casewish.h"
#include "requestcheck.h"
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
    case Verdict::NotYet:
        return u"not yet"_s;
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
        return Verdict::NotYet;
    }
    if (!one.transcript.isEmpty())
        return std::nullopt; // what it must prove stands in its frames
    if (!one.replayable) {
        reason = u"not an HTTP exchange"_s;
        return Verdict::NotYet;
    }
    if (!one.hasExpect)
        return Verdict::Skipped;
    return std::nullopt;
}

void Runner::replay(const ContractCase &one, const ServiceApi &api)
{
    Replay replay{&api, endpointFor(one), {}, {}, {}, one.given, false};
    replay.hadToken =
        one.header("Authorization").startsWith("Bearer ") || one.given.value("session"_L1).toBool();
    m_server.play(one);
    if (!one.expect.contains("do"_L1)) {
        replay.request = recordedRequest(one);
        exchange(one, wishForRequest(one, api), replay);
        return;
    }
    QString problem;
    const std::optional<Wish> wish = wishForVerb(one, problem);
    if (!wish) {
        settle(one, Verdict::Failed, {problem});
        return;
    }
    const Result<HttpRequest> made = api.request(*wish, replay.endpoint);
    if (made) {
        replay.request = made.value();
        exchange(one, *wish, replay);
    } else {
        replay.answer.error = made.error();
        judge(one, replay);
    }
}

void Runner::exchange(const ContractCase &one, const Wish &wish, Replay replay)
{
    ApiCall *call = m_client.send(replay.request, this);
    connect(call, &ApiCall::finished, this, [this, one, wish, replay](const HttpReply &reply) {
        Replay done = replay;
        done.received = m_server.received();
        done.answer = done.api->answer(wish, done.request, reply, done.endpoint);
        judge(one, done);
    });
}

void Runner::judge(const ContractCase &one, const Replay &replay)
{
    QStringList reasons;
    const bool refused = one.expect.value("result"_L1).toString() == "LocalReject"_L1;
    if (refused && !replay.received.isEmpty())
        reasons.append(u"something was sent"_s);
    if (!refused && replay.received.isEmpty())
        reasons.append(u"nothing was sent (%1)"_s.arg(replay.answer.error.detail));
    else if (!refused && one.expect.contains("do"_L1))
        reasons += requestDifferences(one, replay.received.constFirst());
    reasons += unmetExpectations(one.expect, replay);
    settle(one, reasons.isEmpty() ? Verdict::Ok : Verdict::Failed, reasons);
}

void Runner::settle(const ContractCase &one, Verdict verdict, const QStringList &reasons)
{
    ++m_counts[verdict];
    ++m_endpoints[one.service + u' ' + one.file][verdict];
    QTextStream out(stdout);
    out << wordFor(verdict) << ' ' << one.name();
    if (!reasons.isEmpty())
        out << ": " << reasons.join(u"; "_s);
    out << '\n';
    out.flush();
    QTimer::singleShot(0, this, &Runner::step);
}
