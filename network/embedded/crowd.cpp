// SPDX-License-Identifier: GPL-3.0-or-later
// People by the thousand, for benchmarks: the same every time, and made in one go.
#include "network/embedded/names.h"
#include "network/embedded/world.h"
#include "network/embedded/worlddata.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace personae::embedded::world {

using namespace Qt::StringLiterals;

namespace {

constexpr int portraits = 64;    ///< different ones; drawn when first asked for
constexpr int relatedEvery = 40; ///< a node knows far more people than its owner has to do with

QStringList drawPortraits(Context &context)
{
    QStringList ids;
    for (int i = 0; i < portraits; ++i)
        ids.append(context.files.addDrawn(0, u"profile-pic"_s, u"person:crowd-%1"_s.arg(i)));
    return ids;
}

/// How the owner stands with the number-th: every filter finds some.
struct Standing
{
    QString status;
    QString connected = u"0"_s;
    bool following = false;
    bool follower = false;
};

Standing standingOf(int number)
{
    Standing standing;
    if (number % relatedEvery != 0)
        return standing;
    const int turn = number / relatedEvery;
    standing.following = turn % 2 == 0;
    standing.follower = turn % 3 == 0;
    standing.connected = turn % 5 == 0 ? u"1"_s : turn % 31 == 1 ? u"R"_s : u"0"_s;
    if (turn % 13 == 4)
        standing.status = u"M"_s;
    else if (turn % 17 == 5)
        standing.status = u"B"_s;
    return standing;
}

} // namespace

void addCrowd(Context &context, int count)
{
    constexpr qint64 crowdCame = 1'780'000'000;
    const auto owner = context.tenants.tenant(alice());
    if (!owner)
        return;
    QSqlDatabase database = context.database.handle();
    database.transaction();
    const QStringList pictures = drawPortraits(context);
    QSqlQuery person(database);
    person.prepare(u"INSERT OR IGNORE INTO people VALUES(?,?,'person',?,1)"_s);
    QSqlQuery row(database);
    row.prepare(u"INSERT OR IGNORE INTO profiles(tenant, id_tag, name, type, profile_pic, status,"
                " connected, following, follower, created_at, updated_at)"
                " VALUES(?,?,?,'person',?,?,?,?,?,?,?)"_s);
    const QList<PersonName> all = people(peopleAround + count);
    for (int number = 0; number < count; ++number) {
        const PersonName &each = all.at(peopleAround + number);
        const QString picture = number % 3 == 0 ? u""_s : pictures.at(number % portraits);
        const Standing standing = standingOf(number);
        person.bindValue(0, each.idTag);
        person.bindValue(1, each.name);
        person.bindValue(2, picture);
        person.exec();
        const QVariant none(QMetaType::fromType<QString>());
        const QVariantList values{owner->id,
                                  each.idTag,
                                  each.name,
                                  picture.isEmpty() ? none : QVariant(picture),
                                  standing.status.isEmpty() ? none : QVariant(standing.status),
                                  standing.connected,
                                  standing.following ? 1 : 0,
                                  standing.follower ? 1 : 0,
                                  crowdCame + number,
                                  crowdCame + number};
        for (int i = 0; i < values.size(); ++i)
            row.bindValue(i, values.at(i));
        row.exec();
    }
    database.commit();
}

} // namespace personae::embedded::world
