// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloinfo.h"
#include "network/cloudillo/dialect.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/requestmaker.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

const QStringList knownRoles{u"public"_s,      u"follower"_s,  u"supporter"_s,
                             u"contributor"_s, u"moderator"_s, u"leader"_s};

/// The page's words beside the status (10 rows 13 and 14); empty where it names none.
QString relationshipFor(const QString &status)
{
    if (status == "blocked"_L1)
        return u"block"_s;
    if (status == "muted"_L1)
        return u"mute"_s;
    return status == "active"_L1 ? u"unblock"_s : QString();
}

bool sendsRelationship(const ServerFacts &server)
{
    return !isModern(server) &&
           server.remembered.value(QLatin1StringView(rememberedRelationship)) != "omit"_L1;
}

} // namespace

RequestMaker::Made RequestMaker::aboutRow(const QString &handle, const QJsonObject &json) const
{
    if (isReadOnly(m_endpoint.server))
        return notOffered(u"this server is too old to be changed"_s);
    const QString name = canonicalOrOpaque(handle);
    if (!isNameable(name) || isSelf(handle))
        return localReject(u"nobody else named"_s);
    return sending("PATCH", profilesRoot(m_endpoint.server) + u'/' + segment(name), json);
}

RequestMaker::Made RequestMaker::action(const QString &handle, const QString &type,
                                        const QString &subType, const QString &text,
                                        const QString &relationship) const
{
    if (m_endpoint.server.lacks.contains(u"/api/actions"_s))
        return aboutRow(handle, {{u"relationship"_s, relationship}});
    if (isReadOnly(m_endpoint.server))
        return notOffered(u"this server is too old to be changed"_s);
    // A name that is not canonical is refused by the node; only the page's servers use others (10
    // row 2).
    const QString canonical = canonicalIdTag(handle);
    const QString audience =
        canonical.isEmpty() && !isModern(m_endpoint.server) ? handle : canonical;
    if (!isNameable(audience) || isSelf(handle))
        return localReject(u"nobody else named"_s, {u"handle"_s});
    if (lengthOf(text, LengthUnit::CodePoints) > longestRequestText)
        return localReject(u"the text is too long"_s, {u"text"_s});
    QJsonObject json{{u"type"_s, type}, {u"audienceTag"_s, audience}};
    if (!subType.isEmpty())
        json.insert(u"subType"_s, subType);
    if (!text.isEmpty())
        json.insert(u"content"_s, text);
    return sending("POST", u"/api/actions"_s, json);
}

RequestMaker::Made RequestMaker::operator()(const wish::Follow &wish) const
{
    return action(wish.handle, u"FLLW"_s, {}, {}, u"follow"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::Unfollow &wish) const
{
    return action(wish.handle, u"FLLW"_s, u"DEL"_s, {}, u"unfollow"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::Connect &wish) const
{
    return action(wish.handle, u"CONN"_s, {}, wish.text, u"connect"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::Disconnect &wish) const
{
    return action(wish.handle, u"CONN"_s, u"DEL"_s, {}, u"disconnect"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::IncomingRequests &wish) const
{
    if (m_endpoint.server.lacks.contains(u"/api/actions"_s))
        return notOffered(u"this server has no actions"_s);
    Query query{
        {u"type"_s, u"CONN"_s}, {u"status"_s, u"C"_s}, {u"audience"_s, canonicalOrOpaque(wish.of)}};
    if (!wish.cursor.isEmpty())
        query.append({u"cursor"_s, wish.cursor});
    return call("GET", u"/api/actions"_s, query);
}

RequestMaker::Made RequestMaker::operator()(const wish::AcceptRequest &wish) const
{
    if (m_endpoint.server.lacks.contains(u"/api/actions"_s))
        return notOffered(u"this server has no actions"_s);
    if (!isNameable(wish.actionId))
        return localReject(u"no request named"_s);
    return call("POST", u"/api/actions/"_s + segment(wish.actionId) + u"/accept"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::RejectRequest &wish) const
{
    if (m_endpoint.server.lacks.contains(u"/api/actions"_s))
        return notOffered(u"this server has no actions"_s);
    if (!isNameable(wish.actionId))
        return localReject(u"no request named"_s);
    return call("POST", u"/api/actions/"_s + segment(wish.actionId) + u"/reject"_s);
}

RequestMaker::Made RequestMaker::operator()(const wish::SetStatus &wish) const
{
    const QString word = statusToWire(wish.status, m_endpoint.server);
    if (word.isEmpty())
        return localReject(u"unknown status"_s);
    QJsonObject json{{u"status"_s, word}};
    const QString relationship = relationshipFor(wish.status);
    if (sendsRelationship(m_endpoint.server) && !relationship.isEmpty())
        json.insert(u"relationship"_s, relationship);
    return aboutRow(wish.handle, json);
}

RequestMaker::Made RequestMaker::operator()(const wish::SetTrust &wish) const
{
    if (wish.trust && *wish.trust != "always"_L1 && *wish.trust != "never"_L1)
        return localReject(u"unknown trust"_s);
    return aboutRow(wish.handle,
                    {{u"trust"_s, wish.trust ? QJsonValue(*wish.trust) : QJsonValue()}});
}

RequestMaker::Made RequestMaker::operator()(const wish::HideFromHome &wish) const
{
    return aboutRow(wish.handle, {{u"hiddenInHome"_s, wish.hidden}});
}

RequestMaker::Made RequestMaker::operator()(const wish::EditMember &wish) const
{
    if (isReadOnly(m_endpoint.server))
        return notOffered(u"this server is too old to be changed"_s);
    QJsonObject json;
    if (wish.name) {
        const QString name = wish.name->trimmed();
        if (name.isEmpty() || lengthOf(name, LengthUnit::CodePoints) > longestName)
            return localReject(u"values out of bounds"_s, {u"name"_s});
        json.insert(u"name"_s, name);
    }
    if (wish.role) {
        // Cleared with null: an empty list is stored as one empty role (Cloudillo 7.4).
        const std::optional<QString> &role = *wish.role;
        if (role && !knownRoles.contains(*role))
            return localReject(u"unknown role"_s, {u"role"_s});
        json.insert(u"roles"_s, role ? QJsonValue(QJsonArray{*role}) : QJsonValue());
    }
    if (wish.status) {
        const QString word = statusToWire(*wish.status, m_endpoint.server);
        if (word.isEmpty())
            return localReject(u"unknown status"_s, {u"status"_s});
        const bool clears = *wish.status == "active"_L1 && isModern(m_endpoint.server);
        json.insert(u"status"_s, clears ? QJsonValue() : QJsonValue(word));
    }
    const QString handle = canonicalOrOpaque(wish.handle);
    if (json.isEmpty() || !isNameable(handle))
        return localReject(u"nothing to change here"_s);
    const QString root = u"/api/admin"_s + profilesRoot({}).sliced(4);
    return sending("PATCH", root + u'/' + segment(handle), json);
}

} // namespace personae::cloudillo
