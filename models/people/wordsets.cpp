// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/wordsets.h"

#include "models/people/peoplerows.h"
#include "models/store/database.h"
#include "models/store/statement.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace personae {

QString WordSets::key(const peoplefacts::WordSet &words)
{
    return words.status + QChar(u'\x1f') + peoplerows::listText(words.roles);
}

void WordSets::put(size_t number, const peoplefacts::WordSet &words)
{
    if (number >= m_sets.size())
        m_sets.resize(number + 1);
    m_sets[number] = words;
    m_numbers.insert(key(words), peoplefacts::Packed(number));
}

Result<bool> WordSets::load(Database &database)
{
    if (m_loaded)
        return true;
    m_sets.clear();
    m_numbers.clear();
    put(0, {});
    Statement read(database, u"SELECT id, status, roles FROM word_sets ORDER BY id"_s);
    if (!read.run())
        return read.error();
    while (read.next())
        put(size_t(read.number(0)), {read.text(1), peoplerows::listOf(read.text(2))});
    if (read.hasError())
        return read.error();
    m_loaded = true;
    return true;
}

Result<peoplefacts::Packed> WordSets::numberOf(Database &database,
                                               const peoplefacts::WordSet &words)
{
    if (words.roles.isEmpty() && words.status.isEmpty())
        return peoplefacts::Packed(0);
    const auto it = m_numbers.constFind(key(words));
    if (it != m_numbers.cend())
        return *it;
    const size_t number = m_sets.size();
    if (number >= peoplefacts::rareWords)
        return peoplefacts::rareWords;
    Statement add(database, u"INSERT INTO word_sets (id, status, roles) VALUES (?, ?, ?)"_s);
    add.bind(qint64(number)).bind(words.status).bind(peoplerows::listText(words.roles));
    if (!add.run())
        return add.error();
    put(number, words);
    return peoplefacts::Packed(number);
}

std::vector<quint32> WordSets::roleOrder() const
{
    std::vector<QString> texts;
    for (const peoplefacts::WordSet &words : m_sets)
        texts.push_back(words.roles.join(u'\n'));
    std::vector<QString> sorted = texts;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<quint32> order;
    for (const QString &text : texts) {
        const auto at = std::lower_bound(sorted.begin(), sorted.end(), text) - sorted.begin();
        order.push_back(text.isEmpty() ? peoplefacts::rareWords + 1 : quint32(at));
    }
    return order;
}

} // namespace personae
