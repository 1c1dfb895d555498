// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/profilevalues.h"

#include "network/msquared/address.h"
#include "network/msquared/replytext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

const QString username = u"username"_s;
const QString pictureUrl = u"profilePictureUrl"_s;
const QString avatarKey = u"avatar"_s;
const QString walletKey = u"evmLinkedWalletAddress"_s;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString textAt(const QJsonObject &json, const QString &key)
{
    return textOf(json.value(key)).value_or(QString());
}

std::optional<ObjectPair> filled(const ObjectPair &pair)
{
    return pair.datasource.isEmpty() || pair.object.isEmpty() ? std::nullopt : std::optional(pair);
}

bool isApplied(const QString &key, const QJsonValue &sent, const PersonFacts &returned)
{
    if (key == username)
        return sent.toString() == returned.handle.value_or(QString());
    if (key == pictureField) // only an address comes back, so whether there is one is all we see
        return sent.isNull() == returned.picture.value_or(QString()).isEmpty();
    return pairOf(sent) == pairOf(returned.own.value(avatarKey));
}

} // namespace

std::optional<ObjectPair> pairOf(const QJsonValue &value)
{
    if (value.isObject())
        return filled({textOf(value["datasourceId"_L1]).value_or(QString()),
                       textOf(value["objectDefinitionId"_L1]).value_or(QString())});
    const QString text = cleaned(value.toString());
    const qsizetype dot = text.indexOf(u'.');
    if (dot < 0)
        return {};
    return filled({text.left(dot), text.mid(dot + 1)});
}

bool isProfile(const QJsonObject &json)
{
    return json.contains(username) || json.contains(pictureUrl) || json.contains(avatarKey) ||
           json.contains(walletKey);
}

bool isOtherApi(const QJsonObject &json)
{
    return json.size() == 3 && json.contains("id"_L1) && json.contains("createdAt"_L1) &&
           json.contains("name"_L1);
}

PersonFacts factsFrom(const QJsonObject &json)
{
    PersonFacts facts;
    facts.handle = textAt(json, username);
    facts.picture = textAt(json, pictureUrl);
    const QJsonObject avatar = json.value(avatarKey).toObject();
    const std::optional<ObjectPair> ids = pairOf(avatar);
    const QJsonValue chosen = ids ? QJsonValue(ids->dotted()) : QJsonValue(QJsonValue::Null);
    facts.own = {{username, orNull(*facts.handle)},
                 {avatarKey, chosen},
                 {u"avatarObject"_s, chosen}, // the form's name for it
                 {u"avatarAddress"_s, orNull(textAt(avatar, u"url"_s))},
                 {u"wallet"_s, orNull(textAt(json, walletKey))}};
    return facts;
}

QStringList wrongTypes(const QJsonObject &json)
{
    QStringList wrong;
    for (const QString &key : {username, pictureUrl, walletKey}) {
        const QJsonValue value = json.value(key);
        if (value.isObject() || value.isArray() || value.isBool())
            wrong.append(key);
    }
    const QJsonValue avatar = json.value(avatarKey);
    if (!avatar.isUndefined() && !avatar.isNull() && !avatar.isObject() &&
        !(avatar.isString() && avatar.toString().isEmpty()))
        wrong.append(avatarKey);
    return wrong;
}

QStringList notApplied(const QJsonObject &sent, const PersonFacts &returned)
{
    QStringList keys;
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        if (isApplied(it.key(), it.value(), returned))
            continue;
        keys.append(it.key() == username       ? username
                    : it.key() == pictureField ? u"picture"_s
                                               : avatarKey);
    }
    return keys;
}

} // namespace personae::msquared
