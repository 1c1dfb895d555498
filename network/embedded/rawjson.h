// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>

/// JSON text whose key order we choose: QJsonObject sorts its keys, the real node does not, and the
/// order inside `x` even changes from reply to reply (Cloudillo 4.2).
namespace personae::embedded::raw {

[[nodiscard]] QByteArray text(const QString &value);

class Object final
{
public:
    /// `value` is finished JSON.
    Object &add(QByteArrayView key, const QByteArray &value);
    Object &add(QByteArrayView key, const QString &value) { return add(key, text(value)); }
    Object &add(QByteArrayView key, qint64 value) { return add(key, QByteArray::number(value)); }
    Object &flag(QByteArrayView key, bool value) { return add(key, value ? "true" : "false"); }
    /// Left out when empty.
    Object &some(QByteArrayView key, const QString &value)
    {
        return value.isEmpty() ? *this : add(key, value);
    }
    [[nodiscard]] bool isEmpty() const { return m_inside.isEmpty(); }
    [[nodiscard]] QByteArray json() const { return '{' + m_inside + '}'; }

private:
    Object &add(QByteArrayView key, const char *value) { return add(key, QByteArray(value)); }
    QByteArray m_inside;
};

/// Where the order of the keys means nothing.
[[nodiscard]] QByteArray compact(const QJsonObject &json);
[[nodiscard]] QByteArray array(const QList<QByteArray> &values);
[[nodiscard]] QByteArray texts(const QStringList &values);
/// In another order every time.
[[nodiscard]] QByteArray shuffled(const QMap<QString, QString> &map);

} // namespace personae::embedded::raw
