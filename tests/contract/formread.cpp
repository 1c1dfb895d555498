// SPDX-License-Identifier: GPL-3.0-or-later
#include "formread.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

/// The value of a parameter, quoted or not: name="value"; name=value.
QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    qsizetype start = header.toLower().indexOf(QByteArray("; " + name + '='));
    if (start < 0)
        start = header.toLower().indexOf(QByteArray(";" + name + '='));
    if (start < 0)
        return {};
    const QByteArray rest = header.sliced(header.indexOf('=', start) + 1);
    if (rest.startsWith('"'))
        return rest.sliced(1, std::max<qsizetype>(0, rest.indexOf('"', 1) - 1));
    return rest.split(';').constFirst().trimmed();
}

FormPart partOf(const QByteArray &text)
{
    FormPart part;
    const qsizetype end = text.indexOf("\r\n\r\n");
    if (end < 0)
        return part;
    part.content = text.sliced(end + 4);
    const QList<QByteArray> lines = text.left(end).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray header = line.left(colon).trimmed().toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (header == "content-type")
            part.type = value;
        if (header != "content-disposition")
            continue;
        part.name = parameter(value, "name");
        part.fileName = parameter(value, "filename");
        part.isFile = value.contains("filename=");
    }
    return part;
}

FormPairs fromJson(const QByteArray &body)
{
    FormPairs pairs;
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        pairs.append({it.key().toUtf8(), it.value().toVariant().toString().toUtf8()});
    return pairs;
}

} // namespace

QByteArray mainType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

QList<FormPart> partsOf(const QByteArray &contentType, const QByteArray &body)
{
    QList<FormPart> parts;
    const QByteArray boundary = parameter(contentType, "boundary");
    if (mainType(contentType) != "multipart/form-data" || boundary.isEmpty())
        return parts;
    const QByteArray mark = "--" + boundary;
    qsizetype at = body.startsWith(mark) ? 0 : -1;
    while (at >= 0) {
        const qsizetype start = at + mark.size() + 2;
        const qsizetype next = body.indexOf(QByteArray("\r\n" + mark), start);
        if (body.mid(at + mark.size(), 2) != "\r\n" || next < 0)
            break;
        parts.append(partOf(body.sliced(start, next - start)));
        at = next + 2;
    }
    const bool closed = at >= 0 && body.mid(at + mark.size(), 2) == "--";
    return closed ? parts : QList<FormPart>();
}

FormPairs pairsOf(const QByteArray &query)
{
    FormPairs pairs;
    const QList<QByteArray> parts = query.split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray key = decoded(equals < 0 ? part : part.left(equals));
        QByteArray value = equals < 0 ? QByteArray() : decoded(part.sliced(equals + 1));
        if (key == "status") { // codes are a set
            QList<QByteArray> codes = value.split(',');
            std::sort(codes.begin(), codes.end());
            value = codes.join(',');
        }
        pairs.append({key, value});
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

FormPairs fieldsOf(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray type = mainType(contentType);
    FormPairs pairs;
    if (type == "application/json") {
        pairs = fromJson(body);
    } else if (type == "multipart/form-data") {
        for (const FormPart &part : partsOf(contentType, body)) {
            if (!part.isFile)
                pairs.append({part.name, part.content});
        }
    } else {
        pairs = pairsOf(body);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}
