// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expectcheck.h"
#include "valuecheck.h"

#include <QMap>

#include <functional>

/// What the checks of single words share. A check appends a line for each thing that does not hold.
using Report = QStringList;
using Word = std::function<void(const QJsonValue &expected, const Replay &replay, Report &report)>;
using WordTable = QMap<QString, Word>;

inline void differ(Report &report, const QString &word, const QJsonValue &expected,
                   const QJsonValue &said)
{
    report.append(QStringLiteral("%1 is %2 instead of %3").arg(word, shown(said), shown(expected)));
}

inline void same(Report &report, const QString &word, const QJsonValue &expected,
                 const QJsonValue &said)
{
    if (expected != said)
        differ(report, word, expected, said);
}

[[nodiscard]] QString nameOf(personae::Outcome outcome);

void addListWords(WordTable &table);   ///< people, requests, identities, choices, ...
void addSentWords(WordTable &table);   ///< what went out
void addFollowWords(WordTable &table); ///< what happens by itself: next, maxRequests, ...
void addDenyWords(WordTable &table);   ///< usernames nobody may take
