// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fifthservice/postcards/postcardsapi.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

ServiceInfo describe()
{
    ServiceInfo info;
    info.id = u"postcards"_s;
    info.displayName = u"Postcards"_s;
    info.handleExample = u"alice"_s;
    info.signInWays = {SignInWay::Password};
    info.keepsSession = true;
    FieldSpec name;
    name.key = u"name"_s;
    name.wording = u"name"_s;
    name.required = true;
    FieldSpec motto;
    motto.key = u"motto"_s;
    motto.wording = u"motto"_s;
    motto.limit.maximum = 40;
    info.fields = {name, motto};
    PictureRule picture;
    picture.maximumPixels = {600, 600};
    picture.maximumBytes = 200'000;
    picture.formats = {u"jpeg"_s};
    info.pictures = {picture};
    CallSpec stamps;
    stamps.id = u"stamps"_s;
    info.calls = {stamps};
    PageSpec page;
    page.id = u"stamps"_s;
    page.listing = u"stamps"_s;
    page.columns = {{u"country"_s, u"country"_s}};
    info.pages = {page};
    return info;
}

HttpRequest json(const QByteArray &method, const Endpoint &endpoint, const QString &path,
                 const QJsonObject &body = {})
{
    HttpRequest request;
    request.method = method;
    request.url = endpoint.base;
    request.url.setPath(path);
    if (!request.isRead()) {
        request.setHeader("Content-Type", "application/json");
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    if (!endpoint.token.isEmpty())
        request.setHeader("Authorization", "Bearer " + endpoint.token.toLatin1());
    return request;
}

Outcome outcomeOf(const HttpReply &reply)
{
    if (reply.transport != Outcome::Ok)
        return reply.transport;
    if (reply.status == 401)
        return Outcome::AuthRequired;
    if (reply.status >= 500)
        return Outcome::ServerError;
    return reply.status < 400 ? Outcome::Ok : Outcome::Invalid;
}

} // namespace

PostcardsApi::PostcardsApi()
    : m_info(describe())
{
}

IdentityHint PostcardsApi::identity(const QString &typed) const
{
    IdentityHint hint;
    hint.handle = typed.trimmed();
    hint.problem =
        hint.handle.isEmpty() ? IdentityHint::Problem::Empty : IdentityHint::Problem::None;
    return hint;
}

QUrl PostcardsApi::apiBase(const QString &) const
{
    return QUrl(u"https://postcards.example"_s);
}

Result<HttpRequest> PostcardsApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    if (const auto *in = std::get_if<wish::SignIn>(&wish)) {
        Endpoint nobody = endpoint;
        nobody.token.clear();
        return json("POST", nobody, u"/login"_s,
                    {{u"user"_s, in->handle}, {u"password"_s, in->password}});
    }
    if (std::holds_alternative<wish::ReadOwn>(wish))
        return json("GET", endpoint, u"/card"_s);
    if (const auto *save = std::get_if<wish::SaveProfile>(&wish)) {
        QJsonObject body;
        for (auto it = save->patch.changes.cbegin(); it != save->patch.changes.cend(); ++it)
            body.insert(it.key(), it.value());
        return json("PUT", endpoint, u"/card"_s, body);
    }
    const auto *call = std::get_if<wish::Call>(&wish);
    if (call && call->id == "stamps"_L1)
        return json("GET", endpoint, u"/stamps"_s);
    ApiError error;
    error.kind = Outcome::NotOffered;
    return error;
}

Answer PostcardsApi::answer(const Wish &wish, const HttpRequest &, const HttpReply &reply,
                            const Endpoint &endpoint) const
{
    Answer answer;
    answer.error.kind = outcomeOf(reply);
    answer.error.httpStatus = reply.status;
    answer.error.maybeDelivered = reply.maybeDelivered;
    const QJsonDocument body = QJsonDocument::fromJson(reply.body);
    answer.error.serverText = body["problem"_L1].toString();
    if (!answer.ok())
        return answer;
    if (std::holds_alternative<wish::SignIn>(wish)) {
        answer.session = SessionGrant();
        answer.session->token = body["token"_L1].toString();
    } else if (std::holds_alternative<wish::Call>(wish)) {
        answer.records = QList<FieldMap>();
        const QJsonArray stamps = body["stamps"_L1].toArray();
        for (const QJsonValue &stamp : stamps)
            answer.records->append({{u"country"_s, stamp}});
    } else {
        answer.person.handle = endpoint.handle;
        answer.person.name = body["name"_L1].toString();
        answer.person.own = {{u"name"_s, body["name"_L1]}, {u"motto"_s, body["motto"_L1]}};
    }
    return answer;
}

} // namespace personae
