// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/baseaddress.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

bool isMark(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x200B && u <= 0x200F) || (u >= 0x202A && u <= 0x202E) || u == 0x2060 ||
           u == 0xFEFF || c.isSpace();
}

ApiError wrong(const QString &setting, const QString &why)
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = why;
    error.fieldIssues.insert(setting, {});
    return error;
}

/// "/a//b/" -> "/a/b"; empty where there is nothing between the slashes.
QString tidyPath(const QString &path)
{
    const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    return segments.isEmpty() ? QString() : u'/' + segments.join(u'/');
}

bool climbs(const QString &path)
{
    const QStringList segments = path.split(u'/');
    return segments.contains(u"."_s) || segments.contains(u".."_s);
}

bool hasForbidden(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u'<' || c == u'>' || c == u'?' || c == u'#' || c == u'@' || c == u'\\';
    });
}

/// A whole address, or a domain that may have been typed as one.
Result<QUrl> parsed(const QString &setting, QString text)
{
    if (hasForbidden(text))
        return wrong(setting, u"malformed"_s);
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*://"_s);
    if (!scheme.match(text).hasMatch())
        text.prepend("https://"_L1);
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        url = QUrl(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty() || climbs(url.path()))
        return wrong(setting, u"malformed"_s);
    if (url.scheme() == "http"_L1 && !isOnThisComputer(url))
        return wrong(setting, u"insecure"_s);
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return wrong(setting, u"malformed"_s);
    url.setPath(tidyPath(url.path()));
    return url;
}

} // namespace

QString withoutMarks(QString typed)
{
    typed.removeIf(isMark);
    return typed;
}

Result<QUrl> baseFrom(const QMap<QString, QString> &settings)
{
    const auto typed = [&settings](const QString &id) { return withoutMarks(settings.value(id)); };
    const QString whole = typed(u"address"_s);
    if (!whole.isEmpty())
        return parsed(u"address"_s, whole);
    const QString domain = typed(u"domain"_s);
    if (domain.isEmpty())
        return wrong(u"domain"_s, u"empty"_s);
    Result<QUrl> base = parsed(u"domain"_s, domain);
    if (!base)
        return base;
    QUrl url = base.take();
    for (const QString &part : {u"prefix"_s, u"version"_s}) {
        const QString path = typed(part);
        if (hasForbidden(path) || path.contains(u':') || climbs(path))
            return wrong(part, u"malformed"_s);
        url.setPath(tidyPath(url.path() + u'/' + path));
    }
    return url;
}

bool isOnThisComputer(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

bool isSameServer(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

} // namespace personae::epixel
