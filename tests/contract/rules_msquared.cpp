// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicerules.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

/// {"datasourceId", "objectDefinitionId"} as the form has it.
QJsonValue pairOf(const QJsonValue &ids)
{
    if (!ids.isObject())
        return ids;
    return QString(ids["datasourceId"_L1].toString() + u'.' +
                   ids["objectDefinitionId"_L1].toString());
}

wish::SaveProfile saved(const QJsonObject &body)
{
    wish::SaveProfile save;
    for (auto it = body.begin(); it != body.end(); ++it) {
        const QString key = it.key().startsWith("profilePicture"_L1) ? u"picture"_s
                            : it.key().startsWith("avatar"_L1)       ? u"avatar"_s
                                                                     : it.key();
        save.patch.changes.insert(key, pairOf(it.value()));
    }
    return save;
}

/// Names in every encoding of M² 3.4.
QList<std::pair<QString, QString>> namesIn(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QJsonValue names =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (names.isObject() && names.toObject().contains("usernames"_L1))
        names = names["usernames"_L1];
    QList<std::pair<QString, QString>> list;
    const QJsonObject map = names.toObject();
    for (auto it = map.begin(); it != map.end(); ++it)
        list.append({it.key(), it.value().toString()});
    const QJsonArray array = names.toArray();
    for (const QJsonValue &one : array) {
        if (one.isArray())
            list.append({one[0].toString(), one[1].toString()});
        else if (one.isObject())
            list.append({one["username"_L1].toString(), one["replacement"_L1].toString()});
        else
            list.append({one.toString(), {}});
    }
    return list;
}

std::optional<Wish> wishFor(const ContractCase &one)
{
    const QString path = one.path();
    if (path.contains("/deny"_L1)) {
        const DenylistVerb verb = one.method == "PUT"    ? DenylistVerb::Replace
                                  : one.method == "POST" ? DenylistVerb::Add
                                                         : DenylistVerb::Remove;
        return wish::Deny{verb, namesIn(one.requestBody)};
    }
    if (path == "/api/profile/"_L1 && one.method == "GET")
        return wish::ReadOwn{};
    if (path == "/api/profile/"_L1 && one.isForm)
        return wish::PutPicture{PictureSlot::Avatar, samplePicture("image/png"), "image/png"};
    if (path == "/api/profile/"_L1)
        return saved(one.bodyFields());
    if (path == "/api/organizations/"_L1)
        return wish::Call{u"organization-rules"_s};
    return std::nullopt;
}

bool wantsHeader(const ContractCase &one, const QByteArray &name)
{
    return !one.header(name).isEmpty() ||
           std::any_of(one.requiredHeaders.begin(), one.requiredHeaders.end(),
                       [&name](const QByteArray &wanted) {
                           return wanted.compare(name, Qt::CaseInsensitive) == 0;
                       });
}

/// Organization and kind of credential, where the case shows them in its headers.
void prepare(const ContractCase &one, Endpoint &endpoint)
{
    const QByteArray organization = one.header("x-m2-organization-id");
    if (!organization.isEmpty())
        endpoint.settings.insert(u"organization"_s, QString::fromLatin1(organization));
    if (!wantsHeader(one, "x-api-key"))
        return;
    endpoint.settings.insert(u"signInWay"_s, u"ApiKey"_s);
    if (const QByteArray key = one.header("x-api-key"); !key.isEmpty())
        endpoint.token = QString::fromLatin1(key);
}

ServiceRules rules()
{
    ServiceRules msquared;
    msquared.vectorBase = u"https://acme-park.m2worlds.io"_s;
    msquared.settings = {{u"organization"_s, u"acme-park"_s}, {u"signInWay"_s, u"Token"_s}};
    msquared.wishFor = &wishFor;
    msquared.prepare = &prepare;
    return msquared;
}

const bool registered = addRules(u"msquared"_s, rules());

} // namespace
