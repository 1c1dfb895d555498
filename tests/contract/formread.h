// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

/// One part of a form that came over the socket.
struct FormPart
{
    QByteArray name;
    QByteArray fileName;
    QByteArray type;
    QByteArray content;
    bool isFile = false;
};

using FormPairs = QList<std::pair<QByteArray, QByteArray>>;

/// The parts of a multipart body; empty where it is none, or broken.
[[nodiscard]] QList<FormPart> partsOf(const QByteArray &contentType, const QByteArray &body);
/// The text fields of a form, multipart, urlencoded or JSON, sorted.
[[nodiscard]] FormPairs fieldsOf(const QByteArray &contentType, const QByteArray &body);
/// Of a query or an urlencoded body, sorted; the codes of `status` are a set.
[[nodiscard]] FormPairs pairsOf(const QByteArray &query);
[[nodiscard]] QByteArray mainType(const QByteArray &contentType);
