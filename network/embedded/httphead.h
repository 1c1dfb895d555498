// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace personae::embedded {

/// First line and headers of a message, as far as the gate must understand them.
struct HttpHead
{
    QByteArray firstLine;
    QList<QPair<QByteArray, QByteArray>> headers;

    [[nodiscard]] static HttpHead parse(const QByteArray &text);
    [[nodiscard]] QByteArray value(QByteArrayView name) const; ///< case-insensitive
    QByteArray take(QByteArrayView name);                      ///< value(), and the header is gone
    [[nodiscard]] QByteArray text() const;                     ///< with the empty line
};

/// A whole answer of our own making.
[[nodiscard]] HttpHead madeHead(int status, const QByteArray &type, qsizetype length);

} // namespace personae::embedded
