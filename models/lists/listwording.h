// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/lists/personrow.h"
#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"
#include "models/values/command.h"

#include <QString>

namespace personae {

/// The top level of the sidebar and its children.
enum class SidebarKind {
    MyProfiles,
    Account,
    People,
    Communities,
    Community, ///< below Communities
    Queues,
    Requests, ///< below Queues
    Denylists,
    Outbox,
    Activity
};
/// What stands in place of a number when a service is blocked (window.md d2).
enum class SidebarBadge { None, SignIn, Throttled, Offline, Trouble };

/// One row of the sidebar, as data.
struct SidebarRow
{
    SidebarKind kind = SidebarKind::MyProfiles;
    AccountRow account; ///< Account only
    Person community;   ///< Community only
    bool usable = true; ///< false: stays visible, says why
    int number = 0;     ///< things there; 0 is not shown
    int needsYou = 0;   ///< of those, how many need a decision
    bool dot = false;   ///< an unsent draft
    SidebarBadge badge = SidebarBadge::None;
    bool operator==(const SidebarRow &) const = default;
};

/// The words of the lists. Models know no language: they hold a pointer to one of these, and ui/
/// implements it with tr(). The texts of this base class are raw keys ("Queued", "saveProfile:
/// name"), enough for tests and logs.
///
/// Rules for implementations: plain text; foreign text (names, handles, server's words) through
/// isolatedLine(); sentences are whole, for a screen reader that reads nothing else of the row. The
/// object must outlive the models; when the language changes, call their wordingChanged(). GUI
/// thread.
class ListWording
{
public:
    ListWording() = default;
    virtual ~ListWording() = default;
    Q_DISABLE_COPY_MOVE(ListWording)

    // Own profiles
    /// The line of a list: the display name, or the handle where there is none.
    [[nodiscard]] virtual QString accountTitle(const AccountRow &row) const;
    /// "alice, alice.example.com on Cloudillo, offline, 1 unsent change"
    [[nodiscard]] virtual QString accountSentence(const AccountRow &row) const;

    // Sidebar
    [[nodiscard]] virtual QString sidebarTitle(const SidebarRow &row) const;
    /// The right-hand text: a number, "429", "sign in"; empty: nothing there.
    [[nodiscard]] virtual QString sidebarBadge(const SidebarRow &row) const;
    /// "Cloudillo alice, 1 unsent draft"
    [[nodiscard]] virtual QString sidebarSentence(const SidebarRow &row) const;
    /// Why a row can not be used: only where `usable` is false.
    [[nodiscard]] virtual QString sidebarReason(const SidebarRow &row) const;

    // Outbox (window.md d9)
    [[nodiscard]] virtual QString
    outboxState(const OutboxEntry &entry) const; ///< "Waiting for network"
    [[nodiscard]] virtual QString
    outboxWhat(const Command &command) const; ///< "Change name and bio"
    [[nodiscard]] virtual QString
    outboxNextTry(const OutboxEntry &entry) const; ///< "07:40"; empty: none planned
    [[nodiscard]] virtual QString outboxAge(const QDateTime &createdAt) const; ///< "2 minutes"
    [[nodiscard]] virtual QString outboxSentence(const OutboxEntry &entry,
                                                 const AccountRow &account) const;
    /// An entry of a kind that only a newer version of the program knows.
    [[nodiscard]] virtual QString foreignState() const;
    [[nodiscard]] virtual QString foreignWhat(const ForeignEntry &entry) const;
    [[nodiscard]] virtual QString foreignSentence(const ForeignEntry &entry,
                                                  const AccountRow &account) const;

    // People (window.md d3)
    /// The name, or the handle where there is none; never more than a line's worth of it.
    [[nodiscard]] virtual QString personTitle(const Person &person) const;
    [[nodiscard]] virtual QString personKind(const Person &person) const;
    [[nodiscard]] virtual QString personRole(const Person &person) const;
    [[nodiscard]] virtual QString personStatus(const Person &person) const;
    /// "follows you"; `amongMembers`: in the list of a community, where being connected is that.
    [[nodiscard]] virtual QString personRelation(const Person &person, bool amongMembers) const;
    [[nodiscard]] virtual QString personTags(const Person &person) const;
    [[nodiscard]] virtual QString personTime(const QDateTime &at) const; ///< "14:02"; invalid: ""
    /// Date, time and zone, for tool tips; invalid: "".
    [[nodiscard]] virtual QString personFullTime(const QDateTime &at) const;
    [[nodiscard]] virtual QString personPending(const OutboxEntry &entry) const; ///< "sending"
    /// "Bob Stone, bob.example.com, contributor, active, follows you, ticked"
    [[nodiscard]] virtual QString personSentence(const PersonRow &row) const;
    /// Who is asked: the community's identity; of one's own account "me" or its name.
    [[nodiscard]] virtual QString requestFor(const RequestRow &row) const;
    [[nodiscard]] virtual QString requestDecision(const RequestRow &row) const;
    [[nodiscard]] virtual QString requestSentence(const RequestRow &row) const;

    // History
    [[nodiscard]] virtual QString
    historyEdit(const OutboxEntry &entry) const; ///< "You changed name: verified"
    [[nodiscard]] virtual QString
    historySeen(const SeenChange &change) const; ///< "Name changed elsewhere"
    [[nodiscard]] virtual QString historyTime(const QDateTime &at) const;
    [[nodiscard]] virtual QString historyEditSentence(const OutboxEntry &entry) const;
    [[nodiscard]] virtual QString historySeenSentence(const SeenChange &change) const;

    /// Column headers by id: "state", "account", "what", "target", "nextTry", "tries", "age"
    /// (outbox); "time", "change" (history); "tick", "picture", "name", "handle", "service",
    /// "type", "role", "status", "relationship", "tags", "changed", "seen" (people); also "for",
    /// "text", "since", "decision" (requests).
    [[nodiscard]] virtual QString columnTitle(const QString &column) const;

    /// Raw keys, in no language.
    [[nodiscard]] static const ListWording &plain();
};

} // namespace personae

Q_DECLARE_METATYPE(personae::SidebarRow)
