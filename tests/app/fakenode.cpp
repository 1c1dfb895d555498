// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fakenode.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace personae::test {

FakeNode::FakeNode()
    : server([this](const SeenRequest &request) { return answer(request); })
{
}

QByteArray FakeNode::tokenOf(const QString &handle) const
{
    return "tok" + QByteArray::number(m_generation) + '-' + handle.toLatin1();
}

HttpClient::Router FakeNode::router() const
{
    return [this](const QUrl &original) -> std::optional<QUrl> {
        return original.host().endsWith(QStringLiteral("example.com"))
                   ? std::optional<QUrl>(server.url())
                   : std::nullopt;
    };
}

Script FakeNode::data(const QJsonValue &value, int status)
{
    return json(
        QJsonDocument(QJsonObject{{QStringLiteral("data"), value},
                                  {QStringLiteral("time"), QStringLiteral("2026-08-22T09:30:00Z")},
                                  {QStringLiteral("reqId"), QStringLiteral("abcdefgh")}})
            .toJson(),
        status);
}

Script FakeNode::refusal(int status, const char *code)
{
    return json(QByteArray(R"({"error":{"code":")") + code + R"(","message":"No."}})", status);
}

Script FakeNode::answer(const SeenRequest &request)
{
    const QString handle = QString::fromLatin1(request.headers.value("host")).mid(5);
    if (before) {
        if (const auto script = before(request, handle))
            return *script;
    }
    const Script result = apply(request, handle);
    if (after) {
        if (const auto script = after(request, handle))
            return *script;
    }
    return result;
}

Script FakeNode::apply(const SeenRequest &request, const QString &handle)
{
    if (!people.contains(handle))
        return refusal(404, "E-CORE-NOTFOUND");
    Person &person = people[handle];
    const QUrl url(QString::fromLatin1(request.path));
    const QString path = url.path();
    if (request.method == "GET" && path == QStringLiteral("/api/me"))
        return data(shown(handle, person, false));
    if (request.method == "GET" && path == QStringLiteral("/api/me/full"))
        return data(shown(handle, person, true));
    if (path == QStringLiteral("/api/auth/login"))
        return login(request, handle);
    if (path == QStringLiteral("/api/auth/access-token") && url.hasQuery()) {
        const QString key = QUrlQuery(url).queryItemValue(QStringLiteral("apiKey"));
        return person.keys.contains(key)
                   ? data(QJsonObject{{QStringLiteral("token"), token(handle)}})
                   : refusal(403, "E-AUTH-NOPERM");
    }
    const QByteArray authorization = request.headers.value("authorization");
    if (authorization.isEmpty())
        return refusal(403, "E-AUTH-NOPERM");
    if (authorization != "Bearer " + tokenOf(handle))
        return refusal(401, "E-AUTH-UNAUTH");
    if (request.method == "PATCH" && path == QStringLiteral("/api/me"))
        return patch(request, handle, person);
    if (request.method == "PUT")
        return put(request, person);
    if (path == QStringLiteral("/api/auth/api-keys")) {
        const QString key = QStringLiteral("cl_key%1").arg(person.keys.size());
        person.keys.append(key);
        return data(QJsonObject{{QStringLiteral("keyId"), person.keys.size()},
                                {QStringLiteral("keyPrefix"), QStringLiteral("cl_k")},
                                {QStringLiteral("plaintextKey"), key}},
                    201);
    }
    if (path == QStringLiteral("/api/auth/logout")) {
        person.keys.removeAll(body(request).value(QStringLiteral("apiKey")).toString());
        return data(QJsonValue::Null);
    }
    return refusal(404, "E-CORE-NOTFOUND");
}

QJsonObject FakeNode::body(const SeenRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QString FakeNode::token(const QString &handle) const
{
    return QString::fromLatin1(tokenOf(handle));
}

QJsonObject FakeNode::shown(const QString &handle, Person &person, bool full)
{
    if (!person.pending.isNull() && --person.readsLeft < 0) {
        person.picture = person.pending;
        person.pending = QString();
    }
    QJsonObject result{{QStringLiteral("idTag"), handle},
                       {QStringLiteral("name"), person.name},
                       {QStringLiteral("type"), QStringLiteral("person")},
                       {QStringLiteral("profilePic"), person.picture},
                       {QStringLiteral("keys"), QJsonArray()}};
    if (full && !person.x.isEmpty())
        result.insert(QStringLiteral("x"), person.x);
    return result;
}

Script FakeNode::login(const SeenRequest &request, const QString &handle)
{
    if (body(request).value(QStringLiteral("password")).toString() != QStringLiteral("right horse"))
        return refusal(403, "E-AUTH-NOPERM");
    return data(QJsonObject{{QStringLiteral("tnId"), 1},
                            {QStringLiteral("idTag"), body(request).value(QStringLiteral("idTag"))},
                            {QStringLiteral("roles"), QJsonArray{QStringLiteral("leader")}},
                            {QStringLiteral("token"), token(handle)},
                            {QStringLiteral("name"), QStringLiteral("Alice")},
                            {QStringLiteral("profilePic"), QString()}});
}

Script FakeNode::patch(const SeenRequest &request, const QString &handle, Person &person)
{
    const QJsonObject json = body(request);
    if (!ignoresWrites) {
        if (json.contains(QStringLiteral("name")) &&
            json.value(QStringLiteral("name")).toString() != person.name) {
            person.name = json.value(QStringLiteral("name")).toString();
            ++person.nameChanges;
        }
        const QJsonObject x = json.value(QStringLiteral("x")).toObject();
        for (auto it = x.begin(); it != x.end(); ++it) {
            if (it.value().isNull())
                person.x.remove(it.key());
            else
                person.x.insert(it.key(), it.value());
        }
    }
    const QJsonObject profile{{QStringLiteral("idTag"), handle},
                              {QStringLiteral("name"), person.name}};
    return test::json(QJsonDocument(QJsonObject{{QStringLiteral("profile"), profile}}).toJson());
}

Script FakeNode::put(const SeenRequest &request, Person &person)
{
    const QByteArray digest = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256);
    ++m_uploads;
    if (!ignoresWrites) {
        if (person.everHad.contains(digest)) {
            person.pending = QLatin1StringView("");
            ++person.trapsSprung;
        } else {
            person.everHad.insert(digest);
            person.pending = QStringLiteral("f1~") + QString::fromLatin1(digest.toHex().left(12));
            ++person.pictureChanges;
        }
        person.readsLeft = readsUntilFinal;
    }
    return test::json(R"({"fileId":"@)" + QByteArray::number(m_uploads) +
                      R"(","type":"profile-pic"})");
}

} // namespace personae::test
