// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

#include <QJsonValue>
#include <QList>
#include <QString>

namespace personae {

/// Why a value cannot be sent. The UI makes the sentence.
struct FieldIssue
{
    enum class Kind {
        TooLong,
        TooShort,
        Missing,
        NotAnAddress,
        KeyInUse,
        KeyTooLong,
        KeyEmpty,
        Server,
        NotANumber,
        OutOfRange,  ///< see least and most
        CannotClear, ///< it can be changed, never taken away
        NotAPair,    ///< ObjectPair: both ids, with a dot between them
    };
    Kind kind = Kind::TooLong;
    qsizetype actual = 0; ///< in the field's unit
    qsizetype limit = 0;
    LengthUnit unit = LengthUnit::CodePoints;
    QString serverText; ///< Kind::Server only; foreign text, may be empty
    double least = 0;   ///< Kind::OutOfRange
    double most = 0;
    bool operator==(const FieldIssue &) const = default;
};

/// What a service's declaration means for one key or value. Pure.
namespace fieldrules {

/// The spec of any key, also of a person's own: markers and titles of sections get their shapes.
[[nodiscard]] FieldSpec specOf(const ServiceInfo &service, const QString &key);
/// The section whose marker or title the key is; empty: it stands for itself.
[[nodiscard]] QString sectionOf(const ServiceInfo &service, const QString &key);
/// Whether the key is the marker or the title of another field, and so is edited there.
[[nodiscard]] bool isCompanion(const ServiceInfo &service, const QString &key);
/// Whether the person may rename or remove it: a key of the open map.
[[nodiscard]] bool isOpenKey(const ServiceInfo &service, const QString &key);

/// As it is sent: outer blanks cut where the limit says so; an empty text is Undefined where the
/// field may be missing.
[[nodiscard]] QJsonValue sendable(const FieldSpec &spec, const QJsonValue &value);
/// Length in the field's unit, as the service will count it.
[[nodiscard]] qsizetype countedLength(const FieldSpec &spec, const QJsonValue &value);
/// `value` as it would be, `before` as it is: what was empty may stay so where it cannot be taken
/// away.
[[nodiscard]] QList<FieldIssue> issuesOf(const FieldSpec &spec, const QJsonValue &value,
                                         const QJsonValue &before = QJsonValue::Undefined);
/// Whether the text fits this pattern, as a whole. One that is no regular expression fits all: it
/// is the service's own word and never keeps anybody from sending (M² 3.2).
[[nodiscard]] bool fitsPattern(const QString &pattern, const QString &text);
/// The text without what the pattern finds at its start; empty: it finds nothing there, or all.
[[nodiscard]] QString stripped(const QString &pattern, const QString &text);
/// Problems of a new key, given with its prefix. KeyInUse is the form's to say.
[[nodiscard]] QList<FieldIssue> keyIssuesOf(const ServiceInfo &service, const QString &key);

} // namespace fieldrules
} // namespace personae
