// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/behaviours.h"

#include <QJsonArray>
#include <QMap>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

struct IntSwitch
{
    QLatin1StringView name;
    int Behaviours::*member;
};
struct BoolSwitch
{
    QLatin1StringView name;
    bool Behaviours::*member;
};

constexpr IntSwitch intSwitches[] = {
    {"tokenLifetimeSeconds"_L1, &Behaviours::tokenLifetimeSeconds},
    {"finalPictureIdDelayMs"_L1, &Behaviours::finalPictureIdDelayMs},
    {"followFlagDelayMs"_L1, &Behaviours::followFlagDelayMs},
    {"listCap"_L1, &Behaviours::listCap},
    {"retryAfter"_L1, &Behaviours::retryAfter},
    {"authBurst"_L1, &Behaviours::authBurst},
    {"federationBurst"_L1, &Behaviours::federationBurst},
    {"generalBurst"_L1, &Behaviours::generalBurst},
    {"searchBurst"_L1, &Behaviours::searchBurst},
    {"banAfterFailedLogins"_L1, &Behaviours::banAfterFailedLogins},
    {"failedLoginDelayMs"_L1, &Behaviours::failedLoginDelayMs},
    {"clockOffsetSeconds"_L1, &Behaviours::clockOffsetSeconds},
    {"lateReadMs"_L1, &Behaviours::lateReadMs},
    {"answerDelayMs"_L1, &Behaviours::answerDelayMs},
    {"uploadBytesPerSecond"_L1, &Behaviours::uploadBytesPerSecond},
    {"busPingMs"_L1, &Behaviours::busPingMs},
    {"listShrinksBy"_L1, &Behaviours::listShrinksBy},
    {"longNames"_L1, &Behaviours::longNames},
};
constexpr BoolSwitch boolSwitches[] = {
    {"rateLimits"_L1, &Behaviours::rateLimits},
    {"ignoreWrites"_L1, &Behaviours::ignoreWrites},
    {"alterWrites"_L1, &Behaviours::alterWrites},
    {"numericTypes"_L1, &Behaviours::numericTypes},
    {"bus"_L1, &Behaviours::bus},
    {"busMute"_L1, &Behaviours::busMute},
    {"pagesOverlap"_L1, &Behaviours::pagesOverlap},
    {"sameSearchPage"_L1, &Behaviours::sameSearchPage},
    {"oddIdTags"_L1, &Behaviours::oddIdTags},
    {"emptyNames"_L1, &Behaviours::emptyNames},
    {"unknownRoles"_L1, &Behaviours::unknownRoles},
    {"oldStatusWords"_L1, &Behaviours::oldStatusWords},
    {"unknownStatus"_L1, &Behaviours::unknownStatus},
    {"turnedCommunities"_L1, &Behaviours::turnedCommunities},
};

const QMap<QString, Fault::Kind> &kinds()
{
    using Kind = Fault::Kind;
    static const QMap<QString, Kind> words = {
        {u"delay"_s, Kind::Delay},
        {u"dropBefore"_s, Kind::DropBefore},
        {u"dropDuringUpload"_s, Kind::DropDuringUpload},
        {u"dropAfterRequest"_s, Kind::DropAfterRequest},
        {u"dropAfterBytes"_s, Kind::DropAfterBytes},
        {u"garbage"_s, Kind::Garbage},
        {u"truncatedBody"_s, Kind::TruncatedBody},
        {u"status"_s, Kind::Status},
        {u"html"_s, Kind::Html},
        {u"hugeJson"_s, Kind::HugeJson},
        {u"wrongTypes"_s, Kind::WrongTypes},
    };
    return words;
}

/// null puts a switch back to its documented value.
void applySwitches(QJsonObject &switches, const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isNull())
            switches.remove(it.key());
        else
            switches.insert(it.key(), it.value());
    }
}

} // namespace

QJsonObject Behaviours::toJson() const
{
    QJsonObject json{{"mode"_L1, mode == Mode::R3 ? u"R3"_s : u"DOC"_s}};
    for (const IntSwitch &each : intSwitches)
        json.insert(each.name, this->*each.member);
    for (const BoolSwitch &each : boolSwitches)
        json.insert(each.name, this->*each.member);
    json.insert("services"_L1, services);
    return json;
}

void Behaviours::apply(const QJsonObject &json)
{
    if (const QJsonValue value = json.value("mode"_L1); value.isString())
        mode = value.toString().compare("DOC"_L1, Qt::CaseInsensitive) == 0 ? Mode::Doc : Mode::R3;
    for (const IntSwitch &each : intSwitches)
        this->*each.member = json.value(each.name).toInt(this->*each.member);
    for (const BoolSwitch &each : boolSwitches)
        this->*each.member = json.value(each.name).toBool(this->*each.member);
    const QJsonObject changes = json.value("services"_L1).toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        QJsonObject switches = services.value(it.key()).toObject();
        applySwitches(switches, it.value().toObject());
        services.insert(it.key(), switches);
    }
}

std::optional<Fault> Fault::fromJson(const QJsonObject &json)
{
    const auto kind = kinds().constFind(json.value("kind"_L1).toString());
    if (kind == kinds().constEnd())
        return {};
    Fault fault;
    fault.kind = kind.value();
    fault.method = json.value("method"_L1).toString().toLatin1();
    fault.pathPrefix = json.value("path"_L1).toString();
    fault.tenant = json.value("tenant"_L1).toString();
    fault.times = json.value("times"_L1).toInt(1);
    fault.amount = json.value("amount"_L1).toInt();
    fault.status = json.value("status"_L1).toInt(503);
    fault.body = json.value("body"_L1).toString().toUtf8();
    const QJsonObject headers = json.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        fault.headers.append({it.key().toLatin1(), it.value().toString().toUtf8()});
    return fault;
}

} // namespace personae
