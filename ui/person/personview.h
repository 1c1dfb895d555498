// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/notes/notestore.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "models/values/command.h"

#include <optional>

namespace personae {

/// Everything the pages about one person show, as one value.
struct PersonView
{
    PersonRef ref;
    bool loaded = false; ///< false: the cache has not answered yet
    PersonSheet sheet;
    Person shown; ///< the cache's row with the wishes that are under way laid over it
    /// Own commands about them that are worth a line: for each aspect the newest that is open,
    /// failed, or was verified just now. id 0: not kept on this computer yet.
    QList<OutboxEntry> entries;
    std::optional<IncomingRequest> request;
    AccountRow account;
    ServiceInfo service;
    /// In a community's list: how one stands there. Of a community itself: how one stands in it.
    CommunityStanding standing;
    QString nodeName; ///< name of the community whose list it is; empty: not known, or one's own
    QStringList tags;
    QList<PersonNote> notes; ///< pinned first, then newest
    bool isMe = false;
    bool reading = false;     ///< the node is being asked about them
    bool readingHome = false; ///< their own host is being asked
    ApiError readError;       ///< how the last reading ended
    ApiError homeError;
    ApiError keepError; ///< a command or a note could not be kept on this computer

    [[nodiscard]] bool isNull() const { return ref.isNull(); }
    [[nodiscard]] bool isListed() const { return sheet.person.id != 0; }
    [[nodiscard]] bool isGone() const { return sheet.person.goneAt.isValid(); }
    [[nodiscard]] bool isCommunity() const { return shown.kind == PersonKind::Community; }
    /// They are looked at in the list of a community, where one acts as that community.
    [[nodiscard]] bool actsAsCommunity() const { return !ref.scope.isOwn(); }
    /// Its members are changed by oneself, on the same server; following is no matter of theirs.
    [[nodiscard]] bool isSharedCommunity() const
    {
        return actsAsCommunity() && service.sharesCommunityHost;
    }
    /// A community on one's own server is no identity: it is neither followed nor connected with.
    [[nodiscard]] bool isNoIdentity() const
    {
        return isCommunity() && !actsAsCommunity() && service.sharesCommunityHost;
    }
    /// No connections here: all that can be undone is that they follow.
    [[nodiscard]] bool endsFollowing() const
    {
        return !actsAsCommunity() && service.listsByRelation;
    }
    [[nodiscard]] bool hasHome() const { return !sheet.profile.handle.isEmpty(); }
    [[nodiscard]] bool isOffline() const { return account.reach == Reach::Offline; }
    /// A member that has left: the node keeps the row with the old roles (Cloudillo 7.3).
    [[nodiscard]] bool hasLeft() const;
    [[nodiscard]] QString name() const; ///< foreign; the handle where there is no name
    /// The newest entry worth a line that is about this aspect of oneself and them.
    [[nodiscard]] const OutboxEntry *entryAbout(RelationAspect aspect) const;
    [[nodiscard]] const OutboxEntry *memberEntry() const;
    /// The entry that speaks loudest: one that needs the person, then the newest.
    [[nodiscard]] const OutboxEntry *loudest() const;
};

/// Between the click and the service's word: the same thing is not asked for again.
[[nodiscard]] bool isInFlight(const OutboxEntry &entry);

/// A verb as it stands for this person now.
struct VerbState
{
    bool shown = false; ///< the service has it and it would change something
    bool enabled = false;
    bool isNow = false; ///< of several faces of one choice, the one that holds
    QString label;      ///< for menus
    QString brief;      ///< for a button below the words it belongs to
    QString reason;     ///< why it is not enabled; empty where it is
};
[[nodiscard]] VerbState verbState(const PersonView &view, RelationVerb verb);

/// All verbs in the order of menus.
[[nodiscard]] const QList<RelationVerb> &allVerbs();

} // namespace personae
