// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/multipart.h"

#include <QCryptographicHash>

namespace personae::multipart {

namespace {

/// A name must not end its own quotation (RFC 7578 2, as browsers do it).
QByteArray quoted(QByteArray text)
{
    text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return '"' + text + '"';
}

QByteArray boundaryFor(const QList<Part> &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Part &part : parts) {
        hash.addData(part.name);
        hash.addData(part.content);
    }
    QByteArray boundary;
    bool occurs = true;
    while (occurs) {
        boundary = "personae-" + hash.result().toHex().left(32);
        occurs = false;
        for (const Part &part : parts)
            occurs = occurs || part.content.contains(boundary);
        hash.addData(boundary);
    }
    return boundary;
}

} // namespace

Body encode(const QList<Part> &parts)
{
    const QByteArray boundary = boundaryFor(parts);
    QByteArray bytes;
    for (const Part &part : parts) {
        bytes += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quoted(part.name);
        if (!part.fileName.isEmpty())
            bytes += "; filename=" + quoted(part.fileName);
        bytes += "\r\n";
        if (!part.mediaType.isEmpty())
            bytes += "Content-Type: " + part.mediaType + "\r\n";
        bytes += "\r\n" + part.content + "\r\n";
    }
    bytes += "--" + boundary + "--\r\n";
    return {"multipart/form-data; boundary=" + boundary, bytes};
}

} // namespace personae::multipart
