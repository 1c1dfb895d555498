// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/world.h"

#include "network/embedded/names.h"
#include "network/embedded/worlddata.h"

#include <QCryptographicHash>
#include <QSqlDatabase>

namespace personae::embedded::world {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 worldBegan = 1'767'225'600; ///< 2026-01-01

struct World
{
    Context &context;
    QHash<QString, Tenant> tenants;
    QList<MirrorRow> people; ///< as everybody starts to know them
};

void addTenant(World &world, const DemoTenant &demo)
{
    Context &context = world.context;
    const qint64 created = worldBegan + 86'400 * world.tenants.size();
    const QByteArray key =
        QCryptographicHash::hash(demo.idTag.toUtf8(), QCryptographicHash::Sha512);
    QSqlQuery insert = context.database.run(
        u"INSERT INTO tenants(id_tag, name, type, email, public_key, admin, connection_mode,"
        " created_at) VALUES(?,?,?,?,?,?,?,?)"_s,
        {demo.idTag, demo.name, demo.type, demo.email, QString::fromLatin1(key.toBase64()),
         world.tenants.isEmpty() ? 1 : 0, demo.connectionMode, created});
    const qint64 id = insert.lastInsertId().toLongLong();
    context.tenants.setPassword(id, demo.password);
    const QString seed = demo.type + u':' + demo.idTag;
    context.tenants.setPicture(id, u"profile-pic"_s,
                               context.files.addDrawn(id, u"profile-pic"_s, seed));
    if (demo.cover)
        context.tenants.setPicture(id, u"cover"_s, context.files.addDrawn(id, u"cover"_s, seed));
    for (auto it = demo.x.begin(); it != demo.x.end(); ++it)
        context.tenants.setX(id, it.key(), it.value());
    world.tenants.insert(demo.idTag, *context.tenants.tenantById(id));
}

void addPeople(World &world)
{
    int number = 0;
    for (const PersonName &person : people(peopleAround)) {
        MirrorRow row;
        row.idTag = person.idTag;
        row.name = person.name.isNull() ? u""_s : person.name;
        row.type = u"person"_s;
        if (++number % 3 != 0)
            row.profilePic =
                world.context.files.addDrawn(0, u"profile-pic"_s, u"person:"_s + person.idTag);
        row.createdAt = row.updatedAt = worldBegan + 3600 * number;
        world.context.database.run(u"INSERT INTO people VALUES(?,?,?,?,?)"_s,
                                   {row.idTag, row.name, row.type,
                                    row.profilePic.isNull() ? u""_s : row.profilePic,
                                    number % 10 == 9 ? 0 : 1});
        world.people.append(row);
    }
}

MirrorRow rowOf(const Tenant &tenant)
{
    MirrorRow row;
    row.idTag = tenant.idTag;
    row.name = tenant.name;
    row.type = tenant.type;
    row.profilePic = tenant.profilePic;
    row.createdAt = row.updatedAt = worldBegan;
    return row;
}

MirrorRow related(MirrorRow row, const QString &connected, bool following, bool follower,
                  const std::optional<QString> &roles = {})
{
    row.connected = connected;
    row.following = following;
    row.follower = follower;
    row.roles = roles;
    return row;
}

/// A mixture in which every filter finds somebody.
MirrorRow mixed(MirrorRow row, int number)
{
    row.following = number % 3 == 0 || number % 7 == 0;
    row.follower = number % 4 == 0;
    row.connected = number % 6 == 0 ? u"1"_s : number % 97 == 5 ? u"R"_s : u"0"_s;
    if (number % 41 == 7)
        row.status = u"B"_s;
    else if (number % 29 == 3)
        row.status = u"M"_s;
    else if (number % 83 == 11)
        row.status = u"S"_s;
    else if (number % 131 == 17)
        row.status = u"X"_s;
    else if (number % 13 == 1)
        row.status = u"A"_s;
    if (number % 53 == 2)
        row.trust = number % 2 ? u"never"_s : u"always"_s;
    return row;
}

void surround(World &world, const QString &owner, const QList<MirrorRow> &rows)
{
    const qint64 id = world.tenants.value(owner).id;
    world.context.mirror.save(id, rowOf(world.tenants.value(owner)));
    for (const MirrorRow &row : rows)
        world.context.mirror.save(id, row);
}

void surroundAlice(World &world)
{
    QList<MirrorRow> rows = {
        related(rowOf(world.tenants.value(bob())), u"1"_s, true, true),
        related(rowOf(world.tenants.value(gardenClub())), u"1"_s, true, false),
        related(rowOf(world.tenants.value(bookClub())), u"1"_s, true, false),
        related(rowOf(world.tenants.value(zooFriends())), u"1"_s, true, false),
        related(rowOf(world.tenants.value(choir())), u"0"_s, false, false),
    };
    rows[2].feedReadAt = worldBegan + 86'400;
    rows[3].hidden = true;
    int number = 0;
    for (const MirrorRow &person : std::as_const(world.people))
        rows.append(mixed(person, number++));
    surround(world, alice(), rows);
    const qint64 id = world.tenants.value(alice()).id;
    for (int i = 1; i <= 3; ++i)
        world.context.mirror.addStub(id, u"stub-%1.example.net"_s.arg(i), worldBegan);
    for (int i : {20, 45, 70}) {
        ActionRow request;
        request.type = u"CONN"_s;
        request.issuer = world.people.at(i).idTag;
        request.audience = alice();
        request.content = requestText(i);
        request.status = u"C"_s;
        request.createdAt = worldBegan + 86'400 * i;
        world.context.mirror.addAction(id, request);
    }
}

void surroundBob(World &world)
{
    QList<MirrorRow> rows = {
        related(rowOf(world.tenants.value(alice())), u"1"_s, true, true),
        related(rowOf(world.tenants.value(gardenClub())), u"1"_s, true, false),
    };
    for (int i = 0; i < 40; ++i)
        rows.append(mixed(world.people.at(i * 5), i));
    surround(world, bob(), rows);
}

/// Everybody is a member; roles thin out towards the top.
void surroundCommunity(World &world, const QString &community, qsizetype members,
                       const QString &aliceRole, const QString &bobRole)
{
    QList<MirrorRow> rows;
    if (!aliceRole.isEmpty())
        rows.append(related(rowOf(world.tenants.value(alice())), u"1"_s, true, true, aliceRole));
    if (!bobRole.isEmpty())
        rows.append(related(rowOf(world.tenants.value(bob())), u"1"_s, true, true, bobRole));
    for (qsizetype i = 0; i < qMin(members, world.people.size()); ++i) {
        const QString role = i % 120 == 7 ? u"moderator"_s
                             : i % 9 == 0 ? u"contributor"_s
                             : i % 5 == 0 ? u"supporter"_s
                                          : u"follower"_s;
        MirrorRow row = related(world.people.at(i), u"1"_s, false, true,
                                i % 17 == 4 ? std::nullopt : std::optional(role));
        if (i % 61 == 13)
            row.status = u"M"_s;
        else if (i % 89 == 21)
            row.status = u"B"_s;
        rows.append(row);
    }
    surround(world, community, rows);
}

struct Membership
{
    QString community;
    qsizetype members;
    QString alice; ///< the demo persons' roles; empty: no member
    QString bob;
};

const QList<Membership> &memberships()
{
    static const QList<Membership> all = {
        {gardenClub(), 728, u"leader"_s, u"moderator"_s},
        {bookClub(), 86, u"moderator"_s, u"contributor"_s},
        {zooFriends(), 11, u"contributor"_s, {}},
        {choir(), 31, {}, {}},
    };
    return all;
}

} // namespace

void fill(Context &context)
{
    QSqlDatabase database = context.database.handle();
    database.transaction();
    World world{context, {}, {}};
    for (const DemoTenant &demo : demoTenants())
        addTenant(world, demo);
    addPeople(world);
    surroundAlice(world);
    surroundBob(world);
    for (const Membership &each : memberships())
        surroundCommunity(world, each.community, each.members, each.alice, each.bob);
    database.commit();
}

void setDemoRoles(Context &context)
{
    for (const Membership &each : memberships()) {
        for (const auto &[who, role] : {std::pair(alice(), each.alice), std::pair(bob(), each.bob)})
            context.database.run(
                u"UPDATE profiles SET roles=? WHERE id_tag=?"
                " AND tenant=(SELECT id FROM tenants WHERE id_tag=?) AND connected='1'"_s,
                {role, who, each.community});
    }
}

QStringList demoIdentities()
{
    QStringList all;
    for (const DemoTenant &demo : demoTenants())
        all.append(demo.idTag);
    return all;
}

QString demoPassword(const QString &idTag)
{
    for (const DemoTenant &demo : demoTenants()) {
        if (demo.idTag == idTag)
            return demo.password;
    }
    return {};
}

} // namespace personae::embedded::world
