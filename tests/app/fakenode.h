// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/httpclient.h"
#include "tests/wire/scriptedserver.h"

#include <QJsonObject>
#include <QSet>

namespace personae::test {

/// A Cloudillo node small enough to see through: who lives on it, signing in, the own profile,
/// pictures with passing ids and the repeated-picture trap (Cloudillo 3, 4). Faults come from
/// `before` and `after`.
class FakeNode final
{
public:
    struct Person
    {
        QString name = QStringLiteral("Alice");
        QJsonObject x;
        QString picture;
        QString pending; ///< what the picture will be; reads until then
        int readsLeft = 0;
        QSet<QByteArray> everHad; ///< digests of pictures
        int nameChanges = 0;
        int pictureChanges = 0; ///< times a new picture was taken
        int trapsSprung = 0;
        QStringList keys; ///< API keys that work
    };

    /// Before a request is applied, and after it was: an answer of theirs is sent in place of the
    /// true one.
    using Hook = std::function<std::optional<Script>(const SeenRequest &, const QString &handle)>;

    FakeNode();
    void lives(const QString &handle) { people.insert(handle, {}); }
    [[nodiscard]] Person &person(const QString &handle) { return people[handle]; }
    /// The one token that works; revoke() makes another the one.
    [[nodiscard]] QByteArray tokenOf(const QString &handle) const;
    void revokeTokens() { ++m_generation; }

    /// For HttpClient: names of example.com come here; the rest is left to go where it would.
    [[nodiscard]] HttpClient::Router router() const;

    QHash<QString, Person> people;
    ScriptedServer server;
    Hook before;
    Hook after;
    bool ignoresWrites = false;
    int readsUntilFinal = 1;

private:
    static Script data(const QJsonValue &value, int status = 200);
    static Script refusal(int status, const char *code);
    Script answer(const SeenRequest &request);
    Script apply(const SeenRequest &request, const QString &handle);
    static QJsonObject body(const SeenRequest &request);
    [[nodiscard]] QString token(const QString &handle) const;
    static QJsonObject shown(const QString &handle, Person &person, bool full);
    Script login(const SeenRequest &request, const QString &handle);
    Script patch(const SeenRequest &request, const QString &handle, Person &person);
    Script put(const SeenRequest &request, Person &person);

    int m_uploads = 16;
    int m_generation = 0;
};

} // namespace personae::test
