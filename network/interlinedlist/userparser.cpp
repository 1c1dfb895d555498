// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/addresses.h"
#include "network/interlinedlist/envelope.h"
#include "network/interlinedlist/parsers.h"
#include "network/interlinedlist/profilefields.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

void addBasics(PersonFacts &person, const QJsonObject &json, const QUrl &base)
{
    if (const QString handle = textOf(json.value("username"_L1)); !handle.isEmpty())
        person.handle = handle;
    if (const QString id = textOf(json.value("id"_L1)); !id.isEmpty())
        person.id = id;
    if (json.contains("displayName"_L1))
        person.name = textOf(json.value("displayName"_L1));
    for (const QLatin1StringView key : {"avatar"_L1, "avatarUrl"_L1}) {
        if (json.contains(key) && person.picture.value_or(QString()).isEmpty())
            person.picture = pictureAddress(textOf(json.value(key)), base);
    }
    if (json.contains("headerImage"_L1))
        person.cover = pictureAddress(textOf(json.value("headerImage"_L1)), base);
}

/// Numbers may come as text from lenient servers.
QJsonValue asNumber(const QJsonValue &value)
{
    bool good = false;
    const double number = value.toString().toDouble(&good);
    return good ? QJsonValue(number) : value;
}

bool isNumeric(const QString &key)
{
    return key == "latitude"_L1 || key == "longitude"_L1 || key == "maxMessageLength"_L1 ||
           key == "messagesPerPage"_L1 || key == "notificationTrayLimit"_L1;
}

void addOwn(PersonFacts &person, const QJsonObject &json)
{
    for (const QString &key : keptFields()) {
        const QJsonValue value = json.value(key);
        if (value.isUndefined() || value.isObject() || value.isArray())
            continue;
        person.own.insert(key, value.isString() && isNumeric(key) ? asNumber(value) : value);
    }
    if (person.picture) // so that taking it away can be proved like any field
        person.own.insert(u"avatar"_s,
                          person.picture->isEmpty() ? QJsonValue() : QJsonValue(*person.picture));
    const QJsonValue visibility = json.value("defaultVisibility"_L1);
    if (visibility.isString() && !json.contains("defaultPubliclyVisible"_L1))
        person.own.insert(u"defaultPubliclyVisible"_s, visibility.toString() == "public"_L1);
}

/// The status of a row is that of the list it stands in.
QJsonObject withoutStatus(QJsonObject json)
{
    json.remove("status"_L1);
    return json;
}

QString roleIn(const QJsonObject &json)
{
    const QString role = json.value("role"_L1).toString();
    return role.isEmpty() ? json.value("userRole"_L1).toString() : role;
}

} // namespace

bool isUser(const QJsonObject &json)
{
    return !textOf(json.value("username"_L1)).isEmpty();
}

QJsonObject userIn(const QJsonObject &root)
{
    return root.value("user"_L1).isObject() ? root.value("user"_L1).toObject() : root;
}

PersonFacts personFromUser(const QJsonObject &json, const QUrl &base)
{
    PersonFacts person;
    person.kind = PersonKind::Person;
    addBasics(person, json, base);
    addOwn(person, json);
    return person;
}

PersonFacts personFromRow(const QJsonObject &json, Listed listed, const QUrl &base)
{
    PersonFacts person;
    person.kind = PersonKind::Person;
    addBasics(person, json, base);
    const PersonFacts relation = relationFrom(withoutStatus(json));
    person.following = relation.following;
    person.follower = relation.follower;
    const bool waits = followingFrom(json.value("status"_L1).toString()) == Following::Requested;
    if (listed == Listed::Followers)
        person.follower = !waits;
    else if (listed == Listed::Followed)
        person.following = waits ? Following::Requested : Following::Yes;
    if (listed == Listed::Members && !roleIn(json).isEmpty())
        person.roles = QStringList{roleIn(json)};
    if (listed == Listed::Members && json.value("active"_L1).isBool())
        person.status = json.value("active"_L1).toBool() ? u"active"_s : u"suspended"_s;
    for (const auto &key :
         {u"bio"_s, u"joinedAt"_s, u"isPrivate"_s, u"followerCount"_s, u"followingCount"_s,
          u"publicMessageCount"_s, u"publicListCount"_s, u"emailVerified"_s}) {
        if (json.contains(key))
            person.own.insert(key, json.value(key));
    }
    return person;
}

PersonFacts personFromOrganization(const QJsonObject &json, const QUrl &base)
{
    PersonFacts person;
    person.kind = PersonKind::Community;
    const QString id = textOf(json.value("id"_L1));
    if (id.isEmpty())
        return person;
    const QString slug = textOf(json.value("slug"_L1));
    person.handle = organizationPrefix + (slug.isEmpty() ? id : slug);
    person.id = id;
    if (json.contains("name"_L1))
        person.name = textOf(json.value("name"_L1));
    if (json.contains("avatar"_L1))
        person.picture = pictureAddress(textOf(json.value("avatar"_L1)), base);
    if (!roleIn(json).isEmpty())
        person.roles = QStringList{roleIn(json)};
    for (const auto &key : {u"slug"_s, u"description"_s, u"isPublic"_s, u"isSystem"_s,
                            u"createdAt"_s, u"joinedAt"_s, u"memberCount"_s}) {
        if (json.contains(key))
            person.own.insert(key, json.value(key));
    }
    return person;
}

PersonFacts personFromMembership(const QJsonObject &json, const QUrl &base)
{
    PersonFacts person = personFromRow(json.value("user"_L1).toObject(), Listed::Somewhere, base);
    person.id = textOf(json.value("userId"_L1));
    if (!roleIn(json).isEmpty())
        person.roles = QStringList{roleIn(json)};
    if (json.value("active"_L1).isBool())
        person.status = json.value("active"_L1).toBool() ? u"active"_s : u"suspended"_s;
    return person;
}

IncomingRequest requestFromRow(const QJsonObject &json, const QUrl &base)
{
    const PersonFacts person = personFromRow(json, Listed::Somewhere, base);
    return {.actionId = person.id.value_or(QString()), // answered by the follower's id (12.2)
            .from = person.handle.value_or(QString()),
            .text = {},
            .name = person.name.value_or(QString()),
            .picture = person.picture.value_or(QString()),
            .kind = PersonKind::Person,
            .createdAt =
                QDateTime::fromString(json.value("createdAt"_L1).toString(), Qt::ISODateWithMs)};
}

Following followingFrom(const QString &status)
{
    if (status == "pending"_L1 || status == "pendingRequest"_L1)
        return Following::Requested;
    const bool follows =
        status == "approved"_L1 || status == "active"_L1 || status == "following"_L1;
    return follows ? Following::Yes : Following::No;
}

PersonFacts relationFrom(const QJsonObject &json)
{
    PersonFacts person;
    const auto says = [&json](std::initializer_list<QLatin1StringView> keys) {
        std::optional<bool> said;
        for (const QLatin1StringView key : keys) {
            if (json.value(key).isBool() && !said)
                said = json.value(key).toBool();
        }
        return said;
    };
    const std::optional<bool> follows = says({"isFollowing"_L1, "following"_L1});
    const std::optional<bool> waits = says({"isPending"_L1, "pendingRequest"_L1});
    const QString status = json.value("status"_L1).toString();
    if (!status.isEmpty())
        person.following = followingFrom(status);
    else if (waits.value_or(false))
        person.following = Following::Requested;
    else if (follows || waits || json.contains("status"_L1))
        person.following = follows.value_or(false) ? Following::Yes : Following::No;
    person.follower = says({"followedBy"_L1, "isFollowedBy"_L1});
    if (status == "followedBy"_L1)
        person.follower = true;
    if (says({"isMutual"_L1}).value_or(false)) {
        person.following = Following::Yes;
        person.follower = true;
    }
    return person;
}

FieldMap notificationsFrom(const QJsonObject &event)
{
    FieldMap fields;
    const QString key = event.value("key"_L1).toString();
    const QJsonObject channels = event.value("channels"_L1).toObject();
    for (auto it = channels.begin(); it != channels.end() && !key.isEmpty(); ++it) {
        if (it.value().isBool())
            fields.insert(notificationKey(key, it.key()), it.value());
    }
    return fields;
}

} // namespace personae::interlinedlist
