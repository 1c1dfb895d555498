// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servicedesk.h"

#include "app/outboxrunner.h"
#include "app/profilesync.h"
#include "app/sentform.h"

#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Two pages of one listing are two answers, and one place to read again.
FieldMap kept(const CallSpec &spec, FieldMap arguments)
{
    for (const FieldSpec &field : spec.asks) {
        if (field.shape == FieldShape::Secret)
            arguments.remove(field.key);
    }
    return arguments;
}

CallResult resultOf(const Answer &answer)
{
    CallResult result;
    result.error = answer.error;
    result.records = answer.records.value_or(QList<FieldMap>());
    result.values = answer.values;
    result.more = answer.more.value_or(false);
    result.needs = answer.needs;
    if (result.needs.isEmpty() && answer.needsCookie)
        result.needs = u"password"_s;
    result.asOf = QDateTime::currentDateTimeUtc();
    return result;
}

} // namespace

ServiceDesk::ServiceDesk(const Parts &parts, QObject *parent)
    : ServicePort(parent)
    , m_parts(parts)
{
    connect(&parts.records, &RecordStore::loaded, this,
            [this](const AccountId &account, const QString &call, const FieldMap &arguments,
                   const QList<FieldMap> &records, bool more, const QDateTime &asOf) {
                CallResult found;
                found.records = records;
                found.more = more;
                found.asOf = asOf;
                found.cached = true;
                fromCache(account, call, arguments, found);
            });
    connect(&parts.records, &RecordStore::failed, this, [this] {
        const QList<quint64> tickets = m_open.keys();
        for (const quint64 ticket : tickets) { // whichever it was: nobody waits for the cache
            const auto it = m_open.find(ticket);
            if (it == m_open.end() || !std::exchange(it->cacheAsked, false))
                continue;
            if (const std::optional<Answer> early = it->early)
                arrived(ticket, *early);
        }
    });
    connect(&parts.accounts, &AccountRegistry::changed, this,
            [this](const Account &account) { Q_EMIT accountChanged(account.id); });
    connect(&parts.accounts, &AccountRegistry::removed, this, &ServiceDesk::forget);
    const auto takeEmail = [this](const AccountId &account, const CachedProfile &profile) {
        if (const QJsonValue email = profile.profile.fields.value(u"email"_s); email.isString())
            m_emails.insert(account, email.toString());
    };
    connect(&parts.profiles, &ProfileStore::profileLoaded, this, takeEmail);
    connect(&parts.profiles, &ProfileStore::profileChanged, this, takeEmail);
}

const ServiceInfo *ServiceDesk::service(const AccountId &account) const
{
    const ServiceApi *api = m_parts.lanes.api(account);
    return api ? &api->info() : nullptr;
}

Account ServiceDesk::account(const AccountId &account) const
{
    const Account *known = m_parts.accounts.find(account);
    return known ? *known : Account();
}

QUrl ServiceDesk::browserAddress(const AccountId &account, const QString &id,
                                 const FieldMap &arguments) const
{
    const ServiceApi *api = m_parts.lanes.api(account);
    return api ? api->callAddress(id, arguments, this->account(account).apiBase) : QUrl();
}

quint64 ServiceDesk::call(const AccountId &account, const QString &id, const FieldMap &arguments)
{
    const quint64 ticket = ++m_lastTicket;
    const ServiceInfo *info = service(account);
    const CallSpec *spec = info ? info->call(id) : nullptr;
    m_open.insert(ticket, {account, spec ? *spec : CallSpec(), arguments, {}, false, {}});
    if (!spec) {
        failLater(ticket, Outcome::NotOffered);
        return ticket;
    }
    if (!spec->writes) {
        m_listings[account].insert(id, {ticket, arguments});
        m_open[ticket].cacheAsked = true;
        m_parts.records.load(account, id, kept(*spec, arguments));
    }
    send(ticket);
    return ticket;
}

void ServiceDesk::send(quint64 ticket)
{
    Open &open = m_open[ticket];
    AccountLane *lane = m_parts.lanes.lane(open.account);
    if (!lane)
        return failLater(ticket, Outcome::NotOffered);
    // Without a way to sign in by itself nothing goes out.
    if (!m_parts.accounts.maySignIn(open.account) && open.spec.needsCookie)
        return failLater(ticket, Outcome::AuthRequired);
    LaneCall *call = lane->perform(wish::Call{open.spec.id, open.arguments}, this);
    open.call = call;
    connect(call, &LaneCall::finished, this,
            [this, ticket](const Answer &answer) { arrived(ticket, answer); });
}

void ServiceDesk::failLater(quint64 ticket, Outcome kind)
{
    CallResult result;
    result.error.kind = kind;
    QMetaObject::invokeMethod(
        this, [this, ticket, result] { finish(ticket, result); }, Qt::QueuedConnection);
}

void ServiceDesk::finish(quint64 ticket, const CallResult &result)
{
    if (m_open.remove(ticket) > 0)
        Q_EMIT answered(ticket, result);
}

/// What is kept is shown until the service has answered.
void ServiceDesk::fromCache(const AccountId &account, const QString &call,
                            const FieldMap &arguments, const CallResult &found)
{
    QList<quint64> tickets;
    for (auto it = m_open.begin(); it != m_open.end(); ++it) {
        if (!it->cacheAsked || it->account != account || it->spec.id != call ||
            kept(it->spec, it->arguments) != arguments)
            continue;
        it->cacheAsked = false;
        tickets.append(it.key());
    }
    std::sort(tickets.begin(), tickets.end());
    for (const quint64 ticket : std::as_const(tickets)) {
        if (found.asOf.isValid())
            Q_EMIT answered(ticket, found);
        if (const std::optional<Answer> early = m_open.value(ticket).early)
            arrived(ticket, *early);
    }
}

void ServiceDesk::arrived(quint64 ticket, const Answer &answer)
{
    const auto found = m_open.find(ticket);
    if (found == m_open.end())
        return;
    if (found->cacheAsked) {
        found->early = answer;
        return;
    }
    const Answer said = forTaken(*found, answer);
    if (said.ok() && said.readBack && !missingIn(said.person.toProfile(), *found).isEmpty())
        look(ticket, said, 0);
    else
        conclude(ticket, said);
}

/// Where only what followed by itself failed, the call was done all the same. A reading that failed
/// is made again; where changes are counted readings are forgiven, so it was a change (Epixel 5).
Answer ServiceDesk::forTaken(const Open &open, const Answer &answer) const
{
    const ServiceApi *api = m_parts.lanes.api(open.account);
    if (answer.ok() || !answer.readBack || !api)
        return answer;
    Answer taken = answer;
    taken.error = {};
    taken.error.requestId = answer.error.requestId;
    if (api->info().throttlesWrites)
        taken.error.kind = Outcome::Unverified;
    return taken;
}

/// What the person asked for that this profile does not show; of the profile's own fields only.
QStringList ServiceDesk::missingIn(const Profile &seen, const Open &open) const
{
    const ServiceApi *api = m_parts.lanes.api(open.account);
    if (!api || !open.spec.writes || open.spec.reread != "profile"_L1)
        return {};
    FieldMap asked;
    for (const FieldSpec &ask : open.spec.asks) {
        const FieldSpec *field = api->info().field(ask.key);
        const bool shows = field && field->readsBack && ask.shape != FieldShape::Secret;
        if (shows && open.arguments.contains(ask.key))
            asked.insert(ask.key, open.arguments.value(ask.key));
    }
    const auto proofs = sentform::prove(*api, asked, {}, seen.fields);
    QStringList missing = proofs.keys();
    missing.removeIf(
        [&proofs](const QString &key) { return proofs.value(key) == FieldProof::Verified; });
    return missing;
}

/// A good status is no proof. Some servers show a change a moment later.
void ServiceDesk::look(quint64 ticket, const Answer &answer, int looks)
{
    const auto open = m_open.find(ticket);
    AccountLane *lane = open == m_open.end() ? nullptr : m_parts.lanes.lane(open->account);
    if (!lane)
        return conclude(ticket, answer);
    LaneCall *call = lane->perform(wish::ReadOwn(), this);
    open->call = call;
    connect(call, &LaneCall::finished, this, [this, ticket, answer, looks](const Answer &read) {
        const QStringList missing =
            read.ok() ? missingIn(read.person.toProfile(), m_open.value(ticket)) : QStringList();
        if (missing.isEmpty()) { // also where nobody can say
            conclude(ticket, answer);
        } else if (looks < m_parts.looks.size()) {
            QTimer::singleShot(m_parts.looks.at(looks), this,
                               [this, ticket, answer, looks] { look(ticket, answer, looks + 1); });
        } else {
            Answer ignored = answer;
            ignored.error.kind = Outcome::Unverified;
            for (const QString &key : missing)
                ignored.error.fieldIssues.insert(key, {});
            conclude(ticket, ignored);
        }
    });
}

void ServiceDesk::conclude(quint64 ticket, const Answer &answer)
{
    const auto found = m_open.find(ticket);
    if (found == m_open.end())
        return;
    const Open open = *found;
    const CallResult result = resultOf(answer);
    const bool known = m_parts.accounts.find(open.account) != nullptr;
    if (known && answer.ok() && answer.records && !open.spec.writes)
        m_parts.records.store(open.account, open.spec.id, kept(open.spec, open.arguments),
                              result.records, result.more, result.asOf);
    finish(ticket, result);
    if (known && (answer.ok() || answer.readBack))
        afterwards(open, result);
}

void ServiceDesk::afterwards(const Open &open, const CallResult &result)
{
    Q_UNUSED(result)
    if (open.spec.endsAccount) {
        m_parts.signIn.signOut(open.account, KeepAfterSignOut::DropEverything);
        return;
    }
    if (open.spec.reread == "profile"_L1)
        m_parts.profileSync.refresh(open.account);
    else if (!open.spec.reread.isEmpty())
        reread(open.account, open.spec.reread);
}

void ServiceDesk::reread(const AccountId &account, const QString &listing)
{
    const auto listings = m_listings.constFind(account);
    const ServiceInfo *info = service(account);
    const CallSpec *spec = info ? info->call(listing) : nullptr;
    if (!spec || listings == m_listings.cend() || !listings->contains(listing))
        return; // nobody looks at it
    const Listing last = listings->value(listing);
    if (m_open.contains(last.ticket)) { // being read, but from before the change
        if (m_open.value(last.ticket).call)
            m_open.value(last.ticket).call->disconnect(this);
    }
    m_open.insert(last.ticket, {account, *spec, last.arguments, {}, false, {}});
    send(last.ticket);
}

void ServiceDesk::cancel(quint64 ticket)
{
    const Open open = m_open.take(ticket);
    if (open.call)
        open.call->deleteLater();
    for (auto &listings : m_listings) {
        listings.removeIf([ticket](const auto &it) { return it.value().ticket == ticket; });
    }
}

void ServiceDesk::unlock(const AccountId &account, const QString &password)
{
    AccountLane *lane = m_parts.lanes.lane(account);
    if (!lane) {
        ApiError error;
        error.kind = Outcome::NotOffered;
        QMetaObject::invokeMethod(
            this, [this, account, error] { Q_EMIT unlocked(account, error); },
            Qt::QueuedConnection);
        return;
    }
    LaneCall *call = lane->perform(wish::OpenSession{m_emails.value(account), password}, this);
    connect(call, &LaneCall::finished, this,
            [this, account](const Answer &answer) { Q_EMIT unlocked(account, answer.error); });
}

bool ServiceDesk::isUnlocked(const AccountId &account) const
{
    return !m_parts.accounts.session(account).cookie.isEmpty();
}

void ServiceDesk::setSetting(const AccountId &account, const QString &id, const QString &value)
{
    const Account *known = m_parts.accounts.find(account);
    if (!known)
        return;
    Account changed = *known;
    if (value.isEmpty())
        changed.settings.remove(id);
    else
        changed.settings.insert(id, value);
    m_parts.accounts.put(changed); // accountChanged() follows from there
}

void ServiceDesk::forgetWait(const AccountId &account)
{
    m_parts.accounts.setWritesNotBefore(account, {}, false);
    m_parts.runner.retry(account);
}

void ServiceDesk::forget(const AccountId &account)
{
    m_listings.remove(account);
    m_emails.remove(account);
    m_parts.records.forget(account);
    const QList<quint64> tickets = m_open.keys();
    for (const quint64 ticket : tickets) {
        if (m_open.value(ticket).account == account)
            failLater(ticket, Outcome::Cancelled);
    }
}

} // namespace personae
