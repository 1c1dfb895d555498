// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/accesstoken.h"
#include "network/cloudillo/answerreader.h"
#include "network/cloudillo/dialect.h"
#include "network/cloudillo/idtag.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

std::optional<KeyRecord> keyFrom(const QJsonObject &json)
{
    if (!json.value("keyId"_L1).isDouble())
        return std::nullopt;
    KeyRecord key;
    key.keyId = json.value("keyId"_L1).toInteger();
    key.name = textOrEmpty(json.value("name"_L1));
    key.key = textOrEmpty(json.value("plaintextKey"_L1));
    key.expiresAt = timeOf(json.value("expiresAt"_L1));
    key.lastUsedAt = timeOf(json.value("lastUsedAt"_L1));
    return key;
}

std::optional<QrSession> qrFrom(const QJsonObject &json)
{
    const QString session = json.value("sessionId"_L1).toString();
    if (session.isEmpty())
        return std::nullopt;
    return QrSession{session, json.value("secret"_L1).toString()};
}

} // namespace

void AnswerReader::operator()(const wish::Probe &wish) const
{
    const QString dialect = dialectOf(m_body.root.toObject());
    if (wish.full) {
        m_answer.person = personFrom(m_body.object(), Origin::Full);
        return; // the first step said which
    }
    readIdentity(Origin::Short);
    if (!m_answer.ok())
        return;
    m_answer.learned.dialect = dialect;
    const bool family =
        dialect == QLatin1StringView(dialectR3) || dialect == QLatin1StringView(dialectR2);
    if (family)
        m_answer.next = {wish::Probe{.full = true}};
}

void AnswerReader::operator()(const wish::SignIn &) const
{
    readLogin(m_body.object());
}

void AnswerReader::operator()(const wish::StartUp &) const
{
    const QJsonObject data = m_body.object();
    if (data.contains("login"_L1))
        readLogin(data.value("login"_L1).toObject());
    else if (data.contains("token"_L1))
        readLogin(data);
    else if (m_body.data.isNull() || data.contains("status"_L1))
        readUnauthenticated();
    else
        nonsense(u"no start-up answer"_s);
}

void AnswerReader::operator()(const wish::Renew &wish) const
{
    if (!wish.whole)
        readToken(m_body.object());
    else if (m_body.data.isNull())
        readUnauthenticated();
    else
        readLogin(m_body.object());
}

void AnswerReader::operator()(const wish::SignOut &) const
{
    m_answer.endsSession = true;
}

void AnswerReader::operator()(const wish::ExchangeKey &) const
{
    readToken(m_body.object());
}

void AnswerReader::operator()(const wish::CreateKey &) const
{
    m_answer.key = keyFrom(m_body.object());
    if (!m_answer.key || m_answer.key->key.isEmpty())
        nonsense(u"no key"_s);
}

void AnswerReader::operator()(const wish::ListKeys &) const
{
    const std::optional<QJsonArray> list = rows();
    if (!list)
        return nonsense(u"no list of keys"_s);
    m_answer.keys.emplace();
    for (const QJsonValue &row : *list) {
        if (const std::optional<KeyRecord> key = keyFrom(row.toObject()))
            m_answer.keys->append(*key);
    }
}

void AnswerReader::operator()(const wish::StartQr &) const
{
    m_answer.qr = qrFrom(m_body.object());
    if (!m_answer.qr)
        nonsense(u"no session"_s);
}

void AnswerReader::operator()(const wish::QrStatus &) const
{
    const QJsonObject data = m_body.object();
    m_answer.state = data.value("status"_L1).toString();
    if (m_answer.state.isEmpty())
        return nonsense(u"no status"_s);
    if (m_answer.state == "approved"_L1 && data.contains("login"_L1))
        readLogin(data.value("login"_L1).toObject());
}

void AnswerReader::operator()(const wish::ActAs &) const
{
    const QJsonObject data = m_body.object();
    readToken(data);
    if (m_answer.session) {
        // Roles are left out where there are none (3.6).
        m_answer.session->roles = wordsOf(data.value("roles"_L1));
        m_answer.person.roles = m_answer.session->roles;
    }
}

void AnswerReader::readLogin(const QJsonObject &login) const
{
    const QString token = login.value("token"_L1).toString();
    if (token.isEmpty())
        return nonsense(u"no token"_s);
    m_answer.person = personFrom(login, Origin::Login);
    SessionGrant grant = grantFrom(token);
    if (m_answer.person.handle) {
        // Echoed as it was typed (3.2).
        m_answer.person.handle = canonicalOrOpaque(*m_answer.person.handle);
        grant.handle = *m_answer.person.handle;
    }
    if (m_answer.person.roles)
        grant.roles = *m_answer.person.roles;
    m_answer.session = grant;
}

void AnswerReader::readToken(const QJsonObject &data) const
{
    const QString token = data.value("token"_L1).toString();
    if (token.isEmpty())
        return nonsense(u"no token"_s);
    SessionGrant grant = grantFrom(token);
    if (data.contains("roles"_L1))
        grant.roles = wordsOf(data.value("roles"_L1));
    m_answer.person.roles = grant.roles;
    m_answer.session = grant;
}

/// A token that is not valid any more is no error for these calls, but it is for us; without one it
/// is a plain "here is how to sign in".
void AnswerReader::readUnauthenticated() const
{
    m_answer.endsSession = true;
    m_answer.qr = qrFrom(m_body.object().value("qrLogin"_L1).toObject());
    if (sentToken(m_request))
        m_answer.error.kind = Outcome::AuthRequired;
}

} // namespace personae::cloudillo
