// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/listwording.h"
#include "models/values/foreigntext.h"

using namespace Qt::StringLiterals;

// The raw words of the lists of people.
namespace personae {

namespace {

constexpr qsizetype titleLength = 120;
constexpr qsizetype wordLength = 40;
constexpr qsizetype wordsShown = 20; // a person may carry ten thousand tags

QString listed(const QStringList &words)
{
    QStringList shown;
    for (const QString &word : words.first(qMin(words.size(), wordsShown)))
        shown.append(isolatedLine(word, wordLength));
    if (words.size() > wordsShown)
        shown.append(u"+%1"_s.arg(words.size() - wordsShown));
    return shown.join(u", "_s);
}

QString isoTime(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODate) : QString();
}

QString joinedParts(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

QString ListWording::personTitle(const Person &person) const
{
    return isolatedLine(person.name.trimmed().isEmpty() ? person.handle : person.name, titleLength);
}

QString ListWording::personKind(const Person &person) const
{
    return person.kind == PersonKind::Community ? u"community"_s : u"person"_s;
}

QString ListWording::personRole(const Person &person) const
{
    return listed(person.roles);
}

QString ListWording::personStatus(const Person &person) const
{
    return isolatedLine(person.status, wordLength);
}

QString ListWording::personRelation(const Person &person, bool amongMembers) const
{
    if (!person.relationKnown)
        return u"not-known"_s;
    return joinedParts({person.connected   ? (amongMembers ? u"member"_s : u"connected"_s)
                        : person.requested ? u"requested"_s
                                           : QString(),
                        person.following == Following::Yes         ? u"following"_s
                        : person.following == Following::Requested ? u"asked-to-follow"_s
                                                                   : QString(),
                        person.follower ? u"follower"_s : QString()});
}

QString ListWording::personTags(const Person &person) const
{
    return listed(person.tags);
}

QString ListWording::personTime(const QDateTime &at) const
{
    return isoTime(at);
}

QString ListWording::personFullTime(const QDateTime &at) const
{
    return isoTime(at);
}

QString ListWording::personPending(const OutboxEntry &entry) const
{
    return outboxState(entry);
}

QString ListWording::personSentence(const PersonRow &row) const
{
    const QString ticked = row.ticked ? u"ticked"_s : QString();
    if (!row.loaded)
        return joinedParts({u"loading"_s, ticked});
    const Person &person = row.person;
    return joinedParts(
        {personTitle(person),
         person.name.trimmed().isEmpty() ? QString() : isolatedLine(person.handle, titleLength),
         row.isMe ? u"me"_s : QString(), personRole(person), personStatus(person),
         personRelation(person, row.amongMembers), person.goneAt.isValid() ? u"gone"_s : QString(),
         ticked, row.pending ? personPending(*row.pending) : QString()});
}

QString ListWording::requestFor(const RequestRow &row) const
{
    return row.scope.isOwn() ? u"me"_s : isolatedLine(row.scope.node, titleLength);
}

QString ListWording::requestDecision(const RequestRow &row) const
{
    return row.decision ? outboxWhat(row.decision->command) + u": "_s + outboxState(*row.decision)
                        : QString();
}

QString ListWording::requestSentence(const RequestRow &row) const
{
    Person person;
    person.handle = row.request.from;
    person.name = row.request.name;
    return joinedParts({personTitle(person), requestFor(row), isolatedLine(row.request.text),
                        personTime(row.request.createdAt), requestDecision(row)});
}

} // namespace personae
