// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "ui/window/noticeboard.h"

#include <QApplication>
#include <QFileOpenEvent>
#include <QMessageBox>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// What the person reads; the reason's own words stand behind it.
QString sentenceFor(const ApiError &error, const QString &folder)
{
    if (error.kind == Outcome::Conflict && error.detail == "newer"_L1)
        return Application::
            tr("The folder %1 was made by a newer version of Personae. Nothing in it was changed. "
               "Start the newer version, or choose another folder with --data-dir.")
                .arg(folder);
    if (error.kind == Outcome::Conflict)
        return Application::
            tr("Personae is already running on the folder %1. Use its window, or choose another "
               "folder with --data-dir.")
                .arg(folder);
    if (error.detail == "damaged"_L1)
        return Application::tr("The list of changes to send in %1 is damaged. Personae leaves it "
                               "untouched, so that "
                               "nothing is lost. Restore it from a backup, or choose another "
                               "folder with --data-dir.")
            .arg(folder);
    if (error.kind == Outcome::LocalReject)
        return Application::tr("The services of the demo could not be started: %1")
            .arg(error.detail);
    return Application::tr("The folder %1 cannot be used: %2").arg(folder, error.detail);
}

bool hasScreen()
{
    const QString platform = QGuiApplication::platformName();
    return platform != "offscreen"_L1 && platform != "minimal"_L1;
}

} // namespace

Application::Application(QApplication &application, const CommandLine &commandLine, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_commandLine(commandLine)
    , m_theme(application)
{
}

Application::~Application() = default;

/// The demo never shares a folder with real accounts unless it is told to.
QString Application::folderPath() const
{
    if (!m_commandLine.dataDir.isEmpty())
        return m_commandLine.dataDir;
    return DataFolder::standardPath() + (m_commandLine.demo ? u"-demo"_s : QString());
}

bool Application::open()
{
    const Result<std::shared_ptr<DataFolder>> folder = DataFolder::open(folderPath());
    if (!folder) {
        refuse(folder.error());
        return false;
    }
    m_engine = std::make_unique<Engine>(folder.value(), m_commandLine.demo);
    const Result<Engine::Findings> findings = m_engine->open();
    if (!findings) {
        m_engine.reset();
        refuse(findings.error());
        return false;
    }
    m_state = std::make_unique<SettingsWindowState>(folder.value()->settings());
    buildWindow(findings.value());
    awaitCallbacks();
    m_engine->start();
    m_window->show();
    return true;
}

WindowParts Application::partsOf(Engine &engine, Theme &theme, WindowState &state)
{
    return {engine.accounts(),
            engine.sidebar(),
            engine.outboxModel(),
            engine.requests(),
            engine.outbox(),
            engine.desk(),
            engine.profiles(),
            engine.people(),
            engine.notes(),
            engine.pictures(),
            engine.signIn(),
            engine.sync(),
            engine.peoplePort(),
            theme,
            state,
            engine.isDemo(),
            &engine.services(),
            &engine.denylist()};
}

void Application::buildWindow(const Engine::Findings &findings)
{
    m_window = std::make_unique<MainWindow>(partsOf(*m_engine, m_theme, *m_state));
    connect(m_window.get(), &MainWindow::actingChanged, m_engine.get(), &Engine::setActing);
    m_engine->setActing(m_window->account());
    NoticeBoard &notices = m_window->notices();
    if (!findings.cacheSetAside.isEmpty())
        notices.tellCacheSetAside(findings.cacheSetAside);
    if (findings.accountsProblem.isError())
        notices.tellStorageFailed(findings.accountsProblem);
    connect(m_engine.get(), &Engine::storageFailed, &notices, &NoticeBoard::tellStorageFailed);
    connect(m_engine.get(), &Engine::pictureMended, &notices, &NoticeBoard::tellTrapMended);
    // Nothing that was typed may wait for its timer when the session ends.
    connect(&m_application, &QGuiApplication::commitDataRequest, &m_engine->desk(),
            [this] { m_engine->desk().saveDraftsNow(); });
    connect(&m_application, &QCoreApplication::aboutToQuit, &m_engine->desk(),
            &ProfileDesk::saveDraftsNow);
}

/// Addresses a browser comes back with: from a second start of the program, or (macOS) from the
/// system itself. Only while a sign-in waits for one.
void Application::awaitCallbacks()
{
    SignInPort &port = m_engine->signIn();
    m_callbacks = std::make_unique<CallbackServer>(ServiceRegistry().callbackSchemes());
    connect(m_callbacks.get(), &CallbackServer::arrived, this, [this, &port](const QUrl &address) {
        port.takeCallback(address);
        m_window->raise();
        m_window->activateWindow();
    });
    connect(&port, &SignInPort::stepChanged, m_callbacks.get(), [this](SignInStep step) {
        if (step == SignInStep::Browsing)
            m_callbacks->listen();
        else
            m_callbacks->close();
    });
    m_application.installEventFilter(this);
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen || !m_engine)
        return QObject::eventFilter(watched, event);
    m_engine->signIn().takeCallback(static_cast<QFileOpenEvent *>(event)->url());
    return true;
}

void Application::refuse(const ApiError &error)
{
    const QString sentence = sentenceFor(error, folderPath());
    std::fprintf(stderr, "personae: %s\n", qUtf8Printable(sentence));
    if (!hasScreen())
        return;
    m_telling = true;
    auto *box = new QMessageBox(QMessageBox::Warning, u"Personae"_s, sentence, QMessageBox::Close);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, &m_application, [] { QCoreApplication::exit(exitRefused); });
    box->open();
}

} // namespace personae
