// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peopletake.h"

#include "models/people/peoplemarks.h"
#include "models/people/searchfolding.h"
#include "models/store/database.h"
#include "models/store/statement.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace personae::peopletake {

namespace {

/// PersonRecord::known: a fact that was never said has no "before".
enum Known : quint32 {
    Name = 1,
    Kind = 2,
    Picture = 4,
    Status = 8,
    Roles = 16,
    FollowingThem = 32,
    Follower = 64,
    Connected = 128,
    Trust = 256,
    Hidden = 512,
};

template <typename T> void override(std::optional<T> &older, const std::optional<T> &newer)
{
    if (newer)
        older = newer;
}

void mergeInto(PersonFacts &older, const PersonFacts &newer)
{
    override(older.id, newer.id);
    override(older.name, newer.name);
    override(older.kind, newer.kind);
    override(older.picture, newer.picture);
    override(older.status, newer.status);
    override(older.roles, newer.roles);
    override(older.connected, newer.connected);
    override(older.following, newer.following);
    override(older.follower, newer.follower);
    override(older.trust, newer.trust);
    override(older.hiddenInHome, newer.hiddenInHome);
}

template <typename T, typename U>
void put(T &member, const std::optional<U> &said, quint32 &known, Known bit)
{
    if (!said)
        return;
    member = *said;
    known |= bit;
}

QStringList withoutEmpty(QStringList roles)
{
    roles.removeAll(QString()); // [""] means none (Cloudillo 5.1)
    return roles;
}

void apply(PersonRecord &record, const PersonFacts &facts, bool withRelation)
{
    Person &person = record.person;
    person.remoteId = facts.id.value_or(person.remoteId);
    put(person.name, facts.name, record.known, Name);
    put(person.kind, facts.kind, record.known, Kind);
    put(person.picture, facts.picture, record.known, Picture);
    put(person.status, facts.status, record.known, Status);
    if (facts.roles)
        put(person.roles, std::optional(withoutEmpty(*facts.roles)), record.known, Roles);
    put(person.following, facts.following, record.known, FollowingThem);
    put(person.follower, facts.follower, record.known, Follower);
    put(person.connected, facts.connected, record.known, Connected);
    put(person.trust, facts.trust, record.known, Trust);
    put(person.hiddenInHome, facts.hiddenInHome, record.known, Hidden);
    person.relationKnown = person.relationKnown || withRelation;
    person.requested = facts.requested.value_or(person.requested);
    if (person.connected)
        person.requested = false;
    if (facts.name || facts.kind)
        person.unsynced = false;
    person.goneAt = {};
}

QString word(bool is)
{
    return is ? u"yes"_s : u"no"_s;
}

QString word(Following following)
{
    return following == Following::Requested ? u"requested"_s : word(following == Following::Yes);
}

QString word(PersonKind kind)
{
    return kind == PersonKind::Community ? u"community"_s : u"person"_s;
}

/// What differs of facts that were known before.
QList<PersonChange> differences(const PersonRecord &before, const Person &is, const QDateTime &at,
                                bool byUs)
{
    const Person &was = before.person;
    QList<PersonChange> changes;
    const auto look = [&](Known bit, QLatin1StringView fact, const QString &a, const QString &b) {
        if ((before.known & bit) && a != b)
            changes.append({fact, a, b, at, byUs});
    };
    look(Name, "name"_L1, was.name, is.name);
    look(Kind, "kind"_L1, word(was.kind), word(is.kind));
    look(Picture, "picture"_L1, was.picture, is.picture);
    look(Status, "status"_L1, was.status, is.status);
    look(Roles, "roles"_L1, was.roles.join(", "_L1), is.roles.join(", "_L1));
    look(FollowingThem, "following"_L1, word(was.following), word(is.following));
    look(Follower, "follower"_L1, word(was.follower), word(is.follower));
    look(Connected, "connected"_L1, word(was.connected), word(is.connected));
    look(Trust, "trust"_L1, was.trust, is.trust);
    look(Hidden, "hiddenInHome"_L1, word(was.hiddenInHome), word(is.hiddenInHome));
    if (was.relationKnown && was.requested != is.requested)
        changes.append({u"requested"_s, word(was.requested), word(is.requested), at, byUs});
    return changes;
}

/// Fills what follows from the person: packed facts, sort key and text of the search.
Result<bool> derive(Database &database, WordSets &words, PersonRecord &record, bool newText)
{
    const Result<peoplefacts::Packed> number =
        words.numberOf(database, peoplefacts::wordSet(record.person));
    if (!number)
        return number.error();
    record.facts = peoplefacts::packed(record.person) | (number.value() << peoplefacts::wordsShift);
    if (newText) {
        record.sortKey = searchfolding::sortKey(record.person.name, record.person.handle);
        record.folded = searchfolding::indexed(record.person.name, record.person.handle);
    }
    return true;
}

int communities(const Person &person)
{
    return person.kind == PersonKind::Community ? 1 : 0;
}

void note(RowTouches *touches, const PersonRecord &record, bool placed)
{
    touches->rows.push_back({record.person.id, record.facts, placed,
                             peoplerows::toMs(record.person.changedAt),
                             peoplerows::toMs(record.person.seenAt)});
}

Result<bool> addNew(Database &database, WordSets &words, const Said &said, const PersonFacts &facts,
                    RowTouches *touches)
{
    PersonRecord record;
    record.person.handle = *facts.handle;
    record.person.relationKnown = false;
    apply(record, facts, said.withRelation);
    record.person.seenAt = said.seenAt;
    if (Result<bool> done = peoplemarks::mark(database, said.account, &record.person); !done)
        return done;
    if (Result<bool> done = derive(database, words, record, true); !done)
        return done;
    if (Result<bool> done = peoplerows::insert(database, said.scope, record); !done)
        return done;
    touches->people += 1;
    touches->communities += communities(record.person);
    touches->ofCommunities = touches->ofCommunities || communities(record.person) > 0;
    touches->change.inserted.append(record.person.id);
    note(touches, record, true);
    return true;
}

Result<bool> writeChanged(Database &database, WordSets &words, const PersonRecord &before,
                          PersonRecord &after, const QDateTime &at, bool byUs, RowTouches *touches)
{
    const QList<PersonChange> changes = differences(before, after.person, at, byUs);
    if (!changes.isEmpty())
        after.person.changedAt = at;
    const bool newText = before.person.name != after.person.name;
    if (Result<bool> done = derive(database, words, after, newText); !done)
        return done;
    if (Result<bool> done = peoplerows::update(database, before, after); !done)
        return done;
    for (const PersonChange &change : changes) {
        if (Result<bool> done = peoplerows::addChange(database, after.person.id, change); !done)
            return done;
    }
    if (!changes.isEmpty()) {
        if (Result<bool> done = peoplerows::pruneChanges(database, after.person.id); !done)
            return done;
    }
    touches->communities += communities(after.person) - communities(before.person);
    touches->ofCommunities =
        touches->ofCommunities || communities(before.person) + communities(after.person) > 0;
    touches->change.updated.append(after.person.id);
    note(touches, after, before.sortKey != after.sortKey);
    return true;
}

Result<bool> takeOne(Database &database, WordSets &words, const Said &said,
                     const PersonFacts &facts, RowTouches *touches)
{
    const Result<std::optional<PersonRecord>> found =
        peoplerows::find(database, said.scope, *facts.handle);
    if (!found)
        return found.error();
    if (!found.value())
        return addNew(database, words, said, facts, touches);
    const PersonRecord &before = *found.value();
    PersonRecord after = before;
    apply(after, facts, said.withRelation);
    const bool same = after.person == before.person && after.known == before.known;
    after.person.seenAt = std::max(before.person.seenAt, said.seenAt);
    if (!same)
        return writeChanged(database, words, before, after, said.seenAt, said.byUs, touches);
    if (after.person.seenAt == before.person.seenAt)
        return true;
    touches->change.updated.append(after.person.id);
    note(touches, after, false);
    return peoplerows::touch(database, after.person.id, peoplerows::toMs(after.person.seenAt));
}

} // namespace

QList<PersonFacts> merged(const QList<PersonFacts> &facts)
{
    QList<PersonFacts> all;
    all.reserve(facts.size());
    QHash<QString, qsizetype> places;
    for (const PersonFacts &one : facts) {
        if (!one.handle || one.handle->isEmpty())
            continue;
        const auto it = places.constFind(*one.handle);
        if (it == places.cend()) {
            places.insert(*one.handle, all.size());
            all.append(one);
        } else {
            mergeInto(all[*it], one);
        }
    }
    return all;
}

Result<RowTouches> take(Database &database, WordSets &words, const Said &said)
{
    RowTouches touches;
    const QList<PersonFacts> all = merged(said.facts);
    for (const PersonFacts &facts : all) {
        if (Result<bool> done = takeOne(database, words, said, facts, &touches); !done)
            return done.error();
    }
    return touches;
}

Result<bool> edit(Database &database, WordSets &words, qint64 scope, const QString &handle,
                  const QDateTime &at, const std::function<void(PersonRecord &)> &change,
                  RowTouches *touches)
{
    const Result<std::optional<PersonRecord>> found = peoplerows::find(database, scope, handle);
    if (!found)
        return found.error();
    if (!found.value())
        return true;
    PersonRecord after = *found.value();
    change(after);
    if (after.person == found.value()->person && after.known == found.value()->known)
        return true;
    return writeChanged(database, words, *found.value(), after, at, false, touches);
}

} // namespace personae::peopletake
