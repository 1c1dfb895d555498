// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/openwishes.h"

#include "models/outbox/outbox.h"
#include "models/outbox/outboxpolicy.h"

#include <QSet>

namespace personae {

namespace {

constexpr int enoughAnswers = 2;

bool isPending(const OutboxEntry &entry)
{
    return !isFinal(entry.state) || outboxpolicy::needsPerson(entry);
}

/// What the service refused or did otherwise is shown as pending, but not as if it were so.
bool isWished(const OutboxEntry &entry)
{
    return !isFinal(entry.state) || entry.state == OutboxState::Verified;
}

} // namespace

OpenWishes::OpenWishes(Outbox *outbox, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
{
    if (!outbox)
        return;
    connect(outbox, &Outbox::loaded, this, [this] {
        const QStringList before = m_wishes.keys();
        readAll();
        const QStringList now = m_wishes.keys();
        for (const QString &handle : QSet<QString>(before.cbegin(), before.cend())
                                         .unite(QSet<QString>(now.cbegin(), now.cend())))
            Q_EMIT changed(handle);
    });
    connect(outbox, &Outbox::entryAdded, this, &OpenWishes::take);
    connect(outbox, &Outbox::entryChanged, this, &OpenWishes::take);
    connect(outbox, &Outbox::entryRemoved, this, &OpenWishes::drop);
}

void OpenWishes::setScope(const PeopleScope &scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    readAll();
}

bool OpenWishes::concerns(const OutboxEntry &entry) const
{
    const PersonRef target = targetOf(entry.account, entry.command);
    return !target.isNull() && target.scope == m_scope;
}

void OpenWishes::readAll()
{
    m_wishes.clear();
    if (!m_outbox || m_scope.isNull())
        return;
    for (const OutboxEntry &entry : m_outbox->entries()) {
        if (concerns(entry) && isPending(entry))
            m_wishes[targetOf(entry.account, entry.command).handle].insert_or_assign(entry.id,
                                                                                     Wish{entry});
    }
}

void OpenWishes::take(const OutboxEntry &entry)
{
    if (!concerns(entry))
        return;
    const QString handle = targetOf(entry.account, entry.command).handle;
    const auto known = m_wishes.find(handle);
    const bool wasOpen = known != m_wishes.end() && known->contains(entry.id);
    if (isPending(entry)) {
        m_wishes[handle].insert_or_assign(entry.id, Wish{entry});
        Q_EMIT changed(handle);
    } else if (wasOpen && entry.state == OutboxState::Verified) {
        (*known)[entry.id] = Wish{entry};
        Q_EMIT changed(handle);
        Q_EMIT fulfilled(handle);
    } else if (wasOpen) {
        drop(entry.id);
    }
}

void OpenWishes::drop(qint64 id)
{
    for (auto it = m_wishes.begin(); it != m_wishes.end(); ++it) {
        const auto wish = it->find(id);
        if (wish == it->end())
            continue;
        if (wish->second.entry.state == OutboxState::Verified)
            return; // left the outbox, yet the cache may not know so far
        const OutboxEntry &entry = wish->second.entry;
        const QString handle = targetOf(entry.account, entry.command).handle;
        it->erase(wish);
        if (it->empty())
            m_wishes.erase(it);
        Q_EMIT changed(handle);
        return;
    }
}

void OpenWishes::seen(const Person &person)
{
    const auto known = m_wishes.find(person.handle);
    if (known == m_wishes.end())
        return;
    for (auto wish = known->begin(); wish != known->end();) {
        Wish &one = wish->second;
        const bool over =
            one.entry.state == OutboxState::Verified &&
            (isGranted(person, one.entry.command) || ++one.seenSince >= enoughAnswers);
        wish = over ? known->erase(wish) : std::next(wish);
    }
    if (known->empty())
        m_wishes.erase(known);
}

Person OpenWishes::applied(const Person &person) const
{
    const auto known = m_wishes.constFind(person.handle);
    if (known == m_wishes.cend())
        return person;
    Person wished = person;
    for (const auto &[id, wish] : *known) {
        if (isWished(wish.entry))
            wished = withWish(std::move(wished), wish.entry.command);
    }
    return wished;
}

std::optional<OutboxEntry> OpenWishes::loudest(const QString &handle) const
{
    const auto known = m_wishes.constFind(handle);
    if (known == m_wishes.cend())
        return std::nullopt;
    std::optional<OutboxEntry> best;
    for (const auto &[id, wish] : *known) {
        if (!isPending(wish.entry))
            continue;
        if (!best || !outboxpolicy::needsPerson(*best) || outboxpolicy::needsPerson(wish.entry))
            best = wish.entry;
    }
    return best;
}

} // namespace personae
