// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkwords.h"
#include "servicerules.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

constexpr qsizetype shownHandles = 12;

PersonFacts personOf(const IncomingRequest &request)
{
    PersonFacts person;
    person.handle = request.from;
    person.name = request.name;
    person.picture = request.picture;
    person.kind = request.kind;
    return person;
}

PersonFacts personOf(const FieldMap &record)
{
    PersonFacts person;
    const auto text = [&record](const QString &key) -> std::optional<QString> {
        return record.contains(key) ? std::optional(record.value(key).toString()) : std::nullopt;
    };
    person.handle = text(u"handle"_s);
    person.id = text(u"id"_s);
    person.name = text(u"name"_s);
    person.picture = text(u"picture"_s);
    if (record.contains(u"role"_s))
        person.roles = QStringList{record.value(u"role"_s).toString()};
    return person;
}

/// The people of an answer: a list, those who ask, or the rows of a declared call.
std::optional<QList<PersonFacts>> peopleIn(const Answer &answer)
{
    if (answer.people)
        return answer.people->rows;
    QList<PersonFacts> people;
    if (answer.requests) {
        for (const IncomingRequest &request : *answer.requests)
            people.append(personOf(request));
    } else if (answer.records) {
        for (const FieldMap &record : *answer.records)
            people.append(personOf(record));
    } else {
        return std::nullopt;
    }
    return people;
}

void checkRow(const PersonFacts &person, const QJsonObject &values, bool emptyIsNothing,
              Report &report)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        const NamedValue said = valueNamed(it.key(), person);
        if (!said.known)
            report.append(u"unknown name in rows: "_s + it.key());
        else if (!agrees(it.key(), it.value(), said, emptyIsNothing))
            differ(report, person.handle.value_or(QString()) + u' ' + it.key(), it.value(),
                   said.value.value_or(QJsonValue()));
    }
}

void checkRows(const QJsonObject &rows, const QList<PersonFacts> &people, bool emptyIsNothing,
               Report &report)
{
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        const auto person =
            std::find_if(people.cbegin(), people.cend(),
                         [&row](const PersonFacts &one) { return one.handle == row.key(); });
        if (person == people.cend())
            report.append(u"no row of "_s + row.key());
        else
            checkRow(*person, row.value().toObject(), emptyIsNothing, report);
    }
}

QJsonArray firstHandles(const QList<PersonFacts> &people, bool sorted)
{
    QStringList handles;
    for (const PersonFacts &person : people)
        handles.append(person.handle.value_or(person.id.value_or(QString())));
    if (sorted)
        handles.sort();
    return QJsonArray::fromStringList(handles.mid(0, shownHandles));
}

void checkPeople(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const std::optional<QList<PersonFacts>> people = peopleIn(replay.answer);
    if (!people) {
        report.append(u"no people"_s);
        return;
    }
    const PeoplePage page = replay.answer.people.value_or(PeoplePage());
    const QJsonObject words = expected.toObject();
    const bool emptyIsNothing = rulesFor(replay.one.service).emptyIsNothing;
    for (auto it = words.begin(); it != words.end(); ++it) {
        const QString &word = it.key();
        if (word == "count"_L1)
            same(report, word, it.value(), qint64(people->size()));
        else if (word == "handles"_L1)
            same(report, word, it.value(),
                 firstHandles(*people, words.value("sorted"_L1).toBool()));
        else if (word == "rows"_L1)
            checkRows(it.value().toObject(), *people, emptyIsNothing, report);
        else if (word == "maybeMore"_L1)
            same(report, word, it.value(), page.maybeMore);
        else if (word == "total"_L1)
            same(report, word, it.value(), page.total ? QJsonValue(*page.total) : QJsonValue());
        else if (word != "sorted"_L1 || !it.value().toBool())
            report.append(u"unknown word in people: "_s + word);
    }
}

void checkRequests(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QJsonArray requests;
    for (const IncomingRequest &one : replay.answer.requests.value_or(QList<IncomingRequest>())) {
        const QJsonValue text = one.text.isEmpty() ? QJsonValue() : QJsonValue(one.text);
        requests.append(
            QJsonObject{{u"actionId"_s, one.actionId}, {u"from"_s, one.from}, {u"text"_s, text}});
    }
    same(report, u"requests"_s, expected,
         replay.answer.requests ? QJsonValue(requests) : QJsonValue());
}

void checkKeys(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QJsonArray keys;
    for (const KeyRecord &key : replay.answer.keys.value_or(QList<KeyRecord>()))
        keys.append(key.keyId);
    same(report, u"keys"_s, expected, replay.answer.keys ? QJsonValue(keys) : QJsonValue());
}

void checkVariants(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QJsonObject variants;
    for (const PictureVariant &one : replay.answer.variants.value_or(QList<PictureVariant>())) {
        const QString size = u"%1x%2"_s.arg(one.size.width()).arg(one.size.height());
        variants.insert(one.name, QJsonObject{{u"blob"_s, one.blob},
                                              {u"format"_s, one.format},
                                              {u"bytes"_s, one.bytes},
                                              {u"size"_s, size}});
    }
    same(report, u"variants"_s, expected, variants);
}

/// By provider: the service gives them in no order (InterlinedList 7).
QList<QJsonObject> byProvider(QList<QJsonObject> identities)
{
    std::sort(
        identities.begin(), identities.end(), [](const QJsonObject &one, const QJsonObject &other) {
            return one.value("provider"_L1).toString() < other.value("provider"_L1).toString();
        });
    return identities;
}

void checkIdentities(const QJsonValue &expected, const Replay &replay, Report &report)
{
    if (!replay.answer.records) {
        report.append(u"no identities"_s);
        return;
    }
    QList<QJsonObject> wanted;
    const QJsonArray list = expected.toArray();
    for (const QJsonValue &one : list)
        wanted.append(one.toObject());
    QList<QJsonObject> said;
    for (const FieldMap &record : *replay.answer.records) {
        QJsonObject one;
        for (auto it = record.cbegin(); it != record.cend(); ++it)
            one.insert(it.key(), it.value());
        said.append(one);
    }
    wanted = byProvider(wanted);
    said = byProvider(said);
    same(report, u"number of identities"_s, wanted.size(), said.size());
    for (qsizetype i = 0; i < std::min(wanted.size(), said.size()); ++i) {
        const QJsonObject &one = wanted.at(i);
        for (auto it = one.begin(); it != one.end(); ++it)
            same(report, u"identity "_s + it.key(), it.value(), said.at(i).value(it.key()));
    }
}

/// One text of each row, whichever way the list came.
QStringList column(const Answer &answer, const QString &key)
{
    QStringList texts;
    if (answer.records) {
        for (const FieldMap &record : *answer.records)
            texts.append(record.value(key).toString());
    } else if (answer.people) {
        for (const PersonFacts &person : answer.people->rows)
            texts.append(person.name.value_or(QString()));
    }
    return texts;
}

/// {count, <list>}: how many rows, and a text of the first twelve in order.
Word listWord(const QString &list, const QString &key)
{
    return [list, key](const QJsonValue &expected, const Replay &replay, Report &report) {
        const QStringList texts = column(replay.answer, key);
        if (!replay.answer.records && !replay.answer.people)
            report.append(u"no such list"_s);
        const QJsonObject words = expected.toObject();
        for (auto it = words.begin(); it != words.end(); ++it) {
            if (it.key() == "count"_L1)
                same(report, u"count"_s, it.value(), texts.size());
            else if (it.key() == list)
                same(report, list, it.value(),
                     QJsonArray::fromStringList(texts.mid(0, shownHandles)));
            else
                report.append(u"unknown word in a list: "_s + it.key());
        }
    };
}

void checkChoices(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QJsonObject wanted = expected.toObject();
    if (wanted.isEmpty())
        report.append(u"choices names nothing"_s);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        QJsonArray codes;
        for (const auto &[code, label] : replay.answer.learned.choices.value(it.key()))
            codes.append(code);
        same(report, u"choices "_s + it.key(), it.value(), codes);
    }
}

} // namespace

void addListWords(WordTable &table)
{
    table[u"people"_s] = checkPeople;
    table[u"requests"_s] = checkRequests;
    table[u"keys"_s] = checkKeys;
    table[u"variants"_s] = checkVariants;
    table[u"identities"_s] = checkIdentities;
    table[u"organizations"_s] = listWord(u"names"_s, u"name"_s);
    table[u"posts"_s] = listWord(u"ids"_s, u"id"_s);
    table[u"choices"_s] = checkChoices;
}
