// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/crowd.h"

#include "app/accountregistry.h"
#include "app/datafolder.h"
#include "app/memorysecretstore.h"
#include "models/people/peoplestore.h"

#include <QStringList>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace personae::benchmark {
namespace {

constexpr int pageSize = 5'000;

const QStringList firstNames{u"Ann"_s,    u"Björn"_s,    u"Çağla"_s,  u"Dmitri"_s, u"Élodie"_s,
                             u"Fatima"_s, u"Grzegorz"_s, u"Hanna"_s,  u"Иван"_s,   u"Jürgen"_s,
                             u"Κώστας"_s, u"Łukasz"_s,   u"Mariam"_s, u"Nguyễn"_s, u"Ольга"_s,
                             u"Pedro"_s,  u"Quentin"_s,  u"Rāma"_s,   u"Søren"_s,  u"太郎"_s,
                             u"محمد"_s,   u"Uğur"_s,     u"דוד"_s,    u"伟"_s,     u"선우"_s,
                             u"Yvonne"_s, u"Zoë"_s,      u"अनिल"_s,   u"สมชาย"_s,  u"Bob"_s};
const QStringList lastNames{u"Stone"_s,        u"Müller"_s,   u"Петров"_s,  u"Nowak"_s,
                            u"García"_s,       u"Yılmaz"_s,   u"田中"_s,    u"王"_s,
                            u"김"_s,           u"Kowalska"_s, u"Ødegård"_s, u"O’Brien"_s,
                            u"Papadopoulos"_s, u"حسن"_s,      u"כהן"_s,     u"Trần"_s,
                            u"Silva"_s,        u"Novák"_s,    u"Fischer"_s, u"शर्मा"_s};
const QStringList syllables{u"ba"_s, u"ke"_s, u"li"_s, u"mo"_s, u"nu"_s, u"ra"_s, u"se"_s, u"ti"_s,
                            u"vo"_s, u"zu"_s, u"da"_s, u"fe"_s, u"gi"_s, u"ho"_s, u"ja"_s, u"pe"_s};

/// Spread out, and the same on every computer.
quint32 scattered(quint32 number)
{
    number ^= number >> 16;
    number *= 0x7feb352dU;
    number ^= number >> 15;
    number *= 0x846ca68bU;
    return number ^ (number >> 16);
}

QString word(quint32 seed)
{
    QString made;
    for (int i = 0; i < 4; ++i, seed >>= 4)
        made += syllables.at(qsizetype(seed & 15U));
    return made;
}

} // namespace

PersonFacts inhabitant(int number)
{
    const quint32 seed = scattered(quint32(number) + 1);
    const QString middle = word(seed);
    PersonFacts facts;
    facts.handle = middle + QString::number(number) + u".town.example"_s;
    facts.name = firstNames.at(qsizetype(seed % quint32(firstNames.size()))) + u' ' +
                 middle.left(1).toUpper() + middle.mid(1) + u' ' +
                 lastNames.at(qsizetype((seed >> 8) % quint32(lastNames.size())));
    facts.kind = seed % 200 == 0 ? PersonKind::Community : PersonKind::Person;
    facts.picture = seed % 3 == 0 ? QString() : u"f1~%1"_s.arg(seed, 8, 16, QChar(u'0'));
    facts.status = seed % 50 == 1 ? u"muted"_s : seed % 90 == 1 ? u"blocked"_s : u"active"_s;
    facts.roles = seed % 40 == 3 ? QStringList{u"contributor"_s} : QStringList();
    facts.following = seed % 5 == 0 ? Following::Yes : Following::No;
    facts.follower = seed % 7 == 0;
    facts.connected = seed % 11 == 0;
    facts.trust = QString();
    facts.hiddenInHome = false;
    return facts;
}

QList<PersonFacts> inhabitants(int first, int count)
{
    QList<PersonFacts> people;
    people.reserve(count);
    for (int number = first; number < first + count; ++number)
        people.append(inhabitant(number));
    return people;
}

std::optional<FilledFolder> filledFolder(const QString &dataDir)
{
    const auto folder = DataFolder::open(dataDir);
    if (!folder)
        return std::nullopt;
    MemorySecretStore secrets;
    AccountRegistry registry(folder.value()->accounts(), secrets);
    if (!registry.load() || registry.accounts().isEmpty())
        return std::nullopt;
    return FilledFolder{registry.accounts().constFirst().id, folder.value()->cacheDatabase()};
}

bool settle(const QString &dataDir, int count)
{
    const auto filled = filledFolder(dataDir);
    if (!filled)
        return false;
    DatabaseThread database(DatabaseSpec::cache(filled->cacheFile));
    if (!database.open())
        return false;
    PeopleStore store(database);
    const PeopleScope scope{filled->account, {}};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int first = 0; first < count; first += pageSize) {
        store.take(scope, inhabitants(first, std::min(pageSize, count - first)), now, true);
        database.drain(); // so that only one page is in memory
    }
    store.setListing(scope, {ListingState::Completeness::Complete, now, count});
    database.drain();
    return true;
}

} // namespace personae::benchmark
