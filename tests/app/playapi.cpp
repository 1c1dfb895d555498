// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/playapi.h"

#include <QJsonDocument>
#include <QMetaEnum>
#include <QUrlQuery>

namespace personae::test {

PlayApi::PlayApi(const ServiceInfo &info)
    : m_info(info)
{
}

Result<HttpRequest> PlayApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    QString name;
    QJsonObject json;
    bool reads = false;
    if (std::holds_alternative<wish::ReadOwn>(wish)) {
        name = QStringLiteral("own");
        reads = true;
    } else if (const auto *save = std::get_if<wish::SaveProfile>(&wish)) {
        if (m_info.id == QStringLiteral("strict") && save->known.isEmpty())
            return failure(Outcome::LocalReject);
        name = QStringLiteral("save");
        json = {{QStringLiteral("changes"), map(save->patch.changes)},
                {QStringLiteral("known"), map(save->known)},
                {QStringLiteral("way"), endpoint.setting(QStringLiteral("m.way"), {})}};
    } else if (const auto *put = std::get_if<wish::PutPicture>(&wish)) {
        name = QStringLiteral("put");
        json = {{QStringLiteral("bytes"), QString::fromLatin1(put->bytes.toBase64())},
                {QStringLiteral("original"), QString::fromLatin1(put->original.toBase64())}};
    } else if (const auto *from = std::get_if<wish::PictureFromAddress>(&wish)) {
        name = QStringLiteral("from");
        json = {{QStringLiteral("url"), from->url}};
    } else if (const auto *picture = std::get_if<wish::ReadPicture>(&wish)) {
        name = QStringLiteral("picture");
        json = {{QStringLiteral("id"), picture->id}};
        reads = true;
    } else if (const auto *deny = std::get_if<wish::Deny>(&wish)) {
        name = QStringLiteral("deny");
        QJsonArray names;
        for (const auto &[one, replacement] : deny->names)
            names.append(one);
        json = {{QStringLiteral("names"), names},
                {QStringLiteral("way"), endpoint.setting(QStringLiteral("m.way"), {})}};
    } else if (const auto *call = std::get_if<wish::Call>(&wish)) {
        const CallSpec *spec = m_info.call(call->id);
        reads = spec && !spec->writes;
        name = QStringLiteral("call-") + call->id;
        json = map(call->arguments);
    } else if (const auto *open = std::get_if<wish::OpenSession>(&wish)) {
        name = QStringLiteral("open");
        json = {{QStringLiteral("identity"), open->identity},
                {QStringLiteral("password"), open->password}};
    } else if (const auto *list = std::get_if<wish::ListPeople>(&wish)) {
        name = QStringLiteral("people");
        reads = true;
        json = {{QStringLiteral("follower"), list->follower.value_or(false)},
                {QStringLiteral("following"), list->following.value_or(false)},
                {QStringLiteral("communities"), list->kind == PersonKind::Community},
                {QStringLiteral("node"), list->node},
                {QStringLiteral("offset"), list->offset}};
    } else if (const auto *follow = std::get_if<wish::Follow>(&wish)) {
        name = QStringLiteral("follow");
        json = {{QStringLiteral("id"), follow->id}};
    } else if (const auto *unfollow = std::get_if<wish::Unfollow>(&wish)) {
        name = QStringLiteral("unfollow");
        json = {{QStringLiteral("id"), unfollow->id}};
    } else if (const auto *state = std::get_if<wish::FollowState>(&wish)) {
        name = QStringLiteral("state");
        json = {{QStringLiteral("id"), state->id}};
        reads = true;
    } else if (std::holds_alternative<wish::IncomingRequests>(wish)) {
        name = QStringLiteral("requests");
        reads = true;
    } else if (const auto *accept = std::get_if<wish::AcceptRequest>(&wish)) {
        name = QStringLiteral("accept");
        json = {{QStringLiteral("id"), accept->actionId}};
    } else if (const auto *edit = std::get_if<wish::EditMember>(&wish)) {
        name = QStringLiteral("member");
        json = {{QStringLiteral("node"), edit->node},
                {QStringLiteral("id"), edit->id},
                {QStringLiteral("role"), edit->role ? edit->role->value_or(QString()) : QString()}};
    } else if (const auto *member = std::get_if<wish::RemoveMember>(&wish)) {
        name = QStringLiteral("remove");
        json = {{QStringLiteral("node"), member->node}, {QStringLiteral("id"), member->id}};
    } else {
        return failure(Outcome::NotOffered);
    }
    HttpRequest request;
    request.method = reads ? "GET" : "POST";
    request.url = endpoint.base;
    request.url.setPath(u'/' + name);
    request.patience = std::chrono::seconds(5);
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    if (reads) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("q"), QString::fromLatin1(text.toBase64()));
        request.url.setQuery(query);
    } else {
        request.body = text;
    }
    request.setHeader("Authorization", "Bearer " + endpoint.token.toLatin1());
    return request;
}

Answer PlayApi::answer(const Wish &, const HttpRequest &, const HttpReply &reply,
                       const Endpoint &) const
{
    Answer answer;
    answer.error.kind = reply.transport;
    answer.error.httpStatus = reply.status;
    answer.error.maybeDelivered = reply.maybeDelivered;
    if (reply.transport != Outcome::Ok)
        return answer;
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    const QByteArray word =
        json.value(QStringLiteral("outcome")).toString(QStringLiteral("Ok")).toLatin1();
    answer.error.kind = Outcome(QMetaEnum::fromType<Outcome>().keyToValue(word.constData()));
    answer.error.retryAfterSeconds = json.value(QStringLiteral("wait")).toInt();
    const QJsonObject issues = json.value(QStringLiteral("issues")).toObject();
    for (auto it = issues.begin(); it != issues.end(); ++it)
        answer.error.fieldIssues.insert(it.key(), {it.value().toString()});
    answer.error.trySetting = json.value(QStringLiteral("trySetting")).toString();
    answer.error.tryValue = json.value(QStringLiteral("tryValue")).toString();
    answer.ranOut = json.value(QStringLiteral("ranOut")).toBool();
    answer.readBack = json.value(QStringLiteral("readBack")).toBool();
    if (json.contains(QStringLiteral("next")))
        answer.next = {wish::Call{json.value(QStringLiteral("next")).toString(), {}}};
    for (const QString &lacking : strings(json.value(QStringLiteral("lacks"))))
        answer.learned.lacks.insert(lacking);
    if (json.contains(QStringLiteral("own")))
        answer.person = ownOf(json.value(QStringLiteral("own")).toObject());
    if (json.contains(QStringLiteral("bytes")))
        answer.picture = PictureBytes{
            "image/png",
            QByteArray::fromBase64(json.value(QStringLiteral("bytes")).toString().toLatin1()),
            {},
            {}};
    if (json.contains(QStringLiteral("upload")))
        answer.upload = UploadReceipt{json.value(QStringLiteral("upload")).toString(), false};
    if (json.contains(QStringLiteral("deny"))) {
        const QJsonObject deny = json.value(QStringLiteral("deny")).toObject();
        answer.deny = DenyResult{strings(deny.value(QStringLiteral("succeeded"))),
                                 strings(deny.value(QStringLiteral("failed"))),
                                 deny.value(QStringLiteral("known")).toBool()};
    }
    if (json.contains(QStringLiteral("records"))) {
        QList<FieldMap> records;
        for (const QJsonValue &value : json.value(QStringLiteral("records")).toArray())
            records.append(fields(value.toObject()));
        answer.records = records;
    }
    if (json.contains(QStringLiteral("people"))) {
        PeoplePage page;
        for (const QJsonValue &value : json.value(QStringLiteral("people")).toArray())
            page.rows.append(rowOf(value.toObject()));
        page.maybeMore = json.value(QStringLiteral("more")).toBool();
        answer.people = page;
        answer.more = page.maybeMore;
    }
    if (json.contains(QStringLiteral("requests"))) {
        QList<IncomingRequest> requests;
        for (const QJsonValue &value : json.value(QStringLiteral("requests")).toArray()) {
            IncomingRequest request;
            request.actionId = value.toString();
            request.from = QStringLiteral("handle-") + request.actionId;
            requests.append(request);
        }
        answer.requests = requests;
    }
    if (json.contains(QStringLiteral("cookie"))) {
        SessionGrant grant;
        grant.token = QStringLiteral("t");
        grant.cookie = json.value(QStringLiteral("cookie")).toString().toLatin1();
        answer.session = grant;
    }
    answer.values = fields(json.value(QStringLiteral("values")).toObject());
    answer.needs = json.value(QStringLiteral("needs")).toString();
    return answer;
}

QList<Wish> PlayApi::split(const Wish &wish) const
{
    const auto *save = std::get_if<wish::SaveProfile>(&wish);
    if (!save || !(splits || cleans))
        return {wish};
    QList<Wish> parts;
    wish::SaveProfile whole{{}, save->known};
    for (auto it = save->patch.changes.cbegin(); it != save->patch.changes.cend(); ++it) {
        const QJsonValue value =
            cleans ? QJsonValue(it.value().toString().remove(u' ')) : it.value();
        parts.append(wish::SaveProfile{{{{it.key(), value}}}, save->known});
        whole.patch.changes.insert(it.key(), value);
    }
    return splits ? parts : QList<Wish>{whole};
}

QJsonObject PlayApi::map(const FieldMap &fields)
{
    QJsonObject json;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

FieldMap PlayApi::fields(const QJsonObject &json)
{
    FieldMap map;
    for (auto it = json.begin(); it != json.end(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

QStringList PlayApi::strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &one : value.toArray())
        list.append(one.toString());
    return list;
}

ApiError PlayApi::failure(Outcome kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

PersonFacts PlayApi::ownOf(const QJsonObject &json)
{
    PersonFacts facts;
    facts.handle = QStringLiteral("me");
    facts.id = QStringLiteral("id-me");
    facts.name = json.value(QStringLiteral("name")).toString();
    facts.picture = json.value(QStringLiteral("picture")).toString();
    facts.own = fields(json.value(QStringLiteral("fields")).toObject());
    return facts;
}

PersonFacts PlayApi::rowOf(const QJsonObject &json)
{
    PersonFacts facts;
    facts.handle = json.value(QStringLiteral("handle")).toString();
    facts.id = QStringLiteral("id-") + *facts.handle;
    facts.name = *facts.handle;
    if (json.contains(QStringLiteral("role")))
        facts.roles = QStringList{json.value(QStringLiteral("role")).toString()};
    return facts;
}

} // namespace personae::test
