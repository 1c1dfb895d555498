// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/choices.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace personae::msquared::choices {

QStringList documented(const QString &id)
{
    static const QStringList list{u"object"_s, u"array"_s};
    static const QMap<QString, QStringList> table{
        {credential, {u"asSignedIn"_s, u"apiKey"_s, u"bearer"_s, u"both"_s}},
        {avatarField, {u"avatarObjectDefinitionId"_s, u"avatar"_s, u"avatarObjectDefinition"_s}},
        {idPairStyle, {u"object"_s, u"dotted"_s}},
        {uploadPart, {u"profilePicture"_s, u"file"_s, u"image"_s}},
        {uploadStyle, {u"multipart"_s, u"raw"_s}},
        {denyPath, {u"/api/profile/username/deny/"_s, u"/api/profile/deny/"_s}},
        {denyEncoding(DenylistVerb::Replace), list},
        {denyEncoding(DenylistVerb::Remove), list},
        {denyEncoding(DenylistVerb::Add), {u"map"_s, u"bareMap"_s, u"objects"_s, u"pairs"_s}},
    };
    return table.value(id);
}

bool isFixed(const Endpoint &endpoint, const QString &id)
{
    return !endpoint.settings.value(id).isEmpty();
}

QString chosen(const Endpoint &endpoint, const QString &id)
{
    if (isFixed(endpoint, id))
        return endpoint.settings.value(id);
    const QStringList known = documented(id);
    const QString worked = endpoint.server.remembered.value(id);
    return known.contains(worked) ? worked : known.value(0);
}

QString credentialMode(const Endpoint &endpoint)
{
    const QString mode = chosen(endpoint, credential);
    if (mode != "asSignedIn"_L1)
        return mode;
    const bool key = endpoint.setting(u"signInWay"_s, u"ApiKey"_s) == "ApiKey"_L1;
    return key ? u"apiKey"_s : u"bearer"_s;
}

QString after(const QString &id, const QString &value)
{
    const QStringList known = documented(id);
    return known.value(known.indexOf(value) + 1);
}

QString denyEncoding(DenylistVerb verb)
{
    switch (verb) {
    case DenylistVerb::Replace:
        return u"m2.denyEncoding.put"_s;
    case DenylistVerb::Add:
        return u"m2.denyEncoding.post"_s;
    case DenylistVerb::Remove:
        return u"m2.denyEncoding.delete"_s;
    }
    Q_UNREACHABLE();
}

QString chosenEncoding(const Endpoint &endpoint, DenylistVerb verb)
{
    return chosen(endpoint, denyEncoding(verb));
}

qsizetype imageLimit(const Endpoint &endpoint)
{
    bool ok = false;
    const qlonglong bytes = endpoint.setting(maxImageBytes, defaultImageBytes).toLongLong(&ok);
    return ok && bytes > 0 ? qsizetype(bytes) : qsizetype(defaultImageBytes.toLongLong());
}

} // namespace personae::msquared::choices
