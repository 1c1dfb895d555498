// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicerules.h"

#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QString cloudilloHandle(const QString &origin, const QByteArray &token)
{
    const QByteArray middle =
        QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding);
    const QJsonObject claims = QJsonDocument::fromJson(middle).object();
    const QString subject = claims.value("sub"_L1).toString(claims.value("iss"_L1).toString());
    if (!subject.isEmpty())
        return subject.toLower();
    const QString host = QUrl(origin).host();
    return host.startsWith("cl-o."_L1) ? host.sliced(5) : host;
}

std::optional<personae::Wish> cloudilloWish(const QByteArray &method, const QString &path)
{
    namespace wish = personae::wish;
    if (path == "/api/auth/set-password"_L1)
        return wish::SignIn{};
    if (path == "/.well-known/cloudillo/id-tag"_L1)
        return wish::FindIdentity{};
    static const QRegularExpression community(u"^/api/profiles/[^/]+$"_s);
    if (method == "PUT" && community.match(path).hasMatch())
        return wish::RefreshPerson{};
    return std::nullopt;
}

QMap<QString, ServiceRules> makeRules()
{
    ServiceRules cloudillo;
    cloudillo.recordedDialect = u"R3"_s;
    cloudillo.vectorOrigin = u"https://cl-o.alice.example.com"_s;
    cloudillo.vectorHandle = u"alice@example.com"_s;
    cloudillo.handleOf = &cloudilloHandle;
    cloudillo.extraWish = &cloudilloWish;
    return {{u"cloudillo"_s, cloudillo}};
}

} // namespace

const ServiceRules &rulesFor(const QString &service)
{
    static const QMap<QString, ServiceRules> rules = makeRules();
    static const ServiceRules none;
    const auto it = rules.constFind(service);
    return it == rules.cend() ? none : *it;
}

QByteArray samplePicture(const QByteArray &type)
{
    if (type == "image/png")
        return "\x89PNG\r\n\x1A\n rest of a picture";
    if (type == "image/webp")
        return "RIFF....WEBP rest of a picture";
    if (type == "image/jpeg")
        return "\xFF\xD8\xFF\xE0 rest of a picture";
    return "bytes of " + type;
}

personae::Endpoint endpointFor(const ContractCase &one)
{
    const ServiceRules &rules = rulesFor(one.service);
    personae::Endpoint endpoint;
    endpoint.base = QUrl(one.origin);
    const QByteArray bearer = one.header("Authorization");
    const bool signedIn = bearer.startsWith("Bearer ");
    endpoint.token = QString::fromLatin1(signedIn ? bearer.sliced(7) : rules.spareToken);
    endpoint.handle = one.recorded ? QString() : rules.vectorHandle;
    if (one.recorded && rules.handleOf)
        endpoint.handle = rules.handleOf(one.origin, signedIn ? bearer.sliced(7) : QByteArray());
    if (one.given.contains("signedInAs"_L1))
        endpoint.handle = one.given.value("signedInAs"_L1).toString();
    endpoint.server.dialect = one.given.value("dialect"_L1).toString(rules.recordedDialect);
    const QJsonArray lacks = one.given.value("lacks"_L1).toArray();
    for (const QJsonValue &call : lacks)
        endpoint.server.lacks.insert(call.toString());
    const QJsonObject remembered = one.given.value("remembers"_L1).toObject();
    for (auto it = remembered.begin(); it != remembered.end(); ++it)
        endpoint.server.remembered.insert(it.key(), it.value().toString());
    return endpoint;
}
