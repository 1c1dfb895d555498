// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanerun.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace personae;

namespace {

constexpr auto patience = 6s;
constexpr int hurry = 1000;
constexpr auto stormWatch = 40ms; ///< after the wish ended: nothing may follow any more

Account accountOf(const ContractCase &one, const Endpoint &endpoint)
{
    Account account;
    account.id = AccountId::create();
    account.service = one.service;
    account.handle = endpoint.handle;
    account.apiBase = endpoint.base;
    account.server = endpoint.server;
    account.remoteId = endpoint.remoteId;
    account.settings = endpoint.settings;
    return account;
}

} // namespace

LaneTokens::LaneTokens(const Endpoint &endpoint)
{
    m_grant.token = endpoint.token;
    m_grant.refresh = endpoint.refresh;
    m_grant.appKey = endpoint.appKey;
    m_grant.cookie = endpoint.cookie;
}

void LaneTokens::readKey(const AccountId &, QObject *context,
                         std::function<void(const QString &key)> done)
{
    QTimer::singleShot(0, context, [done] { done({}); });
}

LaneRun::LaneRun(const ContractCase &one, const Wish &wish, const ServiceApi &api,
                 const Endpoint &endpoint, HttpClient &client, ReplayServer &server,
                 const FriendlyAnswers &friendly, QObject *parent)
    : QObject(parent)
    , m_case(one)
    , m_wish(wish)
    , m_api(api)
    , m_endpoint(endpoint)
    , m_client(client)
    , m_server(server)
    , m_friendly(friendly)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_evidence.problem = u"the lane never came to an end"_s;
        take();
    });
}

void LaneRun::start()
{
    m_evidence.ran = true;
    begin(Round::Stubborn);
}

/// The same lane goes on in the last round: what it learned must count.
void LaneRun::begin(Round round)
{
    m_round = round;
    m_server.play([this](const ReceivedRequest &request) { return answerTo(request); });
    if (round != Round::Again) {
        m_lane.reset();
        m_tokens = std::make_unique<LaneTokens>(m_endpoint);
        m_lane = std::make_unique<AccountLane>(accountOf(m_case, m_endpoint), m_api, m_client,
                                               *m_tokens);
        m_lane->setHurry(hurry);
    }
    perform();
}

void LaneRun::perform()
{
    m_patience.start(patience);
    LaneCall *call = m_lane->perform(m_wish, this);
    connect(call, &LaneCall::finished, this,
            [this] { QTimer::singleShot(stormWatch, this, &LaneRun::settled); });
}

void LaneRun::settled()
{
    if (m_patience.isActive())
        take();
}

QString LaneRun::lineOf(const ReceivedRequest &request) const
{
    const QByteArray path = request.target.split('?').constFirst();
    return plainLine(QString::fromLatin1(request.method + ' ' + path), m_case.prefix);
}

/// What would be asked next if the redirect of the case were followed; empty: it is none.
QString LaneRun::redirection() const
{
    QByteArray place;
    for (const HttpHeader &header : m_case.responseHeaders) {
        if (header.first.compare("Location", Qt::CaseInsensitive) == 0)
            place = header.second;
    }
    if (m_case.status < 300 || m_case.status >= 400 || place.isEmpty())
        return {};
    const QUrl asked = QUrl::fromEncoded(m_case.origin.toUtf8() + m_case.target);
    const QString path = asked.resolved(QUrl::fromEncoded(place)).path(QUrl::FullyEncoded);
    return plainLine(QString::fromLatin1(m_case.method + ' ') + path, m_case.prefix);
}

/// What was recorded, to the recorded request and, from a stubborn server, to all others.
ContractCase LaneRun::answerTo(const ReceivedRequest &request)
{
    const QString recorded =
        plainLine(QString::fromLatin1(m_case.method + ' ') + m_case.path(), {});
    const QString line = lineOf(request);
    if (m_round == Round::Stubborn || (m_round == Round::Friendly && line == recorded))
        return m_case;
    return m_friendly.answerTo(m_case, request.method, u'/' + line.section(u' ', 1));
}

/// Notes what this round brought, then begins the next.
void LaneRun::take()
{
    m_patience.stop();
    QStringList lines;
    const QList<ReceivedRequest> received = m_server.received();
    for (const ReceivedRequest &request : received) {
        lines.append(lineOf(request));
        const QByteArray host = m_endpoint.base.authority(QUrl::FullyEncoded).toLatin1();
        if (request.header("Host") != host)
            m_evidence.elsewhere = true;
    }
    const bool broken = !m_evidence.problem.isEmpty();
    if (m_round == Round::Stubborn) {
        m_evidence.stubborn = int(lines.size());
        m_evidence.elsewhere = m_evidence.elsewhere || lines.mid(1).contains(redirection());
    } else if (m_round == Round::Friendly) {
        m_evidence.friendly = lines;
    } else {
        m_evidence.again = lines.value(0);
    }
    if (broken || m_round == Round::Again)
        Q_EMIT finished(m_evidence);
    else
        begin(m_round == Round::Stubborn ? Round::Friendly : Round::Again);
}
