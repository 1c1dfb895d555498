// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplefacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::peoplefacts {

namespace {

bool hasRelation(Packed facts, const QString &word)
{
    if (word == "following"_L1)
        return facts & following;
    if (word == "follower"_L1)
        return facts & follower;
    if (word == "connected"_L1)
        return facts & connected;
    if (word == "requested"_L1)
        return facts & (requested | followAsked);
    if (word == "trusted"_L1)
        return facts & trustAlways;
    if (word == "hidden"_L1)
        return facts & hidden;
    if (word == "none"_L1)
        return !(facts & (following | followAsked | follower | connected | requested));
    return false;
}

/// For an unknown word every OtherStatus is possible: the words decide.
bool mayHaveStatus(Packed facts, const QString &word)
{
    const StatusCode code = statusOf(facts);
    const StatusCode wanted = statusCode(word);
    if (wanted == Active)
        return code == Active || code == NoStatus;
    return code == wanted;
}

quint32 relationOrder(Packed facts)
{
    if (facts & connected)
        return 0;
    if (facts & requested)
        return 1;
    if ((facts & following) && (facts & follower))
        return 2;
    if (facts & following)
        return 3;
    if (facts & followAsked)
        return 4;
    if (facts & follower)
        return 5;
    return facts & relationKnown ? 6 : 7;
}

} // namespace

StatusCode statusCode(const QString &status)
{
    if (status.isEmpty())
        return NoStatus;
    if (status == "active"_L1)
        return Active;
    if (status == "muted"_L1)
        return Muted;
    if (status == "blocked"_L1)
        return Blocked;
    if (status == "suspended"_L1)
        return Suspended;
    if (status == "banned"_L1)
        return Banned;
    return OtherStatus;
}

Packed packed(const Person &person)
{
    Packed facts = Packed(statusCode(person.status)) << statusShift;
    const auto put = [&facts](bool is, Packed bit) {
        if (is)
            facts |= bit;
    };
    put(person.kind == PersonKind::Community, community);
    put(person.following == Following::Yes, following);
    put(person.following == Following::Requested, followAsked);
    put(person.follower, follower);
    put(person.connected, connected);
    put(person.requested, requested);
    put(person.trust == "always"_L1, trustAlways);
    put(person.trust == "never"_L1, trustNever);
    put(person.hiddenInHome, hidden);
    put(person.relationKnown, relationKnown);
    put(person.unsynced, unsynced);
    put(person.noted, noted);
    put(person.goneAt.isValid(), gone);
    put(!person.tags.isEmpty(), tagged);
    return facts;
}

void unpack(Packed facts, Person *person)
{
    person->kind = facts & community ? PersonKind::Community : PersonKind::Person;
    person->following = facts & following     ? Following::Yes
                        : facts & followAsked ? Following::Requested
                                              : Following::No;
    person->follower = facts & follower;
    person->connected = facts & connected;
    person->requested = facts & requested;
    person->hiddenInHome = facts & hidden;
    person->relationKnown = facts & relationKnown;
    person->unsynced = facts & unsynced;
    person->noted = facts & noted;
}

WordSet wordSet(const Person &person)
{
    const bool strange = statusCode(person.status) == OtherStatus;
    return {strange ? person.status : QString(), person.roles};
}

quint32 orderOf(Packed facts, PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::Kind:
        return facts & community;
    case PeopleColumn::Status:
        return statusOf(facts) == NoStatus ? quint32(Active) : quint32(statusOf(facts));
    case PeopleColumn::Relationship:
        return relationOrder(facts);
    default:
        return 0;
    }
}

Filter::Filter(const std::vector<WordSet> &words, std::optional<PersonKind> kind,
               const QList<PeopleFilter> &filters)
    : m_words(words)
    , m_kind(kind)
    , m_low(size_t(lowMask) + 1, Unasked)
    , m_byWords(words.size(), Unasked)
{
    for (const PeopleFilter &filter : filters) {
        if (filter.field == PeopleFilter::Field::Tag)
            continue;
        const auto same = std::find_if(m_clauses.begin(), m_clauses.end(), [&](const Clause &c) {
            return c.field == filter.field && c.isNot == filter.isNot;
        });
        if (same != m_clauses.end())
            same->values.append(filter.value);
        else
            m_clauses.push_back({filter.field, filter.isNot, {filter.value}});
    }
}

bool Filter::passes(Packed facts) const
{
    quint8 &low = m_low[facts & lowMask];
    if (low == Unasked)
        low = lowPasses(facts) ? Yes : No;
    if (low == No)
        return false;
    const Packed number = wordsOf(facts);
    if (number >= m_byWords.size())
        return true; // asked itself afterwards, see asksWords()
    quint8 &words = m_byWords[number];
    if (words == Unasked)
        words = wordsPass(m_words[number]) ? Yes : No;
    return words == Yes;
}

bool Filter::asksWords() const
{
    return std::any_of(m_clauses.begin(), m_clauses.end(), [](const Clause &clause) {
        return clause.field == PeopleFilter::Field::Role ||
               clause.field == PeopleFilter::Field::Status;
    });
}

bool Filter::passes(Packed facts, const WordSet &words) const
{
    return lowPasses(facts) && wordsPass(words);
}

bool Filter::lowHolds(const Clause &clause, Packed facts)
{
    return std::any_of(clause.values.begin(), clause.values.end(), [&](const QString &value) {
        switch (clause.field) {
        case PeopleFilter::Field::Kind:
            return (value == "community"_L1) == bool(facts & community);
        case PeopleFilter::Field::Status:
            return mayHaveStatus(facts, value);
        case PeopleFilter::Field::Relationship:
            return hasRelation(facts, value);
        default:
            return false;
        }
    });
}

bool Filter::lowPasses(Packed facts) const
{
    if (m_kind && (*m_kind == PersonKind::Community) != bool(facts & community))
        return false;
    return std::all_of(m_clauses.begin(), m_clauses.end(), [facts](const Clause &clause) {
        if (clause.field == PeopleFilter::Field::Role)
            return true;
        if (clause.field == PeopleFilter::Field::Status && statusOf(facts) == OtherStatus)
            return true;
        return lowHolds(clause, facts) != clause.isNot;
    });
}

bool Filter::wordsPass(const WordSet &words) const
{
    return std::all_of(m_clauses.begin(), m_clauses.end(), [&words](const Clause &clause) {
        if (clause.field == PeopleFilter::Field::Role) {
            const bool holds = std::any_of(
                clause.values.begin(), clause.values.end(), [&words](const QString &value) {
                    return value.isEmpty() ? words.roles.isEmpty() : words.roles.contains(value);
                });
            return holds != clause.isNot;
        }
        if (clause.field == PeopleFilter::Field::Status && !words.status.isEmpty())
            return clause.values.contains(words.status) != clause.isNot;
        return true;
    });
}

} // namespace personae::peoplefacts
