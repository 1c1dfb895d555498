// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript.h"

#include "newscheck.h"
#include "servicerules.h"

#include <QJsonDocument>
#include <QUrlQuery>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace personae;

namespace {

constexpr auto patience = 10s;
constexpr auto stormWatch = 60ms; ///< many times the pace below

bool isPing(const QString &frame)
{
    return QJsonDocument::fromJson(frame.toUtf8()).object().value("cmd"_L1) == "ping"_L1;
}

QJsonValue jsonOf(const QString &frame)
{
    return QJsonDocument::fromJson(frame.toUtf8()).object();
}

} // namespace

TranscriptPlay::TranscriptPlay(const ContractCase &one, const ServiceApi &api, QObject *parent)
    : QObject(parent)
    , m_case(one)
    , m_api(api)
    , m_url(one.transcript.value("url"_L1).toString())
    , m_server(u"replay"_s, QWebSocketServer::NonSecureMode)
    , m_bus(api)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &TranscriptPlay::accept);
    connect(&m_bus, &BusSocket::news, this, &TranscriptPlay::take);
    connect(&m_bus, &BusSocket::signInNeeded, this, [this] {
        ++m_signIns;
        close();
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_reasons.append(u"stuck at frame %1"_s.arg(m_next));
        done();
    });
    m_bus.setPace({.first = 1ms, .longest = 2ms, .ping = 30s, .silence = 30s});
    m_bus.setRouter([this](const QUrl &) {
        return std::optional(QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())));
    });
}

TranscriptPlay::~TranscriptPlay() = default;

Endpoint TranscriptPlay::endpoint() const
{
    const QString token = QUrlQuery(m_url).queryItemValue(u"token"_s);
    Endpoint endpoint;
    endpoint.base.setScheme(u"https"_s);
    endpoint.base.setHost(m_url.host());
    endpoint.token = token;
    const ServiceRules &rules = rulesFor(m_case.service);
    endpoint.server.dialect = rules.recordedDialect;
    if (rules.handleOf)
        endpoint.handle = rules.handleOf(endpoint.base.toString(), token.toLatin1());
    return endpoint;
}

void TranscriptPlay::start()
{
    m_patience.start(patience);
    if (!m_server.listen(QHostAddress::LocalHost)) {
        m_reasons.append(m_server.errorString());
        QTimer::singleShot(0, this, &TranscriptPlay::done);
        return;
    }
    const QUrl asked = m_api.newsAddress(endpoint());
    if (asked != m_url || m_api.apiBase(endpoint().handle).host() != m_url.host())
        m_reasons.append(u"another address"_s); // not shown: it holds the token
    m_bus.open(endpoint());
}

void TranscriptPlay::accept()
{
    QWebSocket *client = m_server.nextPendingConnection();
    client->setParent(this);
    if (++m_connections > 1)
        return;
    m_client = client;
    const QUrl asked = client->requestUrl();
    if (asked.path() != m_url.path() || asked.query() != m_url.query() ||
        client->request().rawHeader("X-Forwarded-Host") != m_url.host().toLatin1())
        m_reasons.append(u"another address was asked"_s);
    connect(client, &QWebSocket::textMessageReceived, this, &TranscriptPlay::heard);
    step();
}

/// On to the next thing that must be waited for.
void TranscriptPlay::step()
{
    const QJsonArray frames = m_case.transcript.value("frames"_L1).toArray();
    for (; m_next < frames.size(); ++m_next) {
        const QJsonObject frame = frames.at(m_next).toObject();
        const QString text = frame.value("text"_L1).toString();
        const QString from = frame.value("from"_L1).toString();
        if (from == "server"_L1) {
            checkAcknowledged(text);
            m_waiting.append(text);
            m_client->sendTextMessage(text);
        } else if (from != "client"_L1) {
            m_reasons.append(u"a frame from nobody"_s);
        } else if (m_clientSpoke = true; isPing(text)) {
            if (m_pings.isEmpty())
                return;
            if (jsonOf(m_pings.takeFirst()) != jsonOf(text))
                m_reasons.append(u"another ping"_s);
        }
    }
    if (m_waiting.isEmpty())
        close();
}

/// An acknowledgement answers something that was said before.
void TranscriptPlay::checkAcknowledged(const QString &text)
{
    const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
    if (frame.value("cmd"_L1) != "ack"_L1)
        return;
    const QJsonArray frames = m_case.transcript.value("frames"_L1).toArray();
    for (qsizetype i = 0; i < m_next; ++i) {
        const QString said = frames.at(i)["text"_L1].toString();
        if (frames.at(i)["from"_L1] == "client"_L1 &&
            QJsonDocument::fromJson(said.toUtf8())["id"_L1] == frame.value("id"_L1))
            return;
    }
    m_reasons.append(u"an acknowledgement of nothing"_s);
}

void TranscriptPlay::heard(const QString &frame)
{
    if (!isPing(frame))
        m_reasons.append(u"the client said what nobody asked for"_s);
    m_pings.append(frame);
    step();
}

void TranscriptPlay::take(const BusNews &news)
{
    if (m_waiting.isEmpty()) {
        m_reasons.append(u"news from nowhere: "_s + shortOf(news));
        return;
    }
    m_reasons += newsDifferences(m_waiting.takeFirst(), news, endpoint().handle);
    if (news.kind != BusNews::Kind::Pong)
        m_news.append(shortOf(news));
    const qsizetype frames = m_case.transcript.value("frames"_L1).toArray().size();
    if (m_waiting.isEmpty() && m_next == frames)
        close();
}

/// The recorded end, once; a sign-in wanted is how a refusal must have been understood.
void TranscriptPlay::close()
{
    const QJsonArray end = m_case.transcript.value("close"_L1).toArray();
    const bool byServer = end.at(0).isDouble();
    if (!m_closing) {
        m_closing = true;
        if (byServer) {
            m_client->close(QWebSocketProtocol::CloseCode(end.at(0).toInt()), end.at(1).toString());
            // A code that is not understood as a refusal leads to another try, and shows there.
            QTimer::singleShot(stormWatch * 3, this, &TranscriptPlay::judge);
        } else {
            if (end.at(0).toString() != "closed by client"_L1)
                m_reasons.append(u"an end nobody knows"_s);
            connect(m_client, &QWebSocket::disconnected, this,
                    [this] { QTimer::singleShot(stormWatch, this, &TranscriptPlay::judge); });
            m_bus.close();
        }
    }
}

void TranscriptPlay::judge()
{
    const bool byServer = m_case.transcript.value("close"_L1).toArray().at(0).isDouble();
    if (m_connections != 1)
        m_reasons.append(u"%1 connections"_s.arg(m_connections));
    if (m_signIns != (byServer ? 1 : 0))
        m_reasons.append(u"asked to sign in %1 times"_s.arg(m_signIns));
    if (m_clientSpoke && !m_pings.isEmpty())
        m_reasons.append(u"a ping that was not recorded"_s);
    if (m_bus.isLive())
        m_reasons.append(u"still live"_s);
    if (const auto known = knownTranscript(m_case.id)) {
        if (m_news != known->news)
            m_reasons.append(u"understood [%1]"_s.arg(m_news.join(u" | "_s)));
        if (byServer != known->signIn)
            m_reasons.append(u"another end"_s);
    }
    done();
}

void TranscriptPlay::done()
{
    m_patience.stop();
    m_bus.close();
    disconnect(&m_bus, nullptr, this, nullptr);
    if (m_client)
        m_client->disconnect(this);
    Q_EMIT finished(m_reasons);
}
