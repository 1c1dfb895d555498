// SPDX-License-Identifier: GPL-3.0-or-later
#include "newscheck.h"

#include <QJsonDocument>
#include <QMap>
#include <QMetaEnum>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

using Kind = BusNews::Kind;

QString nameOf(Kind kind)
{
    static const QMap<Kind, QString> names{{Kind::Nothing, u"Nothing"_s},
                                           {Kind::Pong, u"Pong"_s},
                                           {Kind::PictureFinal, u"PictureFinal"_s},
                                           {Kind::Followed, u"Followed"_s},
                                           {Kind::Unfollowed, u"Unfollowed"_s},
                                           {Kind::Requested, u"Requested"_s},
                                           {Kind::Accepted, u"Accepted"_s},
                                           {Kind::Disconnected, u"Disconnected"_s},
                                           {Kind::NotUnderstood, u"NotUnderstood"_s}};
    return names.value(kind);
}

void same(QStringList &report, const QString &what, const QJsonValue &sent, const QString &heard)
{
    if (!sent.isString())
        report.append(u"the frame has no "_s + what);
    else if (sent.toString() != heard)
        report.append(u"%1 [%2]"_s.arg(what, heard));
}

/// By type and subtype of the action; nothing for a pair that was never recorded or documented.
std::optional<Kind> kindOfAction(const QJsonObject &action)
{
    static const QMap<QString, Kind> kinds{{u"FLLW"_s, Kind::Followed},
                                           {u"FLLW DEL"_s, Kind::Unfollowed},
                                           {u"CONN"_s, Kind::Requested},
                                           {u"CONN ACC"_s, Kind::Accepted},
                                           {u"CONN DEL"_s, Kind::Disconnected}};
    const QString subType = action.value("subType"_L1).toString();
    const QString type = action.value("type"_L1).toString();
    const auto found = kinds.constFind(subType.isEmpty() ? type : type + u' ' + subType);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

void checkAction(QStringList &report, const QJsonObject &action, const BusNews &news)
{
    const std::optional<Kind> kind = kindOfAction(action);
    const QJsonObject issuer = action.value("issuer"_L1).toObject();
    if (!kind)
        report.append(u"an action nobody knows: "_s + action.value("type"_L1).toString());
    else if (news.kind != *kind)
        report.append(u"kind "_s + nameOf(news.kind));
    same(report, u"actionId"_s, action.value("actionId"_L1), news.actionId);
    same(report, u"idTag"_s, issuer.value("idTag"_L1), news.person.handle.value_or(QString()));
    same(report, u"name"_s, issuer.value("name"_L1), news.person.name.value_or(QString()));
    same(report, u"profilePic"_s, issuer.value("profilePic"_L1),
         news.person.picture.value_or(QString()));
    const bool community = issuer.value("type"_L1) == "community"_L1;
    if (!community && issuer.value("type"_L1) != "person"_L1)
        report.append(u"a kind of identity nobody knows"_s);
    if (news.person.kind != (community ? PersonKind::Community : PersonKind::Person))
        report.append(u"kind of the issuer"_s);
    if (news.kind != Kind::Requested)
        return;
    same(report, u"request.actionId"_s, action.value("actionId"_L1), news.request.actionId);
    same(report, u"request.from"_s, issuer.value("idTag"_L1), news.request.from);
    same(report, u"request.name"_s, issuer.value("name"_L1), news.request.name);
    same(report, u"request.picture"_s, issuer.value("profilePic"_L1), news.request.picture);
    same(report, u"createdAt"_s, action.value("createdAt"_L1),
         news.request.createdAt.toString(Qt::ISODate));
    if (action.contains("content"_L1))
        same(report, u"content"_s, action.value("content"_L1), news.request.text);
}

} // namespace

QStringList newsDifferences(const QString &frame, const BusNews &news, const QString &me)
{
    QStringList report;
    const QJsonObject json = QJsonDocument::fromJson(frame.toUtf8()).object();
    const QString command = json.value("cmd"_L1).toString();
    const QJsonObject data = json.value("data"_L1).toObject();
    same(report, u"id"_s, json.value("id"_L1), news.frameId);
    if (command == "ack"_L1) {
        const QString status = data.value("status"_L1).toString();
        if (status != "pong"_L1 && status != "ok"_L1)
            report.append(u"an acknowledgement nobody knows: "_s + status);
        if (news.kind != (status == "pong"_L1 ? Kind::Pong : Kind::Nothing))
            report.append(u"kind "_s + nameOf(news.kind));
    } else if (command == "FILE_ID_GENERATED"_L1) {
        if (news.kind != Kind::PictureFinal)
            report.append(u"kind "_s + nameOf(news.kind));
        same(report, u"tempId"_s, data.value("tempId"_L1), news.tempId);
        same(report, u"fileId"_s, data.value("fileId"_L1), news.finalId);
    } else if (command == "ACTION"_L1) {
        checkAction(report, data, news);
        same(report, u"audience"_s, data.value("audience"_L1)["idTag"_L1], me);
    } else {
        report.append(u"a command nobody knows: "_s + command);
    }
    return report;
}

std::optional<KnownTranscript> knownTranscript(const QString &id)
{
    const QString bob = u"bob.test \"Bob the Builder\" "
                        "f1~NzJenQ0FN4_ksxElaENYfC_yjtukjOz69DeahA3QjnQ "_s;
    static const QMap<QString, KnownTranscript> known{
        {u"ping"_s, {{u"Nothing"_s}, false}},
        {u"picture"_s,
         {{u"PictureFinal @18 f1~znDXWdnik2r2AdqMnyzSSOc--ODmFKDn1GGjwerFkQg"_s}, false}},
        {u"followed"_s,
         {{u"Followed "_s + bob + u"a1~iBkHSzBG6THbxNdWlS5oLTSK3iC4-35RAvTTPOgJG2U"_s}, false}},
        {u"asked"_s,
         {{u"Requested "_s + bob +
           u"a1~eEs_4UDBjOGwgPL2lDrT403QlrBVaGhncTlX_TSyp_0"
           " 2026-11-21T19:03:01Z Hi!"_s},
          false}},
        {u"no-token"_s, {{}, true}},
        {u"expired"_s, {{}, true}},
    };
    const auto found = known.constFind(id);
    return found == known.cend() ? std::nullopt : std::optional(*found);
}

QString shortOf(const BusNews &news)
{
    QStringList words{nameOf(news.kind)};
    if (news.person.handle)
        words.append({*news.person.handle, u'"' + news.person.name.value_or(QString()) + u'"',
                      news.person.picture.value_or(QString())});
    words.append({news.tempId, news.finalId, news.actionId,
                  news.request.createdAt.toString(Qt::ISODate), news.request.text});
    words.removeAll(QString());
    return words.join(u' ');
}
