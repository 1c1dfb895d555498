// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

/// Texts that hold JSON (Cloudillo 4.2): text to parts and back. What we do not know (further keys,
/// members of another type) stays as it is; a text whose parts did not change is returned letter by
/// letter. Pure.
namespace personae::structuredtext {

using Parts = QMap<QString, QString>; ///< part key -> text; a missing part is empty

/// std::nullopt: this is no such JSON, edit it as plain text. An empty text is an empty record.
[[nodiscard]] std::optional<Parts> readRecord(const QString &text, const QStringList &parts);
/// `previous` gives the unknown keys. Empty where nothing is left.
[[nodiscard]] QString writeRecord(const QString &previous, const Parts &parts);

/// One member of a list with the JSON it came from.
struct ListItem
{
    Parts parts;
    QJsonValue origin;    ///< Undefined: a new one
    bool unknown = false; ///< not of our shape: shown as such, may be moved or removed
    bool operator==(const ListItem &) const = default;
};

[[nodiscard]] std::optional<QList<ListItem>>
readRecordList(const QString &text, const QString &listKey, const QStringList &parts);
[[nodiscard]] QString writeRecordList(const QString &previous, const QString &listKey,
                                      const QList<ListItem> &items);

/// Members that are no texts come back as unknown items; a tag's text is the part named "".
[[nodiscard]] std::optional<QList<ListItem>> readTags(const QString &text, const QString &listKey);
[[nodiscard]] QString writeTags(const QString &previous, const QString &listKey,
                                const QList<ListItem> &items);
[[nodiscard]] ListItem newTag(const QString &tag);

} // namespace personae::structuredtext
