// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/sendonce.h"

#include <algorithm>
#include <cstring>

namespace personae {

SendOnce::SendOnce(const QByteArray &bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(bytes)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SendOnce::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 SendOnce::readData(char *data, qint64 maximum)
{
    const qint64 left = m_bytes.size() - m_position;
    if (left == 0)
        return -1;
    const qint64 count = std::min(left, maximum);
    std::memcpy(data, m_bytes.constData() + m_position, size_t(count));
    m_position += count;
    return count;
}

qint64 SendOnce::writeData(const char *, qint64)
{
    return -1;
}

} // namespace personae
