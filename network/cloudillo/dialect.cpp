// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/dialect.h"

#include <array>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

struct StatusWord
{
    const char *ours;
    const char *letter;
    const char *word; ///< early R2
};

constexpr std::array<StatusWord, 5> statusWords{{{"active", "A", "Active"},
                                                 {"muted", "M", "Muted"},
                                                 {"blocked", "B", "Blocked"},
                                                 {"suspended", "S", "Suspended"},
                                                 {"banned", "X", "Banned"}}};

QString remembered(const ServerFacts &facts, const char *key)
{
    return facts.remembered.value(QLatin1StringView(key));
}

} // namespace

bool speaks(const ServerFacts &facts, const char *dialect)
{
    return facts.dialect == QLatin1StringView(dialect);
}

bool isModern(const ServerFacts &facts)
{
    return speaks(facts, dialectR3) || speaks(facts, dialectR2);
}

bool isReadOnly(const ServerFacts &facts)
{
    return speaks(facts, dialectR1) || speaks(facts, dialectL0);
}

QString profilesRoot(const ServerFacts &facts)
{
    const bool singular = isReadOnly(facts) || facts.lacks.contains(u"/api/profiles"_s);
    return singular ? u"/api/profile"_s : u"/api/profiles"_s;
}

QString filesRoot(const ServerFacts &facts)
{
    const QString root = remembered(facts, rememberedFiles);
    if (!root.isEmpty())
        return root;
    return speaks(facts, dialectR1) ? u"/api/file/"_s : u"/api/files/"_s;
}

QString nextFilesRoot(const ServerFacts &facts)
{
    if (isModern(facts))
        return {};
    const QString root = filesRoot(facts);
    if (root == "/api/files/"_L1)
        return u"/api/file/"_s;
    return root == "/api/file/"_L1 ? u"/file/"_s : QString();
}

QString ownPath(const ServerFacts &facts)
{
    const bool terse = speaks(facts, dialectDoc) || speaks(facts, dialectR1) ||
                       facts.lacks.contains(u"/api/me/full"_s);
    return terse ? u"/api/me"_s : u"/api/me/full"_s;
}

QString statusToWire(const QString &status, const ServerFacts &facts)
{
    const QString family = remembered(facts, rememberedStatus);
    for (const StatusWord &entry : statusWords) {
        if (status != QLatin1StringView(entry.ours))
            continue;
        if (family == "lower"_L1)
            return status;
        return QLatin1StringView(family == "capitalised"_L1 ? entry.word : entry.letter);
    }
    return {};
}

QString nextStatusFamily(const ServerFacts &facts)
{
    const QString family = remembered(facts, rememberedStatus);
    if (family.isEmpty() || family == "letters"_L1)
        return u"capitalised"_s;
    return family == "capitalised"_L1 ? u"lower"_s : QString();
}

QString statusFromWire(const QString &wire)
{
    const QString word = wire.toLower();
    if (word == "t"_L1 || word == "trusted"_L1)
        return u"active"_s;
    for (const StatusWord &entry : statusWords) {
        const QLatin1StringView ours(entry.ours);
        if (word == ours || wire.compare(QLatin1StringView(entry.letter), Qt::CaseInsensitive) == 0)
            return ours;
    }
    return {};
}

bool isStatusWord(const QString &status)
{
    return !statusToWire(status, {}).isEmpty();
}

QString dialectOf(const QJsonObject &body)
{
    if (!body.contains("data"_L1))
        return body.contains("idTag"_L1) ? QLatin1StringView(dialectL0) : QString();
    const QJsonObject data = body.value("data"_L1).toObject();
    if (data.contains("tnId"_L1))
        return QLatin1StringView(dialectDoc);
    if (!data.contains("keys"_L1))
        return {};
    if (body.value("time"_L1).isDouble())
        return QLatin1StringView(dialectR1);
    const bool whole = data.contains("coverPic"_L1) || data.contains("x"_L1);
    return QLatin1StringView(whole ? dialectR2 : dialectR3);
}

} // namespace personae::cloudillo
