// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/httpexchange.h"

#include "network/wire/sendonce.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QNetworkRequest prepared(const HttpRequest &request, const QUrl &target)
{
    QNetworkRequest result(target);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                        QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // HTTP/1.1 throughout: one way to frame an answer, and an Upgrade offer is a surprise to small
    // servers.
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setRawHeader("User-Agent", "Personae/" PERSONAE_VERSION);
    result.setRawHeader("Accept", "application/json, */*;q=0.1");
    // Uncompressed, so that Content-Length tells whether the whole body came.
    result.setRawHeader("Accept-Encoding", "identity");
    for (const HttpHeader &header : request.headers)
        result.setRawHeader(header.first, header.second);
    if (target.authority() != request.url.authority())
        result.setRawHeader("Host", request.url.authority(QUrl::FullyEncoded).toLatin1());
    if (!request.isRead()) {
        // A write gets a connection of its own and a body that cannot be rewound: never sent twice
        // by the stack.
        result.setRawHeader("Connection", "close");
        result.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
        result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        result.setHeader(QNetworkRequest::ContentLengthHeader, qint64(request.body.size()));
    }
    return result;
}

/// What a status line says beside its number is anybody's text.
QString oneShortLine(const QString &phrase)
{
    constexpr qsizetype longest = 100; // characters; the standard's own have 31 at most
    QString line = phrase.left(longest).simplified();
    line.removeIf([](QChar c) { return !c.isPrint(); });
    return line;
}

Outcome outcomeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
        return Outcome::Ok;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return Outcome::HostNotFound;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Outcome::Unreachable;
    case QNetworkReply::SslHandshakeFailedError:
        return Outcome::TlsRefused;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return Outcome::TimedOut;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return Outcome::ProtocolError;
    default:
        return Outcome::ConnectionLost;
    }
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &manager, const HttpRequest &request,
                           const QUrl &target, QObject *parent)
    : QObject(parent)
    , m_request(request)
{
    const QNetworkRequest prepare = prepared(request, target);
    if (request.method == "GET") {
        m_reply = manager.get(prepare);
    } else if (request.method == "HEAD") {
        m_reply = manager.head(prepare);
    } else {
        auto *body = new SendOnce(request.body);
        m_reply = manager.sendCustomRequest(prepare, request.method, body);
        body->setParent(m_reply);
    }
    m_patience.setSingleShot(true);
    m_patience.setInterval(request.patience);
    watch();
    m_patience.start();
}

HttpExchange::~HttpExchange()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
}

void HttpExchange::watch()
{
    connect(&m_patience, &QTimer::timeout, this, [this] { abort(Outcome::TimedOut); });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_sent = true;
        m_patience.start();
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        m_sent = m_sent || sent > 0;
        m_patience.start();
        if (!m_request.isRead() && total > 0)
            Q_EMIT uploadProgress(sent, total);
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::end);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_result.detail += error.errorString() + u"; "_s;
    });
}

void HttpExchange::abort(Outcome reason)
{
    if (m_ended || !m_reply || m_reason != Outcome::Ok)
        return;
    m_reason = reason;
    m_reply->abort(); // emits finished() now or later; end() copes with both
    if (!m_ended)
        end();
}

void HttpExchange::takeHead()
{
    m_patience.start();
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid())
        return;
    m_result.status = status.toInt();
    m_result.reason =
        oneShortLine(m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString());
    m_result.headers = m_reply->rawHeaderPairs();
    if (m_request.method != "HEAD" &&
        m_result.header("Content-Length").toLongLong() > m_request.maximumReply)
        abort(Outcome::TooLarge);
}

void HttpExchange::takeBytes()
{
    m_patience.start();
    m_result.body += m_reply->readAll();
    if (m_result.body.size() > m_request.maximumReply)
        abort(Outcome::TooLarge);
}

void HttpExchange::end()
{
    if (m_ended)
        return;
    m_ended = true;
    m_patience.stop();
    if (m_reason == Outcome::Ok) {
        takeHead();
        m_result.body += m_reply->readAll();
    }
    m_result.url = m_request.url;
    m_result.transport = m_reason != Outcome::Ok ? m_reason : verdict();
    if (m_result.transport != Outcome::Ok) {
        m_result.maybeDelivered = mayHaveArrived(m_result.transport);
        m_result.detail += m_reply->errorString();
        m_result.body.clear();
    }
    // Later, so that nothing is emitted from inside abort().
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT done(m_result); }, Qt::QueuedConnection);
}

/// What became of it, where we did not end it ourselves.
Outcome HttpExchange::verdict() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    if (m_result.body.size() > m_request.maximumReply)
        return Outcome::TooLarge;
    // Errors from 201 on are the stack's names for status codes: an answer came.
    const bool answered = m_result.status >= 200;
    if (error == QNetworkReply::ContentReSendError && answered)
        return isWholeAnyway() ? Outcome::Ok : Outcome::ConnectionLost;
    const bool stackNamesStatus =
        error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ContentReSendError &&
        error != QNetworkReply::ProtocolFailure && error != QNetworkReply::ProtocolUnknownError;
    if (error != QNetworkReply::NoError && !(answered && stackNamesStatus))
        return error == QNetworkReply::UnknownNetworkError && !m_sent ? Outcome::Unreachable
                                                                      : outcomeOf(error);
    if (!answered)
        return Outcome::ProtocolError;
    return isCutShort() ? Outcome::ConnectionLost : Outcome::Ok;
}

/// The stack tried to send the body again although an answer had begun. It does so on seeing 307
/// and 308, which it is not to follow, and where the end of the connection is the end of the
/// answer.
bool HttpExchange::isWholeAnyway() const
{
    if (m_result.status == 307 || m_result.status == 308)
        return true;
    return m_result.header("Transfer-Encoding").isEmpty() && !isCutShort();
}

bool HttpExchange::isCutShort() const
{
    if (m_request.method == "HEAD" || m_result.status == 204 || m_result.status == 304)
        return false;
    bool known = false;
    const qlonglong announced = m_result.header("Content-Length").toLongLong(&known);
    return known && m_result.body.size() < announced;
}

bool HttpExchange::mayHaveArrived(Outcome outcome) const
{
    switch (outcome) {
    case Outcome::HostNotFound:
    case Outcome::Unreachable:
    case Outcome::TlsRefused:
        return false;
    case Outcome::TimedOut:
        return m_sent || m_result.status != 0;
    default:
        return true;
    }
}

} // namespace personae
