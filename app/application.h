// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/callbackserver.h"
#include "app/commandline.h"
#include "app/engine.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowstate.h"

#include <QObject>

#include <memory>

class QApplication;

namespace personae {

/// The program: opens the data folder, builds engine and window, says politely why it cannot. GUI
/// thread.
class Application final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Application)

public:
    static constexpr int exitRefused = 3; ///< the data folder or a store in it cannot be used

    Application(QApplication &application, const CommandLine &commandLine,
                QObject *parent = nullptr);
    ~Application() override;

    /// False: it cannot run. Said on stderr and, where there is a screen, in a dialog whose end
    /// quits with exitRefused.
    [[nodiscard]] bool open();
    [[nodiscard]] bool isTelling() const
    {
        return m_telling;
    } ///< a dialog is up after open() failed

    [[nodiscard]] MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] Engine *engine() const { return m_engine.get(); }

    /// What a window on this engine stands on; tests build theirs with it too.
    [[nodiscard]] static WindowParts partsOf(Engine &engine, Theme &theme, WindowState &state);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QString folderPath() const;
    void awaitCallbacks();
    void buildWindow(const Engine::Findings &findings);
    void refuse(const ApiError &error);

    QApplication &m_application;
    CommandLine m_commandLine;
    Theme m_theme;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<SettingsWindowState> m_state;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<CallbackServer> m_callbacks;
    bool m_telling = false;
};

} // namespace personae
