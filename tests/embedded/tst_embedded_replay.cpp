// SPDX-License-Identifier: GPL-3.0-or-later
// The requests of the recorded exchanges with a real node, sent to the embedded one: status,
// content type, and the shape of the JSON must be the same. What hangs on the recording's own
// people and past is left out by name.
#include "serviceclient.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

/// Names of all members, down to arrays of objects (their first entry); `x` and its kin are maps,
/// not shapes.
QStringList shape(const QJsonValue &value, const QString &path = {})
{
    if (value.isArray() && !value.toArray().isEmpty())
        return shape(value.toArray().first(), path + u"[]"_s);
    if (!value.isObject() || path.endsWith(u".x"))
        return {path};
    QStringList all;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        all += shape(it.value(), path + u'.' + it.key());
    all.sort();
    return all;
}

/// Members that come and go with the state of the two worlds.
QStringList comparable(const QByteArray &body)
{
    static const QSet<QString> optional = {u".data.profilePic"_s,
                                           u".data.coverPic"_s,
                                           u".data.x"_s,
                                           u".profile.profilePic"_s,
                                           u".profile.x"_s,
                                           u".data.login.profilePic"_s,
                                           u".data[].profilePic"_s,
                                           u".data[].email"_s,
                                           u".data[].lastUsedAt"_s,
                                           u".data[]"_s,
                                           u".data"_s,
                                           u".data[].status"_s,
                                           u".data[].roles[]"_s,
                                           u".data[].snippetMatches[].start"_s,
                                           u".data[].snippetMatches[].end"_s,
                                           u".data.status"_s,
                                           u".data.trust"_s};
    const QStringList all = shape(QJsonDocument::fromJson(body).object());
    QStringList kept;
    for (const QString &each : all) {
        if (!optional.contains(each))
            kept.append(each);
    }
    return kept;
}

QByteArray headerOf(const QJsonArray &headers, QLatin1StringView name)
{
    for (const QJsonValue &each : headers) {
        if (each[0].toString().compare(name, Qt::CaseInsensitive) == 0)
            return each[1].toString().toUtf8();
    }
    return {};
}

} // namespace

class TestEmbeddedReplay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replay_data();
    void replay();

private:
    void collectTokens();
    [[nodiscard]] QString translated(QString text) const;

    std::unique_ptr<ServiceClient> m;
    QHash<QString, QString> m_tokens;
};

void TestEmbeddedReplay::replay_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(PERSONAE_FIXTURES "/recordings/cloudillo"));
    for (const char *name : {"me", "me-full", "me-update", "auth-login", "auth-session",
                             "auth-api-keys", "auth-password", "settings", "transport",
                             "profiles-batch", "profiles-relationship", "search", "node-admin"}) {
        const QString path = folder.filePath(QLatin1StringView(name) + u".json"_s);
        QVERIFY2(QFile::exists(path), qPrintable(path));
        QTest::newRow(name) << path;
    }
}

void TestEmbeddedReplay::collectTokens()
{
    m_tokens.clear();
    const auto lifetime = [&](int seconds) {
        m->change([seconds](Behaviours &b) { b.tokenLifetimeSeconds = seconds; });
    };
    lifetime(-3600);
    m_tokens[u"TOKEN_ALICE_EXPIRED"_s] = m->signIn(alice, u"alice-demo-1"_s);
    lifetime(-30);
    m_tokens[u"TOKEN_ALICE_EXPIRED_30S"_s] = m->signIn(alice, u"alice-demo-1"_s);
    lifetime(3600);
    m_tokens[u"TOKEN_ALICE_CAPITALS"_s] = m->signIn(u"Alice.Garden.Example"_s, u"alice-demo-1"_s);
    m_tokens[u"TOKEN_BOB"_s] = m->signIn(bob, u"bob-demo-1"_s);
    m->token = m_tokens.value(u"TOKEN_BOB"_s);
    m_tokens[u"TOKEN_BOB_AT_ALICE_CONNECTED"_s] =
        m->get(u"/api/auth/proxy-token?idTag="_s + alice).data()["token"_L1].toString();
    m->beAlice();
    m_tokens[u"TOKEN_ALICE"_s] = m->token;
    m_tokens[u"TOKEN_ALICE_FROM_KEY"_s] = m->token;
    m_tokens[u"TOKEN_ALICE_BAD_SIGNATURE"_s] = m->token.chopped(4) + u"AAAA"_s;
}

QString TestEmbeddedReplay::translated(QString text) const
{
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it)
        text.replace(u"{{"_s + it.key() + u"}}"_s, it.value());
    return text.replace(u"{{PASSWORD_ALICE}}"_s, u"alice-demo-1"_s)
        .replace(u"{{PASSWORD_ALICE_NEW}}"_s, u"another-horse"_s)
        .replace(u"{{PASSWORD_BOB}}"_s, u"bob-demo-1"_s)
        .replace(u"{{PASSWORD_CLUB}}"_s, u"garden-demo-1"_s)
        .replace(u"Alice.Test"_s, u"Alice.Garden.Example"_s)
        .replace(u"alice.test"_s, alice)
        .replace(u"bob.test"_s, bob)
        .replace(u"club.test"_s, gardenClub)
        .replace(u"dora.example.com"_s, bob)
        .replace(u"DORA.Example.com"_s, u"BOB.Garden.Example"_s)
        .replace(u"book-club.example.com"_s, gardenClub)
        .replace(u"emil.example.com"_s, bob)
        .replace(u"faye.example.com"_s, bob)
        .replace(u"zoo.example.com"_s, gardenClub)
        .replace(u"stub.example.com"_s, u"stub-1.example.net"_s);
}

void TestEmbeddedReplay::replay()
{
    QFETCH(QString, file);
    // Other people, other settings, or a past that only the recorded node has.
    static const QSet<QString> leftOut = {
        u"auth-api-keys/list"_s,   // keys that were made without a name
        u"auth-api-keys/delete"_s, // the fourth of them
        u"transport/options"_s,
        u"transport/verify"_s,
        u"transport/register"_s, // no part of the embedded node
        u"profiles-batch/64-known"_s,
        u"search/profiles"_s,
        u"search/page-first"_s,
        u"search/page-beyond"_s,
        u"search/prefix"_s,
        u"search/latin-mark"_s,
        u"search/blocked"_s,
        u"node-admin/tenants-q-none"_s,
        u"node-admin/password-reset-no-mail"_s,
        u"profiles-relationship/unknown-person-list"_s};
    m = std::make_unique<ServiceClient>();
    QVERIFY(m->start());
    collectTokens();
    QFile input(file);
    QVERIFY(input.open(QIODevice::ReadOnly));
    int compared = 0;
    const QJsonArray exchanges = QJsonDocument::fromJson(input.readAll()).array();
    for (const QJsonValue &each : exchanges) {
        const QString id = each["id"_L1].toString();
        const QJsonValue request = each["request"_L1];
        const QJsonArray headers = request["headers"_L1].toArray();
        const QString authorization =
            translated(QString::fromUtf8(headerOf(headers, "Authorization"_L1)));
        const QString target = translated(request["target"_L1].toString());
        if (leftOut.contains(QFileInfo(file).baseName() + u'/' + id) ||
            authorization.contains(u"{{") || target.contains(u"{{"))
            continue;
        m->token.clear();
        m->host = translated(QString::fromUtf8(headerOf(headers, "Host"_L1))).toUtf8();
        QList<QNetworkReply::RawHeaderPair> sent;
        for (const auto name : {"If-None-Match"_L1, "Content-Type"_L1}) {
            if (const QByteArray value = headerOf(headers, name); !value.isEmpty())
                sent.append({QByteArray(name.data(), name.size()), value});
        }
        if (!authorization.isEmpty())
            sent.append({"Authorization", authorization.toUtf8()});
        const QByteArray body = translated(request["body"_L1]["text"_L1].toString()).toUtf8();
        const HttpAnswer answer =
            m->send(request["method"_L1].toString().toLatin1(), target, body, sent);
        const QJsonValue expected = each["response"_L1];
        const QByteArray where = id.toUtf8() + ": " + answer.body.left(300);
        QVERIFY2(answer.status == expected["status"_L1].toInt(), where.constData());
        QVERIFY2(answer.header("content-type") ==
                     headerOf(expected["headers"_L1].toArray(), "content-type"_L1),
                 where.constData());
        const QByteArray theirs = expected["body"_L1]["text"_L1].toString().toUtf8();
        if (comparable(answer.body) != comparable(theirs))
            qWarning() << id << comparable(answer.body) << comparable(theirs);
        QVERIFY2(comparable(answer.body) == comparable(theirs), where.constData());
        ++compared;
    }
    QVERIFY(compared > 0);
}

QTEST_GUILESS_MAIN(TestEmbeddedReplay)
#include "tst_embedded_replay.moc"
