// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/login.h"

#include "network/embedded/rawjson.h"

namespace personae::embedded {

using namespace Qt::StringLiterals;

QString makeToken(const Context &context, const QString &issuer, const QString &subject,
                  const QStringList &roles)
{
    const qint64 expires = context.now() + context.control.behaviours().tokenLifetimeSeconds;
    return QString::fromLatin1(context.jwt.sign({issuer, subject, roles, expires}));
}

QStringList ownerRoles(const Tenant &tenant)
{
    QStringList roles = rolesUpTo(u"leader"_s);
    if (tenant.admin)
        roles.append(u"SADM"_s);
    return roles;
}

QStringList rolesIn(Context &context, const Tenant &tenant, const QString &who)
{
    if (who == tenant.idTag)
        return ownerRoles(tenant);
    const auto row = context.mirror.row(tenant.id, who);
    if (!row || !row->roles)
        return {};
    const int rank = rankOf(row->roles->split(u','));
    return rank < 0 ? QStringList() : rolesUpTo(roleOrder().at(rank));
}

QByteArray loginObject(Context &context, const Tenant &tenant, const QString &shownTag)
{
    const QStringList roles = ownerRoles(tenant);
    return raw::Object()
        .add("tnId", tenant.id)
        .add("idTag", shownTag)
        .add("roles", raw::texts(roles))
        .add("token", makeToken(context, shownTag, {}, roles))
        .add("name", tenant.name)
        .add("profilePic", tenant.profilePic)
        .add("settings", QByteArray("[]"))
        .json();
}

} // namespace personae::embedded
