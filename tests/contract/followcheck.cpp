// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkwords.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QStringList &laneWords()
{
    static const QStringList words{u"next"_s, u"maxRequests"_s, u"remembers"_s,
                                   u"redirectFollowed"_s};
    return words;
}

/// False where the run through the lane proves nothing; why is reported.
bool isProof(const QString &word, const Replay &replay, Report &report)
{
    const LaneEvidence &lane = replay.lane;
    const ContractCase &one = replay.one;
    const QString asked = plainLine(QString::fromLatin1(one.method + ' ') + one.path(), {});
    if (!lane.ran)
        report.append(word + u": no run through a lane"_s);
    else if (!lane.problem.isEmpty())
        report.append(word + u": "_s + lane.problem);
    else if (lane.friendly.value(0) != asked)
        report.append(u"%1: the lane asked %2"_s.arg(word, lane.friendly.join(u", "_s)));
    else
        return true;
    return false;
}

/// What came at the socket after the wish's own request and these: readings that belong to what
/// those brought (what else one's own profile has, a look at what was changed).
QStringList further(const Replay &replay, qsizetype wanted)
{
    return replay.lane.friendly.mid(wanted + 1);
}

bool isFurtherReading(const QString &line, const Replay &replay)
{
    return line.startsWith("GET "_L1) && line != replay.lane.friendly.constFirst();
}

void checkNext(const QJsonValue &expected, const Replay &replay, Report &report)
{
    if (!isProof(u"next"_s, replay, report))
        return;
    QStringList wanted;
    const QJsonArray list = expected.toArray();
    for (const QJsonValue &line : list)
        wanted.append(plainLine(line.toString(), {}));
    const QStringList rest = further(replay, wanted.size());
    const bool onlyReadings = std::all_of(rest.cbegin(), rest.cend(), [&](const QString &line) {
        return isFurtherReading(line, replay) && !wanted.isEmpty();
    });
    if (replay.lane.friendly.mid(1, wanted.size()) != wanted || !onlyReadings)
        report.append(u"next [%1]"_s.arg(replay.lane.friendly.sliced(1).join(u", "_s)));
}

/// Where `next` says what follows, what that brings in turn is another matter.
void checkMaxRequests(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const bool refused = replay.lane.ran && replay.lane.problem.isEmpty() &&
                         replay.lane.friendly.isEmpty() && !replay.one.madeByAdapter();
    if (refused) // nobody sends such a thing: that is fewer than any number
        return;
    if (!isProof(u"maxRequests"_s, replay, report))
        return;
    const QJsonValue next = replay.one.expect.value("next"_L1);
    const QStringList rest = further(replay, next.toArray().size());
    const auto readings = std::count_if(rest.cbegin(), rest.cend(), [&](const QString &line) {
        return next.isArray() && isFurtherReading(line, replay);
    });
    const qint64 most =
        std::max<qint64>(replay.lane.stubborn, replay.lane.friendly.size() - readings);
    if (!expected.isDouble() || most > expected.toInteger())
        report.append(u"%1 requests"_s.arg(most));
}

/// A method in front counts too.
void checkRemembers(const QJsonValue &expected, const Replay &replay, Report &report)
{
    if (!isProof(u"remembers"_s, replay, report))
        return;
    const QString wanted = expected.toString();
    const bool withMethod = wanted.contains(u' ');
    const QString again = withMethod ? replay.lane.again : replay.lane.again.section(u' ', 1);
    if (wanted.isEmpty() || again != plainLine(wanted, {}))
        report.append(u"asks %1 the next time"_s.arg(replay.lane.again));
}

void checkRedirect(const QJsonValue &expected, const Replay &replay, Report &report)
{
    if (isProof(u"redirectFollowed"_s, replay, report))
        same(report, u"redirectFollowed"_s, expected, replay.lane.elsewhere);
}

} // namespace

bool needsLane(const QJsonObject &expect)
{
    return std::any_of(laneWords().cbegin(), laneWords().cend(),
                       [&expect](const QString &word) { return expect.contains(word); });
}

void addFollowWords(WordTable &table)
{
    table[u"next"_s] = checkNext;
    table[u"maxRequests"_s] = checkMaxRequests;
    table[u"remembers"_s] = checkRemembers;
    table[u"redirectFollowed"_s] = checkRedirect;
}
