// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/historymodel.h"
#include "models/values/serviceinfo.h"

#include <QCoreApplication>
#include <QPair>

namespace personae {

/// The words of the time line of one profile.
class HistoryWording final : public ListWording
{
    Q_DECLARE_TR_FUNCTIONS(personae::HistoryWording)

public:
    void setService(const ServiceInfo &service) { m_service = service; }

    [[nodiscard]] QString historyEdit(const OutboxEntry &entry) const override;
    [[nodiscard]] QString historySeen(const SeenChange &change) const override;
    [[nodiscard]] QString historyTime(const QDateTime &at) const override;
    [[nodiscard]] QString historyEditSentence(const OutboxEntry &entry) const override;
    [[nodiscard]] QString historySeenSentence(const SeenChange &change) const override;
    [[nodiscard]] QString columnTitle(const QString &column) const override;

    /// Before and after in full, field by field; plain text.
    [[nodiscard]] QPair<QString, QString> sides(const HistoryRow &row) const;

private:
    [[nodiscard]] QString label(const QString &key) const;
    [[nodiscard]] QString result(const OutboxEntry &entry, const QString &key) const;
    [[nodiscard]] QString fieldResults(const OutboxEntry &entry,
                                       const SaveProfileCommand &save) const;

    ServiceInfo m_service;
};

} // namespace personae
