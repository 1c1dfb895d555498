// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>
#include <QUrl>

namespace personae {

/// Takes addresses the browser came back with (InterlinedList 3.4) from a second start of the
/// program, which the system makes to open them. Listens only while a sign-in waits, to nobody but
/// this user, and takes addresses of the given schemes only. What it hears is secret and never
/// logged. GUI thread.
class CallbackServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallbackServer)

public:
    explicit CallbackServer(const QStringList &schemes, const QString &name = standardName(),
                            QObject *parent = nullptr);

    /// The latest to listen gets the address. False: the system refused; see QLocalServer.
    bool listen();
    void close();
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }

    /// Of this user, in the folder the system keeps for its running programs.
    [[nodiscard]] static QString standardName();
    /// Hands an address to the program that waits; false: none does. Blocks for a few seconds at
    /// most; needs no event loop.
    [[nodiscard]] static bool handOver(const QUrl &address, const QString &name = standardName());

Q_SIGNALS:
    void arrived(const QUrl &address);

private:
    void take(QLocalSocket *socket);

    QStringList m_schemes;
    QString m_name;
    QLocalServer m_server;
};

} // namespace personae
