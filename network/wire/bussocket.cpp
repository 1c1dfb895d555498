// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/bussocket.h"

#include "network/wire/httpclient.h"
#include "network/wire/redact.h"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

Q_LOGGING_CATEGORY(lcBus, "personae.bus")

constexpr quint64 longestMessage = 1024 * 1024; ///< bytes; news are a few hundred

QUrl withScheme(QUrl url, const QString &scheme)
{
    url.setScheme(scheme);
    return url;
}

bool isSecure(const QUrl &url)
{
    return url.scheme() == "wss"_L1 || url.scheme() == "https"_L1;
}

} // namespace

class BusSocket::Private final
{
public:
    Private(BusSocket *owner, const ServiceApi &service)
        : q(owner)
        , api(service)
    {
        again.setSingleShot(true);
        silence.setSingleShot(true);
        connect(&again, &QTimer::timeout, q, [this] { start(); });
        connect(&beat, &QTimer::timeout, q, [this] { ping(); });
        connect(&silence, &QTimer::timeout, q, [this] { ended(BusEnd::Retry); });
    }

    void start();
    void drop();
    void takeLeave();
    void listen();
    void greeted();
    void ping();
    void heard();
    void take(const QString &frame);
    void ended(BusEnd end);
    void setLive(bool on);
    [[nodiscard]] QUrl targetOf(const QUrl &address) const;

    BusSocket *q;
    const ServiceApi &api;
    std::function<std::optional<QUrl>(const QUrl &)> router;
    Pace pace;
    Endpoint endpoint;
    QUrl address; ///< secret; empty: closed
    std::unique_ptr<QWebSocket> socket;
    quint64 turn = 0; ///< of the present socket: what an older one still says is not heard
    std::chrono::milliseconds wait{0}; ///< before the next try; 0: none failed since it last spoke
    int pings = 0;
    bool live = false;
    bool puzzled = false; ///< a frame that made no sense was logged
    QTimer again;
    QTimer beat;
    QTimer silence;
};

QUrl BusSocket::Private::targetOf(const QUrl &original) const
{
    if (!router)
        return original;
    const bool secure = isSecure(original);
    const auto routed = router(withScheme(original, secure ? u"https"_s : u"http"_s));
    if (!routed || !isLoopback(*routed))
        return original;
    QUrl target = withScheme(original, isSecure(*routed) ? u"wss"_s : u"ws"_s);
    target.setHost(routed->host());
    target.setPort(routed->port());
    return target;
}

void BusSocket::Private::start()
{
    drop();
    const QUrl target = targetOf(address);
    const bool plain = target.scheme() == "ws"_L1 && isLoopback(target);
    if (!plain && target.scheme() != "wss"_L1) {
        qCWarning(lcBus) << "not a secure address:" << redact::url(address).toString();
        address.clear();
        return;
    }
    socket = std::make_unique<QWebSocket>();
    socket->setMaxAllowedIncomingFrameSize(longestMessage);
    socket->setMaxAllowedIncomingMessageSize(longestMessage);
    if (isLoopback(target))
        socket->setProxy(QNetworkProxy::NoProxy);
    listen();
    QNetworkRequest request(target);
    request.setRawHeader("User-Agent", "Personae/" PERSONAE_VERSION);
    if (target.authority() != address.authority())
        request.setRawHeader("X-Forwarded-Host", address.authority(QUrl::FullyEncoded).toLatin1());
    silence.start(pace.silence);
    socket->open(request);
}

/// Everything is heard from the event loop: whoever listens to us may then close or destroy us.
void BusSocket::Private::listen()
{
    const quint64 mine = ++turn;
    const auto on = [this, mine](auto signal, auto then) {
        connect(
            socket.get(), signal, q,
            [this, mine, then](const auto &...words) {
                if (mine == turn)
                    then(words...);
            },
            Qt::QueuedConnection);
    };
    on(&QWebSocket::connected, [this] { greeted(); });
    on(&QWebSocket::textMessageReceived, [this](const QString &frame) { take(frame); });
    on(&QWebSocket::pong, [this](quint64, const QByteArray &) { heard(); });
    on(&QWebSocket::stateChanged, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            ended(api.newsEnd(socket->closeCode()));
    });
    const auto failed = [this](QAbstractSocket::SocketError error) {
        qCDebug(lcBus) << error;
        ended(api.newsEnd(socket->closeCode()));
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    on(&QWebSocket::errorOccurred, failed);
#else
    on(qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), failed);
#endif
}

void BusSocket::Private::drop()
{
    ++turn;
    again.stop();
    beat.stop();
    silence.stop();
    socket.reset();
}

/// Says goodbye where somebody hears it.
void BusSocket::Private::takeLeave()
{
    if (socket && socket->state() == QAbstractSocket::ConnectedState) {
        QWebSocket *old = socket.release();
        old->setParent(q);
        connect(old, &QWebSocket::disconnected, old, &QObject::deleteLater);
        old->close();
    }
    drop();
}

void BusSocket::Private::greeted()
{
    beat.start(pace.ping);
    silence.stop();
    ping();
}

/// The service's own ping where there is one: a proxy may answer the protocol's for a service that
/// is gone.
void BusSocket::Private::ping()
{
    const QString frame = api.newsPing(QString::number(++pings));
    if (!frame.isEmpty())
        socket->sendTextMessage(frame);
    else
        socket->ping();
    if (!silence.isActive()) // the first ping without an answer counts
        silence.start(pace.silence);
}

void BusSocket::Private::heard()
{
    silence.stop();
    wait = {};
    setLive(true);
}

void BusSocket::Private::take(const QString &frame)
{
    const QPointer<BusSocket> alive(q);
    const quint64 mine = turn;
    heard();
    if (!alive || mine != turn) // somebody closed us on hearing that we live
        return;
    const BusNews said = api.news(frame, endpoint);
    if (said.kind == BusNews::Kind::NotUnderstood && !puzzled) {
        puzzled = true;
        qCWarning(lcBus) << "a frame that makes no sense from" << address.host();
    }
    Q_EMIT q->news(said);
}

void BusSocket::Private::ended(BusEnd end)
{
    drop();
    if (end == BusEnd::SignIn) {
        address.clear();
    } else {
        wait = wait.count() == 0 ? pace.first : std::min(wait * 2, pace.longest);
        again.start(wait);
    }
    const QPointer<BusSocket> alive(q);
    const quint64 mine = turn;
    setLive(false);
    if (alive && end == BusEnd::SignIn && mine == turn)
        Q_EMIT q->signInNeeded();
}

void BusSocket::Private::setLive(bool on)
{
    if (live == on)
        return;
    live = on;
    Q_EMIT q->liveChanged(on);
}

BusSocket::BusSocket(const ServiceApi &api, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, api))
{
}

BusSocket::~BusSocket() = default;

void BusSocket::setRouter(std::function<std::optional<QUrl>(const QUrl &)> router)
{
    d->router = std::move(router);
}

void BusSocket::setPace(const Pace &pace)
{
    d->pace = pace;
}

void BusSocket::open(const Endpoint &endpoint)
{
    const QUrl address = d->api.newsAddress(endpoint);
    d->endpoint = endpoint;
    if (address == d->address && !address.isEmpty())
        return hurry();
    close();
    d->endpoint = endpoint;
    d->address = address;
    if (!address.isEmpty())
        d->start();
}

void BusSocket::close()
{
    d->takeLeave();
    d->address.clear();
    d->wait = {};
    if (d->live) {
        // Later, so that nothing is emitted from inside a call.
        d->live = false;
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT liveChanged(d->live); }, Qt::QueuedConnection);
    }
}

void BusSocket::hurry()
{
    if (d->again.isActive())
        d->start();
}

bool BusSocket::isLive() const
{
    return d->live;
}

} // namespace personae
