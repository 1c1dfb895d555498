// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"
#include "models/values/command.h"

#include <QString>

namespace personae {

/// The top level of the sidebar and its children.
enum class SidebarKind { MyProfiles, Account, Outbox };
/// What stands in place of a number when a service is blocked (window.md d2).
enum class SidebarBadge { None, SignIn, Throttled, Offline, Trouble };

/// One row of the sidebar, as data.
struct SidebarRow
{
    SidebarKind kind = SidebarKind::MyProfiles;
    AccountRow account; ///< Account only
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

    // History
    [[nodiscard]] virtual QString
    historyEdit(const OutboxEntry &entry) const; ///< "You changed name: verified"
    [[nodiscard]] virtual QString
    historySeen(const SeenChange &change) const; ///< "Name changed elsewhere"
    [[nodiscard]] virtual QString historyTime(const QDateTime &at) const;
    [[nodiscard]] virtual QString historyEditSentence(const OutboxEntry &entry) const;
    [[nodiscard]] virtual QString historySeenSentence(const SeenChange &change) const;

    /// Column headers by id: "state", "account", "what", "target", "nextTry", "tries", "age"
    /// (outbox); "time", "change" (history).
    [[nodiscard]] virtual QString columnTitle(const QString &column) const;

    /// Raw keys, in no language.
    [[nodiscard]] static const ListWording &plain();
};

} // namespace personae

Q_DECLARE_METATYPE(personae::SidebarRow)
