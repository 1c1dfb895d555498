// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callbackserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int patience = 3000; ///< ms, for a program on the same computer
constexpr qint64 longestAddress = 64 * 1024;
constexpr char taken = '+';

} // namespace

CallbackServer::CallbackServer(const QStringList &schemes, const QString &name, QObject *parent)
    : QObject(parent)
    , m_schemes(schemes)
    , m_name(name)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            take(socket);
        }
    });
}

/// A folder of this user alone where there is one: in a common one others could listen first.
QString CallbackServer::standardName()
{
#ifdef Q_OS_WIN
    const QByteArray user = QDir::homePath().toUtf8();
    return u"personae-callback-"_s +
           QString::fromLatin1(
               QCryptographicHash::hash(user, QCryptographicHash::Sha256).toHex().left(16));
#else
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QString() : folder + "/personae-callback"_L1;
#endif
}

bool CallbackServer::listen()
{
    close();
    if (m_name.isEmpty())
        return false;
    QLocalServer::removeServer(m_name); // left over from a program that died
    return m_server.listen(m_name);
}

void CallbackServer::close()
{
    m_server.close();
}

void CallbackServer::take(QLocalSocket *socket)
{
    if (socket->bytesAvailable() > longestAddress) {
        socket->abort();
        return;
    }
    if (!socket->canReadLine())
        return;
    const QUrl address = QUrl::fromEncoded(socket->readLine().trimmed());
    const bool isOurs = address.isValid() && m_schemes.contains(address.scheme());
    if (isOurs)
        socket->write(&taken, 1);
    socket->disconnectFromServer();
    if (isOurs)
        Q_EMIT arrived(address);
}

bool CallbackServer::handOver(const QUrl &address, const QString &name)
{
    QLocalSocket socket;
    if (name.isEmpty())
        return false;
    socket.connectToServer(name);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(address.toEncoded() + '\n');
    socket.waitForBytesWritten(patience);
    return socket.waitForReadyRead(patience) && socket.read(1) == QByteArray(1, taken);
}

} // namespace personae
