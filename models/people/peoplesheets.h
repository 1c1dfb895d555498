// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplescopes.h"

/// What is kept about one person alone, the requests that wait, and the words of filters. The
/// database's thread.
namespace personae::peoplesheets {

[[nodiscard]] Result<PersonSheet> load(Database &database, PeopleScopes &scopes,
                                       const PersonRef &ref);
[[nodiscard]] Result<bool> putProfile(Database &database, qint64 scope, const QString &handle,
                                      const CachedProfile &profile);
[[nodiscard]] Result<bool> putRaw(Database &database, qint64 scope, const QString &handle,
                                  const RawAnswer &raw);

struct Requests
{
    PeopleScope scope;
    QList<IncomingRequest> requests;
    QDateTime seenAt;
};
/// `whole` false: those known and not among these stay. Returns what is there now.
[[nodiscard]] Result<QList<IncomingRequest>> setRequests(Database &database, PeopleScopes &scopes,
                                                         const Requests &requests, bool whole);
/// Of the lists that ever had an answer.
[[nodiscard]] Result<QList<Requests>> loadRequests(Database &database, const AccountId &account);

[[nodiscard]] Result<QList<Person>> communities(Database &database, qint64 scope);

struct FilterWords
{
    QStringList roles;
    QStringList statuses;
    QStringList tags;
};
[[nodiscard]] Result<FilterWords> filterWords(Database &database, qint64 scope);

} // namespace personae::peoplesheets
