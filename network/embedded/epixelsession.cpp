// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/epixelservice.h"
#include "network/embedded/jwt.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::embedded {

namespace {

QByteArray part(const QJsonObject &json)
{
    return base64url(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QByteArray signatureOf(const QByteArray &content, const QByteArray &secret)
{
    return base64url(QMessageAuthenticationCode::hash(content, secret, QCryptographicHash::Sha256));
}

QStringList passwordObjections(const QString &password)
{
    const auto lacks = [&password](auto test) {
        return std::none_of(password.begin(), password.end(), test);
    };
    QStringList texts;
    if (password.size() < 8)
        texts.append(u"This password is too short. It must contain at least 8 characters."_s);
    if (lacks([](QChar c) { return c.isUpper(); }) || lacks([](QChar c) { return c.isLower(); }) ||
        lacks([](QChar c) { return c.isDigit(); }) ||
        lacks([](QChar c) { return !c.isLetterOrNumber(); }))
        texts.append(u"The password must contain a capital and a small letter, a digit and a "
                     "special character."_s);
    return texts;
}

} // namespace

QString EpixelService::tokenFor(const QString &username, const QString &kind, int seconds) const
{
    const qint64 now = control().now().toSecsSinceEpoch();
    const QByteArray content = part({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.' +
                               part({{u"token_type"_s, kind},
                                     {u"user"_s, username},
                                     {u"jti"_s, randomWord(12)},
                                     {u"exp"_s, now + seconds}});
    return QString::fromLatin1(content + '.' + signatureOf(content, m_store.secret()));
}

QString EpixelService::ownerOf(const QString &token, const QString &kind) const
{
    const QList<QByteArray> parts = token.toLatin1().split('.');
    if (parts.size() != 3 ||
        signatureOf(parts.at(0) + '.' + parts.at(1), m_store.secret()) != parts.at(2))
        return {};
    const QJsonObject claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding))
            .object();
    const bool over = claims.value("exp"_L1).toInteger() <= control().now().toSecsSinceEpoch();
    return over || claims.value("token_type"_L1).toString() != kind
               ? QString()
               : claims.value("user"_L1).toString();
}

Reply EpixelService::notValid() const
{
    QJsonObject body{{u"detail"_s, u"Given token not valid for any token type"_s}};
    if (!on(u"plain401"_s))
        body.insert(u"code"_s, u"token_not_valid"_s);
    return json(body, 401);
}

Reply EpixelService::logIn(const Call &call)
{
    Errors errors;
    for (const QString &field : {u"username"_s, u"password"_s}) {
        if (call.form.value(field).isEmpty())
            errors[field].append(u"This field is required."_s);
    }
    if (!errors.isEmpty())
        return invalid(errors);
    const epixel::Member *member = m_store.find(call.form.value(u"username"_s));
    const bool right =
        member && member->passwordHash == epixel::Store::hashOf(call.form.value(u"password"_s));
    if (!right || !member->active) {
        const QString why = right ? u"No active account found with the given credentials"_s
                                  : u"The supplied credentials are invalid."_s;
        return json({{u"detail"_s, why}}, 401);
    }
    const int seconds = switchValue(u"tokenSeconds"_s, 900).toInt();
    const int longer = switchValue(u"refreshSeconds"_s, 86'400).toInt();
    QJsonObject pair{{u"access"_s, tokenFor(member->username, u"access"_s, seconds)}};
    if (on(u"loginRefresh"_s, true))
        pair.insert(u"refresh"_s, tokenFor(member->username, u"refresh"_s, longer));
    return on(u"loginEnveloped"_s) ? data(pair) : json(pair);
}

Reply EpixelService::renew(const Call &call)
{
    const QString refresh = call.form.value(u"refresh"_s);
    const QString owner = ownerOf(refresh, u"refresh"_s);
    if (owner.isEmpty() || m_spent.contains(refresh))
        return json(
            {{u"detail"_s, u"Token is invalid or expired"_s}, {u"code"_s, u"token_not_valid"_s}},
            401);
    const int seconds = switchValue(u"tokenSeconds"_s, 900).toInt();
    QJsonObject body{{u"access"_s, tokenFor(owner, u"access"_s, seconds)}};
    if (on(u"rotateRefresh"_s)) {
        m_spent.insert(refresh);
        body.insert(u"refresh"_s, tokenFor(owner, u"refresh"_s,
                                           switchValue(u"refreshSeconds"_s, 86'400).toInt()));
    }
    return json(body);
}

Reply EpixelService::forgotten(const Call &call)
{
    const QString who = call.form.value(u"email"_s);
    if (!m_store.find(who) && !m_store.findByEmail(who))
        return json({{u"detail"_s, u"No user with these data."_s}}, 401);
    return data({});
}

Reply EpixelService::changePassword(Call &call)
{
    const QString fresh = call.form.value(u"new_password"_s);
    if (call.member->passwordHash != epixel::Store::hashOf(call.form.value(u"old_password"_s)))
        return json({{u"detail"_s, u"The old password is wrong."_s}}, 401);
    if (fresh != call.form.value(u"confirm_password"_s))
        return invalid({{u"confirm_password"_s, {u"The two passwords do not match."_s}}});
    if (const QStringList objections = passwordObjections(fresh); !objections.isEmpty())
        return invalid({{u"password"_s, objections}});
    call.member->passwordHash = epixel::Store::hashOf(fresh);
    return taken();
}

} // namespace personae::embedded
