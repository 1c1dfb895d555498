// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplesheets.h"

#include "models/store/database.h"
#include "models/store/statement.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::peoplesheets {

namespace {

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<bool> readPage(Database &database, qint64 scope, PersonSheet *sheet)
{
    Statement read(database, u"SELECT profile, seen_at, request, status, request_id, at, body"
                             " FROM person_pages WHERE scope = ? AND handle = ?"_s);
    if (!read.bind(scope).bind(sheet->ref.handle).run())
        return read.error();
    if (read.next()) {
        sheet->profileSeenAt = peoplerows::fromMs(read.number(1));
        if (sheet->profileSeenAt.isValid()) {
            const QByteArray profile = read.text(0).toUtf8();
            sheet->profile = Profile::fromJson(QJsonDocument::fromJson(profile).object());
        }
        sheet->raw.request = read.text(2);
        sheet->raw.status = int(read.number(3));
        sheet->raw.requestId = read.text(4);
        sheet->raw.at = peoplerows::fromMs(read.number(5));
        sheet->raw.body = read.value(6).toByteArray();
    }
    if (read.hasError())
        return read.error();
    return true;
}

Result<QList<PersonRef>> otherLists(Database &database, const PersonRef &ref)
{
    Statement read(database, u"SELECT scopes.node FROM scopes JOIN people ON"
                             " people.scope = scopes.id AND people.handle = ?"
                             " WHERE scopes.account = ? AND scopes.node <> ?"
                             " ORDER BY scopes.node"_s);
    read.bind(ref.handle).bind(ref.scope.account.value).bind(ref.scope.node);
    if (!read.run())
        return read.error();
    QList<PersonRef> refs;
    while (read.next())
        refs.append({{ref.scope.account, read.text(0)}, ref.handle});
    if (read.hasError())
        return read.error();
    return refs;
}

Result<bool> readPerson(Database &database, qint64 scope, PersonSheet *sheet)
{
    const Result<std::optional<PersonRecord>> found =
        peoplerows::find(database, scope, sheet->ref.handle);
    if (!found)
        return found.error();
    if (!found.value())
        return true;
    sheet->person = found.value()->person;
    Result<QList<PersonChange>> changes = peoplerows::changes(database, sheet->person.id);
    if (!changes)
        return changes.error();
    sheet->changes = changes.take();
    return true;
}

Result<QStringList> wordsOf(Database &database, qint64 scope, const QString &fact)
{
    Statement read(database, u"SELECT word FROM filter_words WHERE scope = ? AND fact = ?"
                             " ORDER BY word"_s);
    if (!read.bind(scope).bind(fact).run())
        return read.error();
    QStringList words;
    while (read.next())
        words.append(read.text(0));
    if (read.hasError())
        return read.error();
    return words;
}

Result<QStringList> tagsOf(Database &database, qint64 scope)
{
    Statement read(database, u"SELECT DISTINCT tags FROM people INDEXED BY people_tagged"
                             " WHERE scope = ? AND (facts & 65536) <> 0"_s);
    if (!read.bind(scope).run())
        return read.error();
    QSet<QString> tags;
    while (read.next()) {
        for (const QString &tag : peoplerows::listOf(read.text(0)))
            tags.insert(tag);
    }
    if (read.hasError())
        return read.error();
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

Result<bool> addRequest(Database &database, qint64 scope, qsizetype place,
                        const IncomingRequest &request)
{
    Statement add(database, u"INSERT INTO requests (scope, place, action, sender, text, name,"
                            " picture, kind, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    add.bind(scope).bind(qint64(place)).bind(request.actionId).bind(request.from);
    add.bind(request.text).bind(request.name).bind(request.picture).bind(int(request.kind));
    if (!add.bind(peoplerows::toMs(request.createdAt)).run())
        return add.error();
    return true;
}

Result<QList<IncomingRequest>> requestsOf(Database &database, qint64 scope)
{
    Statement read(database, u"SELECT action, sender, text, name, picture, kind, created_at FROM"
                             " requests WHERE scope = ? ORDER BY place"_s);
    if (!read.bind(scope).run())
        return read.error();
    QList<IncomingRequest> requests;
    while (read.next()) {
        const auto kind = read.number(5) != 0 ? PersonKind::Community : PersonKind::Person;
        requests.append({read.text(0), read.text(1), read.text(2), read.text(3), read.text(4), kind,
                         peoplerows::fromMs(read.number(6))});
    }
    if (read.hasError())
        return read.error();
    return requests;
}

} // namespace

Result<PersonSheet> load(Database &database, PeopleScopes &scopes, const PersonRef &ref)
{
    PersonSheet sheet;
    sheet.ref = ref;
    sheet.person.handle = ref.handle;
    sheet.person.relationKnown = false;
    Result<QList<PersonRef>> others = otherLists(database, ref);
    if (!others)
        return others.error();
    sheet.alsoIn = others.take();
    const Result<qint64> scope = scopes.find(database, ref.scope);
    if (!scope)
        return scope.error();
    if (scope.value() == 0)
        return sheet;
    if (Result<bool> done = readPerson(database, scope.value(), &sheet); !done)
        return done.error();
    if (Result<bool> done = readPage(database, scope.value(), &sheet); !done)
        return done.error();
    return sheet;
}

Result<bool> putProfile(Database &database, qint64 scope, const QString &handle,
                        const CachedProfile &profile)
{
    Statement write(database, u"INSERT INTO person_pages (scope, handle, profile, seen_at)"
                              " VALUES (?, ?, ?, ?) ON CONFLICT (scope, handle) DO UPDATE SET"
                              " profile = excluded.profile, seen_at = excluded.seen_at"_s);
    write.bind(scope).bind(handle).bind(jsonText(profile.profile.toJson()));
    if (!write.bind(peoplerows::toMs(profile.seenAt)).run())
        return write.error();
    return true;
}

Result<bool> putRaw(Database &database, qint64 scope, const QString &handle, const RawAnswer &raw)
{
    Statement write(database,
                    u"INSERT INTO person_pages (scope, handle, request, status, request_id, at,"
                    " body) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope, handle) DO UPDATE SET"
                    " request = excluded.request, status = excluded.status,"
                    " request_id = excluded.request_id, at = excluded.at,"
                    " body = excluded.body"_s);
    write.bind(scope).bind(handle).bind(raw.request).bind(raw.status).bind(raw.requestId);
    if (!write.bind(peoplerows::toMs(raw.at)).bind(raw.body).run())
        return write.error();
    return true;
}

Result<QList<IncomingRequest>> setRequests(Database &database, PeopleScopes &scopes,
                                           const Requests &requests, bool whole)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    const Result<qint64> scope = scopes.make(database, requests.scope);
    if (!scope)
        return scope.error();
    QList<IncomingRequest> all = requests.requests;
    if (!whole) {
        const Result<QList<IncomingRequest>> known = requestsOf(database, scope.value());
        if (!known)
            return known;
        for (const IncomingRequest &one : known.value()) {
            const auto isSame = [&one](const IncomingRequest &other) {
                return other.actionId == one.actionId;
            };
            if (std::none_of(requests.requests.cbegin(), requests.requests.cend(), isSame))
                all.append(one);
        }
    }
    Statement clear(database, u"DELETE FROM requests WHERE scope = ?"_s);
    if (!clear.bind(scope.value()).run())
        return clear.error();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (Result<bool> done = addRequest(database, scope.value(), i, all.at(i)); !done)
            return done.error();
    }
    Statement note(database, u"UPDATE scopes SET requests_seen_at = ? WHERE id = ?"_s);
    if (!note.bind(peoplerows::toMs(requests.seenAt)).bind(scope.value()).run())
        return note.error();
    if (Result<bool> done = transaction.commit(); !done)
        return done.error();
    return all;
}

Result<QList<Requests>> loadRequests(Database &database, const AccountId &account)
{
    Statement read(database, u"SELECT id, node, requests_seen_at FROM scopes WHERE account = ?"
                             " AND requests_seen_at IS NOT NULL ORDER BY node"_s);
    if (!read.bind(account.value).run())
        return read.error();
    QList<Requests> all;
    while (read.next()) {
        Result<QList<IncomingRequest>> requests = requestsOf(database, read.number(0));
        if (!requests)
            return requests.error();
        all.append({{account, read.text(1)}, requests.take(), peoplerows::fromMs(read.number(2))});
    }
    if (read.hasError())
        return read.error();
    return all;
}

Result<QList<Person>> communities(Database &database, qint64 scope)
{
    Statement read(database, u"SELECT id FROM people INDEXED BY people_joined WHERE scope = ?"
                             " AND (facts & 129) = 129 ORDER BY sort_key"_s);
    if (!read.bind(scope).run())
        return read.error();
    QList<quint32> ids;
    while (read.next())
        ids.append(quint32(read.number(0)));
    if (read.hasError())
        return read.error();
    return peoplerows::load(database, ids);
}

Result<FilterWords> filterWords(Database &database, qint64 scope)
{
    Result<QStringList> roles = wordsOf(database, scope, u"role"_s);
    Result<QStringList> statuses = wordsOf(database, scope, u"status"_s);
    Result<QStringList> tags = tagsOf(database, scope);
    for (const Result<QStringList> *words : {&roles, &statuses, &tags}) {
        if (!*words)
            return words->error();
    }
    return FilterWords{roles.take(), statuses.take(), tags.take()};
}

} // namespace personae::peoplesheets
