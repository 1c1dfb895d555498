// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/access.h"
#include "network/interlinedlist/answers.h"
#include "network/interlinedlist/profilefields.h"
#include "network/interlinedlist/requestmaker.h"
#include "network/wire/cookies.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

bool same(const QJsonValue &sent, const QJsonValue &shown)
{
    const auto isNothing = [](const QJsonValue &value) {
        return value.isNull() || (value.isString() && value.toString().isEmpty());
    };
    return sent == shown || (isNothing(sent) && isNothing(shown));
}

/// What nobody can change is dropped by every server, and no news.
bool isProtected(const QString &key)
{
    const QList<FieldSpec> fields = profileFields();
    return std::any_of(fields.cbegin(), fields.cend(), [&key](const FieldSpec &field) {
        return field.key == key && field.readOnly;
    });
}

/// A field that came back as something else. Only values of one kind are compared: a server that
/// reads "12" as 12 took it.
bool isChanged(const QJsonObject &sent, const FieldMap &shown)
{
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        if (isProtected(it.key()))
            continue;
        const QJsonValue now = shown.value(it.key(), QJsonValue::Undefined);
        const bool comparable = it.value().type() == now.type() || it.value().isNull() ||
                                (now.isNull() && it.value().isString());
        if (!now.isUndefined() && comparable && !same(it.value(), now))
            return true;
    }
    return false;
}

QJsonObject sentNotifications(const QByteArray &body)
{
    QJsonObject sent;
    const FieldMap fields = notificationsFrom(QJsonDocument::fromJson(body).object());
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        sent.insert(it.key(), it.value());
    return sent;
}

} // namespace

AnswerReader::AnswerReader(Answer &answer, const Wish &wish, const HttpRequest &request,
                           const HttpReply &reply, const Body &body, const Endpoint &endpoint)
    : m_answer(answer)
    , m_wish(wish)
    , m_request(request)
    , m_reply(reply)
    , m_body(body)
    , m_endpoint(endpoint)
    , m_path(segmentsOf(request.url, endpoint.base))
    , m_json(body.object())
{
}

void AnswerReader::read() const
{
    const QString what = m_path.value(0);
    m_answer.readBack = !isRead() && what != "auth"_L1;
    if (what == "auth"_L1)
        readAuth();
    else if (what == "user"_L1)
        readUserCalls();
    else if (what == "follow"_L1)
        readFollows();
    else if (what == "organizations"_L1)
        readOrganizations();
    else if (what == "users"_L1)
        readUsers();
    else if (what == "limits"_L1)
        readLimits();
}

void AnswerReader::readAuth() const
{
    const QString call = m_path.value(1);
    if (call == "sync-token"_L1)
        readToken();
    else if (call == "login"_L1 || call == "register"_L1)
        readLogin();
    else if (call == "logout"_L1)
        m_answer.endsSession = std::holds_alternative<wish::SignOut>(m_wish);
    else if (call == "accounts"_L1)
        readRecords({"accounts"_L1}, personRecord);
    else if (m_path.value(2) == "status"_L1)
        readProviderStatus();
    else if (call == "verify-email-change"_L1)
        m_answer.readBack = true;
}

void AnswerReader::readUserCalls() const
{
    const QString call = m_path.value(1);
    if (m_path.size() == 3 && m_path.at(2) == "messages"_L1)
        readPosts();
    else if (call.isEmpty())
        readOwn();
    else if (call == "update"_L1)
        readUpdate();
    else if (call == "avatar"_L1)
        readUpload();
    else if (call == "identities"_L1 && isRead())
        readRecords({"identities"_L1}, identityRecord);
    else if (call == "organizations"_L1)
        isRead() ? readCommunities() : readMembership();
    else if (call == "notification-preferences"_L1)
        readNotifications();
    else if (call == "delete"_L1)
        m_answer.endsSession = true;
    else if (call == "blocks"_L1)
        readPeople({"blockedUsers"_L1}, Listed::Somewhere);
    else if (call == "mutes"_L1)
        readPeople({"mutedUsers"_L1}, Listed::Somewhere);
}

void AnswerReader::nonsense(const QString &what) const
{
    m_answer.person = {};
    m_answer.readBack = false;
    m_answer.error.kind = Outcome::ProtocolError;
    m_answer.error.detail = what;
}

/// Opaque: neither shortened nor completed (2).
void AnswerReader::readToken() const
{
    SessionGrant grant;
    grant.token = m_json.value("token"_L1).toString();
    if (grant.token.isEmpty())
        return nonsense(u"no token"_s);
    m_answer.session = grant;
}

/// The user in it is short, and may be bare (16 row 19); a new account may bring a token (3.3).
void AnswerReader::readLogin() const
{
    const QJsonObject user = userIn(m_json);
    if (!isUser(user))
        return nonsense(u"nobody in it"_s);
    m_answer.person = personFromUser(user, m_endpoint.base);
    SessionGrant grant;
    grant.token = m_json.value("token"_L1).toString(m_endpoint.token);
    grant.cookie = cookies::after({}, m_reply);
    grant.handle = m_answer.person.handle.value_or(QString());
    m_answer.session = grant;
}

void AnswerReader::readOwn() const
{
    const QJsonObject user = userIn(m_json);
    if (!isUser(user))
        return nonsense(u"nobody in it"_s);
    m_answer.person = personFromUser(user, m_endpoint.base);
    if (std::holds_alternative<wish::StartUp>(m_wish)) {
        SessionGrant grant;
        grant.token = m_endpoint.token;
        grant.cookie = cookies::after(m_endpoint.cookie, m_reply);
        grant.handle = *m_answer.person.handle;
        m_answer.session = grant;
    }
    const bool whole = std::holds_alternative<wish::ReadOwn>(m_wish);
    if (whole && !m_endpoint.server.lacks.contains(QLatin1StringView(notificationCall)))
        m_answer.next = {wish::ReadSetting{QLatin1StringView(notificationSetting)}};
}

/// Protected and unknown fields are dropped under 200 (5): what came back is compared.
void AnswerReader::readUpdate() const
{
    const QJsonObject user = userIn(m_json);
    if (isUser(user))
        m_answer.person = personFromUser(user, m_endpoint.base);
    else if (m_body.form == Body::Form::Json && !m_json.contains("message"_L1))
        return nonsense(u"nobody in it"_s);
    const QJsonObject sent = QJsonDocument::fromJson(m_request.body).object();
    if (isChanged(sent, m_answer.person.own))
        m_answer.error.kind = Outcome::Unverified;
}

/// Storing a picture does not make it the avatar: that is a change of the profile (6).
void AnswerReader::readUpload() const
{
    QString url = m_json.value("url"_L1).toString();
    for (const QLatin1StringView key : {"avatar"_L1, "avatarUrl"_L1}) {
        if (url.isEmpty()) // a server that says it with the profile's words
            url = userIn(m_json).value(key).toString();
    }
    if (url.isEmpty())
        return nonsense(u"no address"_s);
    m_answer.upload = UploadReceipt{url, false};
    m_answer.values.insert(u"url"_s, url);
    const bool asked = std::holds_alternative<wish::PutPicture>(m_wish) ||
                       std::holds_alternative<wish::PictureFromAddress>(m_wish);
    if (asked)
        m_answer.next = {wish::SaveProfile{{{{u"avatar"_s, url}}}}};
}

void AnswerReader::readNotifications() const
{
    if (!isRead()) {
        const QJsonValue event = m_json.value("event"_L1);
        m_answer.person.own = notificationsFrom(event.isObject() ? event.toObject() : m_json);
        if (isChanged(sentNotifications(m_request.body), m_answer.person.own))
            m_answer.error.kind = Outcome::Unverified;
        return;
    }
    const std::optional<QJsonArray> events = m_body.list({"events"_L1});
    if (!events)
        return nonsense(u"no events"_s);
    for (const QJsonValue &event : *events)
        m_answer.person.own.insert(notificationsFrom(event.toObject()));
    m_answer.records = recordsOf(*events, eventRecord);
}

/// Whether this deployment can sign in with a provider (3.4).
void AnswerReader::readProviderStatus() const
{
    if (!m_json.value("configured"_L1).isBool())
        return nonsense(u"no status"_s);
    for (const QLatin1StringView key : {"configured"_L1, "redirectUri"_L1}) {
        if (!m_json.value(key).isUndefined() && !m_json.value(key).isNull())
            m_answer.values.insert(key, m_json.value(key));
    }
}

void AnswerReader::readLimits() const
{
    const QJsonObject media = m_json.value("media"_L1).toObject();
    const QJsonObject image = media.value("image"_L1).toObject();
    const QJsonObject message = m_json.value("message"_L1).toObject();
    const auto add = [this](const QString &name, const QJsonValue &value) {
        if (value.isUndefined() || value.isNull())
            return;
        m_answer.values.insert(name, value);
        m_answer.learned.limits.insert(name, value.toVariant().toString());
    };
    add(u"image.maxBytes"_s, image.value("maxBytes"_L1));
    add(u"image.maxPixels"_s, image.value("maxPixels"_L1));
    add(u"message.maxContentLength"_s, message.value("maxContentLength"_L1));
}

} // namespace personae::interlinedlist
