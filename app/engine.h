// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountrows.h"
#include "app/datafolder.h"
#include "app/outboxrunner.h"
#include "app/signinflow.h"
#include "app/syncdesk.h"
#include "models/form/profiledesk.h"
#include "models/lists/outboxmodel.h"
#include "models/lists/sidebarmodel.h"

#include <memory>

namespace personae {

class EmbeddedServices;

/// The whole program without its window: builds stores, lanes, models and flows in the right order
/// and joins them. Everything lives as long as the engine. GUI thread.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    /// With `demo` on the embedded services and without the system's keyring. Tests may bring a
    /// keyring of their own.
    Engine(const std::shared_ptr<DataFolder> &folder, bool demo,
           std::unique_ptr<SecretStore> keyring = {}, QObject *parent = nullptr);
    ~Engine() override;

    /// Things a person should be told once the window is there.
    struct Findings
    {
        QString cacheSetAside;    ///< a damaged cache was rebuilt; where the old one lies
        ApiError accountsProblem; ///< accounts.json could not be read; detail: where it lies now
    };
    /// Opens the databases and, for the demo, the services. Errors: StorageFailed ("damaged" where
    /// it is the outbox), Conflict ("newer"), LocalReject (the services did not start). Before the
    /// event loop.
    [[nodiscard]] Result<Findings> open();
    /// Loads what is there, signs in to the demo, begins to read and send.
    void start();

    [[nodiscard]] bool isDemo() const { return m_demo; }
    [[nodiscard]] AccountRegistry &registry() { return m_registry; }
    [[nodiscard]] HttpClient &client() { return m_client; }
    [[nodiscard]] EmbeddedServices *embedded() const
    {
        return m_embedded.get();
    } ///< nullptr without demo
    [[nodiscard]] AccountListModel &accounts() { return m_accounts; }
    [[nodiscard]] SidebarModel &sidebar() { return m_sidebar; }
    [[nodiscard]] OutboxModel &outboxModel() { return m_outboxModel; }
    [[nodiscard]] Outbox &outbox() { return m_outbox; }
    [[nodiscard]] OutboxRunner &runner() { return m_runner; }
    [[nodiscard]] ProfileDesk &desk() { return m_desk; }
    [[nodiscard]] ProfileStore &profiles() { return m_profiles; }
    [[nodiscard]] PictureStore &pictures() { return m_pictures; }
    [[nodiscard]] SignInPort &signIn() { return m_signIn; }
    [[nodiscard]] SyncPort &sync() { return m_sync; }

Q_SIGNALS:
    void pictureMended(const personae::AccountId &account, personae::PictureSlot slot);
    void storageFailed(const personae::ApiError &error);

private:
    [[nodiscard]] ApiError startServices();
    void join();
    void openForm(const Account &account);
    void signInToDemo();

    std::shared_ptr<DataFolder> m_folder;
    bool m_demo = false;
    std::unique_ptr<EmbeddedServices> m_embedded;
    SignInRequest m_demoSignIn;
    ServiceRegistry m_services;
    HttpClient m_client;
    std::unique_ptr<SecretStore> m_keyring;
    AccountRegistry m_registry;
    DatabaseThread m_cacheDatabase;
    DatabaseThread m_outboxDatabase;
    BlobStore m_blobs;
    ProfileStore m_profiles;
    PictureStore m_pictures;
    Outbox m_outbox;
    ProfileDesk m_desk;
    AccountListModel m_accounts;
    OutboxModel m_outboxModel;
    SidebarModel m_sidebar;
    Lanes m_lanes;
    Reachability m_reachability;
    ProfileSync m_profileSync;
    OutboxRunner m_runner;
    SignInFlow m_signIn;
    SyncDesk m_sync;
    std::unique_ptr<AccountRows> m_rows;
};

} // namespace personae
