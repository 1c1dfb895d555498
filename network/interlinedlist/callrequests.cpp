// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/addresses.h"
#include "network/interlinedlist/callroutes.h"
#include "network/interlinedlist/registration.h"
#include "network/interlinedlist/requestmaker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

constexpr std::chrono::seconds longPatience{60}; ///< the server asks another one first (15)

QString textIn(const FieldMap &arguments, const QString &key)
{
    return arguments.value(key).toVariant().toString();
}

/// A negative page gives the oldest ones and an empty one says that there is more (11).
QString queryValue(const QString &key, const QJsonValue &value)
{
    const QString text = value.toVariant().toString();
    if (key == "limit"_L1)
        return QString::number(std::max(text.toInt(), 1));
    return key == "offset"_L1 ? QString::number(std::max(text.toInt(), 0)) : text;
}

/// Any JSON, also a lone null; undefined where it is none.
QJsonValue parsed(const QString &json)
{
    const auto list = QJsonDocument::fromJson('[' + json.toUtf8() + ']').array();
    return list.size() == 1 ? list.at(0) : QJsonValue(QJsonValue::Undefined);
}

bool isSettings(const QString &key)
{
    return key == QLatin1StringView(settingsKey);
}

/// Pasted things are cleaned, texts go out as they were typed.
QJsonValue bodyValue(const QString &key, const QJsonValue &value)
{
    if (key == "token"_L1)
        return tokenIn(value.toString());
    if (key == "newEmail"_L1 || key == "email"_L1 || key.endsWith("ApiKey"_L1))
        return value.toString().trimmed();
    if (key == "isPublic"_L1 && value.isString())
        return value.toString() == "true"_L1;
    if (isSettings(key) && value.isString())
        return parsed(value.toString());
    return value;
}

/// Arguments that are missing or cannot be.
QStringList objections(const CallRoute &route, const FieldMap &arguments)
{
    QStringList wrong;
    for (const QString &key : route.needs) {
        if (textIn(arguments, key).trimmed().isEmpty())
            wrong.append(key);
    }
    const QString email = u"newEmail"_s; // old accounts may have addresses that look like none
    if (route.body.contains(email) && !wrong.contains(email) &&
        !isEmail(textIn(arguments, email).trimmed()))
        wrong.append(email);
    const QString settings = QLatin1StringView(settingsKey);
    const QString json = textIn(arguments, settings).trimmed();
    if (route.body.contains(settings) && !json.isEmpty() && parsed(json).isUndefined())
        wrong.append(settings);
    return wrong;
}

/// The path with its arguments filled in; empty where one of them is missing.
QString pathFor(const CallRoute &route, const FieldMap &arguments, const Endpoint &endpoint)
{
    QString path = route.path.section(u'?', 0, 0);
    const auto fill = [&path, &arguments](const QString &place, const QString &key,
                                          const QString &otherwise) {
        if (!path.contains(place))
            return true;
        const QString given = textIn(arguments, key);
        const QString name = given.isEmpty() ? otherwise : given;
        path.replace(place, segment(name));
        return isNameable(name);
    };
    // Whoever leaves an organization names the organization by "id".
    const QString own = route.needs.contains("id"_L1) ? QString() : textIn(arguments, u"id"_s);
    bool complete = fill(u"{me}"_s, u"handle"_s, endpoint.handle);
    complete = fill(u"{self}"_s, {}, own.isEmpty() ? endpoint.remoteId : own) && complete;
    for (const auto &key : {u"id"_s, u"organization"_s, u"handle"_s, u"provider"_s})
        complete = fill(u'{' + key + u'}', key, {}) && complete;
    return complete ? path : QString();
}

/// One's own posts with the cookie, everybody's without anything (16 row 12).
Access accessOf(const CallRoute &route, const FieldMap &arguments, const Endpoint &endpoint)
{
    const QString handle = textIn(arguments, u"handle"_s);
    const bool own = handle.isEmpty() || handle == endpoint.handle;
    if (route.id != "posts"_L1)
        return route.access;
    return own ? Access::Visitor : accessToPosts(endpoint);
}

QByteArray methodOf(const CallRoute &route, const Endpoint &endpoint)
{
    const auto remembers = [&endpoint](const char *way) {
        return endpoint.server.remembered.values().contains(QLatin1StringView(way));
    };
    if (route.id == "edit-organization"_L1 && remembers(organizationByPatch))
        return "PATCH";
    if (route.path == "/api/user/update"_L1 && remembers(updateByPost))
        return "POST";
    return route.method;
}

QJsonObject bodyFor(const CallRoute &route, const FieldMap &arguments)
{
    QJsonObject body;
    for (const QString &key : route.body) {
        if (isSettings(key) && arguments.value(key).toString(u" "_s).isEmpty())
            continue;
        if (arguments.contains(key))
            body.insert(key, bodyValue(key, arguments.value(key)));
        else if (route.id.startsWith("remove-"_L1)) // of a stored key: null takes it away
            body.insert(key, QJsonValue::Null);
    }
    return body;
}

} // namespace

RequestMaker::Made RequestMaker::operator()(const wish::Call &wish) const
{
    const CallRoute *route = routeOf(wish.id);
    if (!route)
        return notOffered();
    const bool registers = wish.id == QLatin1StringView(registrationCall);
    const FieldMap arguments = registers ? registrationBody(wish.arguments) : wish.arguments;
    const QStringList wrong =
        registers ? registrationObjections(arguments) : objections(*route, arguments);
    const QString path = pathFor(*route, arguments, m_endpoint);
    if (!wrong.isEmpty() || path.isEmpty())
        return localReject(u"not filled in"_s, wrong);
    Query query = QUrlQuery(route->path.section(u'?', 1)).queryItems();
    for (const QString &key : route->query) {
        if (const QJsonValue value = arguments.value(key); !value.isNull())
            query.append({key, queryValue(key, value)});
    }
    const Access access = accessOf(*route, arguments, m_endpoint);
    HttpRequest request = call(methodOf(*route, m_endpoint), path, access, query);
    if (!route->body.isEmpty()) {
        request.setHeader("Content-Type", "application/json");
        request.body = QJsonDocument(bodyFor(*route, arguments)).toJson(QJsonDocument::Compact);
    }
    if (route->slow)
        request.patience = longPatience;
    return request;
}

} // namespace personae::interlinedlist
