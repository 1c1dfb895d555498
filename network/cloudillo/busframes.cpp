// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/busframes.h"

#include "network/cloudillo/dialect.h"
#include "network/cloudillo/envelope.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/personparser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

using Kind = BusNews::Kind;

PersonFacts partyOf(const QJsonObject &action, QLatin1StringView key)
{
    return personFrom(action.value(key).toObject(), Origin::Party);
}

/// What somebody else's action means to us; Nothing for what we have no use for.
Kind kindOf(const QString &type, const QString &subType)
{
    if (type == "FLLW"_L1)
        return subType.isEmpty()     ? Kind::Followed
               : subType == "DEL"_L1 ? Kind::Unfollowed
                                     : Kind::Nothing;
    if (type == "CONN"_L1)
        return subType.isEmpty()     ? Kind::Requested
               : subType == "ACC"_L1 ? Kind::Accepted
               : subType == "DEL"_L1 ? Kind::Disconnected
                                     : Kind::Nothing;
    return Kind::Nothing;
}

void readAction(BusNews &news, const QJsonObject &action, const Endpoint &endpoint)
{
    const QString type = textOrEmpty(action.value("type"_L1));
    news.actionId = textOrEmpty(action.value("actionId"_L1));
    news.tempId = textOrEmpty(action.value("tempId"_L1));
    news.person = partyOf(action, "issuer"_L1);
    if (type.isEmpty() || !news.person.handle) {
        news.kind = Kind::NotUnderstood;
        return;
    }
    if (canonicalOrOpaque(*news.person.handle) == canonicalOrOpaque(endpoint.handle)) {
        news.person = partyOf(action, "audience"_L1);
        return;
    }
    news.kind = kindOf(type, textOrEmpty(action.value("subType"_L1)));
    if (news.kind == Kind::Requested)
        news.request = requestFrom(action);
}

void readFinalId(BusNews &news, const QJsonObject &data)
{
    news.tempId = textOrEmpty(data.value("tempId"_L1));
    news.finalId = textOrEmpty(data.value("fileId"_L1));
    const bool whole = !news.tempId.isEmpty() && !news.finalId.isEmpty();
    news.kind = whole ? Kind::PictureFinal : Kind::NotUnderstood;
}

} // namespace

QUrl busAddress(const Endpoint &endpoint)
{
    if (isReadOnly(endpoint.server) || speaks(endpoint.server, dialectDoc))
        return {};
    QUrl address = endpoint.base.isEmpty() ? apiBaseOf(endpoint.handle) : endpoint.base;
    if (address.host().isEmpty())
        return {};
    address.setScheme(address.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    address.setPath(u"/ws/bus"_s);
    if (!endpoint.token.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem(u"token"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(endpoint.token)));
        address.setQuery(query);
    }
    return address;
}

BusNews newsFrom(const QString &frame, const Endpoint &endpoint)
{
    BusNews news;
    const QJsonObject json = QJsonDocument::fromJson(frame.toUtf8()).object();
    const QString command = textOrEmpty(json.value("cmd"_L1));
    const QJsonObject data = json.value("data"_L1).toObject();
    news.frameId = textOrEmpty(json.value("id"_L1));
    if (command.isEmpty())
        news.kind = Kind::NotUnderstood;
    else if (command == "ack"_L1)
        news.kind = data.value("status"_L1) == "pong"_L1 ? Kind::Pong : Kind::Nothing;
    else if (command == "FILE_ID_GENERATED"_L1)
        readFinalId(news, data);
    else if (command == "ACTION"_L1)
        readAction(news, data, endpoint);
    return news;
}

QString pingFrame(const QString &frameId)
{
    const QJsonObject json{{"id"_L1, frameId}, {"cmd"_L1, u"ping"_s}, {"data"_L1, QJsonObject()}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace personae::cloudillo
