// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/profile.h"
#include "models/values/vocabulary.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

namespace personae {

/// Names one list of people: those that one server knows, seen with one account's eyes.
struct PeopleScope
{
    AccountId account;
    QString node; ///< identity of the community whose own list it is; empty: the account's own

    [[nodiscard]] bool isOwn() const { return node.isEmpty(); }
    [[nodiscard]] bool isNull() const { return account.isNull(); }
    bool operator==(const PeopleScope &) const = default;
    friend bool operator<(const PeopleScope &a, const PeopleScope &b)
    {
        return a.account == b.account ? a.node < b.node : a.account < b.account;
    }
    friend size_t qHash(const PeopleScope &scope, size_t seed = 0)
    {
        return qHashMulti(seed, scope.account.value, scope.node);
    }
};

/// One identity within one list.
struct PersonRef
{
    PeopleScope scope;
    QString handle;

    [[nodiscard]] bool isNull() const { return handle.isEmpty(); }
    bool operator==(const PersonRef &) const = default;
    friend size_t qHash(const PersonRef &ref, size_t seed = 0)
    {
        return qHashMulti(seed, ref.scope, ref.handle);
    }
};

/// What one answer says about one identity. An unset member means: this answer says nothing about
/// it, and what is known must stay. A set but empty text means: known to be empty.
struct PersonFacts
{
    std::optional<QString> handle;
    std::optional<QString> id;
    std::optional<QString> name;
    std::optional<PersonKind> kind;
    std::optional<QString> picture;
    std::optional<QString> cover;
    std::optional<QString> status; ///< active, muted, blocked, suspended, banned; else as sent
    std::optional<QStringList> roles;
    std::optional<bool> connected;
    std::optional<bool> requested; ///< I asked to connect and wait; said by no row, only by a list
                                   ///< of just these: whoever asked for that list sets it
    std::optional<Following> following;
    std::optional<bool> follower;
    std::optional<QString> trust; ///< always, never; empty: ask
    std::optional<bool> hiddenInHome;
    std::optional<QMap<QString, QString>> x; ///< Cloudillo's open map, whole, keys without prefix
    FieldMap own;                            ///< a service's further fields by its own names

    [[nodiscard]] bool isEmpty() const { return *this == PersonFacts(); }
    bool operator==(const PersonFacts &) const = default;
    /// Own profile as the form knows it; x keys get the prefix "x.".
    [[nodiscard]] Profile toProfile() const;
};

/// One row of a list of people, as the cache knows it. Foreign text throughout, of any length.
struct Person
{
    QString remoteId; ///< the service's own id, where its calls need it; empty: the handle will do
    quint32 id = 0; ///< row of the cache: unique over all lists, stable as long as the cache lives
    QString handle;
    QString name;
    PersonKind kind = PersonKind::Person;
    QString picture;           ///< the node's id of the picture; empty: none
    QString status;            ///< active, muted, blocked, suspended, banned; else as sent
    QStringList roles;         ///< in that list's node, as stored there; words nobody knows too
    bool relationKnown = true; ///< false: a search found it; nothing is known of the members below
    Following following = Following::No; ///< I follow them
    bool follower = false;               ///< they follow me
    bool connected = false;
    bool requested = false; ///< I asked to connect, no answer yet
    QString trust;          ///< always, never; empty: ask
    bool hiddenInHome = false;
    bool unsynced = false; ///< known by name only (Cloudillo 5.3)
    QStringList tags;      ///< local, never sent
    bool noted = false;    ///< there are local notes
    QDateTime changedAt;   ///< UTC: last seen to differ from before; invalid: never
    QDateTime seenAt;      ///< UTC: last time the node said so
    QDateTime goneAt;      ///< UTC: the node has it no longer; invalid: it is there

    bool operator==(const Person &) const = default;
};

/// Somebody waits for a decision of ours (Cloudillo 6.1).
struct IncomingRequest
{
    QString actionId;
    QString from; ///< handle
    QString text; ///< foreign
    QString name;
    QString picture;
    PersonKind kind = PersonKind::Person;
    QDateTime createdAt; ///< UTC; invalid: not said
    bool operator==(const IncomingRequest &) const = default;
};

/// Under which name the PictureStore keeps the pictures of a list: a community's come from its own
/// host. For one's own list: the account itself.
[[nodiscard]] AccountId pictureHolder(const PeopleScope &scope);
[[nodiscard]] PeopleScope scopeOfPictures(const AccountId &holder); ///< and back

[[nodiscard]] RelationAspect aspectOf(RelationVerb verb);

} // namespace personae

Q_DECLARE_METATYPE(personae::PeopleScope)
Q_DECLARE_METATYPE(personae::PersonRef)
Q_DECLARE_METATYPE(personae::Person)
