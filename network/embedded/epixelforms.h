// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/message.h"

#include <QMap>

namespace personae::embedded::epixel {

struct UploadedFile
{
    QString name;
    QByteArray bytes;
};

/// A body of any style an installation may take (Epixel 1.2), read into its fields.
struct Form
{
    enum class Style { None, Multipart, Urlencoded, Json, Other };
    Style style = Style::None;
    QMap<QString, QString> fields;
    QMap<QString, UploadedFile> files;

    [[nodiscard]] bool has(const QString &name) const { return fields.contains(name); }
    [[nodiscard]] QString value(const QString &name) const { return fields.value(name); }
};

[[nodiscard]] Form formOf(const Request &request);

} // namespace personae::embedded::epixel
