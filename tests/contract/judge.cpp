// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge.h"

#include "casewish.h"
#include "requestcheck.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

using Mutant = std::pair<QString, QJsonValue>; ///< where, and what stands there instead

QList<Mutant> mutantsOf(const QString &where, const QJsonValue &value);

QList<Mutant> mutantsOf(const QString &where, const QJsonObject &object)
{
    QList<Mutant> mutants;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QList<Mutant> inner = mutantsOf(where + u'/' + it.key(), it.value());
        for (const Mutant &mutant : inner) {
            QJsonObject changed = object;
            changed.insert(it.key(), mutant.second);
            mutants.append({mutant.first, changed});
        }
    }
    QJsonObject more = object;
    more.insert(u"mutant"_s, u"mutant"_s);
    mutants.append({where + u"/+"_s, more});
    return mutants;
}

QList<Mutant> mutantsOf(const QString &where, const QJsonArray &array)
{
    QList<Mutant> mutants;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QList<Mutant> inner = mutantsOf(where + u'/' + QString::number(i), array.at(i));
        for (const Mutant &mutant : inner) {
            QJsonArray changed = array;
            changed.replace(i, mutant.second);
            mutants.append({mutant.first, changed});
        }
    }
    // Fewer headers or names that must be missing demand less, and so do no arguments of none.
    const bool demandsLess = where == "sentHeadersLack"_L1 || where == "valuesLack"_L1 ||
                             (array.last().isObject() && array.last().toObject().isEmpty());
    if (!array.isEmpty() && !demandsLess) {
        QJsonArray fewer = array;
        fewer.removeLast();
        mutants.append({where + u"/-"_s, fewer});
    }
    return mutants;
}

QList<Mutant> mutantsOf(const QString &where, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return mutantsOf(where, value.toObject());
    case QJsonValue::Array:
        return mutantsOf(where, value.toArray());
    case QJsonValue::Bool:
        return {{where, !value.toBool()}};
    case QJsonValue::Double: // of "never more than" only less than there was can hurt
        return {{where, where == "maxRequests"_L1 ? 0 : value.toDouble() - 1}};
    case QJsonValue::String:
        return {{where, QString(value.toString() + u'x')}};
    default:
        return {{where, u"mutant"_s}};
    }
}

/// The request this `do` asks for, as it would come over the socket; nothing: no such request.
std::optional<ReceivedRequest> requestOf(const ContractCase &one, const Replay &replay)
{
    QString problem;
    const std::optional<Wish> wish = wishForVerb(one, problem);
    if (!wish)
        return std::nullopt;
    const Result<HttpRequest> made = replay.api->request(*wish, replay.endpoint);
    if (!made)
        return std::nullopt;
    const QUrl url = made.value().url;
    QByteArray target = url.path(QUrl::FullyEncoded).toUtf8();
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toUtf8();
    ReceivedRequest request{made.value().method, target, made.value().headers, made.value().body};
    request.headers.append({"Host", url.authority(QUrl::FullyEncoded).toLatin1()});
    return request;
}

/// Against the mutant's own request, where its `do` is another.
bool survives(const ContractCase &mutant, const Replay &replay)
{
    Replay again = replay;
    if (mutant.expect.value("do"_L1) != replay.one.expect.value("do"_L1)) {
        const std::optional<ReceivedRequest> request = requestOf(mutant, replay);
        if (!request)
            return false;
        again.received = {*request};
    }
    return judged(mutant, again).isEmpty();
}

} // namespace

QStringList judged(const ContractCase &one, const Replay &replay)
{
    QStringList reasons;
    const bool refused = one.expect.value("result"_L1).toString() == "LocalReject"_L1;
    if (refused && !replay.received.isEmpty())
        reasons.append(u"something was sent"_s);
    if (!refused && replay.received.isEmpty())
        reasons.append(u"nothing was sent (%1)"_s.arg(replay.answer.error.detail));
    else if (!refused && one.madeByAdapter())
        reasons += requestDifferences(one, replay.received.constFirst());
    return reasons + unmetExpectations(one.expect, replay);
}

QStringList weakWords(const ContractCase &one, const Replay &replay)
{
    QStringList weak;
    for (auto it = one.expect.begin(); it != one.expect.end(); ++it) {
        const QList<Mutant> mutants = mutantsOf(it.key(), it.value());
        for (const Mutant &mutant : mutants) {
            ContractCase changed = one;
            changed.expect.insert(it.key(), mutant.second);
            if (survives(changed, replay))
                weak.append(mutant.first);
        }
    }
    ContractCase more = one;
    more.expect.insert(u"mutant"_s, true);
    if (survives(more, replay))
        weak.append(u"a new word"_s);
    return weak;
}
