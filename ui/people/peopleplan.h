// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/outbox/outbox.h"
#include "models/people/memberrank.h"
#include "models/values/command.h"

#include <QHash>

/// What a wish about many people comes to, before anything is sent. Pure.
namespace personae::peopleplan {

struct Wish
{
    enum class Kind { Relation, Role, Status };
    Kind kind = Kind::Relation;
    RelationVerb verb = RelationVerb::Follow;
    QString word;   ///< the role (empty: none) or the status
    QString text;   ///< RelationVerb::Connect
    QString reason; ///< local
    bool operator==(const Wish &) const = default;
};

/// Where it is wished, and by whom.
struct Ground
{
    PeopleScope scope;
    QString me;       ///< own handle in this list
    QStringList mine; ///< own roles in this community
    MemberRules rules;
    QString serviceName;
    bool sharesHost = false; ///< ServiceInfo::sharesCommunityHost: communities are no identities
};

enum class Verdict { WillChange, AlreadySo, NotAllowed };

struct Row
{
    Person person;
    Verdict verdict = Verdict::WillChange;
    QString reason;  ///< in words, NotAllowed
    Command command; ///< WillChange
};

[[nodiscard]] Row judge(const Wish &wish, const Person &person, const Ground &ground);

/// It takes something away, or shuts somebody out: named and asked for, never the default.
[[nodiscard]] bool isDestructive(const Wish &wish);
/// Sent without a plan where it is about one person.
[[nodiscard]] bool needsPlan(const Wish &wish);
/// "Set the status of 37 people to suspended."
[[nodiscard]] QString sentence(const Wish &wish, bool inCommunity, const QString &whom);
/// The name, else the handle, isolated.
[[nodiscard]] QString nameOf(const Person &person);

/// What is on its way about people of one list, by handle: laid over what the cache says.
class Wishes
{
public:
    Wishes(const Outbox &outbox, const PeopleScope &scope);
    [[nodiscard]] Person over(Person person) const;

private:
    QHash<QString, QList<Command>> m_commands;
};

} // namespace personae::peopleplan
