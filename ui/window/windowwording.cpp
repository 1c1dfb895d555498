// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowwording.h"

#include "models/values/foreigntext.h"
#include "ui/denylist/denywording.h"
#include "ui/profile/fieldwording.h"
#include "ui/theme/ages.h"
#include "ui/window/looks.h"

#include <QLocale>

namespace personae {

using namespace Qt::StringLiterals;

/// The next try after a refused call, or the time from which changes are taken again.
static QDateTime blockedUntil(const AccountRow &row)
{
    const QDateTime &writes = row.account.writesNotBefore;
    if (row.reach != Reach::Throttled && writes > QDateTime::currentDateTimeUtc())
        return writes;
    return row.nextTryAt;
}

QString WindowWording::fieldName(const QString &key) const
{
    if (key == "avatar"_L1)
        return FieldWording::picture(PictureSlot::Avatar);
    if (key == "cover"_L1)
        return FieldWording::picture(PictureSlot::Cover);
    for (const ServiceInfo &service : m_services) {
        if (service.field(key))
            return FieldWording::label(service, key);
    }
    for (const ServiceInfo &service : m_services) {
        // The prefix of open fields says nothing to people.
        const QString &prefix = service.openFields.prefix;
        if (!prefix.isEmpty() && key.startsWith(prefix))
            return isolatedLine(key.mid(prefix.size()), 40);
    }
    return isolatedLine(key, 40);
}

QString WindowWording::accountTitle(const AccountRow &row) const
{
    const QString name = row.account.displayName.trimmed();
    return isolatedLine(name.isEmpty() ? row.account.handle : name, 120);
}

QString WindowWording::signInEnd(const AccountRow &row)
{
    const QString at = ages::shortAge(row.signInEndsAt);
    return row.signInEndsAt > QDateTime::currentDateTimeUtc()
               ? tr("signed in until %1").arg(at)
               : tr("the sign-in should have ended at %1").arg(at);
}

QString WindowWording::accountSentence(const AccountRow &row) const
{
    QStringList parts{
        accountTitle(row),
        tr("%1 on %2")
            .arg(isolatedLine(row.account.handle, 120), isolatedLine(row.serviceName, 40)),
        looks::of(row.reach).word};
    if (row.account.writesNotBefore > QDateTime::currentDateTimeUtc())
        parts.append(
            tr("takes changes again at %1").arg(ages::shortAge(row.account.writesNotBefore)));
    if (row.signInEndsSoon())
        parts.append(signInEnd(row));
    if (row.unsentChanges > 0)
        parts.append(
            looks::counted(row.unsentChanges, tr("1 unsent change"), tr("%1 unsent changes")));
    if (row.waiting > 0)
        parts.append(looks::counted(row.waiting, tr("1 waiting in the outbox"),
                                    tr("%1 waiting in the outbox")));
    if (row.needsYou > 0)
        parts.append(looks::counted(row.needsYou, tr("1 needs you"), tr("%1 need you")));
    return parts.join(u", "_s);
}

QString WindowWording::sectionTitle(SidebarKind kind) const
{
    switch (kind) {
    case SidebarKind::MyProfiles:
        return tr("My profiles");
    case SidebarKind::People:
        return tr("People");
    case SidebarKind::Communities:
        return tr("Communities");
    case SidebarKind::Queues:
        return tr("Queues");
    case SidebarKind::Requests:
        return tr("Requests");
    case SidebarKind::Denylists:
        return tr("Denylists");
    case SidebarKind::Outbox:
        return tr("Outbox");
    case SidebarKind::Activity:
        return tr("Activity");
    case SidebarKind::Account:
    case SidebarKind::Community:
        break;
    }
    return {};
}

QString WindowWording::sidebarTitle(const SidebarRow &row) const
{
    if (row.kind == SidebarKind::Account)
        return isolatedLine(row.account.account.handle, 120);
    if (row.kind == SidebarKind::Community)
        return personTitle(row.community);
    return sectionTitle(row.kind);
}

QString WindowWording::sidebarBadge(const SidebarRow &row) const
{
    switch (row.badge) {
    case SidebarBadge::SignIn:
        return tr("sign in");
    case SidebarBadge::Throttled:
        return blockedUntil(row.account).isValid() ? ages::shortAge(blockedUntil(row.account))
                                                   : u"429"_s;
    case SidebarBadge::Offline:
        return tr("offline");
    case SidebarBadge::Trouble:
        return tr("trouble");
    case SidebarBadge::None:
        break;
    }
    return row.number > 0 ? QLocale().toString(row.number) : QString();
}

/// What the number of a section counts.
QString WindowWording::sectionCount(const SidebarRow &row) const
{
    switch (row.kind) {
    case SidebarKind::MyProfiles:
        return looks::counted(row.number, tr("1 account"), tr("%1 accounts"));
    case SidebarKind::People:
        return looks::counted(row.number, tr("1 known"), tr("%1 known"));
    case SidebarKind::Communities:
        return looks::counted(row.number, tr("1 community"), tr("%1 communities"));
    case SidebarKind::Community:
        return row.number > 0 ? looks::counted(row.number, tr("1 member"), tr("%1 members"))
                              : QString();
    case SidebarKind::Queues:
    case SidebarKind::Requests:
        return row.number == 0 ? tr("nobody waits")
                               : looks::counted(row.number, tr("1 waits"), tr("%1 wait"));
    case SidebarKind::Outbox:
        return row.number == 0 ? tr("nothing waits")
                               : looks::counted(row.number, tr("1 waits"), tr("%1 wait"));
    case SidebarKind::Account:
    case SidebarKind::Denylists:
    case SidebarKind::Activity:
        break;
    }
    return {};
}

QString WindowWording::sidebarSentence(const SidebarRow &row) const
{
    if (row.kind == SidebarKind::Account)
        return accountSentence(row.account);
    QStringList parts{sidebarTitle(row)};
    if (row.kind == SidebarKind::Community)
        parts.append(isolatedLine(row.community.handle, 120));
    if (!row.usable) {
        parts.append(sidebarReason(row));
        return parts.join(u", "_s);
    }
    if (const QString count = sectionCount(row); !count.isEmpty())
        parts.append(count);
    if (row.needsYou > 0)
        parts.append(looks::counted(row.needsYou, tr("1 needs you"), tr("%1 need you")));
    if (row.badge != SidebarBadge::None)
        parts.append(sidebarBadge(row));
    if (row.dot)
        parts.append(tr("with unsent changes"));
    return parts.join(u", "_s);
}

QString WindowWording::sidebarReason(const SidebarRow &row) const
{
    switch (row.kind) {
    case SidebarKind::Denylists:
        return tr("Not available: the service of the acting account keeps no denylist");
    case SidebarKind::Activity:
        return tr("Not available before there is an account");
    default:
        return tr("Not available: the service of the acting account has no such list");
    }
}

QString WindowWording::outboxState(const OutboxEntry &entry) const
{
    return looks::words(entry);
}

QString WindowWording::fieldNames(const QStringList &keys) const
{
    QStringList names;
    for (const QString &key : keys)
        names.append(fieldName(key));
    if (names.size() > 4) {
        const int more = int(names.size()) - 3;
        return tr("%1 and %2 more").arg(names.mid(0, 3).join(u", "_s), QLocale().toString(more));
    }
    return QLocale().createSeparatedList(names);
}

QString WindowWording::outboxWhat(const Command &command) const
{
    if (const auto *save = std::get_if<SaveProfileCommand>(&command))
        return tr("Change %1").arg(fieldNames(save->patch.changes.keys()));
    if (const auto *relation = std::get_if<RelationCommand>(&command))
        return relationWhat(*relation);
    if (const auto *member = std::get_if<MemberCommand>(&command))
        return memberWhat(*member);
    if (const auto *deny = std::get_if<DenylistCommand>(&command))
        return denylistWhat(*deny);
    const auto *put = std::get_if<PutPictureCommand>(&command);
    return put && put->slot == PictureSlot::Cover ? tr("New cover picture") : tr("New avatar");
}

QString WindowWording::denylistWhat(const DenylistCommand &command)
{
    return DenyWording::what(command);
}

QString WindowWording::outboxNextTry(const OutboxEntry &entry) const
{
    return !isFinal(entry.state) && entry.nextTryAt.isValid() ? ages::shortAge(entry.nextTryAt)
                                                              : QString();
}

QString WindowWording::outboxAge(const QDateTime &createdAt) const
{
    const qint64 minutes = qMax<qint64>(0, createdAt.secsTo(QDateTime::currentDateTimeUtc()) / 60);
    if (minutes < 1)
        return tr("now");
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < 60 * 24)
        return tr("%1 h").arg(minutes / 60);
    return looks::counted(int(minutes / (60 * 24)), tr("1 day"), tr("%1 days"));
}

QString WindowWording::outboxSentence(const OutboxEntry &entry, const AccountRow &account) const
{
    QStringList parts{
        outboxWhat(entry.command),
        tr("%1 on %2").arg(accountTitle(account), isolatedLine(account.serviceName, 40)),
        outboxState(entry)};
    if (entry.tries > 0)
        parts.append(looks::counted(entry.tries, tr("1 try"), tr("%1 tries")));
    parts.append(tr("saved %1").arg(ages::shortAge(entry.createdAt)));
    return parts.join(u", "_s);
}

QString WindowWording::foreignState() const
{
    return tr("Needs a newer version");
}

QString WindowWording::foreignWhat(const ForeignEntry &) const
{
    return tr("A change this version does not know");
}

QString WindowWording::foreignSentence(const ForeignEntry &entry, const AccountRow &account) const
{
    return QStringList{foreignWhat(entry), accountTitle(account), foreignState(),
                       tr("kept untouched")}
        .join(u", "_s);
}

QString WindowWording::historyEdit(const OutboxEntry &entry) const
{
    return tr("You: %1 – %2").arg(outboxWhat(entry.command), outboxState(entry).toLower());
}

QString WindowWording::historySeen(const SeenChange &change) const
{
    const QString field = fieldName(change.field);
    return change.byUs ? tr("%1 changed, as saved here").arg(field)
                       : tr("%1 changed elsewhere").arg(field);
}

QString WindowWording::historyTime(const QDateTime &at) const
{
    return ages::shortAge(at);
}

QString WindowWording::historyEditSentence(const OutboxEntry &entry) const
{
    return tr("%1, %2").arg(historyEdit(entry), ages::fullDate(entry.changedAt));
}

QString WindowWording::historySeenSentence(const SeenChange &change) const
{
    return tr("%1, seen %2").arg(historySeen(change), ages::fullDate(change.seenAt));
}

QString WindowWording::columnTitle(const QString &column) const
{
    const QHash<QString, QString> titles{
        {u"state"_s, tr("State")},
        {u"account"_s, tr("Account")},
        {u"what"_s, tr("What")},
        {u"target"_s, tr("Target")},
        {u"nextTry"_s, tr("Next try")},
        {u"tries"_s, tr("Tries")},
        {u"age"_s, tr("Age")},
        {u"time"_s, tr("When")},
        {u"change"_s, tr("Change")},
        {u"tick"_s, tr("Ticked")},
        {u"picture"_s, tr("Picture")},
        {u"name"_s, tr("Name")},
        {u"handle"_s, tr("Handle")},
        {u"service"_s, tr("Service")},
        {u"kind"_s, tr("Type")},
        {u"type"_s, tr("Type")},
        {u"role"_s, tr("Role")},
        {u"status"_s, tr("Status")},
        {u"relationship"_s, tr("Relationship")},
        {u"relation"_s, tr("Relationship")},
        {u"tags"_s, tr("Tags")},
        {u"changed"_s, tr("Changed")},
        {u"seen"_s, tr("Seen")},
        {u"for"_s, tr("Asks")},
        {u"text"_s, tr("Text")},
        {u"since"_s, tr("Since")},
        {u"decision"_s, tr("Decision")},
    };
    return titles.value(column, column);
}

} // namespace personae
