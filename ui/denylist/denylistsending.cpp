// SPDX-License-Identifier: GPL-3.0-or-later
// The third part of the denylist page: sending what is staged, and another way after a refusal.
#include "models/lists/accountlistmodel.h"
#include "models/outbox/outbox.h"
#include "models/ports/serviceport.h"
#include "ui/denylist/denycheck.h"
#include "ui/denylist/denylistpageprivate.h"
#include "ui/denylist/denysenddialog.h"
#include "ui/denylist/denywording.h"
#include "ui/profile/advancedsettingsdialog.h"
#include "ui/profile/remedystrip.h"

using namespace Qt::StringLiterals;

namespace personae {

void DenylistPage::Private::sendChanges()
{
    if (serious() > 0 || staged.isEmpty())
        return;
    confirm(denystaging::changes(staged, listed(), pattern(), {}), {});
}

void DenylistPage::Private::replaceAll()
{
    if (serious() > 0)
        return;
    const QStringList whole = denystaging::wholeList(staged, listed());
    DenylistCommand command{DenylistVerb::Replace, {}, {}};
    for (const QString &name : whole)
        command.names.append({name, {}});
    QStringList vanishing;
    for (const DeniedName &one : std::as_const(list.names)) {
        if (!whole.contains(one.name))
            vanishing.append(one.name);
    }
    confirm({command}, vanishing);
}

QString DenylistPage::Private::onItsWay()
{
    return tr("This is in the outbox already. Its answer will stand here.");
}

QList<DenylistCommand> DenylistPage::Private::underWay() const
{
    QList<DenylistCommand> open;
    for (const OutboxEntry &entry : parts.outbox.entries()) {
        const auto *deny = std::get_if<DenylistCommand>(&entry.command);
        if (deny && entry.account == account && !isFinal(entry.state))
            open.append(*deny);
    }
    return keepingFor == account ? open + keeping : open;
}

void DenylistPage::Private::confirm(const QList<Command> &commands, const QStringList &vanishing)
{
    const ServiceInfo *info = service();
    if (!info)
        return;
    DenySendDialog::Plan plan;
    plan.commands = denystaging::notUnderWay(commands, underWay());
    if (plan.commands.isEmpty()) {
        say(onItsWay(), false);
        return;
    }
    plan.vanishing = vanishing;
    plan.accountName = accountName();
    plan.phraseService = info->id;
    const AccountRow *row = parts.accounts.find(account);
    plan.offline = row && row->reach == Reach::Offline;
    const QMap<QString, bool> can = parts.service.account(account).server.can;
    if (!info->denylist.uniqueCapability.isEmpty() &&
        !can.value(info->denylist.uniqueCapability, true))
        plan.warnings.append(tr("This organization allows the same name twice: a denylist has no "
                                "effect there."));
    const QList<denystaging::Problem> problems = denystaging::judge(staged, listed(), pattern());
    if (problems.contains(denystaging::Problem::BreaksRules))
        plan.warnings.append(
            tr("A new name does not follow the organization’s rules and may be refused."));
    if (plan.commands != commands)
        plan.warnings.append(tr("What is on its way already is left out."));
    if (plan.offline)
        plan.warnings.append(tr("Offline: it is kept in the outbox and goes out by itself."));
    auto *dialog = new DenySendDialog(plan, parts.theme, &q);
    connect(dialog, &DenySendDialog::sendWanted, this, &Private::submit);
    dialog->open();
}

/// The dialog may have stood open while the same went out.
void DenylistPage::Private::submit(const QList<Command> &commands)
{
    const QList<Command> left = denystaging::notUnderWay(commands, underWay());
    if (left.isEmpty()) {
        say(onItsWay(), false);
        return;
    }
    ticket = QUuid::createUuid();
    keepingFor = account;
    keeping.clear();
    for (const Command &command : left)
        keeping.append(std::get<DenylistCommand>(command));
    check->setInUse({});
    parts.outbox.submitAll(account, left, ticket);
    presentVerbs();
}

void DenylistPage::Private::submitted(const QUuid &ended)
{
    if (ended != ticket)
        return;
    keeping.clear();
    presentVerbs();
}

/// Of the newest answer: what it names as another way, or needs for it.
const OutboxEntry *DenylistPage::Private::newestRefusal() const
{
    const OutboxEntry *newest = nullptr;
    for (const OutboxEntry &entry : parts.outbox.entries()) {
        if (entry.account == account && std::holds_alternative<DenylistCommand>(entry.command))
            newest = &entry;
    }
    return newest && newest->lastError.isError() ? newest : nullptr;
}

void DenylistPage::Private::showRemedy()
{
    const OutboxEntry *refused = newestRefusal();
    remedy->setEntry(refused ? *refused : OutboxEntry(), service());
}

void DenylistPage::Private::tryOtherWay(const QString &setting, const QString &value)
{
    const OutboxEntry *refused = newestRefusal();
    if (!refused)
        return;
    RemedyStrip::tryAgain(parts.service, parts.outbox, *refused, setting, value);
    remedy->setEntry({}, nullptr);
}

void DenylistPage::Private::openAdvanced()
{
    auto *dialog = new AdvancedSettingsDialog(parts.service, account, parts.theme, q.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace personae
