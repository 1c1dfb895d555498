// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/requestmaker.h"

#include "network/cloudillo/idtag.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

ApiError localReject(const QString &why, const QStringList &fields)
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = why;
    for (const QString &field : fields)
        error.fieldIssues.insert(field, {});
    return error;
}

ApiError notOffered(const QString &why)
{
    ApiError error;
    error.kind = Outcome::NotOffered;
    error.detail = why;
    return error;
}

bool isNameable(const QString &text)
{
    return !text.trimmed().isEmpty() && text != u'.' && text != ".."_L1;
}

QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "@"));
}

RequestMaker::Made RequestMaker::absent()
{
    return notOffered(u"no such call"_s);
}

QUrl RequestMaker::address(const QString &path, const Query &query) const
{
    QUrl url = m_endpoint.base.isEmpty() ? apiBaseOf(m_endpoint.handle) : m_endpoint.base;
    url.setPath(path, QUrl::TolerantMode); // encoded already
    QStringList pairs;
    for (const auto &[key, value] : query)
        pairs.append(key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value, ",@:")));
    if (!pairs.isEmpty())
        url.setQuery(pairs.join(u'&'));
    return url;
}

HttpRequest RequestMaker::call(const QByteArray &method, const QString &path, const Query &query,
                               As as) const
{
    HttpRequest request;
    request.method = method;
    request.url = address(path, query);
    request.setHeader("Accept", "application/json");
    if (as == As::Account && !m_endpoint.token.isEmpty())
        request.setHeader("Authorization", "Bearer " + m_endpoint.token.toLatin1());
    return request;
}

HttpRequest RequestMaker::sending(const QByteArray &method, const QString &path,
                                  const QJsonObject &json, As as) const
{
    HttpRequest request = call(method, path, {}, as);
    request.setHeader("Content-Type", "application/json");
    request.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return request;
}

RequestMaker::Made RequestMaker::elsewhere(const QString &host, const QString &path) const
{
    // The account's own host keeps its origin, which in tests and on private nodes is not the
    // derived one.
    const bool own =
        host == m_endpoint.handle || host == tenantOf(m_endpoint.base) || host.isEmpty();
    const QUrl base = own && !m_endpoint.base.isEmpty() ? m_endpoint.base : apiBaseOf(host);
    if (!base.isValid() || base.host().isEmpty())
        return localReject(u"not a domain name"_s);
    HttpRequest request = call("GET", path, {}, As::Nobody);
    request.url = base;
    request.url.setPath(path);
    return request;
}

bool RequestMaker::isSelf(const QString &handle) const
{
    const QString self = canonicalOrOpaque(m_endpoint.handle);
    return !self.isEmpty() && canonicalOrOpaque(handle) == self;
}

} // namespace personae::cloudillo
