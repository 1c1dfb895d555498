// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/interlinedliststate.h"

#include "network/embedded/drawing.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr int portraitSide = 200;

template <typename Row, typename Match> Row *find(QList<Row> &rows, Match match)
{
    const auto found = std::find_if(rows.begin(), rows.end(), match);
    return found == rows.end() ? nullptr : &*found;
}

QJsonObject jsonOf(const ListUser &user)
{
    return {{"shown"_L1, user.shown},
            {"password"_L1, QString::fromLatin1(user.password)},
            {"tokens"_L1, QJsonArray::fromStringList(user.tokens)},
            {"sessions"_L1, QJsonArray::fromStringList(user.sessions)},
            {"identities"_L1, user.identities},
            {"messages"_L1, user.messages},
            {"switches"_L1, user.switches},
            {"mailToken"_L1, user.mailToken},
            {"mailSentMs"_L1, user.mailSentMs}};
}

ListUser userFrom(const QJsonObject &json)
{
    ListUser user;
    user.shown = json.value("shown"_L1).toObject();
    user.password = json.value("password"_L1).toString().toLatin1();
    user.tokens = json.value("tokens"_L1).toVariant().toStringList();
    user.sessions = json.value("sessions"_L1).toVariant().toStringList();
    user.identities = json.value("identities"_L1).toArray();
    user.messages = json.value("messages"_L1).toArray();
    user.switches = json.value("switches"_L1).toObject();
    user.mailToken = json.value("mailToken"_L1).toString();
    user.mailSentMs = json.value("mailSentMs"_L1).toInteger();
    return user;
}

QJsonObject message(const ListUser &user, const QString &content, bool open, int daysAgo)
{
    const QString at =
        QDateTime::currentDateTimeUtc().addDays(-daysAgo).toString(u"yyyy-MM-ddThh:mm:ss.zzzZ"_s);
    return {{"id"_L1, ListState::newId()}, {"content"_L1, content},    {"publiclyVisible"_L1, open},
            {"userId"_L1, user.id()},      {"parentId"_L1, {}},        {"linkMetadata"_L1, {}},
            {"imageUrls"_L1, {}},          {"videoUrls"_L1, {}},       {"tags"_L1, {}},
            {"createdAt"_L1, at},          {"updatedAt"_L1, at},       {"digCount"_L1, 0},
            {"pushCount"_L1, 0},           {"pushedMessageId"_L1, {}}, {"pushedMessage"_L1, {}},
            {"dugByMe"_L1, false}};
}

QJsonObject identity(const QString &provider, const QString &name, const QString &address)
{
    return {{"id"_L1, ListState::newId()}, {"provider"_L1, provider},
            {"providerUsername"_L1, name}, {"profileUrl"_L1, address},
            {"avatarUrl"_L1, {}},          {"connectedAt"_L1, u"2026-04-01T09:00:00.000Z"_s},
            {"lastVerifiedAt"_L1, {}}};
}

} // namespace

ListMembership *ListOrganization::member(const QString &user)
{
    return find(members, [&](const ListMembership &one) { return one.user == user; });
}

QString ListState::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString ListState::now()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddThh:mm:ss.zzzZ"_s);
}

QByteArray ListState::hashOf(const QString &password)
{
    return QCryptographicHash::hash(QByteArray("interlinedlist demo" + password.toUtf8()),
                                    QCryptographicHash::Sha256)
        .toHex();
}

QString ListState::open(const QString &folder)
{
    m_folder = folder + u"/interlinedlist"_s;
    if (!QDir().mkpath(m_folder + u"/avatars"_s))
        return u"cannot make the folder "_s + m_folder;
    QFile file(m_folder + u"/state.json"_s);
    if (file.open(QIODevice::ReadOnly)) {
        take(QJsonDocument::fromJson(file.readAll()).object());
        return {};
    }
    fill();
    return save() ? QString() : u"cannot write "_s + m_folder;
}

bool ListState::save() const
{
    QSaveFile file(m_folder + u"/state.json"_s);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(toJson()).toJson()) > 0 &&
           file.commit();
}

void ListState::addUser(const QString &name, const QString &shownName, const QString &status)
{
    ListUser user;
    user.shown = {{"id"_L1, newId()},
                  {"email"_L1, QString(name.section(u' ', 0, 0) + u"@example.com"_s)},
                  {"username"_L1, name},
                  {"displayName"_L1, shownName},
                  {"avatar"_L1, {}},
                  {"bio"_L1, {}},
                  {"theme"_L1, u"system"_s},
                  {"emailVerified"_L1, true},
                  {"pendingEmail"_L1, {}},
                  {"maxMessageLength"_L1, 666},
                  {"defaultPubliclyVisible"_L1, false},
                  {"messagesPerPage"_L1, 20},
                  {"viewingPreference"_L1, u"all_messages"_s},
                  {"showPreviews"_L1, true},
                  {"showAdvancedPostSettings"_L1, false},
                  {"latitude"_L1, {}},
                  {"longitude"_L1, {}},
                  {"isPrivateAccount"_L1, false},
                  {"cleared"_L1, false},
                  {"githubDefaultRepo"_L1, {}},
                  {"customerStatus"_L1, status},
                  {"stripeCustomerId"_L1, {}},
                  {"notificationTrayLimit"_L1, 20},
                  {"createdAt"_L1, u"2026-01-02T03:04:05.678Z"_s},
                  {"isAdministrator"_L1, false},
                  {"hasOpenaiApiKey"_L1, false},
                  {"hasAnthropicApiKey"_L1, false}};
    user.password = hashOf(name + u"-lists-2026"_s);
    users.append(user);
}

void ListState::addOrganization(const QString &name, bool open, bool system,
                                const QList<ListMembership> &members)
{
    ListOrganization made;
    made.shown = {{"id"_L1, system ? u"00000000-0000-0000-0000-000000000001"_s : newId()},
                  {"name"_L1, name},
                  {"slug"_L1, name.toLower().replace(u' ', u'-')},
                  {"description"_L1, {}},
                  {"avatar"_L1, {}},
                  {"isPublic"_L1, open},
                  {"isSystem"_L1, system},
                  {"settings"_L1, {}},
                  {"createdAt"_L1, u"2026-02-03T04:05:06.789Z"_s},
                  {"updatedAt"_L1, u"2026-02-03T04:05:06.789Z"_s},
                  {"deletedAt"_L1, {}}};
    made.members = members;
    organizations.append(made);
}

void ListState::fill()
{
    addUser(u"alice"_s, u"Alice Example"_s, u"subscriber:monthly"_s);
    addUser(u"bob"_s, u"Bob Stone"_s, u"free"_s);
    addUser(u"carol"_s, u"Carol Clock"_s, u"free"_s);
    addUser(u"dave"_s, {}, u"free"_s);
    addUser(u"we ird/na?me"_s, u"Odd Name"_s, u"free"_s);
    ListUser &alice = users[0];
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    drawing::portrait(u"interlinedlist alice"_s, portraitSide).save(&buffer, "JPG", 90);
    alice.shown.insert("avatar"_L1,
                       QString(u"https://interlinedlist.example/avatars/"_s + keepPicture(bytes)));
    alice.shown.insert("bio"_L1, u"I keep lists of lists."_s);
    alice.identities = {identity(u"github"_s, u"alice-lists"_s, u"https://github.example/alice"_s),
                        identity(u"mastodon:social.example"_s, u"alice@social.example"_s,
                                 u"https://social.example/@alice"_s)};
    alice.messages = {message(alice, u"A private thought"_s, false, 1),
                      message(alice, u"Seeds to swap: beans, peas"_s, true, 2),
                      message(alice, u"First list of the year"_s, true, 30)};
    users[1].shown.insert("isPrivateAccount"_L1, true);
    const QString joined = u"2026-03-04T05:06:07.890Z"_s;
    QList<ListMembership> everybody;
    for (const ListUser &user : std::as_const(users))
        everybody.append({user.id(), u"member"_s, joined});
    addOrganization(u"The Public"_s, true, true, everybody);
    addOrganization(u"Clock Makers"_s, true, false,
                    {{alice.id(), u"owner"_s, joined},
                     {users[1].id(), u"admin"_s, joined},
                     {users[2].id(), u"member"_s, joined}});
    addOrganization(u"Seed Savers"_s, true, false, {{users[2].id(), u"owner"_s, joined}});
    addOrganization(u"Hidden Guild"_s, false, false,
                    {{users[3].id(), u"owner"_s, joined}, {alice.id(), u"member"_s, joined}});
    follows = {{newId(), alice.id(), users[2].id(), true, joined},
               {newId(), users[2].id(), alice.id(), true, joined},
               {newId(), users[3].id(), alice.id(), true, joined}};
}

QJsonObject ListState::toJson() const
{
    QJsonArray people;
    for (const ListUser &user : users)
        people.append(jsonOf(user));
    QJsonArray groups;
    for (const ListOrganization &one : organizations) {
        QJsonArray members;
        for (const ListMembership &member : one.members)
            members.append(QJsonArray{member.user, member.role, member.joinedAt});
        groups.append(QJsonObject{{"shown"_L1, one.shown}, {"members"_L1, members}});
    }
    QJsonArray ties;
    for (const ListFollow &tie : follows)
        ties.append(QJsonArray{tie.id, tie.follower, tie.followed, tie.approved, tie.createdAt});
    return {{"users"_L1, people}, {"organizations"_L1, groups}, {"follows"_L1, ties}};
}

void ListState::take(const QJsonObject &json)
{
    const QJsonArray people = json.value("users"_L1).toArray();
    for (const QJsonValue &each : people)
        users.append(userFrom(each.toObject()));
    const QJsonArray groups = json.value("organizations"_L1).toArray();
    for (const QJsonValue &each : groups) {
        ListOrganization one;
        one.shown = each.toObject().value("shown"_L1).toObject();
        const QJsonArray members = each.toObject().value("members"_L1).toArray();
        for (const QJsonValue &member : members)
            one.members.append({member.toArray().at(0).toString(),
                                member.toArray().at(1).toString(),
                                member.toArray().at(2).toString()});
        organizations.append(one);
    }
    const QJsonArray ties = json.value("follows"_L1).toArray();
    for (const QJsonValue &each : ties) {
        const QJsonArray tie = each.toArray();
        follows.append({tie.at(0).toString(), tie.at(1).toString(), tie.at(2).toString(),
                        tie.at(3).toBool(), tie.at(4).toString()});
    }
}

ListUser *ListState::byId(const QString &id)
{
    return find(users, [&](const ListUser &user) { return user.id() == id; });
}

ListUser *ListState::byName(const QString &name)
{
    return find(users, [&](const ListUser &user) { return user.name() == name; });
}

ListUser *ListState::byEmail(const QString &email)
{
    return find(users, [&](const ListUser &user) {
        return user.shown.value("email"_L1).toString() == email;
    });
}

ListUser *ListState::byToken(const QString &token)
{
    return find(users, [&](const ListUser &user) { return user.tokens.contains(token); });
}

ListUser *ListState::bySession(const QString &session)
{
    return find(users, [&](const ListUser &user) { return user.sessions.contains(session); });
}

ListOrganization *ListState::organization(const QString &id)
{
    return find(organizations, [&](const ListOrganization &one) { return one.id() == id; });
}

ListFollow *ListState::follow(const QString &follower, const QString &followed)
{
    return find(follows, [&](const ListFollow &tie) {
        return tie.follower == follower && tie.followed == followed;
    });
}

void ListState::erase(const QString &user)
{
    users.removeIf([&](const ListUser &one) { return one.id() == user; });
    follows.removeIf(
        [&](const ListFollow &tie) { return tie.follower == user || tie.followed == user; });
    for (ListOrganization &one : organizations)
        one.members.removeIf([&](const ListMembership &member) { return member.user == user; });
}

QString ListState::keepPicture(const QByteArray &bytes) const
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    const QString name = QString::fromLatin1(digest.left(24)) + u".jpg"_s;
    QSaveFile file(m_folder + u"/avatars/"_s + name);
    const bool kept = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return kept && file.commit() ? name : QString();
}

QByteArray ListState::picture(const QString &name) const
{
    QFile file(m_folder + u"/avatars/"_s + QString(name).remove(u'/'));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace personae::embedded
