// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/listwording.h"
#include "models/values/serviceinfo.h"

#include <QCoreApplication>

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
    [[nodiscard]] QString sidebarTitle(const SidebarRow &row) const override;
    [[nodiscard]] QString sidebarBadge(const SidebarRow &row) const override;
    [[nodiscard]] QString sidebarSentence(const SidebarRow &row) const override;
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

    [[nodiscard]] QString fieldName(const QString &key) const; ///< "About"

private:
    [[nodiscard]] QString fieldNames(const QStringList &keys) const; ///< "Name, About and Location"

    QList<ServiceInfo> m_services;
};

} // namespace personae
