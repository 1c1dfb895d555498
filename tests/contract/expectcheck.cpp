// SPDX-License-Identifier: GPL-3.0-or-later
#include "expectcheck.h"

#include "checkwords.h"
#include "network/wire/cookies.h"
#include "servicerules.h"
#include "valuecheck.h"

#include <QJsonArray>
#include <QMetaEnum>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

QString nameOf(Outcome outcome)
{
    return QString::fromLatin1(QMetaEnum::fromType<Outcome>().valueToKey(int(outcome)));
}

namespace {

void checkMessage(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QString text = replay.answer.error.serverText;
    same(report, u"message"_s, expected, text.isEmpty() ? QJsonValue() : QJsonValue(text));
}

/// Several texts stand in lines of one.
QStringList texts(const Answer &answer)
{
    return answer.error.serverText.split(u'\n', Qt::SkipEmptyParts);
}

void checkMessages(const QJsonValue &expected, const Replay &replay, Report &report)
{
    same(report, u"messages"_s, expected, QJsonArray::fromStringList(texts(replay.answer)));
}

/// In no order: an object of texts has none.
void checkGeneral(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QStringList wanted = expected.toVariant().toStringList();
    QStringList said = texts(replay.answer);
    std::sort(wanted.begin(), wanted.end());
    std::sort(said.begin(), said.end());
    same(report, u"general"_s, QJsonArray::fromStringList(wanted),
         QJsonArray::fromStringList(said));
}

/// In no order, like those without a field.
/// At the field where the form has it, by whatever name the case calls it.
void checkFields(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QMap<QString, QString> &names = rulesFor(replay.one.service).fieldNames;
    QJsonObject wanted;
    const QJsonObject named = expected.toObject();
    for (auto it = named.begin(); it != named.end(); ++it)
        wanted.insert(names.value(it.key(), it.key()),
                      it.value().isArray()
                          ? QJsonValue(sortedTexts(it.value().toVariant().toStringList()))
                          : QJsonValue(it.value()));
    QJsonObject fields;
    const QMap<QString, QStringList> &issues = replay.answer.error.fieldIssues;
    for (auto it = issues.cbegin(); it != issues.cend(); ++it)
        fields.insert(it.key(), sortedTexts(it.value()));
    same(report, u"fields"_s, expected.isObject() ? QJsonValue(wanted) : expected, fields);
}

void checkSession(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const Answer &answer = replay.answer;
    const bool token = answer.session && !answer.session->isEmpty();
    const bool cookie = replay.api->info().usesCookies && answer.ok() &&
                        !cookies::after({}, replay.reply).isEmpty();
    const bool kept =
        replay.hadSession && !answer.endsSession && answer.error.kind != Outcome::AuthRequired;
    same(report, u"session"_s, expected, token || cookie || kept);
}

void checkValues(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QJsonObject values = expected.toObject();
    const bool emptyIsNothing = rulesFor(replay.one.service).emptyIsNothing;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const NamedValue said = valueNamed(it.key(), replay.answer);
        if (!said.known)
            report.append(u"unknown name in values: "_s + it.key());
        else if (!agrees(it.key(), it.value(), said, emptyIsNothing))
            differ(report, it.key(), it.value(),
                   said.value.value_or(QJsonValue(QJsonValue::Undefined)));
    }
}

void checkValuesLack(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QJsonArray names = expected.toArray();
    for (const QJsonValue &name : names) {
        const NamedValue said = valueNamed(name.toString(), replay.answer);
        if (!said.known)
            report.append(u"unknown name in valuesLack: "_s + name.toString());
        else if (said.value)
            report.append(u"%1 is said to be %2"_s.arg(name.toString(), shown(*said.value)));
    }
}

/// Only what is named counts.
void checkLearned(const QString &word, const QJsonValue &expected, const QJsonObject &learned,
                  Report &report)
{
    const QJsonObject wanted = expected.toObject();
    if (wanted.isEmpty())
        report.append(word + u" names nothing"_s);
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        same(report, word + u' ' + it.key(), it.value(), learned.value(it.key()));
}

void checkCan(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QJsonObject can;
    const QMap<QString, bool> &learned = replay.answer.learned.can;
    for (auto it = learned.cbegin(); it != learned.cend(); ++it)
        can.insert(it.key(), it.value());
    checkLearned(u"can"_s, expected, can, report);
}

void checkLimits(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QJsonObject limits;
    const QMap<QString, QString> &learned = replay.answer.learned.limits;
    for (auto it = learned.cbegin(); it != learned.cend(); ++it)
        limits.insert(it.key(), it.value());
    checkLearned(u"limits"_s, expected, limits, report);
}

/// What was refused here, before anything was sent, is one thing, whatever our reason.
void checkResult(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const bool unsent = replay.request.method.isEmpty() || replay.request.url.isEmpty();
    const bool refused = replay.answer.error.kind == Outcome::NotOffered && unsent;
    if (refused && expected == nameOf(Outcome::LocalReject))
        return;
    same(report, u"result"_s, expected, nameOf(replay.answer.error.kind));
}

/// A word whose value is one value of the answer.
using Reader = QJsonValue (*)(const Answer &);
Word plain(const QString &word, Reader read)
{
    return [word, read](const QJsonValue &expected, const Replay &replay, Report &report) {
        same(report, word, expected, read(replay.answer));
    };
}

void addPlainWords(WordTable &table)
{
    const QMap<QString, Reader> readers{
        {u"waitSeconds"_s, [](const Answer &a) { return QJsonValue(a.error.retryAfterSeconds); }},
        {u"estimated"_s, [](const Answer &a) { return QJsonValue(a.error.retryEstimated); }},
        {u"banned"_s, [](const Answer &a) { return QJsonValue(a.error.banned); }},
        {u"more"_s, [](const Answer &a) { return a.more ? QJsonValue(*a.more) : QJsonValue(); }},
        {u"readBack"_s, [](const Answer &a) { return QJsonValue(a.readBack); }},
        {u"needs"_s, [](const Answer &a) { return QJsonValue(a.needs); }},
    };
    for (auto it = readers.cbegin(); it != readers.cend(); ++it)
        table[it.key()] = plain(it.key(), it.value());
}

const WordTable &words()
{
    static const WordTable table = [] {
        WordTable made{{u"message"_s, checkMessage}, {u"messages"_s, checkMessages},
                       {u"general"_s, checkGeneral}, {u"fields"_s, checkFields},
                       {u"session"_s, checkSession}, {u"values"_s, checkValues},
                       {u"can"_s, checkCan},         {u"limits"_s, checkLimits}};
        made[u"valuesLack"_s] = checkValuesLack;
        made[u"result"_s] = checkResult;
        made[u"do"_s] = [](const QJsonValue &, const Replay &, Report &) {}; // see requestcheck.h
        addPlainWords(made);
        addListWords(made);
        addSentWords(made);
        addFollowWords(made);
        addDenyWords(made);
        return made;
    }();
    return table;
}

} // namespace

QStringList unmetExpectations(const QJsonObject &expect, const Replay &replay)
{
    Report report;
    for (auto it = expect.begin(); it != expect.end(); ++it) {
        const auto word = words().constFind(it.key());
        if (word == words().cend())
            report.append(u"unknown word: "_s + it.key());
        else
            (*word)(it.value(), replay, report);
    }
    return report;
}
