// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/listwording.h"

#include "models/values/foreigntext.h"

#include <QMetaEnum>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

template <typename Enum> QString wordOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

QString isoTime(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODate) : QString();
}

QString badgeWord(SidebarBadge badge)
{
    switch (badge) {
    case SidebarBadge::None:
        return {};
    case SidebarBadge::SignIn:
        return u"sign-in"_s;
    case SidebarBadge::Throttled:
        return u"429"_s;
    case SidebarBadge::Offline:
        return u"offline"_s;
    case SidebarBadge::Trouble:
        return u"trouble"_s;
    }
    Q_UNREACHABLE();
}

QString joinedParts(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

QString ListWording::accountTitle(const AccountRow &row) const
{
    const QString &name = row.account.displayName;
    return isolatedLine(name.trimmed().isEmpty() ? row.account.handle : name);
}

QString ListWording::accountSentence(const AccountRow &row) const
{
    return joinedParts({accountTitle(row), isolatedLine(row.account.handle), row.serviceName,
                        u"unsent=%1"_s.arg(row.unsentChanges), u"waiting=%1"_s.arg(row.waiting)});
}

QString ListWording::sidebarTitle(const SidebarRow &row) const
{
    switch (row.kind) {
    case SidebarKind::MyProfiles:
        return u"my-profiles"_s;
    case SidebarKind::Account:
        return accountTitle(row.account);
    case SidebarKind::People:
        return u"people"_s;
    case SidebarKind::Communities:
        return u"communities"_s;
    case SidebarKind::Community:
        return personTitle(row.community);
    case SidebarKind::Queues:
        return u"queues"_s;
    case SidebarKind::Requests:
        return u"requests"_s;
    case SidebarKind::Denylists:
        return u"denylists"_s;
    case SidebarKind::Outbox:
        return u"outbox"_s;
    case SidebarKind::Activity:
        return u"activity"_s;
    }
    Q_UNREACHABLE();
}

QString ListWording::sidebarBadge(const SidebarRow &row) const
{
    if (row.badge != SidebarBadge::None)
        return badgeWord(row.badge);
    return row.number > 0 ? QString::number(row.number) : QString();
}

QString ListWording::sidebarSentence(const SidebarRow &row) const
{
    return joinedParts({sidebarTitle(row), sidebarBadge(row), row.dot ? u"draft"_s : QString()});
}

QString ListWording::sidebarReason(const SidebarRow &) const
{
    return u"not-usable"_s;
}

QString ListWording::outboxState(const OutboxEntry &entry) const
{
    const QString state = wordOf(entry.state);
    return entry.state == OutboxState::Waiting ? state + u": "_s + wordOf(entry.waitsFor) : state;
}

QString ListWording::outboxWhat(const Command &command) const
{
    if (const auto *save = std::get_if<SaveProfileCommand>(&command))
        return u"saveProfile: "_s + QStringList(save->patch.changes.keys()).join(u", "_s);
    if (const auto *relation = std::get_if<RelationCommand>(&command))
        return u"relation: "_s + wordOf(relation->verb) + u' ' + isolatedLine(relation->handle);
    if (const auto *member = std::get_if<MemberCommand>(&command))
        return u"member: "_s + isolatedLine(member->handle);
    if (const auto *deny = std::get_if<DenylistCommand>(&command))
        return u"denylist: %1 %2"_s.arg(wordOf(deny->verb)).arg(deny->names.size());
    return u"putPicture: "_s + wordOf(std::get_if<PutPictureCommand>(&command)->slot);
}

QString ListWording::outboxNextTry(const OutboxEntry &entry) const
{
    return isoTime(entry.nextTryAt);
}

QString ListWording::outboxAge(const QDateTime &createdAt) const
{
    return isoTime(createdAt);
}

QString ListWording::outboxSentence(const OutboxEntry &entry, const AccountRow &account) const
{
    return joinedParts({accountTitle(account), outboxWhat(entry.command), outboxState(entry),
                        outboxNextTry(entry)});
}

QString ListWording::foreignState() const
{
    return u"newer-version"_s;
}

QString ListWording::foreignWhat(const ForeignEntry &entry) const
{
    return isolatedLine(entry.kind);
}

QString ListWording::foreignSentence(const ForeignEntry &entry, const AccountRow &account) const
{
    return joinedParts({accountTitle(account), foreignWhat(entry), foreignState()});
}

QString ListWording::historyEdit(const OutboxEntry &entry) const
{
    return outboxWhat(entry.command) + u": "_s + outboxState(entry);
}

QString ListWording::historySeen(const SeenChange &change) const
{
    return u"seen: "_s + isolatedLine(change.field);
}

QString ListWording::historyTime(const QDateTime &at) const
{
    return isoTime(at);
}

QString ListWording::historyEditSentence(const OutboxEntry &entry) const
{
    return joinedParts({historyTime(entry.changedAt), historyEdit(entry)});
}

QString ListWording::historySeenSentence(const SeenChange &change) const
{
    return joinedParts({historyTime(change.seenAt), historySeen(change)});
}

QString ListWording::columnTitle(const QString &column) const
{
    return column;
}

const ListWording &ListWording::plain()
{
    static const ListWording words;
    return words;
}

} // namespace personae
