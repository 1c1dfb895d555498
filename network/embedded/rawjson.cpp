// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/rawjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

namespace personae::embedded::raw {

QByteArray text(const QString &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

Object &Object::add(QByteArrayView key, const QByteArray &value)
{
    if (!m_inside.isEmpty())
        m_inside += ',';
    m_inside += text(QString::fromUtf8(key)) + ':' + value;
    return *this;
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray array(const QList<QByteArray> &values)
{
    return '[' + values.join(',') + ']';
}

QByteArray texts(const QStringList &values)
{
    QList<QByteArray> parts;
    for (const QString &value : values)
        parts.append(text(value));
    return array(parts);
}

QByteArray shuffled(const QMap<QString, QString> &map)
{
    QStringList keys = map.keys();
    std::shuffle(keys.begin(), keys.end(), *QRandomGenerator::global());
    Object object;
    for (const QString &key : std::as_const(keys))
        object.add(key.toUtf8(), map.value(key));
    return object.json();
}

} // namespace personae::embedded::raw
