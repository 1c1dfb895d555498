// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace personae::architecture {

/// A file of ours as the rules look at it.
struct SourceFile
{
    QString path;         ///< from the project root
    QString text;         ///< as it stands
    QString code;         ///< C++ without comments; line numbers are kept
    QString bare;         ///< the same without what stands between quotes
    QStringList includes; ///< "models/values/profile.h", "QWidget"; in order

    [[nodiscard]] static SourceFile of(const QString &path, const QString &text);
    [[nodiscard]] bool isCpp() const;
    [[nodiscard]] bool isHeader() const;
};

/// Reads every file below these folders of the project.
[[nodiscard]] QList<SourceFile> readTree(const QString &root, const QStringList &folders);

} // namespace personae::architecture
