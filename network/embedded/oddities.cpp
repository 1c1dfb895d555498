// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/oddities.h"

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

/// A number that stays with a person.
unsigned lotOf(const QString &idTag)
{
    unsigned lot = 0;
    for (const QChar c : idTag)
        lot = lot * 31 + c.unicode();
    return lot;
}

QString oddlyWritten(const QString &idTag, unsigned lot)
{
    return lot % 6 == 0 ? idTag.toUpper() : idTag + u'.';
}

QString oldWord(const QString &letter, unsigned lot)
{
    static const QMap<QString, QString> words{{u"A"_s, u"Active"_s},
                                              {u"B"_s, u"Blocked"_s},
                                              {u"M"_s, u"Muted"_s},
                                              {u"S"_s, u"suspended"_s},
                                              {u"X"_s, u"BANNED"_s}};
    return letter.isEmpty() && lot % 11 == 0 ? u"Trusted"_s : words.value(letter);
}

QString longName(const QString &name, int length)
{
    const QString piece = name.trimmed().isEmpty() ? u"Nameless "_s : name + u' ';
    return piece.repeated(length / int(piece.size()) + 1).left(length);
}

} // namespace

MirrorRow spoiled(MirrorRow row, const Behaviours &behaviours)
{
    const unsigned lot = lotOf(row.idTag);
    if (behaviours.longNames > 0 && lot % 5 == 0)
        row.name = longName(row.name, behaviours.longNames);
    if (behaviours.emptyNames && lot % 5 == 1)
        row.name = u""_s;
    if (behaviours.unknownRoles && row.roles)
        row.roles = lot % 2 == 0 ? u"janitor"_s : *row.roles + u",janitor,Überleiter"_s;
    if (behaviours.oldStatusWords)
        row.status = oldWord(row.status, lot);
    if (behaviours.unknownStatus && lot % 7 == 0)
        row.status = u"Q"_s;
    if (behaviours.turnedCommunities && row.type == "community"_L1)
        row.type = u"person"_s;
    if (behaviours.oddIdTags && lot % 3 == 0)
        row.idTag = oddlyWritten(row.idTag, lot);
    return row;
}

PageWindow pageWindow(int offset, const Behaviours &behaviours, NodeMemory &memory)
{
    PageWindow window{offset, 0};
    if (offset == 0)
        memory.searches = 0;
    window.missing = qsizetype(memory.searches) * behaviours.listShrinksBy;
    ++memory.searches;
    if (behaviours.pagesOverlap && offset > 0)
        --window.offset;
    if (behaviours.sameSearchPage)
        window.offset = 0;
    return window;
}

} // namespace personae::embedded
