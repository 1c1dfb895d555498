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
    [[nodiscard]] static QString page(const QString &id);     ///< title of a tab
    /// A value as it is read: yes and no, numbers, the words of a service.
    [[nodiscard]] static QString value(const FieldSpec &spec, const QJsonValue &value);
    [[nodiscard]] static QString word(const FieldSpec &spec, const QString &value);
    [[nodiscard]] static QString range(const FieldSpec &spec); ///< "10 to 30"; empty: no range
    [[nodiscard]] static QString number(double value, bool whole);
    [[nodiscard]] static QString part(const QString &id);    ///< a part of a record
    [[nodiscard]] static bool isLongPart(const QString &id); ///< several lines
    [[nodiscard]] static QString handle(const QString &wording);
    [[nodiscard]] static QString picture(PictureSlot slot);
    [[nodiscard]] static QString addItem(const QString &listKey);

    [[nodiscard]] static QString setting(const SettingSpec &spec);
    [[nodiscard]] static QString settingMeaning(const SettingSpec &spec); ///< may be empty
    [[nodiscard]] static QString settingChoice(const QString &word);

    /// Empty for a word nobody knows.
    [[nodiscard]] static QString visibility(const QString &word);
    /// One sentence: who sees a section with this marker (Undefined: none).
    [[nodiscard]] static QString visibilityTruth(const ServiceInfo &service,
                                                 const QJsonValue &marker);

    /// "14 of 128", "4 108 of 4 096 bytes"; empty where there is no limit.
    [[nodiscard]] static QString counter(const TextLimit &limit, qsizetype length);
    /// What does not fit `pattern`, which may be empty; a warning, never a refusal.
    [[nodiscard]] static QString unusual(const FieldSpec &spec, const QString &pattern);
    [[nodiscard]] static QString issue(const FieldIssue &issue);
    [[nodiscard]] static QString changes(int count); ///< "2 changes"
};

} // namespace personae
