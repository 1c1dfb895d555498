// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplecrawlgrams.h"

#include <algorithm>
#include <limits>

namespace personae {

namespace {

constexpr size_t places = size_t(1) << 19;
constexpr qsizetype shortest = 2;
constexpr qsizetype longest = 6;

/// As the node folds what it stores: ASCII only.
QString lowered(QString text)
{
    for (QChar &letter : text) {
        if (letter >= u'A' && letter <= u'Z')
            letter = QChar(letter.unicode() + 32);
    }
    return text;
}

template <typename Visit> void eachPiece(const QString &text, Visit visit)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        quint64 hash = 14695981039346656037ULL;
        const qsizetype end = std::min(text.size(), at + longest);
        for (qsizetype i = at; i < end; ++i) {
            hash = (hash ^ text.at(i).unicode()) * 1099511628211ULL;
            const qsizetype length = i - at + 1;
            if (length >= shortest)
                visit((hash ^ (hash >> 32)) % places, at, length);
        }
    }
}

} // namespace

PeopleCrawlGrams::PeopleCrawlGrams()
    : m_counts(places, 0)
{
}

void PeopleCrawlGrams::count(const QString &name, const QString &handle)
{
    std::vector<size_t> seen;
    const auto note = [&seen](size_t place, qsizetype, qsizetype) { seen.push_back(place); };
    eachPiece(lowered(name.left(200)), note);
    eachPiece(lowered(handle), note);
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const size_t place : seen) {
        if (m_counts[place] < std::numeric_limits<quint16>::max())
            ++m_counts[place];
    }
}

QString PeopleCrawlGrams::best(const QString &handle, int limit) const
{
    QString piece;
    int most = 0;
    const QString text = lowered(handle);
    eachPiece(text, [&](size_t place, qsizetype at, qsizetype length) {
        const int count = m_counts[place];
        if (count <= most || count > limit || text.at(at).isLowSurrogate() ||
            text.at(at + length - 1).isHighSurrogate())
            return;
        const QString candidate = text.mid(at, length);
        if (m_excluded.contains(candidate))
            return;
        most = count;
        piece = candidate;
    });
    return piece;
}

} // namespace personae
