// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/httphead.h"

namespace personae::embedded {

HttpHead HttpHead::parse(const QByteArray &text)
{
    HttpHead head;
    const QList<QByteArray> lines = text.split('\n');
    head.firstLine = lines.value(0).trimmed();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return head;
}

QByteArray HttpHead::value(QByteArrayView name) const
{
    for (const auto &[key, text] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return text;
    }
    return {};
}

QByteArray HttpHead::take(QByteArrayView name)
{
    const QByteArray found = value(name);
    headers.removeIf(
        [&](const auto &each) { return each.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found;
}

QByteArray HttpHead::text() const
{
    QByteArray all = firstLine + "\r\n";
    for (const auto &[key, text] : headers)
        all += key + ": " + text + "\r\n";
    return all + "\r\n";
}

HttpHead madeHead(int status, const QByteArray &type, qsizetype length)
{
    HttpHead head;
    head.firstLine = "HTTP/1.1 " + QByteArray::number(status) + " Played";
    if (!type.isEmpty())
        head.headers.append({"content-type", type});
    head.headers.append({"content-length", QByteArray::number(length)});
    return head;
}

} // namespace personae::embedded
