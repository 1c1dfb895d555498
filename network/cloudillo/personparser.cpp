// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/personparser.h"

#include "network/cloudillo/dialect.h"
#include "network/cloudillo/envelope.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/pictures.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

std::optional<PersonKind> kindFrom(const QJsonValue &value)
{
    if (value.toString() == "community"_L1)
        return PersonKind::Community;
    return value.isString() ? std::optional(PersonKind::Person) : std::nullopt;
}

/// Nothing for a row without a name of its own: nobody could be meant.
std::optional<QString> handleFrom(const QJsonValue &value)
{
    const std::optional<QString> handle = textOf(value);
    if (!handle || handle->trimmed().isEmpty())
        return std::nullopt;
    // A list that writes one name in two ways still means one identity (1.2).
    return canonicalOrOpaque(*handle);
}

/// Replies that always carry a person's basics, so that a missing key means "none".
bool tellsBasics(Origin origin)
{
    return origin != Origin::Echo && origin != Origin::Login && origin != Origin::Party;
}

std::optional<QString> pictureFrom(const QJsonObject &json, QLatin1StringView key,
                                   bool missingMeansNone)
{
    if (json.contains(key))
        return pictureIdFrom(json.value(key));
    return missingMeansNone ? std::optional(QString()) : std::nullopt;
}

void addRelationship(PersonFacts &person, const QJsonObject &json, Origin origin)
{
    if (origin != Origin::Row && origin != Origin::Single)
        return;
    if (json.contains("connected"_L1))
        person.connected = json.value("connected"_L1).toBool();
    if (json.contains("following"_L1))
        person.following = json.value("following"_L1).toBool() ? Following::Yes : Following::No;
    if (json.contains("follower"_L1))
        person.follower = json.value("follower"_L1).toBool();
    person.trust = textOrEmpty(json.value("trust"_L1));
    if (origin == Origin::Row) {
        person.hiddenInHome = json.value("hiddenInHome"_L1).toBool();
        person.roles = wordsOf(json.value("roles"_L1));
    }
    if (textOrEmpty(json.value("status"_L1)).isEmpty())
        person.status = u"active"_s;
}

/// A word nobody knows stays as it came: it is still news that somebody is not simply active.
void addStatus(PersonFacts &person, const QJsonObject &json)
{
    const QString sent = textOrEmpty(json.value("status"_L1));
    if (sent.isEmpty())
        return;
    const QString status = statusFromWire(sent);
    person.status = status.isEmpty() ? sent : status;
}

/// The page's echo of a relationship (10 rows 13 and 14).
void addEcho(PersonFacts &person, const QString &word)
{
    if (word == "follow"_L1 || word == "unfollow"_L1)
        person.following = word == "follow"_L1 ? Following::Yes : Following::No;
    else if (word == "connect"_L1 || word == "disconnect"_L1)
        person.connected = word == "connect"_L1;
    else if (word == "block"_L1)
        person.status = u"blocked"_s;
    else if (word == "mute"_L1)
        person.status = u"muted"_s;
    else if (word == "unblock"_L1 || word == "unmute"_L1)
        person.status = u"active"_s;
}

void addOpenMap(PersonFacts &person, const QJsonObject &json, Origin origin)
{
    const bool missingMeansEmpty = origin == Origin::Full || origin == Origin::Changed;
    if (json.contains("x"_L1) || missingMeansEmpty)
        person.x = openMapFrom(json.value("x"_L1).toObject());
}

} // namespace

QMap<QString, QString> openMapFrom(const QJsonObject &json)
{
    QMap<QString, QString> map;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonValue value = it.value();
        if (const std::optional<QString> text = textOf(value))
            map.insert(it.key(), *text);
        else if (value.isBool())
            map.insert(it.key(), value.toBool() ? u"true"_s : u"false"_s);
        else if (value.isObject())
            map.insert(
                it.key(),
                QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
        else if (value.isArray())
            map.insert(
                it.key(),
                QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
    }
    return map;
}

PersonFacts personFrom(const QJsonObject &json, Origin origin)
{
    PersonFacts person;
    person.handle = handleFrom(json.value("idTag"_L1));
    if (json.contains("name"_L1))
        person.name = textOrEmpty(json.value("name"_L1));
    person.kind = kindFrom(json.value("type"_L1));
    if (!person.kind && tellsBasics(origin))
        person.kind = PersonKind::Person; // single reads leave it out (5.1)
    person.picture = pictureFrom(json, "profilePic"_L1, tellsBasics(origin));
    person.cover = pictureFrom(json, "coverPic"_L1, origin == Origin::Full);
    addRelationship(person, json, origin);
    addStatus(person, json);
    addOpenMap(person, json, origin);
    if (origin == Origin::Login || origin == Origin::Echo) {
        if (json.contains("roles"_L1))
            person.roles = wordsOf(json.value("roles"_L1));
        addEcho(person, json.value("relationship"_L1).toString());
    }
    return person;
}

PersonFacts personFromHit(const QJsonObject &json)
{
    PersonFacts person;
    person.handle = handleFrom(json.value("objId"_L1));
    person.name = textOrEmpty(json.value("title"_L1));
    person.kind = kindFrom(json.value("profileType"_L1)).value_or(PersonKind::Person);
    person.picture = pictureFrom(json, "profilePic"_L1, true);
    return person;
}

IncomingRequest requestFrom(const QJsonObject &action)
{
    const PersonFacts issuer = personFrom(action.value("issuer"_L1).toObject(), Origin::Party);
    return {.actionId = textOrEmpty(action.value("actionId"_L1)),
            .from = issuer.handle.value_or(QString()),
            .text = textOrEmpty(action.value("content"_L1)),
            .name = issuer.name.value_or(QString()),
            .picture = issuer.picture.value_or(QString()),
            .kind = issuer.kind.value_or(PersonKind::Person),
            .createdAt = timeOf(action.value("createdAt"_L1))};
}

PersonFacts personFromTenant(const QJsonObject &json)
{
    PersonFacts person = personFrom(json, Origin::Brief);
    // Letters of their own here: S is trouble with a certificate, X is being purged (8).
    person.status.reset();
    person.roles = wordsOf(json.value("roles"_L1));
    for (const auto &key : {u"email"_s, u"status"_s, u"createdAt"_s}) {
        if (json.contains(key))
            person.own.insert(key, json.value(key));
    }
    return person;
}

} // namespace personae::cloudillo
