// SPDX-License-Identifier: GPL-3.0-or-later
#include "expectcheck.h"

#include "valuecheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

using Report = QStringList;
using Word = std::function<void(const QJsonValue &, const Replay &, Report &)>;

void differ(Report &report, const QString &word, const QJsonValue &expected, const QJsonValue &said)
{
    report.append(u"%1 is %2 instead of %3"_s.arg(word, shown(said), shown(expected)));
}

void same(Report &report, const QString &word, const QJsonValue &expected, const QJsonValue &said)
{
    if (expected != said)
        differ(report, word, expected, said);
}

QString nameOf(Outcome outcome)
{
    return QString::fromLatin1(QMetaEnum::fromType<Outcome>().valueToKey(int(outcome)));
}

void checkMessage(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QString text = replay.answer.error.serverText;
    same(report, u"message"_s, expected, text.isEmpty() ? QJsonValue() : QJsonValue(text));
}

void checkFields(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QJsonObject fields;
    const QMap<QString, QStringList> &issues = replay.answer.error.fieldIssues;
    for (auto it = issues.cbegin(); it != issues.cend(); ++it)
        fields.insert(it.key(), QJsonArray::fromStringList(it.value()));
    same(report, u"fields"_s, expected, fields);
}

void checkSession(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const Answer &answer = replay.answer;
    const bool granted = answer.session && !answer.session->token.isEmpty();
    const bool kept =
        replay.hadToken && !answer.endsSession && answer.error.kind != Outcome::AuthRequired;
    same(report, u"session"_s, expected, granted || kept);
}

void checkValues(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QJsonObject values = expected.toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        const NamedValue said = valueNamed(it.key(), replay.answer);
        if (!said.known)
            report.append(u"unknown name in values: "_s + it.key());
        else if (!agrees(it.key(), it.value(), said))
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

void checkRows(const QJsonObject &rows, const QList<PersonFacts> &people, Report &report)
{
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        const auto person =
            std::find_if(people.cbegin(), people.cend(),
                         [&row](const PersonFacts &one) { return one.handle == row.key(); });
        if (person == people.cend()) {
            report.append(u"no row of "_s + row.key());
            continue;
        }
        const QJsonObject values = row.value().toObject();
        for (auto it = values.begin(); it != values.end(); ++it) {
            const NamedValue said = valueNamed(it.key(), *person);
            if (!said.known)
                report.append(u"unknown name in rows: "_s + it.key());
            else if (!agrees(it.key(), it.value(), said))
                differ(report, row.key() + u' ' + it.key(), it.value(),
                       said.value.value_or(QJsonValue()));
        }
    }
}

QJsonArray firstHandles(const QList<PersonFacts> &people, bool sorted)
{
    QStringList handles;
    for (const PersonFacts &person : people)
        handles.append(person.handle.value_or(person.id.value_or(QString())));
    if (sorted)
        handles.sort();
    return QJsonArray::fromStringList(handles.mid(0, 12));
}

void checkPeople(const QJsonValue &expected, const Replay &replay, Report &report)
{
    if (!replay.answer.people) {
        report.append(u"no people"_s);
        return;
    }
    const PeoplePage &page = *replay.answer.people;
    const QJsonObject words = expected.toObject();
    for (auto it = words.begin(); it != words.end(); ++it) {
        const QString &word = it.key();
        if (word == "count"_L1)
            same(report, word, it.value(), qint64(page.rows.size()));
        else if (word == "handles"_L1)
            same(report, word, it.value(),
                 firstHandles(page.rows, words.value("sorted"_L1).toBool()));
        else if (word == "rows"_L1)
            checkRows(it.value().toObject(), page.rows, report);
        else if (word == "maybeMore"_L1)
            same(report, word, it.value(), page.maybeMore);
        else if (word == "total"_L1)
            same(report, word, it.value(), page.total ? QJsonValue(*page.total) : QJsonValue());
        else if (word != "sorted"_L1)
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

ServerFacts knowledgeAfter(const Replay &replay)
{
    ServerFacts facts = replay.endpoint.server;
    facts.merge(replay.answer.learned);
    return facts;
}

void checkNext(const QJsonValue &expected, const Replay &replay, Report &report)
{
    Endpoint endpoint = replay.endpoint;
    endpoint.server = knowledgeAfter(replay);
    QJsonArray next;
    for (const Wish &wish : replay.answer.next) {
        const Result<HttpRequest> made = replay.api->request(wish, endpoint);
        if (made)
            next.append(
                u"%1 %2"_s.arg(QString::fromLatin1(made.value().method), made.value().url.path()));
        else
            next.append(nameOf(made.error().kind));
    }
    same(report, u"next"_s, expected, next);
}

void checkRemembers(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QStringList known = replay.answer.learned.remembered.values();
    if (!known.contains(expected.toString()))
        report.append(u"remembers [%1]"_s.arg(known.join(u", "_s)));
}

void checkMaxRequests(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const qsizetype requests = replay.received.size() + replay.answer.next.size();
    if (requests > expected.toInteger())
        report.append(u"%1 requests"_s.arg(requests));
}

void checkRedirect(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const bool followed = replay.received.size() > 1;
    same(report, u"redirectFollowed"_s, expected, followed);
}

void checkSentKeys(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QStringList wanted = expected.toVariant().toStringList();
    QStringList sent = QJsonDocument::fromJson(replay.request.body).object().keys();
    wanted.sort();
    sent.sort();
    if (sent != wanted)
        report.append(u"sent keys [%1]"_s.arg(sent.join(u", "_s)));
}

void checkSentParts(const QJsonValue &expected, const Replay &replay, Report &report)
{
    static const QRegularExpression part(
        u"Content-Disposition: form-data;[^\r\n]*\\bname=\"([^\"]*)\""_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList sent;
    const QString body = QString::fromLatin1(replay.request.body);
    for (auto it = part.globalMatch(body); it.hasNext();)
        sent.append(it.next().captured(1));
    QStringList wanted = expected.toVariant().toStringList();
    wanted.sort();
    sent.sort();
    if (sent != wanted)
        report.append(u"sent parts [%1]"_s.arg(sent.join(u", "_s)));
}

void checkSentHeadersLack(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QJsonArray names = expected.toArray();
    for (const ReceivedRequest &one : replay.received) {
        for (const QJsonValue &name : names) {
            if (!one.header(name.toString().toLatin1()).isEmpty())
                report.append(u"sent the header "_s + name.toString());
        }
    }
}

void checkContentType(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QByteArray type = replay.received.isEmpty()
                                ? QByteArray()
                                : replay.received.constFirst().header("Content-Type");
    if (!type.startsWith(expected.toString().toLatin1()))
        report.append(u"sent Content-Type "_s + QString::fromLatin1(type));
}

void checkWait(const QJsonValue &expected, const Replay &replay, Report &report)
{
    same(report, u"waitSeconds"_s, expected, replay.answer.error.retryAfterSeconds);
}

const QMap<QString, Word> &words()
{
    static const QMap<QString, Word> table{
        {u"do"_s, [](const QJsonValue &, const Replay &, Report &) {}}, // compared as a request
        {u"result"_s,
         [](const QJsonValue &e, const Replay &r, Report &report) {
             same(report, u"result"_s, e, nameOf(r.answer.error.kind));
         }},
        {u"message"_s, checkMessage},
        {u"fields"_s, checkFields},
        {u"waitSeconds"_s, checkWait},
        {u"estimated"_s,
         [](const QJsonValue &e, const Replay &r, Report &report) {
             same(report, u"estimated"_s, e, r.answer.error.retryEstimated);
         }},
        {u"banned"_s, [](const QJsonValue &e, const Replay &r,
                         Report &report) { same(report, u"banned"_s, e, r.answer.error.banned); }},
        {u"session"_s, checkSession},
        {u"values"_s, checkValues},
        {u"valuesLack"_s, checkValuesLack},
        {u"people"_s, checkPeople},
        {u"more"_s,
         [](const QJsonValue &e, const Replay &r, Report &report) {
             same(report, u"more"_s, e, r.answer.more ? QJsonValue(*r.answer.more) : QJsonValue());
         }},
        {u"requests"_s, checkRequests},
        {u"keys"_s, checkKeys},
        {u"variants"_s, checkVariants},
        {u"readBack"_s, [](const QJsonValue &e, const Replay &r,
                           Report &report) { same(report, u"readBack"_s, e, r.answer.readBack); }},
        {u"next"_s, checkNext},
        {u"maxRequests"_s, checkMaxRequests},
        {u"remembers"_s, checkRemembers},
        {u"redirectFollowed"_s, checkRedirect},
        {u"url"_s,
         [](const QJsonValue &e, const Replay &r, Report &report) {
             same(report, u"url"_s, e, r.request.url.toString(QUrl::FullyEncoded));
         }},
        {u"sentKeys"_s, checkSentKeys},
        {u"sentParts"_s, checkSentParts},
        {u"sentHeadersLack"_s, checkSentHeadersLack},
        {u"sentContentType"_s, checkContentType},
    };
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
