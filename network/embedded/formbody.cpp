// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/formbody.h"

#include "network/embedded/httphead.h"

namespace personae::embedded {

namespace {

/// `; name="value"` of a header; empty where it is missing.
QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    const QByteArray mark = "; " + name + '=';
    qsizetype at = header.toLower().indexOf(mark);
    if (at < 0)
        return {};
    at += mark.size();
    if (at < header.size() && header.at(at) == '"')
        return header.mid(at + 1, header.indexOf('"', at + 1) - at - 1);
    const qsizetype end = header.indexOf(';', at);
    return header.mid(at, end < 0 ? -1 : end - at).trimmed();
}

} // namespace

std::optional<QList<FormPart>> formParts(const Request &request)
{
    const QByteArray type = request.header("content-type");
    const QByteArray boundary = "--" + parameter(type, "boundary");
    const QByteArray separator = "\r\n" + boundary;
    if (!type.toLower().startsWith("multipart/form-data") || boundary.size() == 2)
        return {};
    QList<FormPart> parts;
    qsizetype at = request.body.indexOf(boundary);
    while (at >= 0) {
        at += boundary.size();
        if (request.body.mid(at, 2) == "--")
            return parts;
        const qsizetype headEnd = request.body.indexOf("\r\n\r\n", at);
        const qsizetype next = request.body.indexOf(separator, at);
        if (headEnd < 0 || next < headEnd + 2)
            return {};
        const HttpHead head = HttpHead::parse(request.body.mid(at, headEnd - at));
        const QByteArray disposition = head.value("content-disposition");
        const qsizetype from = headEnd + 4;
        parts.append({parameter(disposition, "name"), parameter(disposition, "filename"),
                      head.value("content-type"),
                      request.body.mid(from, std::max<qsizetype>(0, next - from))});
        at = next + 2;
    }
    return {};
}

} // namespace personae::embedded
