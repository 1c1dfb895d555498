// SPDX-License-Identifier: GPL-3.0-or-later
#include "placeholders.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3600;

/// Base64url of a digest of the name, repeated to the length asked for.
QByteArray made(const QString &name, qsizetype length)
{
    QByteArray text;
    for (int round = 0; text.size() < length; ++round) {
        const QByteArray seed = name.toUtf8() + QByteArray::number(round);
        text += QCryptographicHash::hash(seed, QCryptographicHash::Sha256)
                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }
    return text.left(length);
}

QByteArray encoded(const QJsonObject &json)
{
    return QJsonDocument(json)
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

struct Claims
{
    const char *prefix;
    const char *issuer;
    const char *subject;
    const char *roles;
    qint64 lifetime;
};

constexpr char everyRole[] = "public,follower,supporter,contributor,moderator,leader,SADM";

/// The table of the recordings; the first prefix that fits counts.
constexpr Claims claimsTable[]{
    {"TOKEN_ALICE_FRESH_3", "alice.test", "alice.test", everyRole, hour},
    {"TOKEN_ALICE_FRESH_4", "alice.test", "alice.test", everyRole, hour},
    {"TOKEN_ALICE_FROM_KEY", "alice.test", "alice.test", everyRole, hour},
    {"TOKEN_ALICE_CAPITALS", "Alice.Test", "", everyRole, hour},
    {"TOKEN_ALICE_EXPIRED_30S", "alice.test", "", everyRole, -30},
    {"TOKEN_ALICE_EXPIRED", "alice.test", "", everyRole, -hour},
    {"TOKEN_ALICE_AT_CLUB_1", "club.test", "alice.test", "", hour},
    {"TOKEN_ALICE_AT_CLUB", "club.test", "alice.test",
     "public,follower,supporter,contributor,moderator,leader", hour},
    {"TOKEN_BOB_AT_ALICE_FOLLOWER", "alice.test", "bob.test", "public,follower", 10'000 * hour},
    {"TOKEN_BOB_AT_ALICE_MODERATOR", "alice.test", "bob.test",
     "public,follower,supporter,contributor,moderator", 10'000 * hour},
    {"TOKEN_BOB_AT_ALICE", "alice.test", "bob.test", "", hour},
    {"TOKEN_OTHER", "club.test", "bob.test", "", hour},
    {"TOKEN_BOB", "bob.test", "", everyRole, hour},
    {"TOKEN_CLUB", "club.test", "", everyRole, hour},
    {"TOKEN_", "alice.test", "", everyRole, hour},
};

QByteArray token(const QString &name)
{
    for (const Claims &claims : claimsTable) {
        if (!name.startsWith(QLatin1StringView(claims.prefix)))
            continue;
        QJsonObject payload{{u"iss"_s, QLatin1StringView(claims.issuer)},
                            {u"exp"_s, QDateTime::currentSecsSinceEpoch() + claims.lifetime}};
        if (*claims.subject)
            payload.insert(u"sub"_s, QLatin1StringView(claims.subject));
        if (*claims.roles)
            payload.insert(u"r"_s, QLatin1StringView(claims.roles));
        const QJsonObject head{{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}};
        return encoded(head) + '.' + encoded(payload) + '.' + made(name, 43);
    }
    return {};
}

QByteArray cloudilloValue(const QString &name)
{
    if (name.startsWith("TOKEN_"_L1))
        return token(name);
    if (name.startsWith("API_KEY_"_L1)) {
        const bool prefix = name.endsWith("_PREFIX"_L1);
        const QByteArray key = "cl_" + made(prefix ? name.chopped(7) : name, 43);
        return prefix ? key.left(11) : key;
    }
    return name.toLower().replace(u'_', u'-').toLatin1();
}

QByteArray interlinedlistValue(const QString &name)
{
    if (name.startsWith("SESSION_"_L1))
        return QUuid::createUuidV5(QUuid(), name).toByteArray(QUuid::WithoutBraces);
    if (name.contains("TOKEN"_L1))
        return QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
    return made(name, 43);
}

} // namespace

QByteArray withPlaceholdersFilled(const QString &service, const QByteArray &json)
{
    static const QRegularExpression placeholder(u"\\{\\{([A-Za-z0-9_.]+)\\}\\}"_s);
    const QString text = QString::fromUtf8(json);
    QString filled;
    qsizetype end = 0;
    for (auto it = placeholder.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(1);
        const QByteArray value =
            service == "cloudillo"_L1 ? cloudilloValue(name) : interlinedlistValue(name);
        filled += QStringView(text).sliced(end, match.capturedStart() - end);
        filled += QString::fromLatin1(value);
        end = match.capturedEnd();
    }
    filled += QStringView(text).sliced(end);
    return filled.toUtf8();
}
