// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/address.h"

#include "network/wire/httpclient.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

const QString platform = u".m2worlds.io"_s;
const QString placeholder = u"{organizationId}"_s;

ApiError wrong(const QString &setting, const QString &why)
{
    ApiError error;
    error.kind = Outcome::LocalReject;
    error.detail = why;
    error.fieldIssues.insert(setting, {});
    return error;
}

/// People paste the address of their organization where only its first label is asked for.
QString organizationFrom(const QString &pasted)
{
    QString id = cleaned(pasted);
    const QUrl url(id.contains("://"_L1) ? id : u"https://"_s + id);
    const QString host = url.host();
    if (host.endsWith(platform))
        id = host.chopped(platform.size());
    return id;
}

/// Hosts of the platform that belong to no organization (B2, B3).
bool isReserved(const QString &label)
{
    return label == "api"_L1 || label == "admin"_L1;
}

/// Another product with another API (5.5), and the host that takes no profile calls (B3).
bool isOtherService(const QString &host)
{
    return host == "api.msquared.io"_L1 || host == u"admin"_s + platform;
}

bool isHostLabel(const QString &text)
{
    static const QRegularExpression label(u"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"_s);
    return label.match(text).hasMatch();
}

bool fitsHeader(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

/// Only the origin and a prefix stay: what belongs to the calls themselves is taken off.
QString prefixOf(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/api/profile"_L1))
        path.chop(int(qstrlen("/api/profile")));
    return path;
}

QString withScheme(const QString &typed)
{
    if (typed.contains("://"_L1))
        return typed;
    return (isLoopback(QUrl(u"http://"_s + typed)) ? u"http://"_s : u"https://"_s) + typed;
}

} // namespace

QString cleaned(const QString &pasted)
{
    QString text;
    for (const QChar c : pasted) {
        const char16_t code = c.unicode();
        const bool invisible = (code >= 0x200B && code <= 0x200F) || code == 0xFEFF;
        if (!invisible && !c.isSpace() && c.category() != QChar::Other_Control)
            text.append(c);
    }
    return text;
}

QString organizationOf(const Endpoint &endpoint)
{
    const QString set = organizationFrom(endpoint.settings.value(u"organization"_s));
    const QString host = endpoint.base.host();
    if (!set.isEmpty() || !host.endsWith(platform))
        return set;
    const QString label = host.chopped(platform.size());
    return isReserved(label) ? QString() : label;
}

Result<QUrl> baseFrom(const QMap<QString, QString> &settings)
{
    const QString organization = organizationFrom(settings.value(u"organization"_s));
    if (organization.isEmpty())
        return wrong(u"organization"_s, u"empty"_s);
    if (!fitsHeader(organization) || isReserved(organization.toLower()))
        return wrong(u"organization"_s, u"malformed"_s);
    QString typed = cleaned(settings.value(u"address"_s));
    if (typed.isEmpty())
        typed = addressTemplate;
    const bool filled = typed.contains(placeholder);
    if (filled && !isHostLabel(organization.toLower()))
        return wrong(u"organization"_s, u"malformed"_s);
    typed.replace(placeholder, organization.toLower());

    QUrl url(withScheme(typed), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() ||
        url.hasFragment() || (scheme != "https"_L1 && scheme != "http"_L1))
        return wrong(u"address"_s, u"malformed"_s);
    if (scheme == "http"_L1 && !isLoopback(url))
        return wrong(u"address"_s, u"insecure"_s);
    if (isOtherService(url.host()))
        return wrong(u"address"_s, u"wrong-api"_s);
    url.setPath(prefixOf(url.path()));
    return url;
}

} // namespace personae::msquared
