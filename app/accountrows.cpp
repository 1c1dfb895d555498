// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountrows.h"

#include "models/outbox/outboxpolicy.h"

namespace personae {

AccountRows::AccountRows(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    const auto rebuildAccount = [this](const Account &account) { rebuild(account.id); };
    const auto rebuildEntry = [this](const OutboxEntry &entry) { rebuild(entry.account); };
    const auto rebuildAll = [this] {
        for (const Account &account : m_parts.accounts.accounts())
            rebuild(account.id);
    };
    connect(&m_parts.accounts, &AccountRegistry::added, this, rebuildAccount);
    connect(&m_parts.accounts, &AccountRegistry::changed, this, rebuildAccount);
    connect(&m_parts.accounts, &AccountRegistry::sessionChanged, this, &AccountRows::rebuild);
    connect(&m_parts.accounts, &AccountRegistry::removed, this, [this](const AccountId &account) {
        m_seen.remove(account);
        m_parts.model.remove(account);
    });
    connect(&m_parts.reachability, &Reachability::changed, this, &AccountRows::rebuild);
    connect(&m_parts.sync, &ProfileSync::refreshing, this, &AccountRows::rebuild);
    connect(&m_parts.profiles, &ProfileStore::profileLoaded, this, &AccountRows::takeProfile);
    connect(&m_parts.profiles, &ProfileStore::profileChanged, this, &AccountRows::takeProfile);
    connect(&m_parts.profiles, &ProfileStore::forgotten, this, [this](const AccountId &account) {
        m_seen.remove(account);
        rebuild(account);
    });
    connect(&m_parts.outbox, &Outbox::loaded, this, rebuildAll);
    connect(&m_parts.outbox, &Outbox::entryAdded, this, rebuildEntry);
    connect(&m_parts.outbox, &Outbox::entryChanged, this, rebuildEntry);
    connect(&m_parts.outbox, &Outbox::entryRemoved, this, rebuildAll);
    connect(&m_parts.desk, &ProfileDesk::formOpened, this, [this](ProfileForm *form) {
        connect(form, &ProfileForm::changed, this,
                [this, account = form->account()] { rebuild(account); });
    });
    rebuildAll();
}

void AccountRows::takeProfile(const AccountId &account, const CachedProfile &profile)
{
    m_seen.insert(account, {profile.profile.avatar, profile.seenAt});
    rebuild(account);
}

void AccountRows::rebuild(const AccountId &account)
{
    const Account *known = m_parts.accounts.find(account);
    if (!known)
        return;
    const ServiceApi *api = m_parts.services.find(known->service);
    const Reachability::State reached = m_parts.reachability.state(account);
    const Seen seen = m_seen.value(account);
    AccountRow row;
    row.account = *known;
    row.serviceName = api ? api->info().displayName : known->service;
    row.avatar = seen.avatar;
    row.cachedAt = seen.at;
    // What can be renewed is, and nobody need know when.
    const SessionGrant session = m_parts.accounts.session(account);
    if (api && api->info().keepsSession && session.refresh.isEmpty())
        row.signInEndsAt = session.expiresAt;
    row.reach = reached.reach;
    if (!m_parts.accounts.maySignIn(account))
        row.reach = Reach::SignInNeeded;
    row.lastAnswerAt = reached.lastAnswerAt;
    row.nextTryAt = reached.nextTryAt;
    row.lastError = reached.lastError;
    row.refreshing = m_parts.sync.isRefreshing(account);
    if (const ProfileForm *form = m_parts.desk.form(account))
        row.unsentChanges = form->changeCount();
    countOutbox(row);
    m_parts.model.upsert(row);
}

void AccountRows::countOutbox(AccountRow &row) const
{
    for (const OutboxEntry &entry : m_parts.outbox.entries()) {
        if (entry.account != row.account.id)
            continue;
        row.waiting += isFinal(entry.state) ? 0 : 1;
        row.needsYou += outboxpolicy::needsPerson(entry) ? 1 : 0;
    }
}

} // namespace personae
