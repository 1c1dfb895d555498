// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/jsonwebtoken.h"
#include "servicerules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QString handleOf(const QString &origin, const QByteArray &token)
{
    const QJsonObject claims = personae::jsonwebtoken::claims(QString::fromLatin1(token));
    const QString subject = claims.value("sub"_L1).toString(claims.value("iss"_L1).toString());
    if (!subject.isEmpty())
        return subject.toLower();
    const QString host = QUrl(origin).host();
    return host.startsWith("cl-o."_L1) ? host.sliced(5) : host;
}

std::optional<personae::Wish> wishFor(const ContractCase &one)
{
    namespace wish = personae::wish;
    const QString path = one.path();
    if (path == "/api/auth/set-password"_L1)
        return wish::SignIn{};
    if (path == "/.well-known/cloudillo/id-tag"_L1)
        return wish::FindIdentity{};
    static const QRegularExpression community(u"^/api/profiles/[^/]+$"_s);
    if (one.method == "PUT" && community.match(path).hasMatch())
        return wish::RefreshPerson{};
    return std::nullopt;
}

ServiceRules rules()
{
    ServiceRules cloudillo;
    cloudillo.recordedDialect = u"R3"_s;
    cloudillo.vectorBase = u"https://cl-o.alice.example.com"_s;
    cloudillo.vectorHandle = u"alice@example.com"_s;
    cloudillo.emptyIsNothing = false;
    cloudillo.handleOf = &handleOf;
    cloudillo.wishFor = &wishFor;
    return cloudillo;
}

const bool registered = addRules(u"cloudillo"_s, rules());

} // namespace
