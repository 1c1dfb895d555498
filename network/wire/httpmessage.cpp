// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/httpmessage.h"

namespace personae {

namespace {

QByteArray find(const QList<HttpHeader> &headers, QByteArrayView name)
{
    for (const HttpHeader &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    return find(headers, name);
}

void HttpRequest::setHeader(const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&name](const HttpHeader &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    headers.append({name, value});
}

QByteArray HttpReply::header(QByteArrayView name) const
{
    return find(headers, name);
}

QByteArray HttpReply::mediaType() const
{
    return header("Content-Type").split(';').constFirst().trimmed().toLower();
}

QString HttpReply::requestId() const
{
    return QString::fromLatin1(header("X-Request-ID").left(64));
}

HttpReply failedReply(Outcome transport, const QUrl &url, const QString &detail)
{
    HttpReply reply;
    reply.transport = transport;
    reply.url = url;
    reply.detail = detail;
    return reply;
}

} // namespace personae
