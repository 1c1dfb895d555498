// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloinfo.h"
#include "network/cloudillo/dialect.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/requestmaker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

QString word(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

QString word(wish::Connected connected)
{
    switch (connected) {
    case wish::Connected::Yes:
        return u"true"_s;
    case wish::Connected::No:
        return u"false"_s;
    case wish::Connected::Requested:
        return u"R"_s;
    }
    Q_UNREACHABLE();
}

/// The list takes letters in every dialect (Cloudillo 5.2).
QString statusCodes(const QStringList &status)
{
    QStringList codes;
    for (const QString &one : status) {
        const QString code = statusToWire(one, {});
        if (!code.isEmpty() && !codes.contains(code))
            codes.append(code);
    }
    codes.sort();
    return codes.join(u',');
}

} // namespace

RequestMaker::Made RequestMaker::operator()(const wish::ListPeople &wish) const
{
    const ServerFacts &server = m_endpoint.server;
    Query query;
    if (wish.kind)
        query.append(
            {u"type"_s, *wish.kind == PersonKind::Community ? u"community"_s : u"person"_s});
    if (!wish.text.isEmpty())
        query.append({speaks(server, dialectL0) ? u"q"_s : u"search"_s, wish.text});
    const QString codes = statusCodes(wish.status);
    if (codes.isEmpty() && !wish.status.isEmpty())
        return localReject(u"unknown status"_s);
    if (!codes.isEmpty())
        query.append({u"status"_s, codes});
    if (wish.connected)
        query.append({u"connected"_s, word(*wish.connected)});
    if (wish.following)
        query.append({u"following"_s, word(*wish.following)});
    if (wish.follower)
        query.append({u"follower"_s, word(*wish.follower)});
    if (!wish.handle.isEmpty())
        query.append({u"idTag"_s, canonicalOrOpaque(wish.handle)});
    if (wish.trustSet)
        query.append({u"trustSet"_s, word(*wish.trustSet)});
    // Only the page's servers page; R3 ignores these, L0 refuses what it does not know (10 row 11).
    if (speaks(server, dialectDoc) && wish.limit >= 0)
        query.append({u"_limit"_s, QString::number(wish.limit)});
    if (speaks(server, dialectDoc) && wish.offset >= 0)
        query.append({u"_offset"_s, QString::number(wish.offset)});
    return call("GET", profilesRoot(server), query);
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadPerson &wish) const
{
    const QString handle = canonicalOrOpaque(wish.handle);
    if (!isNameable(handle))
        return localReject(u"nobody named"_s);
    return call("GET", profilesRoot(m_endpoint.server) + u'/' + segment(handle));
}

RequestMaker::Made RequestMaker::operator()(const wish::ReadPeople &wish) const
{
    if (wish.handles.isEmpty() || wish.handles.size() > mostHandlesPerRequest)
        return localReject(u"1 to 64 names at a time"_s);
    QStringList handles;
    for (const QString &handle : wish.handles)
        handles.append(canonicalOrOpaque(handle));
    return call("GET", profilesRoot(m_endpoint.server) + u"/batch"_s,
                {{u"idTags"_s, handles.join(u',')}});
}

RequestMaker::Made RequestMaker::operator()(const wish::RefreshPerson &wish) const
{
    const QString handle = canonicalOrOpaque(wish.handle);
    if (!isNameable(handle))
        return localReject(u"nobody named"_s);
    HttpRequest request =
        call("POST", profilesRoot(m_endpoint.server) + u'/' + segment(handle) + u"/refresh"_s);
    request.patience = std::chrono::seconds(60); // the node asks the other node first
    return request;
}

RequestMaker::Made RequestMaker::operator()(const wish::SearchPeople &wish) const
{
    const QList<uint> points = wish.text.toUcs4();
    const auto counts = [](uint point) { return QChar::isLetterOrNumber(point); };
    if (std::none_of(points.cbegin(), points.cend(), counts))
        return localReject(u"needs a letter or a digit"_s, {u"text"_s});
    Query query{{u"q"_s, wish.text}, {u"type"_s, u"profile"_s}};
    if (wish.limit >= 0)
        query.append({u"limit"_s, QString::number(wish.limit)});
    if (wish.offset >= 0)
        query.append({u"offset"_s, QString::number(wish.offset)});
    return call("GET", u"/api/search"_s, query);
}

RequestMaker::Made RequestMaker::operator()(const wish::NodeIdentities &wish) const
{
    Query query;
    if (wish.limit >= 0)
        query.append({u"limit"_s, QString::number(wish.limit)});
    if (wish.offset >= 0)
        query.append({u"offset"_s, QString::number(wish.offset)});
    return call("GET", u"/api/admin/tenants"_s, query);
}

} // namespace personae::cloudillo
