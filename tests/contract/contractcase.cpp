// SPDX-License-Identifier: GPL-3.0-or-later
#include "contractcase.h"

#include <QJsonDocument>

QJsonObject ContractCase::bodyFields() const
{
    return isForm ? formPairs : QJsonDocument::fromJson(requestBody).object();
}

QString ContractCase::path() const
{
    const QString whole = QUrl::fromEncoded(origin.toUtf8() + target).path(QUrl::FullyEncoded);
    return whole.startsWith(prefix) ? whole.sliced(prefix.size()) : whole;
}

ContractCase ContractCase::placedAt(QUrl base) const
{
    ContractCase placed = *this;
    placed.prefix = base.path();
    placed.target = placed.prefix.toUtf8() + target.sliced(prefix.toUtf8().size());
    base.setPath({});
    placed.origin = base.toString();
    return placed;
}

QString plainLine(const QString &line, const QString &prefix)
{
    const qsizetype blank = line.indexOf(u' ');
    QString path = line.sliced(blank + 1);
    if (!prefix.isEmpty() && path.startsWith(prefix + u'/'))
        path = path.sliced(prefix.size());
    while (path.startsWith(u'/'))
        path = path.sliced(1);
    return line.left(blank + 1) + path;
}
