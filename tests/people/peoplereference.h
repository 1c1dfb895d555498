// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"
#include "models/people/searchfolding.h"

#include <QMap>

#include <algorithm>
#include <vector>

namespace personae {

/// The slow and plain list that the store must agree with: rows in a map, everything looked at each
/// time.
class PeopleReference
{
public:
    QMap<QString, Person> rows; ///< by handle

    void take(const QList<PersonFacts> &page, const QDateTime &seenAt)
    {
        QMap<QString, PersonFacts> once; // who comes twice in a page is one
        for (const PersonFacts &one : page)
            add(once[*one.handle], one);
        for (auto it = once.cbegin(); it != once.cend(); ++it) {
            Person &person = rows[it.key()];
            person.handle = it.key();
            if (differs(m_said.value(it.key()), *it))
                person.changedAt = seenAt;
            add(m_said[it.key()], *it);
            const PersonFacts &said = m_said[it.key()];
            person.name = said.name.value_or(QString());
            person.kind = said.kind.value_or(PersonKind::Person);
            person.status = said.status.value_or(QString());
            person.roles = said.roles.value_or(QStringList());
            person.connected = said.connected.value_or(false);
            person.following = said.following.value_or(Following::No);
            person.follower = said.follower.value_or(false);
            person.seenAt = seenAt;
        }
    }

    [[nodiscard]] QStringList handles(const PeopleQuery &query) const
    {
        std::vector<std::pair<QByteArray, Person>> named;
        for (const Person &person : rows) {
            if (passes(person, query))
                named.emplace_back(nameKey(person), person);
        }
        std::sort(named.begin(), named.end(),
                  [](const auto &a, const auto &b) { return a.first < b.first; });
        QList<Person> found;
        for (const auto &[key, person] : named)
            found.append(person);
        if (query.sort == PeopleColumn::Name) {
            if (query.descending)
                std::reverse(found.begin(), found.end());
        } else {
            std::stable_sort(found.begin(), found.end(), [&](const Person &a, const Person &b) {
                return query.descending ? place(b, query.sort) < place(a, query.sort)
                                        : place(a, query.sort) < place(b, query.sort);
            });
        }
        QStringList handles;
        for (const Person &person : found)
            handles.append(person.handle);
        return handles;
    }

private:
    static void add(PersonFacts &older, const PersonFacts &newer)
    {
        const auto put = [](auto &a, const auto &b) {
            if (b)
                a = b;
        };
        put(older.name, newer.name);
        put(older.kind, newer.kind);
        put(older.status, newer.status);
        put(older.roles, newer.roles);
        put(older.connected, newer.connected);
        put(older.following, newer.following);
        put(older.follower, newer.follower);
    }
    /// Whether something is said otherwise than it was said before.
    static bool differs(const PersonFacts &was, const PersonFacts &is)
    {
        const auto other = [](const auto &a, const auto &b) { return a && b && *a != *b; };
        return other(was.name, is.name) || other(was.kind, is.kind) ||
               other(was.status, is.status) || other(was.roles, is.roles) ||
               other(was.connected, is.connected) || other(was.following, is.following) ||
               other(was.follower, is.follower);
    }
    static QByteArray nameKey(const Person &person)
    {
        return searchfolding::sortKey(person.name, person.handle).toUtf8() + '\0' +
               person.handle.toUtf8();
    }
    static QByteArray place(const Person &person, PeopleColumn column)
    {
        const auto number = [](qint64 value) {
            return QByteArray::number(value).rightJustified(20, '0');
        };
        switch (column) {
        case PeopleColumn::Handle:
            return person.handle.toUtf8();
        case PeopleColumn::Kind:
            return number(int(person.kind));
        case PeopleColumn::Status: {
            const QStringList known{QStringLiteral("active"), QStringLiteral("muted"),
                                    QStringLiteral("blocked"), QStringLiteral("suspended"),
                                    QStringLiteral("banned")};
            const qsizetype at = person.status.isEmpty() ? 0 : known.indexOf(person.status);
            return number(at < 0 ? 9 : at);
        }
        case PeopleColumn::Role:
            return person.roles.isEmpty() ? QByteArray("\xff") : person.roles.join(u'\n').toUtf8();
        case PeopleColumn::Relationship:
            return number(relation(person));
        case PeopleColumn::Changed:
            return number(person.changedAt.isValid() ? person.changedAt.toSecsSinceEpoch() : 0);
        case PeopleColumn::Seen:
            return number(person.seenAt.isValid() ? person.seenAt.toSecsSinceEpoch() : 0);
        default:
            return {};
        }
    }
    static int relation(const Person &person)
    {
        if (person.connected)
            return 0;
        if (person.following == Following::Yes)
            return person.follower ? 2 : 3;
        if (person.following == Following::Requested)
            return 4;
        return person.follower ? 5 : 6;
    }
    static bool holds(const Person &person, const PeopleFilter &filter)
    {
        const QString &value = filter.value;
        switch (filter.field) {
        case PeopleFilter::Field::Kind:
            return (value == QStringLiteral("community")) == (person.kind == PersonKind::Community);
        case PeopleFilter::Field::Status:
            return (person.status.isEmpty() ? QStringLiteral("active") : person.status) == value;
        case PeopleFilter::Field::Role:
            return value.isEmpty() ? person.roles.isEmpty() : person.roles.contains(value);
        case PeopleFilter::Field::Tag:
            return value.isEmpty() ? person.tags.isEmpty() : person.tags.contains(value);
        case PeopleFilter::Field::Relationship:
            if (value == QStringLiteral("connected"))
                return person.connected;
            if (value == QStringLiteral("following"))
                return person.following == Following::Yes;
            if (value == QStringLiteral("follower"))
                return person.follower;
            if (value == QStringLiteral("none"))
                return relation(person) == 6;
            return false;
        }
        return false;
    }
    static bool passes(const Person &person, const PeopleQuery &query)
    {
        if (query.kind && person.kind != *query.kind)
            return false;
        for (const PeopleFilter &filter : query.filters) {
            if (filter.isNot && holds(person, filter))
                return false;
            if (filter.isNot)
                continue;
            const bool any = std::any_of(
                query.filters.begin(), query.filters.end(), [&](const PeopleFilter &other) {
                    return other.field == filter.field && !other.isNot && holds(person, other);
                });
            if (!any)
                return false;
        }
        return searchfolding::matches(searchfolding::indexed(person.name, person.handle),
                                      searchfolding::words(query.text));
    }

    QMap<QString, PersonFacts> m_said;
};

} // namespace personae
