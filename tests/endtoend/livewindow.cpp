// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/livewindow.h"

#include "app/application.h"
#include "app/datafolder.h"
#include "ui/people/peoplepane.h"
#include "ui/window/lazypages.h"

#include <QApplication>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace personae::test {

namespace {

/// The system's keyring outlives the program; so does this one.
class SharedStore final : public SecretStore
{
public:
    explicit SharedStore(SecretStore &keyring)
        : m_keyring(keyring)
    {
    }

    void read(const AccountId &account, QObject *context, Callback done) override
    {
        m_keyring.read(account, context, std::move(done));
    }
    void write(const AccountId &account, const QString &secret, QObject *context,
               Callback done) override
    {
        m_keyring.write(account, secret, context, std::move(done));
    }
    void remove(const AccountId &account, QObject *context, Callback done) override
    {
        m_keyring.remove(account, context, std::move(done));
    }

private:
    SecretStore &m_keyring;
};

} // namespace

LiveWindow::LiveWindow()
{
    const auto started = m_services.start(m_dir.filePath(u"services"_s));
    if (!started)
        qFatal("the services do not start");
    m_identities = started.value().identities;
    m_handle = started.value().identities.constFirst().handle;
    m_password = started.value().identities.constFirst().password;
    m_theme = std::make_unique<Theme>(*qApp);
}

LiveWindow::~LiveWindow()
{
    endProgram();
}

void LiveWindow::startProgram()
{
    const auto folder = DataFolder::open(m_dir.filePath(u"data"_s));
    if (!folder)
        qFatal("the data folder does not open");
    m_engine =
        std::make_unique<Engine>(folder.value(), false, std::make_unique<SharedStore>(m_keyring));
    m_engine->client().setRouter([this](const QUrl &original) { return route(original); });
    // The embedded node is quicker than a real one, and so may we be.
    m_engine->runner().setTempo({.rereads = {50ms, 100ms, 200ms},
                                 .looks = {100ms, 200ms, 400ms, 800ms, 800ms},
                                 .roundPause = 60s});
    if (!m_engine->open())
        qFatal("the engine does not open");
    m_state = std::make_unique<SettingsWindowState>(folder.value()->settings());
    m_window = std::make_unique<MainWindow>(Application::partsOf(*m_engine, *m_theme, *m_state));
    QObject::connect(m_window.get(), &MainWindow::actingChanged, m_engine.get(),
                     &Engine::setActing);
    m_engine->setActing(m_window->account());
    m_engine->start();
    m_window->show();
}

void LiveWindow::endProgram()
{
    m_window.reset();
    m_engine.reset();
    m_state.reset();
}

/// Without network every host is a port where nobody listens.
std::optional<QUrl> LiveWindow::route(const QUrl &original) const
{
    if (m_network)
        return m_services.route(original);
    constexpr int nobody = 1;
    QUrl nowhere(u"http://127.0.0.1"_s);
    nowhere.setPort(nobody);
    return nowhere;
}

SignInRequest LiveWindow::demoRequest(const QString &service, const QString &handle) const
{
    SignInRequest request;
    request.service = service;
    for (const EmbeddedServices::Identity &identity : m_identities) {
        if (identity.service != service || (!handle.isEmpty() && identity.handle != handle))
            continue;
        request.settings = identity.settings;
        const QString typed = request.settings.take(u"identity"_s);
        request.identity = typed.isEmpty() ? identity.handle : typed;
        request.secret = identity.password;
        request.appKey = identity.appKey;
        if (!identity.way.isEmpty())
            request.way = SignInWay(
                QMetaEnum::fromType<SignInWay>().keyToValue(identity.way.toLatin1().constData()));
        return request;
    }
    qFatal("no identity of %s", qPrintable(service));
}

void LiveWindow::change(const std::function<void(Behaviours &)> &edit)
{
    Behaviours behaviours = m_services.behaviours();
    edit(behaviours);
    m_services.setBehaviours(behaviours);
}

void LiveWindow::beginChapter()
{
    if (!m_window->account().isNull())
        openSection(SidebarKind::MyProfiles);
}

void LiveWindow::openSection(SidebarKind section)
{
    m_window->showSection(section);
}

void LiveWindow::openCommunity(const QString &handle)
{
    m_window->showCommunity({m_window->account(), handle});
}

bool LiveWindow::choosePerson(const QString &handle, int milliseconds)
{
    const PersonRef wanted{m_window->place().scope, handle};
    m_window->pages().people().choose(handle);
    return waitFor([&] { return m_window->pages().people().current() == wanted; }, milliseconds);
}

bool LiveWindow::trigger(const QString &actionName, int milliseconds)
{
    const auto usable = [&]() -> QAction * {
        const auto actions = m_window->findChildren<QAction *>(actionName);
        for (QAction *action : actions) {
            if (action->isEnabled() && action->isVisible())
                return action;
        }
        return nullptr;
    };
    if (!waitFor([&] { return usable() != nullptr; }, milliseconds))
        return false;
    usable()->trigger();
    return true;
}

OutboxEntry LiveWindow::newestEntry() const
{
    const QList<OutboxEntry> &entries = m_engine->outbox().entries();
    return entries.isEmpty() ? OutboxEntry() : entries.constLast();
}

int LiveWindow::appliedCount(const QByteArray &method, const QString &path) const
{
    const QList<LoggedRequest> log = m_services.log();
    return int(std::count_if(log.cbegin(), log.cend(), [&](const LoggedRequest &request) {
        return request.method == method && request.path == path && request.applied;
    }));
}

QJsonObject LiveWindow::serverProfile() const
{
    const QUrl address(u"https://cl-o."_s + m_handle + u"/api/me/full"_s);
    QUrl target = m_services.route(address).value_or(QUrl());
    target.setPath(address.path());
    QNetworkRequest request(target);
    request.setRawHeader("Host", address.host().toLatin1());
    QNetworkAccessManager manager;
    QNetworkReply *reply = manager.get(request);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!finished.wait(5000))
        qFatal("the server does not answer");
    return QJsonDocument::fromJson(reply->readAll()).object().value("data"_L1).toObject();
}

} // namespace personae::test
