// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"

#include <QCoreApplication>
#include <QString>

namespace personae {

/// The words for what services declare by message id. Plain text; unknown ids and keys stand for
/// themselves, isolated.
class FieldWording final
{
    Q_DECLARE_TR_FUNCTIONS(personae::FieldWording)

public:
    FieldWording() = delete;

    [[nodiscard]] static QString label(const ServiceInfo &service, const QString &key);
    [[nodiscard]] static QString hint(const FieldSpec &spec); ///< empty: none
    [[nodiscard]] static QString part(const QString &id);     ///< a part of a record
    [[nodiscard]] static bool isLongPart(const QString &id);  ///< several lines
    [[nodiscard]] static QString handle(const QString &wording);
    [[nodiscard]] static QString picture(PictureSlot slot);
    [[nodiscard]] static QString addItem(const QString &listKey);

    /// Empty for a word nobody knows.
    [[nodiscard]] static QString visibility(const QString &word);
    /// One sentence: who sees a section with this marker (Undefined: none).
    [[nodiscard]] static QString visibilityTruth(const ServiceInfo &service,
                                                 const QJsonValue &marker);

    /// "14 of 128", "4 108 of 4 096 bytes"; empty where there is no limit.
    [[nodiscard]] static QString counter(const TextLimit &limit, qsizetype length);
    [[nodiscard]] static QString issue(const FieldIssue &issue);
    [[nodiscard]] static QString changes(int count); ///< "2 changes"
};

} // namespace personae
