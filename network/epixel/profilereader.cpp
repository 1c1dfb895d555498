// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/profilereader.h"

#include "network/epixel/pictures.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

void end(Answer &answer, Outcome outcome, const QString &why)
{
    answer.error.kind = outcome;
    answer.error.detail = why;
}

/// The object below `data` in which a call keeps its things.
std::optional<QJsonObject> sectionOf(Answer &answer, const Body &body, const QString &name)
{
    const bool wellFormed = body.data.isObject() || body.data.isArray() || body.data.isNull();
    const QJsonValue section = onlyObject(body.data).value(name);
    if (!wellFormed || (!body.isEnvelope && section.isUndefined())) {
        end(answer, Outcome::ProtocolError, u"no "_s + name);
        return std::nullopt;
    }
    const QJsonObject object = onlyObject(section);
    if (object.isEmpty()) {
        end(answer, Outcome::NoData, u"no "_s + name);
        return std::nullopt;
    }
    return object;
}

/// Of several the one that signed in, else the first (3.1).
QJsonObject entryOf(const QJsonValue &profiles, const QString &login)
{
    const QJsonArray entries = profiles.toArray();
    for (const QJsonValue &entry : entries) {
        const QString name = textOf(entry.toObject().value("username"_L1));
        if (!login.isEmpty() && name == login)
            return entry.toObject();
    }
    return onlyObject(profiles);
}

/// Null counts as empty; what is missing is not said.
void take(FieldMap &own, const QJsonObject &from, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (from.contains(key))
            own.insert(key, textOf(from.value(key)));
    }
}

/// {id, name} as its id, with the name as the one choice we know.
void takeNamed(Answer &answer, const QJsonObject &from, const QString &key, const QString &choices)
{
    if (!from.contains(key))
        return;
    const QJsonObject named = from.value(key).toObject();
    const QString id =
        from.value(key).isObject() ? textOf(named.value("id"_L1)) : textOf(from.value(key));
    answer.person.own.insert(key, id);
    const QString name = textOf(named.value("name"_L1));
    if (!choices.isEmpty() && !id.isEmpty() && !name.isEmpty())
        answer.learned.choices.insert(choices, {{id, name}});
}

void learnLimit(Answer &answer, const QString &key, const QString &pattern,
                const Endpoint &endpoint)
{
    if (endpoint.server.limits.value(key) != pattern)
        answer.learned.limits.insert(key, pattern);
}

/// 3.2: fewer than nine digits are unusual, and the country's own code does not belong in front.
void learnPhone(Answer &answer, const Endpoint &endpoint)
{
    learnLimit(answer, QLatin1StringView(limitPhoneUsual),
               u"([\\s()\\p{Pd}]*[0-9]){9,15}[\\s()\\p{Pd}]*"_s, endpoint);
    if (!answer.person.own.contains(u"phone_code"_s))
        return;
    QString code = textOf(answer.person.own.value(u"phone_code"_s));
    code.removeIf([](QChar c) { return c < u'0' || c > u'9'; });
    const QString inFront = code.isEmpty() ? QString() : u"\\s*(\\+|00)[\\s()\\p{Pd}]*"_s + code;
    learnLimit(answer, QLatin1StringView(limitPhoneStrip), inFront, endpoint);
}

} // namespace

void readProfile(Answer &answer, const Body &body, const Endpoint &endpoint)
{
    const std::optional<QJsonObject> found = sectionOf(answer, body, u"UserProfile"_s);
    if (!found)
        return;
    const QJsonObject data = onlyObject(body.data);
    const QJsonValue profiles = data.value("UserProfile"_L1);
    const QJsonObject profile = entryOf(profiles, endpoint.handle);
    PersonFacts &person = answer.person;
    if (const QString name = textOf(profile.value("username"_L1)); !name.isEmpty())
        person.handle = name;
    const QStringList keys{u"first_name"_s,   u"last_name"_s,  u"email"_s,
                           u"phone_number"_s, u"phone_code"_s, u"country_code"_s};
    take(person.own, profile, keys);
    take(person.own, onlyObject(data.value("UserLocInfo"_L1)), {u"lan"_s, u"tz"_s, u"currency"_s});
    const QString whole =
        textOf(profile.value("first_name"_L1)) + u' ' + textOf(profile.value("last_name"_L1));
    if (profile.contains("first_name"_L1) || profile.contains("last_name"_L1))
        person.name = whole.trimmed();
    if (data.contains("ProfileImage"_L1))
        person.picture = pictureAddress(textOf(data.value("ProfileImage"_L1)), endpoint);
    learnPhone(answer, endpoint);
    if (profiles.toArray().size() > 1)
        answer.error.detail = u"more than one profile came"_s;
}

void readAddress(Answer &answer, const Body &body)
{
    const std::optional<QJsonObject> address = sectionOf(answer, body, u"UserAddress"_s);
    if (!address)
        return;
    take(answer.person.own, *address, {u"address"_s, u"city"_s, u"postcode"_s, u"phone"_s});
    takeNamed(answer, *address, u"state"_s, {});
    takeNamed(answer, *address, u"country"_s, u"countries"_s);
    const QString country =
        textOf(address->value("country"_L1).toObject().value("sortname"_L1)).trimmed();
    if (!country.isEmpty())
        answer.values.insert(u"country"_s, country);
}

void readAbout(Answer &answer, const Body &body)
{
    if (const auto about = sectionOf(answer, body, u"AdditionalInfo"_s))
        take(answer.person.own, *about, {u"about"_s, u"linkedin"_s, u"facebook"_s, u"instagram"_s});
}

QString checksumIn(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    for (const auto &key : {"token_checksum"_L1, "checksum"_L1, "token_checksum_field"_L1}) {
        if (const QString text = textOf(object.value(key)); !text.isEmpty())
            return text;
    }
    for (const QJsonValue &inner : object) {
        if (const QString text = checksumIn(inner); !text.isEmpty())
            return text;
    }
    const QJsonArray list = value.toArray();
    for (const QJsonValue &inner : list) {
        if (const QString text = checksumIn(inner); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace personae::epixel
