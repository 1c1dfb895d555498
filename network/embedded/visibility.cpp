// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/visibility.h"

#include <limits>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr int nobody = std::numeric_limits<int>::max();

/// How close one must stand to see what carries this word.
int distance(const QString &word)
{
    static const QHash<QString, int> words = {
        {u"public"_s, 0},      {u"world"_s, 0},     {u"verified"_s, 1},
        {u"follower"_s, 2},    {u"connected"_s, 3}, {u"supporter"_s, 4},
        {u"contributor"_s, 5}, {u"moderator"_s, 6}, {u"leader"_s, 7},
    };
    return words.value(word, nobody);
}

/// From the relationship stored on this node, never from the roles in the token.
int standing(Context &context, const Call &call)
{
    if (!call.caller.known())
        return 0;
    const auto row = context.mirror.row(call.tenant.id, call.caller.idTag);
    if (!row)
        return 1;
    int level = row->follower ? 2 : 1;
    if (row->connected == u"1")
        level = 3;
    const int rank = rankOf(row->roles.value_or(QString()).split(u','));
    return rank >= 2 ? std::max(level, rank + 2) : level;
}

QString sectionsWithout(const QString &sections, const QStringList &hidden)
{
    QStringList shown;
    for (const QString &section : sections.split(u',')) {
        // Inside a group the id stays though its content is gone.
        if (section.startsWith("cols:"_L1) || !hidden.contains(section))
            shown.append(section);
    }
    return shown.join(u',');
}

} // namespace

QMap<QString, QString> visibleTo(Context &context, const Call &call,
                                 const QMap<QString, QString> &x)
{
    if (call.caller.known() && call.caller.idTag == call.tenant.idTag)
        return x;
    const int level = standing(context, call);
    QMap<QString, QString> shown = x;
    QStringList hidden;
    for (auto mark = x.begin(); mark != x.end(); ++mark) {
        if (!mark.key().endsWith(".vis"_L1) || distance(mark.value()) <= level)
            continue;
        const QString key = mark.key().chopped(4);
        hidden.append(key);
        shown.remove(key);
        shown.remove(mark.key());
    }
    if (shown.contains(u"sections"_s))
        shown.insert(u"sections"_s, sectionsWithout(shown.value(u"sections"_s), hidden));
    return shown;
}

} // namespace personae::embedded
