// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

#include <QCoreApplication>
#include <QJsonValue>

namespace personae {

/// The words for what services declare by message id (calls, pages, columns, warnings). Plain text;
/// an unknown id stands for itself, isolated.
class ServiceWording final
{
    Q_DECLARE_TR_FUNCTIONS(personae::ServiceWording)

public:
    ServiceWording() = delete;

    [[nodiscard]] static QString page(const QString &id); ///< or the verb of the call of this id
    [[nodiscard]] static QString pageEmpty(const QString &id);     ///< "No linked identities."
    [[nodiscard]] static QString verb(const QString &callId);      ///< "Unlink…" without the dots
    [[nodiscard]] static QString verbAbout(const QString &callId); ///< where a person is shown
    [[nodiscard]] static QString meaning(const QString &callId);   ///< one sentence; may be empty
    [[nodiscard]] static QString done(const QString &callId);      ///< what happened, what is kept
    [[nodiscard]] static QString warning(const QString &id);       ///< empty id: a general sentence
    [[nodiscard]] static QString stepHint(const QString &callId);  ///< above the form; may be empty
    [[nodiscard]] static QString column(const ColumnSpec &column);
    [[nodiscard]] static QString field(const QString &wording);
    [[nodiscard]] static QString fieldHint(const QString &wording); ///< empty: none
    [[nodiscard]] static QString choice(const QString &word);

    /// One cell: short for the table, whole for tool tips and screen readers.
    [[nodiscard]] static QString cell(const ColumnSpec &column, const QJsonValue &value);
    [[nodiscard]] static QString fullCell(const ColumnSpec &column, const QJsonValue &value);
    /// As the service sent it, to be copied: whole, nothing put around it.
    [[nodiscard]] static QString rawCell(const QJsonValue &value);

    /// Why a row does not offer a call; empty: it does.
    [[nodiscard]] static QString notHere(const CallSpec &call, const QList<ColumnSpec> &columns,
                                         const FieldMap &record);
};

} // namespace personae
