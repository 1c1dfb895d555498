// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace personae {

/// Which words a crawl should search for next (Cloudillo 5.2): those many handles share, then
/// single letters and digits for the rest. Learns from every name it is told of and keeps none.
/// Pure value.
class PeopleCrawlWords
{
public:
    PeopleCrawlWords() = default;
    /// `handle`, `name`: one's own. The domains above one's own handle are the first guess.
    PeopleCrawlWords(const QString &handle, const QString &name);

    /// Somebody new, found by searching for `by` (empty: otherwise).
    void learn(const QString &handle, const QString &name, const QString &by);
    /// A word worth a search of its own by now; it counts as taken.
    [[nodiscard]] std::optional<QString> takeShared();
    /// The next single letter or digit; taken.
    [[nodiscard]] std::optional<QString> takeLetter();
    /// Letters that people's words begin with were left out: they are too many.
    [[nodiscard]] bool hasUntried() const;
    /// How many of those known have a word that begins with this letter.
    [[nodiscard]] int knownWith(const QString &letter) const { return m_starts.value(letter); }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static PeopleCrawlWords fromJson(const QJsonObject &json);
    bool operator==(const PeopleCrawlWords &) const = default;

    static constexpr int enoughVotes = 8; ///< people who share a word
    static constexpr int mostForeignStarts = 24;
    static constexpr qsizetype mostWords = 500; ///< kept in mind

private:
    struct Foreign
    {
        QStringList untried;
        int taken = 0;
    };
    [[nodiscard]] Foreign foreignStarts() const;
    [[nodiscard]] bool isTaken(const QStringList &words) const;

    QStringList m_seeds;
    QSet<QString> m_taken;
    QHash<QString, int> m_votes;  ///< words above the first label of handles no taken word covers
    QHash<QString, int> m_starts; ///< first letters of words in names and handles, by people
};

/// The words of a text as a search sees them: folded, divided at all that is no letter or digit.
[[nodiscard]] QStringList searchWords(const QString &text);

} // namespace personae
