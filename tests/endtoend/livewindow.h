// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "app/memorysecretstore.h"
#include "network/embedded/embeddedservices.h"
#include "tests/waiting.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowstate.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace personae::test {

/// The program as app/ builds it, with its real window, on services of its own over real sockets.
/// The network can be taken away; the program can be ended and started anew on the same folder.
class LiveWindow final
{
public:
    LiveWindow();
    ~LiveWindow();

    void startProgram();
    void endProgram();
    void setNetwork(bool there) { m_network = there; }

    [[nodiscard]] EmbeddedServices &services() { return m_services; }
    void change(const std::function<void(Behaviours &)> &edit); ///< what the services do
    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] QString password() const { return m_password; }
    [[nodiscard]] QString handle() const { return m_handle; }

    /// The widget of this name in the window or one of its dialogs; fails the program where there
    /// is none.
    template <typename T> [[nodiscard]] T *find(const QString &objectName) const
    {
        T *widget = m_window->findChild<T *>(objectName);
        if (!widget)
            qFatal("no widget named %s", qPrintable(objectName));
        return widget;
    }

    /// What "Add account" would send for the demo identity of this service and handle; the first
    /// one where none is given.
    [[nodiscard]] SignInRequest demoRequest(const QString &service,
                                            const QString &handle = {}) const;
    /// At one's own profile, where somebody is signed in.
    void beginChapter();
    void openSection(SidebarKind section);
    void openCommunity(const QString &handle); ///< of the acting account
    /// Makes the person the current row of the list shown; waits for the row. False: not there in
    /// time.
    [[nodiscard]] bool choosePerson(const QString &handle, int milliseconds = 20'000);
    /// Runs the verb of this object name, as soon as it may be used. False: not in time.
    [[nodiscard]] bool trigger(const QString &actionName, int milliseconds = 20'000);

    /// The account's own entry of the outbox that came last, or an empty one.
    [[nodiscard]] OutboxEntry newestEntry() const;
    /// Requests with this method and path that changed something on the server.
    [[nodiscard]] int appliedCount(const QByteArray &method, const QString &path) const;
    /// What the server itself says now, asked past the program.
    [[nodiscard]] QJsonObject serverProfile() const;

private:
    [[nodiscard]] std::optional<QUrl> route(const QUrl &original) const;

    QTemporaryDir m_dir;
    EmbeddedServices m_services;
    QList<EmbeddedServices::Identity> m_identities;
    QString m_handle;
    QString m_password;
    bool m_network = true;
    MemorySecretStore m_keyring; ///< outlives the program, as the system's does
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WindowState> m_state;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace personae::test
