// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplecrawlwords.h"

#include "models/people/searchfolding.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr QLatin1StringView plainStarts("abcdefghijklmnopqrstuvwxyz0123456789");

QStringList domainWords(const QString &handle)
{
    const qsizetype dot = handle.indexOf(u'.');
    return dot < 0 ? QStringList() : searchWords(handle.mid(dot + 1));
}

QString firstLetter(const QString &word)
{
    return word.left(word.at(0).isHighSurrogate() ? 2 : 1);
}

QJsonObject countsToJson(const QHash<QString, int> &counts)
{
    QJsonObject json;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QHash<QString, int> countsFromJson(const QJsonObject &json)
{
    QHash<QString, int> counts;
    for (auto it = json.begin(); it != json.end(); ++it)
        counts.insert(it.key(), it.value().toInt());
    return counts;
}

QStringList wordsFromJson(const QJsonValue &json)
{
    QStringList words;
    for (const QJsonValue &word : json.toArray())
        words.append(word.toString());
    return words;
}

} // namespace

QStringList searchWords(const QString &text)
{
    QStringList words;
    QString word;
    const QList<uint> points = searchfolding::folded(text).toUcs4();
    for (const uint point : points) {
        if (QChar::isLetterOrNumber(point) || QChar::isMark(point)) {
            word += QString::fromUcs4(reinterpret_cast<const char32_t *>(&point), 1);
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

PeopleCrawlWords::PeopleCrawlWords(const QString &handle, const QString &name)
{
    const QStringList above = domainWords(handle);
    for (auto it = above.crbegin(); it != above.crend(); ++it) { // the top-level domain first
        if (!m_seeds.contains(*it))
            m_seeds.append(*it);
    }
    learn(handle, name, {}); // one's own row is among the hits of most services
    m_votes.clear();
}

bool PeopleCrawlWords::isTaken(const QStringList &words) const
{
    return std::any_of(words.cbegin(), words.cend(),
                       [this](const QString &word) { return m_taken.contains(word); });
}

void PeopleCrawlWords::learn(const QString &handle, const QString &name, const QString &by)
{
    const QStringList above = domainWords(handle);
    QSet<QString> starts;
    for (const QString &word : searchWords(name) + searchWords(handle))
        starts.insert(firstLetter(word));
    for (const QString &start : std::as_const(starts)) {
        if (m_starts.contains(start) || m_starts.size() < mostWords)
            ++m_starts[start];
    }
    if (above.contains(by) || isTaken(above))
        return;
    for (const QString &word : above) {
        if (m_votes.contains(word) || m_votes.size() < mostWords)
            ++m_votes[word];
    }
}

std::optional<QString> PeopleCrawlWords::takeShared()
{
    while (!m_seeds.isEmpty()) {
        const QString seed = m_seeds.takeFirst();
        if (m_taken.contains(seed))
            continue;
        m_taken.insert(seed);
        return seed;
    }
    QString best;
    int votes = enoughVotes - 1;
    for (auto it = m_votes.cbegin(); it != m_votes.cend(); ++it) {
        if (m_taken.contains(it.key()))
            continue;
        if (it.value() > votes || (it.value() == votes && !best.isEmpty() && it.key() < best)) {
            best = it.key();
            votes = it.value();
        }
    }
    if (best.isEmpty())
        return std::nullopt;
    m_taken.insert(best);
    m_votes.clear(); // who voted for this one and for others is found by this one
    return best;
}

PeopleCrawlWords::Foreign PeopleCrawlWords::foreignStarts() const
{
    Foreign foreign;
    for (auto it = m_starts.cbegin(); it != m_starts.cend(); ++it) {
        if (it.key().at(0).unicode() <= 0x7F)
            continue;
        if (m_taken.contains(it.key()))
            ++foreign.taken;
        else
            foreign.untried.append(it.key());
    }
    return foreign;
}

bool PeopleCrawlWords::hasUntried() const
{
    const Foreign foreign = foreignStarts();
    return !foreign.untried.isEmpty() && foreign.taken >= mostForeignStarts;
}

std::optional<QString> PeopleCrawlWords::takeLetter()
{
    for (const char letter : plainStarts) {
        const QString start{QLatin1Char(letter)};
        if (m_taken.contains(start))
            continue;
        m_taken.insert(start);
        return start;
    }
    const auto [foreign, taken] = foreignStarts();
    if (foreign.isEmpty() || taken >= mostForeignStarts)
        return std::nullopt;
    const auto commoner = [this](const QString &a, const QString &b) {
        const int difference = m_starts.value(a) - m_starts.value(b);
        return difference == 0 ? a < b : difference > 0;
    };
    const QString best = *std::min_element(foreign.cbegin(), foreign.cend(), commoner);
    m_taken.insert(best);
    return best;
}

QJsonObject PeopleCrawlWords::toJson() const
{
    QStringList taken(m_taken.cbegin(), m_taken.cend());
    taken.sort();
    return {{"seeds"_L1, QJsonArray::fromStringList(m_seeds)},
            {"taken"_L1, QJsonArray::fromStringList(taken)},
            {"votes"_L1, countsToJson(m_votes)},
            {"starts"_L1, countsToJson(m_starts)}};
}

PeopleCrawlWords PeopleCrawlWords::fromJson(const QJsonObject &json)
{
    PeopleCrawlWords words;
    words.m_seeds = wordsFromJson(json.value("seeds"_L1));
    const QStringList taken = wordsFromJson(json.value("taken"_L1));
    words.m_taken = QSet<QString>(taken.cbegin(), taken.cend());
    words.m_votes = countsFromJson(json.value("votes"_L1).toObject());
    words.m_starts = countsFromJson(json.value("starts"_L1).toObject());
    return words;
}

} // namespace personae
