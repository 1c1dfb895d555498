// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/epixelservice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae::embedded {

namespace {

using Named = QList<std::pair<QString, QString>>;

const Named languages{{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}, {u"fr"_s, u"Français"_s}};
const Named currencies{{u"GBP"_s, u"Pound"_s}, {u"EUR"_s, u"Euro"_s}, {u"CHF"_s, u"Franc"_s}};
const Named zones{{u"Europe/London"_s, u"London"_s},
                  {u"Europe/Berlin"_s, u"Berlin"_s},
                  {u"Europe/Zurich"_s, u"Zurich"_s}};

QJsonValue shaped(const Named &list, const QString &shape)
{
    QJsonArray array;
    QJsonObject map;
    for (const auto &[code, name] : list) {
        map.insert(code, name);
        if (shape == "pairs"_L1)
            array.append(QJsonArray{code, name});
        else if (shape == "strings"_L1)
            array.append(code);
        else
            array.append(QJsonObject{{u"code"_s, code}, {u"name"_s, name}});
    }
    return shape == "map"_L1 ? QJsonValue(map) : QJsonValue(array);
}

QJsonObject fieldsOf(const QMap<QString, QString> &map, const QStringList &names)
{
    QJsonObject json;
    for (const QString &name : names)
        json.insert(name, map.value(name));
    return json;
}

QJsonValue countryOf(const QString &id)
{
    for (const epixel::Country &country : epixel::countries()) {
        if (country.id == id)
            return QJsonObject{
                {u"id"_s, id.toInt()}, {u"name"_s, country.name}, {u"sortname"_s, country.code}};
    }
    return {};
}

QJsonValue stateOf(const QString &id)
{
    for (const epixel::Country &country : epixel::countries()) {
        for (const auto &[stateId, code, name] : country.states) {
            if (stateId == id)
                return QJsonObject{{u"id"_s, id.toInt()}, {u"name"_s, name}};
        }
    }
    return {};
}

} // namespace

Reply EpixelService::profile(const Call &call) const
{
    const epixel::Member &member = *call.member;
    QJsonObject entry =
        fieldsOf(member.profile, {u"first_name"_s, u"last_name"_s, u"email"_s, u"phone_code"_s,
                                  u"phone_number"_s, u"country_code"_s});
    entry.insert(u"username"_s, member.username);
    if (on(u"numericPhone"_s))
        entry.insert(u"phone_number"_s, entry.value("phone_number"_L1).toString().toDouble());
    const QString shape = text(u"profileShape"_s, u"array"_s);
    QJsonValue profiles = QJsonArray{entry};
    if (shape == "object"_L1)
        profiles = entry;
    else if (shape == "empty"_L1)
        profiles = QJsonArray();
    else if (shape == "several"_L1)
        profiles = QJsonArray{QJsonObject{{u"username"_s, u"zed"_s}}, entry};
    const QString origin =
        text(u"media"_s, u"relative"_s) == "absolute"_L1 ? originFor(call.request) : QString();
    const QString picture =
        member.picture.isEmpty() ? QString() : origin + u"/media/profile/"_s + member.picture;
    return data({{u"UserProfile"_s, profiles},
                 {u"ProfileImage"_s, picture},
                 {u"UserLocInfo"_s, fieldsOf(member.profile, {u"lan"_s, u"tz"_s, u"currency"_s})}});
}

Reply EpixelService::address(const Call &call) const
{
    const QMap<QString, QString> &known = call.member->address;
    QJsonObject address = fieldsOf(known, {u"address"_s, u"city"_s, u"postcode"_s, u"phone"_s});
    address.insert(u"state"_s, stateOf(known.value(u"state"_s)));
    address.insert(u"country"_s, countryOf(known.value(u"country"_s)));
    return data({{u"UserAddress"_s, address}});
}

Reply EpixelService::about(const Call &call) const
{
    return data(
        {{u"AdditionalInfo"_s, fieldsOf(call.member->about, {u"about"_s, u"linkedin"_s,
                                                             u"facebook"_s, u"instagram"_s})}});
}

Reply EpixelService::localInfo() const
{
    const QString shape = text(u"localInfoShape"_s, u"objects"_s);
    QJsonObject lists{{u"languages"_s, shaped(languages, shape)},
                      {u"currencies"_s, shaped(currencies, shape)},
                      {u"timezones"_s, shaped(zones, shape)}};
    lists.remove(text(u"localInfoLacks"_s, {}));
    return data(lists);
}

Reply EpixelService::states(const QString &country) const
{
    QJsonArray list;
    for (const epixel::Country &one : epixel::countries()) {
        if (one.code != country)
            continue;
        for (const auto &[id, code, name] : one.states)
            list.append(QJsonObject{{u"id"_s, id.toInt()}, {u"code"_s, code}, {u"name"_s, name}});
    }
    return data({{u"countries"_s, list}}); // misnamed by the real service, too
}

} // namespace personae::embedded
