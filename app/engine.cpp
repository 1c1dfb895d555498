// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include "app/keychainsecretstore.h"
#include "network/embedded/embeddedservices.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

std::unique_ptr<SecretStore> keyringFor(bool demo, std::unique_ptr<SecretStore> given)
{
    if (given)
        return given;
    if (demo)
        return std::make_unique<MemorySecretStore>();
    return std::make_unique<KeychainSecretStore>();
}

} // namespace

Engine::Engine(const std::shared_ptr<DataFolder> &folder, bool demo,
               std::unique_ptr<SecretStore> keyring, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_demo(demo)
    , m_keyring(keyringFor(demo, std::move(keyring)))
    , m_registry(folder->accounts(), *m_keyring)
    , m_cacheDatabase(DatabaseSpec::cache(folder->cacheDatabase()))
    , m_outboxDatabase(DatabaseSpec::outbox(folder->outboxDatabase()))
    , m_blobs(folder->blobs())
    , m_profiles(m_cacheDatabase)
    , m_pictures(folder->pictures())
    , m_outbox(m_outboxDatabase, m_blobs)
    , m_desk(m_profiles, m_outbox, m_blobs)
    , m_outboxModel(m_outbox, &m_accounts)
    , m_sidebar(m_accounts, m_outboxModel)
    , m_lanes(m_registry, m_services, m_client)
    , m_reachability(m_lanes, m_registry)
    , m_profileSync({m_lanes, m_registry, m_profiles, m_pictures, m_outbox})
    , m_runner(m_outbox, m_profiles, m_blobs, m_lanes)
    , m_signIn({m_registry, m_services, m_client, m_profiles, m_pictures, m_outbox, m_desk})
    , m_sync(m_profileSync, m_runner)
{
    join();
}

Engine::~Engine() = default;

void Engine::join()
{
    connect(&m_registry, &AccountRegistry::added, this, &Engine::openForm);
    connect(&m_registry, &AccountRegistry::failed, this, &Engine::storageFailed);
    connect(&m_profiles, &ProfileStore::failed, this, &Engine::storageFailed);
    // Whoever read it, a refresh or a proof: the lists show the name last seen.
    connect(&m_profiles, &ProfileStore::profileChanged, &m_registry,
            [this](const AccountId &account, const CachedProfile &seen) {
                m_registry.rename(account, seen.profile.name());
            });
    connect(&m_cacheDatabase, &DatabaseThread::failed, this, &Engine::storageFailed);
    connect(&m_outboxDatabase, &DatabaseThread::failed, this, &Engine::storageFailed);
    connect(&m_reachability, &Reachability::tryNow, &m_profileSync, &ProfileSync::refresh);
    connect(&m_reachability, &Reachability::backOnline, this, [this](const AccountId &account) {
        m_pictures.askAgain();
        m_runner.retry(account);
    });
    connect(&m_signIn, &SignInPort::succeeded, this, [this](const AccountId &account) {
        m_profileSync.refresh(account);
        m_runner.retry(account);
    });
    // A session came from anywhere, the keyring too: what waited for it goes on.
    connect(&m_registry, &AccountRegistry::sessionChanged, this, [this](const AccountId &account) {
        if (!m_registry.session(account).token.isEmpty() && !m_runner.isAtWork(account))
            m_runner.retry(account);
    });
    connect(&m_profileSync, &ProfileSync::pictureVanished, &m_runner, &OutboxRunner::putBack);
    connect(&m_runner, &OutboxRunner::mended, this, &Engine::pictureMended);
}

ApiError Engine::startServices()
{
    if (!m_demo)
        return {};
    m_embedded = std::make_unique<EmbeddedServices>();
    const auto started = m_embedded->start(m_folder->services());
    if (!started)
        return started.error();
    m_client.setRouter([this](const QUrl &original) { return m_embedded->route(original); });
    if (!started.value().identities.isEmpty()) {
        const EmbeddedServices::Identity &identity = started.value().identities.constFirst();
        m_demoSignIn.service = identity.service;
        m_demoSignIn.identity = identity.handle;
        m_demoSignIn.secret = identity.password;
        m_demoSignIn.staySignedIn = false;
    }
    return {};
}

Result<Engine::Findings> Engine::open()
{
    Findings findings;
    const auto outbox = m_outboxDatabase.open();
    if (!outbox)
        return outbox.error();
    const auto cache = m_cacheDatabase.open();
    if (!cache)
        return cache.error();
    if (cache.value().rebuilt)
        findings.cacheSetAside = cache.value().setAsideAs;
    if (const auto accounts = m_registry.load(); !accounts)
        findings.accountsProblem = accounts.error();
    if (const ApiError error = startServices(); error.isError())
        return error;
    return findings;
}

void Engine::start()
{
    m_rows = std::make_unique<AccountRows>(
        AccountRows::Parts{m_registry, m_services, m_reachability, m_profiles, m_profileSync,
                           m_desk, m_outbox, m_accounts});
    m_outbox.load();
    if (m_demo)
        signInToDemo();
    m_profileSync.refreshAll();
}

void Engine::openForm(const Account &account)
{
    if (const ServiceApi *api = m_services.find(account.service))
        m_desk.open(account, api->info());
}

void Engine::signInToDemo()
{
    if (!m_demoSignIn.identity.isEmpty())
        m_signIn.start(m_demoSignIn);
}

} // namespace personae
