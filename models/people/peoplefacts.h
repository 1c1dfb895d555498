// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"

#include <QHash>
#include <QSet>

#include <vector>

/// The small facts of one row in 32 bits: what chips and orders ask for, so that a million rows can
/// be filtered in memory. The column people.facts and its partial indices know these numbers: a bit
/// never changes its meaning without a schema step. Pure.
namespace personae::peoplefacts {

using Packed = quint32;

constexpr Packed community = 1U << 0;
constexpr int statusShift = 1; ///< three bits: StatusCode
constexpr Packed following = 1U << 4;
constexpr Packed followAsked = 1U << 5;
constexpr Packed follower = 1U << 6;
constexpr Packed connected = 1U << 7;
constexpr Packed requested = 1U << 8;
constexpr Packed trustAlways = 1U << 9;
constexpr Packed trustNever = 1U << 10;
constexpr Packed hidden = 1U << 11;
constexpr Packed relationKnown = 1U << 12;
constexpr Packed unsynced = 1U << 13;
constexpr Packed noted = 1U << 14;
constexpr Packed gone = 1U << 15;
constexpr Packed tagged = 1U << 16;
constexpr int wordsShift = 17;
constexpr Packed lowMask = (1U << wordsShift) - 1;
constexpr Packed rareWords = 0x7fff; ///< too many different ones: ask the row itself

/// None: the node said nothing, which means active.
enum StatusCode : Packed { NoStatus, Active, Muted, Blocked, Suspended, Banned, OtherStatus };

[[nodiscard]] StatusCode statusCode(const QString &status);
[[nodiscard]] constexpr StatusCode statusOf(Packed facts)
{
    return StatusCode((facts >> statusShift) & 7U);
}
[[nodiscard]] constexpr Packed wordsOf(Packed facts)
{
    return facts >> wordsShift;
}

/// All but the number of the words.
[[nodiscard]] Packed packed(const Person &person);
/// Fills the members that are kept in bits alone.
void unpack(Packed facts, Person *person);

/// Roles, and a status that is not one of the known words: many rows share few of them.
struct WordSet
{
    QString status; ///< only where the code is OtherStatus
    QStringList roles;
    bool operator==(const WordSet &) const = default;
};
[[nodiscard]] WordSet wordSet(const Person &person);

/// Place of a row where a list is ordered by this; smaller comes first. Only for the columns that
/// are in the bits: Kind, Status, Relationship.
[[nodiscard]] quint32 orderOf(Packed facts, PeopleColumn column);

/// Chips, made fit to be asked a million times. Tags are not in the bits and not judged here.
class Filter final
{
public:
    /// `words` by number; must outlive the filter.
    Filter(const std::vector<WordSet> &words, std::optional<PersonKind> kind,
           const QList<PeopleFilter> &filters);

    [[nodiscard]] bool isNarrow() const { return m_kind || !m_clauses.empty(); }
    [[nodiscard]] bool passes(Packed facts) const;
    /// Whether rows with rare words, which all pass, need to be asked themselves.
    [[nodiscard]] bool asksWords() const;
    [[nodiscard]] bool passes(Packed facts, const WordSet &words) const; ///< slow, for those

private:
    struct Clause
    {
        PeopleFilter::Field field;
        bool isNot;
        QStringList values;
    };
    [[nodiscard]] bool lowPasses(Packed facts) const;
    [[nodiscard]] bool wordsPass(const WordSet &words) const;
    [[nodiscard]] static bool lowHolds(const Clause &clause, Packed facts);

    const std::vector<WordSet> &m_words;
    std::optional<PersonKind> m_kind;
    std::vector<Clause> m_clauses;
    enum Memo : quint8 { Unasked, Yes, No };
    mutable std::vector<quint8> m_low;
    mutable std::vector<quint8> m_byWords;
};

} // namespace personae::peoplefacts
