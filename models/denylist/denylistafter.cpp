// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/denylist/denyliststore.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Code point order, as the database has it: the bytes of UTF-8 compare like the code points.
bool isBefore(const DeniedName &one, const DeniedName &other)
{
    return one.name.toUtf8() < other.name.toUtf8();
}

QString replacementFor(const DenylistCommand &command, const QString &name)
{
    const auto found = std::find_if(command.names.cbegin(), command.names.cend(),
                                    [&](const auto &pair) { return pair.first == name; });
    return found == command.names.cend() ? QString() : found->second;
}

const DeniedName *find(const QList<DeniedName> &names, const QString &name)
{
    const auto found = std::find_if(names.cbegin(), names.cend(),
                                    [&](const DeniedName &one) { return one.name == name; });
    return found == names.cend() ? nullptr : &*found;
}

void replaceAll(Denylist &list, const DenylistCommand &command, const QStringList &succeeded,
                bool listKnown, const QDateTime &now)
{
    QList<DeniedName> names;
    for (const QString &name : succeeded) {
        const DeniedName *known = find(list.names, name);
        DeniedName one = known ? *known : DeniedName{name, now, command.reason, {}, false};
        one.certain = listKnown;
        if (!find(names, name))
            names.append(one);
    }
    list.names = names;
    list.certainAsOf = listKnown ? now : QDateTime();
}

void add(Denylist &list, const DenylistCommand &command, const QStringList &succeeded,
         const QDateTime &now)
{
    for (const QString &name : succeeded) {
        const QString replacement = replacementFor(command, name);
        const DeniedName *known = find(list.names, name);
        DeniedName one = known ? *known : DeniedName{name, now, command.reason, replacement, true};
        one.certain = true; // added, or skipped because it was listed (M² 3.6)
        list.names.removeIf([&](const DeniedName &each) { return each.name == name; });
        list.names.append(one);
    }
}

void remove(Denylist &list, const QStringList &succeeded, const QStringList &failed)
{
    list.names.removeIf([&](const DeniedName &each) { return succeeded.contains(each.name); });
    for (DeniedName &each : list.names) {
        if (failed.contains(each.name))
            each.certain = true; // skipped because it is in use: it is still there (M² 3.7)
    }
}

/// Nobody can say what that command did: what it named is only believed from now on.
void doubt(Denylist &list, const DenylistCommand &command)
{
    QSet<QString> named;
    for (const auto &[name, replacement] : command.names)
        named.insert(name);
    const bool whole = command.verb == DenylistVerb::Replace;
    for (DeniedName &each : list.names)
        each.certain = each.certain && !whole && !named.contains(each.name);
    list.certainAsOf = {};
}

/// What was sent with success is no longer being prepared.
QStringList stagedAfter(const QStringList &staged, const DenylistCommand &command,
                        const QStringList &succeeded, bool listKnown)
{
    if (command.verb == DenylistVerb::Replace)
        return listKnown ? QStringList() : staged;
    const QString marks = command.verb == DenylistVerb::Add ? u"+="_s : u"-"_s;
    QStringList left = staged;
    left.removeIf([&](const QString &entry) {
        const QString name = entry.sliced(std::min<qsizetype>(1, entry.size()));
        return !entry.isEmpty() && marks.contains(entry.at(0)) &&
               succeeded.contains(name.section(u'\t', 0, 0));
    });
    return left;
}

} // namespace

Denylist denylistAfter(const Denylist &before, const DenylistCommand &command,
                       const QStringList &succeeded, const QStringList &failed, bool listKnown,
                       const QDateTime &now)
{
    Denylist list = before;
    const bool told = listKnown || !succeeded.isEmpty() || !failed.isEmpty();
    const bool refused = command.verb == DenylistVerb::Replace && !failed.isEmpty();
    if (refused)
        return list; // all or nothing (M² 3.5)
    list.changedAt = now;
    if (!told)
        doubt(list, command);
    else if (command.verb == DenylistVerb::Replace)
        replaceAll(list, command, succeeded, listKnown, now);
    else if (command.verb == DenylistVerb::Add)
        add(list, command, succeeded, now);
    else
        remove(list, succeeded, failed);
    list.staged = stagedAfter(before.staged, command, succeeded, listKnown);
    std::sort(list.names.begin(), list.names.end(), isBefore);
    return list;
}

} // namespace personae
