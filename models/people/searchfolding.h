// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// How texts are made alike for searching: case and accents folded in every script. Pure, any
/// thread.
namespace personae::searchfolding {

/// Case folded, decomposed (NFKD), accents taken off (not the vowel signs of Indic scripts nor the
/// voicing marks of kana), letters with a stroke made plain (l for ł), invisible characters
/// dropped.
[[nodiscard]] QString folded(const QString &text);

/// The folded words of what was typed: runs of letters, digits and signs; punctuation parts them.
[[nodiscard]] QStringList words(const QString &typed);

/// What a sort by name compares: its folded words, at most 64 characters. A row without a name
/// sorts by its handle.
[[nodiscard]] QString sortKey(const QString &name, const QString &handle);

/// What the trigram index holds for a row. Two sentinels stand before the beginning of every word,
/// and before every character of scripts without blanks between words (Han, kana, Thai, Hangul
/// syllables, pictographs), so that a word of one or two characters is a trigram, too.
[[nodiscard]] QString indexed(const QString &name, const QString &handle);

/// One folded word as it stands in indexed(), fit to be looked up as a phrase: from three
/// characters on anywhere in a word, shorter ones at the beginning of words.
[[nodiscard]] QString phrase(const QString &word);

/// Whether a row with this name and handle has all these folded words: what the index is to find.
[[nodiscard]] bool matches(const QString &indexedText, const QStringList &words);

} // namespace personae::searchfolding
