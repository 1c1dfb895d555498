// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/access.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

const QString byToken = u"token"_s;
const QString byCookie = u"cookie"_s;

bool isWritten(const HttpRequest &request)
{
    return request.method != "GET";
}

void addToken(HttpRequest &request, const Endpoint &endpoint)
{
    if (!endpoint.token.isEmpty())
        request.setHeader("Authorization", "Bearer " + endpoint.token.toUtf8());
}

void addCookie(HttpRequest &request, const Endpoint &endpoint)
{
    if (!endpoint.cookie.isEmpty())
        request.setHeader("Cookie", endpoint.cookie);
}

bool isPosts(const QStringList &path)
{
    return path.size() == 3 && path.at(0) == "user"_L1 && path.at(2) == "messages"_L1;
}

const QString postsKey = u"session.GET user/:name/messages"_s;

} // namespace

QStringList segmentsOf(const QUrl &url, const QUrl &base)
{
    QString path = url.path(QUrl::FullyEncoded);
    const QString prefix = base.path(QUrl::FullyEncoded);
    if (!prefix.isEmpty() && path.startsWith(prefix + u'/'))
        path.remove(0, prefix.size());
    QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    for (QString &segment : segments)
        segment = QUrl::fromPercentEncoding(segment.toLatin1());
    if (segments.value(0) == "api"_L1)
        segments.removeFirst();
    return segments;
}

bool wantsSession(const HttpRequest &request, const Endpoint &endpoint)
{
    const QStringList path = segmentsOf(request.url, endpoint.base);
    const QString first = path.value(0);
    const QString second = path.value(1);
    if (first == "organizations"_L1)
        return path.size() > 2 || isWritten(request);
    if (first == "auth"_L1)
        return second == "send-verification-email"_L1 || second == "accounts"_L1 ||
               second == "switch"_L1 || second == "remove-account"_L1;
    const bool own =
        second == "identities"_L1 || second == "organizations"_L1 || second == "delete"_L1;
    return first == "user"_L1 && own && path.value(2) != "messages"_L1;
}

QString accessKey(const HttpRequest &request, const Endpoint &endpoint)
{
    QStringList path = segmentsOf(request.url, endpoint.base);
    if (path.value(0) == "organizations"_L1) { // ids are no part of the name
        for (qsizetype i = 1; i < path.size(); i += 2)
            path[i] = u":id"_s;
    }
    return u"session."_s + QString::fromLatin1(request.method) + u' ' + path.join(u'/');
}

void identify(HttpRequest &request, Access access, const Endpoint &endpoint)
{
    switch (access) {
    case Access::Nobody:
        return;
    case Access::Visitor:
        addCookie(request, endpoint);
        return;
    case Access::Account:
        endpoint.token.isEmpty() ? addCookie(request, endpoint) : addToken(request, endpoint);
        return;
    case Access::Session:
        break;
    }
    const bool tokenWorked =
        endpoint.server.remembered.value(accessKey(request, endpoint)) == byToken;
    const bool token = !endpoint.token.isEmpty() && (tokenWorked || endpoint.cookie.isEmpty());
    token ? addToken(request, endpoint) : addCookie(request, endpoint);
}

Access accessToPosts(const Endpoint &endpoint)
{
    return endpoint.server.remembered.value(postsKey) == byCookie ? Access::Visitor
                                                                  : Access::Nobody;
}

void learnAccess(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const Endpoint &endpoint)
{
    const bool sentCookie = !request.header("Cookie").isEmpty();
    const bool sentToken = !request.header("Authorization").isEmpty();
    const QString key = accessKey(request, endpoint);
    const bool closed = answer.outcome() == Outcome::AuthRequired && !sentCookie && !sentToken;
    if (closed && isPosts(segmentsOf(request.url, endpoint.base))) {
        answer.learned.remembered.insert(postsKey, byCookie);
        if (endpoint.cookie.isEmpty())
            answer.needsCookie = true;
        else
            answer.next = {wish};
        return;
    }
    if (answer.outcome() != Outcome::AuthRequired) {
        if (answer.ok() && (sentCookie || sentToken) && wantsSession(request, endpoint))
            answer.learned.remembered.insert(key, sentCookie ? byCookie : byToken);
        return;
    }
    const bool mayOpen = wantsSession(request, endpoint) || !sentToken;
    if (sentToken && mayOpen && !endpoint.cookie.isEmpty()) { // a session is open already
        answer.learned.remembered.insert(key, byCookie);
        answer.next = {wish};
    } else {
        answer.needsCookie = mayOpen;
    }
}

} // namespace personae::interlinedlist
