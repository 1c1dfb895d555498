// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/lists/listwording.h"
#include "models/values/serviceinfo.h"

#include <QCoreApplication>
#include <QHash>

namespace personae {

/// The words of the lists in the person's language. Knows no service: a field it has no word for
/// keeps its key.
class WindowWording final : public ListWording
{
    Q_DECLARE_TR_FUNCTIONS(WindowWording)

public:
    /// The services whose words for fields are used.
    explicit WindowWording(QList<ServiceInfo> services)
        : m_services(std::move(services))
    {
    }

    [[nodiscard]] QString accountTitle(const AccountRow &row) const override;
    [[nodiscard]] QString accountSentence(const AccountRow &row) const override;
    /// Where nothing renews the sign-in: until when it lasts.
    [[nodiscard]] static QString signInEnd(const AccountRow &row);
    [[nodiscard]] QString sidebarTitle(const SidebarRow &row) const override;
    [[nodiscard]] QString sidebarBadge(const SidebarRow &row) const override;
    [[nodiscard]] QString sidebarSentence(const SidebarRow &row) const override;
    [[nodiscard]] QString sidebarReason(const SidebarRow &row) const override;
    [[nodiscard]] QString outboxState(const OutboxEntry &entry) const override;
    [[nodiscard]] QString outboxWhat(const Command &command) const override;
    [[nodiscard]] QString outboxNextTry(const OutboxEntry &entry) const override;
    [[nodiscard]] QString outboxAge(const QDateTime &createdAt) const override;
    [[nodiscard]] QString outboxSentence(const OutboxEntry &entry,
                                         const AccountRow &account) const override;
    [[nodiscard]] QString foreignState() const override;
    [[nodiscard]] QString foreignWhat(const ForeignEntry &entry) const override;
    [[nodiscard]] QString foreignSentence(const ForeignEntry &entry,
                                          const AccountRow &account) const override;
    [[nodiscard]] QString historyEdit(const OutboxEntry &entry) const override;
    [[nodiscard]] QString historySeen(const SeenChange &change) const override;
    [[nodiscard]] QString historyTime(const QDateTime &at) const override;
    [[nodiscard]] QString historyEditSentence(const OutboxEntry &entry) const override;
    [[nodiscard]] QString historySeenSentence(const SeenChange &change) const override;
    [[nodiscard]] QString columnTitle(const QString &column) const override;

    [[nodiscard]] QString personTitle(const Person &person) const override;
    [[nodiscard]] QString personKind(const Person &person) const override;
    [[nodiscard]] QString personRole(const Person &person) const override;
    [[nodiscard]] QString personStatus(const Person &person) const override;
    [[nodiscard]] QString personRelation(const Person &person, bool amongMembers) const override;
    [[nodiscard]] QString personTags(const Person &person) const override;
    [[nodiscard]] QString personTime(const QDateTime &at) const override;
    [[nodiscard]] QString personFullTime(const QDateTime &at) const override;
    [[nodiscard]] QString personPending(const OutboxEntry &entry) const override;
    [[nodiscard]] QString personSentence(const PersonRow &row) const override;
    [[nodiscard]] QString requestFor(const RequestRow &row) const override;
    [[nodiscard]] QString requestDecision(const RequestRow &row) const override;
    [[nodiscard]] QString requestSentence(const RequestRow &row) const override;

    [[nodiscard]] QString fieldName(const QString &key) const; ///< "About"
    /// "moderator"; words nobody knows as they are. Static: the band and dialogs use them too.
    [[nodiscard]] static QString roleWord(const QString &role);
    [[nodiscard]] static QString statusWord(const QString &status);
    /// The highest role of several, in words; empty: none.
    [[nodiscard]] QString highestRole(const QStringList &roles) const;
    /// How sentences call a community; until it is named, by its identity.
    void nameCommunity(const QString &node, const QString &name);
    [[nodiscard]] QString communityName(const QString &node) const;
    /// Whose service says what may be asked of whom; outlives this one.
    void setAccounts(const AccountListModel &accounts) { m_accounts = &accounts; }

private:
    [[nodiscard]] QString sectionTitle(SidebarKind kind) const;
    [[nodiscard]] bool connects(const AccountId &account) const;
    [[nodiscard]] QString sectionCount(const SidebarRow &row) const;
    [[nodiscard]] QString relationWhat(const RelationCommand &command) const;
    [[nodiscard]] QString memberWhat(const MemberCommand &command) const;
    [[nodiscard]] static QString denylistWhat(const DenylistCommand &command);
    [[nodiscard]] QString fieldNames(const QStringList &keys) const; ///< "Name, About and Location"

    QList<ServiceInfo> m_services;
    const AccountListModel *m_accounts = nullptr;
    QHash<QString, QString> m_communities; ///< identity -> name
};

} // namespace personae
