// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/peoplesearch.h"

#include "models/people/searchfolding.h"
#include "models/store/database.h"
#include "models/store/statement.h"

using namespace Qt::StringLiterals;

namespace personae::peoplesearch {

namespace {

constexpr int hitsAtOnce = 4096; ///< about 2 ms

QString expression(const QStringList &words)
{
    QStringList phrases;
    for (const QString &word : words)
        phrases.append(u'"' + searchfolding::phrase(word).replace(u'"', u"\"\""_s) + u'"');
    return phrases.join(u" AND "_s);
}

bool beginsOnly(const QString &phrase)
{
    return phrase.startsWith(QChar(char16_t(1)));
}

/// The word as it stands in a sort key or a handle: without sentinels.
QString bare(QString phrase)
{
    return phrase.remove(QChar(char16_t(1)));
}

/// Conditions for one word on people_by_name; takes four texts.
constexpr auto wordCondition = " AND (instr(' ' || sort_key, ?) OR instr(handle, ?) = 1"
                               " OR instr(handle, ?) OR instr(handle, ?))"_L1;

void bindWord(Statement &statement, const QString &word)
{
    const QString phrase = searchfolding::phrase(word);
    const QString text = bare(phrase);
    if (beginsOnly(phrase)) {
        statement.bind(QString(u' ' + text)).bind(text);
        statement.bind(QString(u'.' + text)).bind(QString(u'-' + text));
    } else {
        statement.bind(text).bind(text).bind(text).bind(text);
    }
}

} // namespace

TextHits::TextHits(const QStringList &words)
    : m_expression(expression(words))
{
}

Result<bool> TextHits::more(Database &database)
{
    Statement read(database, u"SELECT CAST(group_concat(rowid) AS BLOB), count(*), max(rowid) FROM"
                             " (SELECT rowid FROM people_text WHERE people_text MATCH ?"
                             " AND rowid > ? ORDER BY rowid LIMIT ?)"_s);
    if (!read.bind(m_expression).bind(m_last).bind(hitsAtOnce).run())
        return read.error();
    if (!read.next())
        return read.hasError() ? Result<bool>(read.error()) : Result<bool>(false);
    eachNumber(read.value(0).toByteArray(),
               [this](quint64 number) { m_ids.push_back(quint32(number)); });
    m_last = quint32(read.number(2));
    return read.number(1) == hitsAtOnce;
}

Result<Ids> firstRows(Database &database, const Screenful &screenful,
                      const peoplefacts::Filter &filter)
{
    const QString order =
        screenful.byHandle
            ? (screenful.descending ? u"handle DESC"_s : u"handle"_s)
            : (screenful.descending ? u"sort_key DESC, handle DESC"_s : u"sort_key, handle"_s);
    QString sql = u"SELECT id, facts FROM (SELECT id, facts, sort_key, handle FROM people"
                  " INDEXED BY %1 WHERE scope = ? ORDER BY %2 LIMIT ?) WHERE 1"_s.arg(
                      screenful.byHandle ? u"people_by_handle"_s : u"people_by_name"_s, order);
    for (qsizetype i = 0; i < screenful.words.size(); ++i)
        sql += wordCondition;
    Statement read(database, sql);
    read.bind(screenful.scope).bind(screenful.rowsLookedAt);
    for (const QString &word : screenful.words)
        bindWord(read, word);
    if (!read.run())
        return read.error();
    Ids ids;
    while (ids.size() < Screenful::size && read.next()) {
        if (filter.passes(peoplefacts::Packed(read.number(1))))
            ids.push_back(quint32(read.number(0)));
    }
    if (read.hasError())
        return read.error();
    return ids;
}

} // namespace personae::peoplesearch
