// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace personae::multipart {

/// One part of a multipart/form-data body (RFC 7578). Without fileName it is a text field.
struct Part
{
    QByteArray name;
    QByteArray content; ///< text in UTF-8
    QByteArray fileName = {};
    QByteArray mediaType = {}; ///< of a file
};

struct Body
{
    QByteArray contentType; ///< with the boundary
    QByteArray bytes;
};

/// The same parts give the same bytes: the boundary is made from them and does not occur in them.
[[nodiscard]] Body encode(const QList<Part> &parts);

} // namespace personae::multipart
