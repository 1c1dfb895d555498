// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace personae {

/// A request body that can be read once only. QNetworkAccessManager repeats a request by itself
/// when a connection breaks before an answer came, also a POST; it must rewind the body for that,
/// and a sequential device cannot be.
class SendOnce final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendOnce)

public:
    explicit SendOnce(const QByteArray &bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qsizetype m_position = 0;
};

} // namespace personae
