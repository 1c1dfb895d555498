// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkwords.h"
#include "models/denylist/denyliststore.h"
#include "valuecheck.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

QStringList namesOf(const Denylist &list)
{
    QStringList names;
    for (const DeniedName &one : list.names)
        names.append(one.name);
    return names;
}

/// As `given` says; else what is to be removed and one more, so that any change would show.
Denylist listBefore(const Replay &replay, const wish::Deny &wish)
{
    QStringList names = replay.one.given.value("localList"_L1).toVariant().toStringList();
    if (!replay.one.given.contains("localList"_L1)) {
        names = {u"kept-one"_s};
        for (const auto &[name, replacement] : wish.names) {
            if (wish.verb == DenylistVerb::Remove)
                names.append(name);
        }
    }
    Denylist list;
    for (const QString &name : names)
        list.names.append({.name = name, .since = {}, .reason = {}, .replacement = {}});
    return list;
}

Denylist listAfter(const Replay &replay, const wish::Deny &wish, const Denylist &before)
{
    if (!replay.answer.deny)
        return before;
    const DenyResult &deny = *replay.answer.deny;
    return denylistAfter(before, {.verb = wish.verb, .names = wish.names}, deny.succeeded,
                         deny.failed, deny.listKnown, QDateTime::currentDateTimeUtc());
}

Word listWord(const QString &word)
{
    return [word](const QJsonValue &expected, const Replay &replay, Report &report) {
        const auto *wish = std::get_if<wish::Deny>(&replay.wish);
        if (!wish) {
            report.append(word + u" without a list"_s);
            return;
        }
        const Denylist before = listBefore(replay, *wish);
        const QStringList after = namesOf(listAfter(replay, *wish, before));
        if (word == "localListChanged"_L1)
            same(report, word, expected, sortedTexts(after) != sortedTexts(namesOf(before)));
        else
            same(report, word, sortedTexts(expected.toVariant().toStringList()),
                 sortedTexts(after));
    };
}

Word namesWord(const QString &word, QStringList DenyResult::*names)
{
    return [word, names](const QJsonValue &expected, const Replay &replay, Report &report) {
        if (!replay.answer.deny)
            report.append(u"nothing is said of a list"_s);
        else
            same(report, word, sortedTexts(expected.toVariant().toStringList()),
                 sortedTexts((*replay.answer.deny).*names));
    };
}

} // namespace

void addDenyWords(WordTable &table)
{
    table[u"localList"_s] = listWord(u"localList"_s);
    table[u"localListChanged"_s] = listWord(u"localListChanged"_s);
    table[u"blockers"_s] = namesWord(u"blockers"_s, &DenyResult::failed);
    table[u"failed"_s] = namesWord(u"failed"_s, &DenyResult::failed);
    table[u"succeeded"_s] = namesWord(u"succeeded"_s, &DenyResult::succeeded);
}
