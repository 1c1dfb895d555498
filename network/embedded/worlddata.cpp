// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/worlddata.h"

#include "network/embedded/world.h"

namespace personae::embedded::world {

using namespace Qt::StringLiterals;

namespace {

/// Both families of keys, every visibility word that matters, and a key nobody knows.
QMap<QString, QString> aliceOpenMap()
{
    return {
        {u"bio"_s,
         u"Grows dahlias, keeps bees, and answers every question about compost with a story."_s},
        {u"location"_s, u"Coimbra, Portugal"_s},
        {u"website"_s, u"https://alice.garden.example"_s},
        {u"sections"_s, u"about,cols:contact+links,skills,work,education,custom-k3f9"_s},
        {u"about"_s,
         u"# Hello\n\nI write about gardens, and sometimes I *also* garden.\n\n- dahlias\n- bees\n- compost"_s},
        {u"about.vis"_s, u"public"_s},
        {u"about.title"_s, u"About me"_s},
        {u"contact"_s,
         uR"({"email":"alice@garden.example","phone":"+351 239 000 000","website":"https://alice.garden.example"})"_s},
        {u"contact.vis"_s, u"connected"_s},
        {u"links"_s,
         uR"({"links":[{"label":"Seed list","url":"https://seeds.example/alice"},{"label":"Bee diary","url":"https://bees.example","icon":"bee"}]})"_s},
        {u"links.vis"_s, u"follower"_s},
        {u"skills"_s, uR"({"tags":["grafting","bee keeping","Polish","Português","木工"]})"_s},
        {u"skills.vis"_s, u"F"_s},
        {u"work"_s,
         uR"({"entries":[{"title":"Head gardener","organization":"Botanical Garden","from":"2015","to":""}]})"_s},
        {u"work.vis"_s, u"P"_s},
        {u"education"_s,
         uR"({"entries":[{"title":"Horticulture","organization":"School of Agriculture","from":"2004","to":"2008"}]})"_s},
        {u"education.vis"_s, u"C"_s},
        {u"custom-k3f9"_s, u"Seeds to swap: runner beans, sweet peas, كزبرة, 紫蘇."_s},
        {u"custom-k3f9.title"_s, u"Seed swap"_s},
        {u"custom-k3f9.vis"_s, u"world"_s},
        {u"tabConfig"_s, uR"({"order":["feed","about","files"],"hidden":["files"]})"_s},
        {u"secret.note"_s, u"A key without a mark is public."_s},
        {u"favouriteTree"_s, u"medlar"_s},
    };
}

QMap<QString, QString> clubOpenMap(const QString &about, const QString &rules)
{
    return {{u"sections"_s, u"about,rules"_s},
            {u"about"_s, about},
            {u"about.vis"_s, u"public"_s},
            {u"rules"_s, rules},
            {u"rules.vis"_s, u"follower"_s}};
}

} // namespace

QString alice()
{
    return u"alice.garden.example"_s;
}

QString bob()
{
    return u"bob.garden.example"_s;
}

QString gardenClub()
{
    return u"garden-club.example"_s;
}

QString bookClub()
{
    return u"book-club.example"_s;
}

QString zooFriends()
{
    return u"zoo-friends.example"_s;
}

QString choir()
{
    return u"chor-münchen.example"_s;
}

const QList<DemoTenant> &demoTenants()
{
    static const QList<DemoTenant> all = {
        {alice(), u"Alice Liddell"_s, u"person"_s, u"alice-demo-1"_s, u"alice@garden.example"_s,
         u"M"_s, true, aliceOpenMap()},
        {bob(),
         u"Bob Stone"_s,
         u"person"_s,
         u"bob-demo-1"_s,
         u""_s,
         u"M"_s,
         true,
         {{u"bio"_s, u"Can we fix it?"_s}, {u"bio.vis"_s, u"public"_s}}},
        {gardenClub(), u"Garden Club"_s, u"community"_s, u"garden-demo-1"_s,
         u"club@garden.example"_s, u"A"_s, true,
         clubOpenMap(u"We dig it."_s, u"1. Share seeds.\n2. Return tools."_s)},
        {bookClub(), u"Book Club"_s, u"community"_s, u"book-demo-1"_s, u""_s, u"M"_s, true,
         clubOpenMap(u"One book a month, in any script."_s, u"No spoilers."_s)},
        {zooFriends(), u"Zoo Friends"_s, u"community"_s, u"zoo-demo-1"_s, u""_s, u"A"_s, false,
         clubOpenMap(u"For those who wave back at the otters."_s, u"Do not feed."_s)},
        {choir(), u"Chor München"_s, u"community"_s, u"choir-demo-1"_s, u""_s, u"M"_s, true,
         clubOpenMap(u"Wir singen, auch falsch."_s, u"Pünktlich sein."_s)},
    };
    return all;
}

QString requestText(int number)
{
    static const QStringList texts = {u"Hello Alice, we met at the seed swap."_s,
                                      u"مرحبا، أود التواصل معك."_s, u""_s};
    return texts.at(number % texts.size());
}

QMap<QString, QString> openMapOf(const Tenant &shadow)
{
    static const QStringList places = {u"Oslo"_s,    u"Αθήνα"_s, u"Київ"_s, u"القاهرة"_s, u"मुंबई"_s,
                                       u"กรุงเทพฯ"_s, u"京都"_s,  u"서울"_s, u"Nairobi"_s, u"Huế"_s};
    unsigned number = 0;
    for (const QChar c : shadow.idTag)
        number += c.unicode();
    return {{u"bio"_s, u"Likes gardens and "_s + shadow.idTag.section(u'.', 1)},
            {u"location"_s, places.at(number % unsigned(places.size()))}};
}

} // namespace personae::embedded::world
