// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/addresses.h"

#include <QHostAddress>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

/// Pasted text brings blanks and characters nobody sees.
QString visible(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        if (!c.isSpace() && c.category() != QChar::Other_Format &&
            c.category() != QChar::Other_Control)
            clean += c;
    }
    return clean;
}

ApiError wrongAddress(const QString &why)
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = why;
    error.fieldIssues.insert(u"address"_s, {});
    return error;
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// "https://social.example/", "@me@social.example" and "social.example" mean the same host.
QString instanceHost(const QString &typed)
{
    QString text = visible(typed);
    if (const QUrl url(text); text.contains("://"_L1))
        text = url.host();
    text = text.mid(text.lastIndexOf(u'@') + 1);
    return text.section(u'/', 0, 0).toLower();
}

QString pair(const QString &key, const QString &value)
{
    return key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QUrl authorizeWith(const QString &provider, const QString &instance, const QString &handle,
                   const QStringList &more, const QUrl &base)
{
    const QStringList known{u"github"_s, u"mastodon"_s, u"bluesky"_s, u"linkedin"_s, u"twitter"_s};
    const QString host = instanceHost(instance);
    if (!known.contains(provider) || (provider == "mastodon"_L1 && host.isEmpty()))
        return {};
    QUrl url = base;
    url.setPath(base.path() + u"/api/auth/"_s + provider + u"/authorize"_s);
    QStringList pairs;
    if (provider == "mastodon"_L1)
        pairs.append(pair(u"instance"_s, host));
    if (const QString name = visible(handle); provider == "bluesky"_L1 && !name.isEmpty())
        pairs.append(pair(u"handle"_s, name.startsWith(u'@') ? name.sliced(1) : name));
    url.setQuery((pairs + more).join(u'&'));
    return url;
}

} // namespace

Result<QUrl> baseAddress(const QMap<QString, QString> &settings)
{
    QString typed = visible(settings.value(u"address"_s));
    if (typed.isEmpty())
        return QUrl(QLatin1StringView(publicAddress));
    if (!typed.contains("://"_L1))
        typed.prepend("https://"_L1);
    QUrl url(typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return wrongAddress(u"malformed"_s);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return wrongAddress(u"malformed"_s);
    if (!isSafe(url))
        return wrongAddress(u"insecure"_s);
    url.setQuery(QString());
    url.setFragment(QString());
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path == "/api"_L1 || path.endsWith("/api"_L1)) // pasted with the root of the calls
        path.chop(4);
    url.setPath(path);
    return url;
}

QUrl authorizeAddress(const QString &provider, const QString &argument, const QUrl &base)
{
    QStringList pairs;
    // GitHub takes no part in the hand-over (16 row 20).
    if (provider != "github"_L1)
        pairs.append(
            pair(u"redirect_uri"_s, QLatin1StringView(callbackScheme) + u"://oauth/callback"_s));
    return authorizeWith(provider, argument, argument, pairs, base);
}

QUrl linkAddress(const QString &provider, const QString &instance, const QString &handle,
                 const QUrl &base)
{
    return authorizeWith(provider, instance, handle, {pair(u"link"_s, u"true"_s)}, base);
}

std::optional<SessionGrant> grantIn(const QUrl &callback)
{
    const bool ours = callback.scheme() == QLatin1StringView(callbackScheme) &&
                      callback.host() == "oauth"_L1 && callback.path() == "/callback"_L1;
    const QString token = QUrlQuery(callback).queryItemValue(u"token"_s, QUrl::FullyDecoded);
    const bool plain = std::all_of(token.cbegin(), token.cend(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7F;
    });
    if (!ours || token.isEmpty() || !plain)
        return std::nullopt;
    SessionGrant grant;
    grant.token = token;
    return grant;
}

QString tokenIn(const QString &pasted)
{
    const QString text = visible(pasted);
    const qsizetype mark = text.indexOf(u'?');
    if (mark < 0)
        return text;
    const QString token = QUrlQuery(text.sliced(mark + 1).section(u'#', 0, 0))
                              .queryItemValue(u"token"_s, QUrl::FullyDecoded);
    return token.isEmpty() ? text : token;
}

QString pictureAddress(const QString &said, const QUrl &base)
{
    if (said.isEmpty() || said.contains("://"_L1) || !said.startsWith(u'/'))
        return said;
    return base.resolved(QUrl(said)).toString(QUrl::FullyEncoded);
}

bool isSafe(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host())));
}

bool isSafePicture(const QUrl &url, const QUrl &base)
{
    return isSafe(url) && (!isLoopback(url.host()) || isLoopback(base.host()));
}

QByteArray pictureType(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return "image/jpeg";
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return "image/png";
    if (bytes.startsWith("GIF8"))
        return "image/gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "image/webp";
    if (bytes.mid(4, 8).startsWith("ftypavi"))
        return "image/avif";
    return {};
}

} // namespace personae::interlinedlist
