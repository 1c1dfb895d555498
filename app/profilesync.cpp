// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilesync.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

ProfileSync::ProfileSync(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_lanes(parts.lanes)
    , m_accounts(parts.accounts)
    , m_profiles(parts.profiles)
    , m_outbox(parts.outbox)
    , m_queue(parts.accounts, parts.pictures)
{
    connect(&m_profiles, &ProfileStore::profileLoaded, this,
            [this](const AccountId &account, const CachedProfile &profile) {
                if (profile.seenAt.isValid() && !m_shown.contains(account))
                    m_shown.insert(account, profile.profile);
            });
    connect(&m_profiles, &ProfileStore::profileChanged, this,
            [this](const AccountId &account, const CachedProfile &profile) {
                m_shown.insert(account, profile.profile);
            });
    connect(&m_accounts, &AccountRegistry::removed, this, [this](const AccountId &account) {
        m_shown.remove(account);
        m_askedForAddress.remove(account);
    });
    connect(&m_queue, &PictureQueue::arrived, this, &ProfileSync::pictureCame);
    connect(&m_queue, &PictureQueue::ranOut, this, &ProfileSync::pictureRanOut);
    connect(&parts.pictures, &PictureStore::wanted, this, &ProfileSync::wantPicture);
    connect(&m_timer, &QTimer::timeout, this, &ProfileSync::refreshAll);
    m_timer.start(period);
}

void ProfileSync::refreshAll()
{
    for (const Account &account : m_accounts.accounts())
        refresh(account.id);
}

void ProfileSync::refresh(const AccountId &account)
{
    AccountLane *lane = m_lanes.lane(account);
    if (!lane || m_reading.contains(account) || !m_accounts.maySignIn(account))
        return;
    m_reading.insert(account);
    m_accounts.askAnew(account);
    LaneCall *call = lane->perform(wish::ReadOwn(), this);
    // What belongs to it and lives elsewhere is read afterwards: the profile's own answer stays.
    connect(
        call, &LaneCall::exchanged, this,
        [this, account, kept = false](const HttpRequest &request, const HttpReply &reply) mutable {
            if (!kept)
                keepRaw(account, request, reply);
            kept = kept || (reply.status >= 200 && reply.status < 300);
        });
    connect(call, &LaneCall::finished, this, [this, account](const Answer &answer) {
        m_reading.remove(account);
        // Nothing there yet: an empty form that makes the profile. What was seen before stays.
        const bool nothingYet = answer.outcome() == Outcome::NoData && !m_shown.contains(account);
        if ((answer.ok() || nothingYet) &&
            m_accounts.maySignIn(account)) // signed out meanwhile: it stays forgotten
            arrived(account, answer);
        Q_EMIT refreshing(account, false);
    });
    Q_EMIT refreshing(account, true);
}

void ProfileSync::arrived(const AccountId &account, const Answer &answer)
{
    Profile profile = answer.person.toProfile();
    if (profile.handle.isEmpty())
        profile.handle = m_accounts.find(account)->handle;
    learnIdentity(account, answer);
    watchPictures(account, profile);
    m_profiles.put(account, {profile, QDateTime::currentDateTimeUtc()}, isWriting(account));
}

/// The service's own id of the account, where its calls need it.
void ProfileSync::learnIdentity(const AccountId &account, const Answer &answer)
{
    const Account *known = m_accounts.find(account);
    const ServiceApi *api = m_lanes.api(account);
    if (!known || !api)
        return;
    Account changed = *known;
    const QString id = answer.person.id.value_or(QString());
    if (!id.isEmpty() && (api->info().listsByRelation || api->info().asksWhoIAm))
        changed.remoteId = id;
    m_accounts.put(changed); // nothing where all is the same
}

void ProfileSync::keepRaw(const AccountId &account, const HttpRequest &request,
                          const HttpReply &reply)
{
    if (reply.transport != Outcome::Ok)
        return;
    RawAnswer raw;
    raw.request = QString::fromLatin1(request.method) + u' ' + request.url.toString();
    raw.status = reply.status;
    raw.requestId = reply.requestId();
    raw.at = QDateTime::currentDateTimeUtc();
    raw.body = reply.body;
    m_profiles.putRaw(account, raw);
}

/// A save of ours is between the first byte and its proof.
bool ProfileSync::isWriting(const AccountId &account) const
{
    const QList<OutboxEntry> &entries = m_outbox.entries();
    return std::any_of(entries.cbegin(), entries.cend(), [&account](const OutboxEntry &entry) {
        return entry.account == account && !isFinal(entry.state) &&
               targetOf(entry.account, entry.command).isNull() &&
               !std::holds_alternative<DenylistCommand>(entry.command) &&
               (entry.step > 0 || entry.tries > 0 || entry.state == OutboxState::Sending ||
                entry.state == OutboxState::Unknown);
    });
}

void ProfileSync::watchPictures(const AccountId &account, const Profile &profile)
{
    const ServiceApi *api = m_lanes.api(account);
    const auto known = m_shown.constFind(account);
    if (!api || known == m_shown.cend())
        return;
    for (const PictureRule &rule : api->info().pictures) {
        const QString before = known->picture(rule.slot);
        const QList<OutboxEntry> &entries = m_outbox.entries();
        const bool ours =
            std::any_of(entries.cbegin(), entries.cend(), [&](const OutboxEntry &entry) {
                const auto *put = std::get_if<PutPictureCommand>(&entry.command);
                return put && entry.account == account && put->slot == rule.slot &&
                       !isFinal(entry.state);
            });
        if (rule.repeatTakesAway && !ours && !before.isEmpty() &&
            profile.picture(rule.slot).isEmpty())
            Q_EMIT pictureVanished(account, rule.slot, before);
    }
}

/// Which of the pictures shown of the profile this is; none: it is an older one, or somebody
/// else's.
std::optional<PictureSlot> ProfileSync::slotOf(const AccountId &account,
                                               const QString &pictureId) const
{
    const ServiceApi *api = m_lanes.api(account);
    const auto shown = m_shown.constFind(account);
    if (!api || shown == m_shown.cend())
        return {};
    for (const PictureRule &rule : api->info().pictures) {
        if (shown->picture(rule.slot) == pictureId)
            return rule.slot;
    }
    return {};
}

void ProfileSync::pictureCame(const AccountId &account, const QString &pictureId)
{
    if (const auto slot = slotOf(account, pictureId))
        m_askedForAddress[account].remove(*slot);
}

/// A fresh address that is refused as well is not asked for again: that would never end, because
/// every reading names another one.
void ProfileSync::pictureRanOut(const AccountId &account, const QString &pictureId)
{
    const auto slot = slotOf(account, pictureId);
    if (!slot || m_askedForAddress.value(account).contains(*slot))
        return;
    m_askedForAddress[account].insert(*slot);
    refresh(account);
}

void ProfileSync::wantPicture(const AccountId &account, const QString &pictureId, int edgePixels)
{
    AccountLane *lane = m_lanes.lane(account);
    if (!lane || pictureId.isEmpty())
        return;
    m_queue.want(account, account, *lane, pictureId, edgePixels);
}

} // namespace personae
