// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include "app/keychainsecretstore.h"
#include "network/embedded/embeddedservices.h"

#include <QMetaEnum>

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

/// The first identity of every service, as a person would type it.
QList<SignInRequest> demoRequests(const QList<EmbeddedServices::Identity> &identities)
{
    QList<SignInRequest> requests;
    QSet<QString> seen;
    for (const EmbeddedServices::Identity &identity : identities) {
        if (seen.contains(identity.service))
            continue;
        seen.insert(identity.service);
        bool named = false;
        const int way = QMetaEnum::fromType<SignInWay>().keyToValue(
            identity.way.toLatin1().constData(), &named);
        SignInRequest request;
        request.service = identity.service;
        request.settings = identity.settings;
        const QString typed = request.settings.take(u"identity"_s); // where it is no handle
        request.identity = typed.isEmpty() ? identity.handle : typed;
        request.way = named ? SignInWay(way) : SignInWay::Password;
        request.secret = identity.password;
        request.appKey = identity.appKey;
        request.staySignedIn = false;
        requests.append(request);
    }
    return requests;
}

} // namespace

Engine::Engine(const std::shared_ptr<DataFolder> &folder, bool demo,
               std::unique_ptr<SecretStore> keyring, ServiceRegistry services, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_demo(demo)
    , m_services(std::move(services))
    , m_keyring(keyringFor(demo, std::move(keyring)))
    , m_registry(folder->accounts(), *m_keyring)
    , m_cacheDatabase(DatabaseSpec::cache(folder->cacheDatabase()))
    , m_outboxDatabase(DatabaseSpec::outbox(folder->outboxDatabase()))
    , m_blobs(folder->blobs())
    , m_profiles(m_cacheDatabase)
    , m_people(m_cacheDatabase)
    , m_notes(m_outboxDatabase)
    , m_denylist(m_outboxDatabase)
    , m_records(m_cacheDatabase)
    , m_pictures(folder->pictures())
    , m_outbox(m_outboxDatabase, m_blobs)
    , m_desk(m_profiles, m_outbox, m_blobs)
    , m_outboxModel(m_outbox, &m_accounts)
    , m_sidebar(m_accounts, m_outboxModel)
    , m_requests(m_people, m_outbox)
    , m_lanes(m_registry, m_services, m_client)
    , m_communities(m_lanes, m_registry, m_client)
    , m_reachability(m_lanes, m_registry)
    , m_profileSync({m_lanes, m_registry, m_profiles, m_pictures, m_outbox})
    , m_runner(m_outbox, m_profiles, m_blobs, m_lanes)
    , m_signIn({m_registry, m_services, m_client, m_profiles, m_pictures, m_outbox, m_desk})
    , m_sync(m_profileSync, m_runner)
    , m_peopleSync({m_communities, m_registry, m_people, m_outbox})
    , m_peopleSearch({m_communities, m_registry, m_people, m_outbox})
    , m_peopleReader({m_communities, m_registry, m_people, m_outbox}, m_client)
    , m_peopleCrawl({m_communities, m_registry, m_people, m_outbox})
    , m_peoplePictures({m_communities, m_registry, m_people, m_outbox}, m_pictures)
    , m_requestSync({m_communities, m_registry, m_people, m_outbox})
    , m_news({m_lanes, m_registry, m_client, m_profileSync, m_peopleReader, m_requestSync})
    , m_peopleDesk({m_lanes, m_communities, m_peopleSync, m_peopleSearch, m_peopleReader,
                    m_peopleCrawl, m_requestSync, m_peoplePictures, m_news, m_profileSync})
    , m_serviceDesk({m_lanes, m_registry, m_records, m_profiles, m_profileSync, m_runner, m_signIn})
{
    m_runner.setCommunities(m_communities);
    m_runner.setStores(m_denylist, m_pictures, m_registry);
    join();
    joinPeople();
    joinServices();
    joinSidebar();
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
                const ServiceApi *api = m_lanes.api(account);
                if (api && api->info().handleMayChange)
                    m_registry.follow(account, seen.profile.handle);
            });
    connect(&m_cacheDatabase, &DatabaseThread::failed, this, &Engine::storageFailed);
    connect(&m_outboxDatabase, &DatabaseThread::failed, this, &Engine::storageFailed);
    connect(&m_reachability, &Reachability::tryNow, &m_profileSync, &ProfileSync::refresh);
    connect(&m_reachability, &Reachability::backOnline, this, [this](const AccountId &account) {
        m_pictures.askAgain();
        m_runner.retry(account);
    });
    connect(&m_signIn, &SignInPort::succeeded, this, &Engine::signedIn);
    // A session came from anywhere, the keyring too: what waited for it goes on.
    connect(&m_registry, &AccountRegistry::sessionChanged, this, [this](const AccountId &account) {
        if (!m_registry.session(account).token.isEmpty() && !m_runner.isAtWork(account))
            m_runner.retry(account);
    });
    connect(&m_profileSync, &ProfileSync::pictureVanished, &m_runner, &OutboxRunner::putBack);
    connect(&m_runner, &OutboxRunner::mended, this, &Engine::pictureMended);
}

void Engine::joinPeople()
{
    connect(&m_people, &PeopleStore::failed, this, &Engine::storageFailed);
    connect(&m_notes, &NoteStore::failed, this, &Engine::storageFailed);
    connect(&m_runner, &OutboxRunner::seen, this,
            [this](const PeopleScope &scope, const QList<PersonFacts> &facts, const QDateTime &at,
                   bool withRelation) {
                if (m_registry.maySignIn(scope.account)) // else it stays forgotten
                    m_people.take(scope, facts, at, withRelation, true);
            });
    connect(&m_runner, &OutboxRunner::knownByNameOnly, this, [this](const PersonRef &ref) {
        if (m_registry.maySignIn(ref.scope.account))
            m_people.markUnsynced(ref);
    });
    connect(&m_runner, &OutboxRunner::gone, this,
            [this](const PersonRef &ref, const QDateTime &at) {
                if (m_registry.maySignIn(ref.scope.account))
                    m_people.markGone(ref, at);
            });
    connect(&m_outbox, &Outbox::entryChanged, this, &Engine::commandEnded);
    connect(&m_profiles, &ProfileStore::forgotten, this, &Engine::forgetPeople);
    connect(&m_registry, &AccountRegistry::removed, this, [this](const AccountId &account) {
        forgetPeople(account);
        m_notes.forget(account);
        if (account == m_acting)
            setActing({});
    });
}

void Engine::joinServices()
{
    connect(&m_denylist, &DenylistStore::failed, this, &Engine::storageFailed);
    connect(&m_records, &RecordStore::failed, this, &Engine::storageFailed);
    connect(&m_registry, &AccountRegistry::changed, this,
            [this](const Account &account) { m_desk.setServer(account.id, account.server); });
    connect(&m_profiles, &ProfileStore::forgotten, &m_records, &RecordStore::forget);
    connect(&m_registry, &AccountRegistry::removed, &m_denylist, &DenylistStore::forget);
}

/// The sidebar shows what the acting account's people come to.
void Engine::joinSidebar()
{
    connect(&m_people, &PeopleStore::countsLoaded, this,
            [this](const AccountId &account, const PeopleCounts &counts) {
                if (account != m_acting)
                    return;
                m_sidebar.setPeopleCounts(counts);
                m_people.loadCommunities(account);
            });
    connect(&m_people, &PeopleStore::communitiesLoaded, this,
            [this](const AccountId &account, const QList<Person> &communities) {
                if (m_leaving.remove(account)) {
                    for (const Person &community : communities)
                        m_pictures.forget(pictureHolder({account, community.handle}));
                }
                if (account == m_acting)
                    m_sidebar.setCommunities(communities);
            });
    connect(&m_requests, &RequestListModel::countsChanged, this,
            [this] { m_sidebar.setRequestCount(m_requests.openCount()); });
}

void Engine::setActing(const AccountId &account)
{
    m_acting = account;
    const ServiceApi *api = m_lanes.api(account);
    m_sidebar.setAccount(account, api && api->info().hasPeople);
    m_requests.setAccount(account);
    m_sidebar.setRequestCount(m_requests.openCount());
    if (!account.isNull())
        m_people.loadCounts(account);
    m_peopleSync.setActing(account);
}

void Engine::setPeopleTempo(const PeopleTempo &tempo)
{
    m_peopleSync.setTempo(tempo);
    m_peopleCrawl.setTempo(tempo);
    m_requestSync.setTempo(tempo);
}

void Engine::forgetPeople(const AccountId &account)
{
    m_peopleSync.forget(account);
    m_peopleSearch.forget(account);
    m_peopleCrawl.forget(account);
    m_peopleReader.forget(account);
    m_requestSync.forget(account);
    m_people.loadCommunities(account); // answered before they are forgotten, for their pictures
    m_leaving.insert(account);
    m_people.forget(account);
}

/// What only the list tells (an answer awaited, a request decided) is read once a command is over.
void Engine::commandEnded(const OutboxEntry &entry)
{
    const auto *relation = std::get_if<RelationCommand>(&entry.command);
    if (!relation || !isFinal(entry.state))
        return;
    const RelationAspect aspect = aspectOf(relation->verb);
    const PersonRef target = targetOf(entry.account, entry.command);
    if (aspect == RelationAspect::Request)
        m_requestSync.refresh(target.scope);
    if (aspect == RelationAspect::Request || aspect == RelationAspect::Connection)
        m_peopleReader.readFromNode(target);
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
    m_demoSignIns = demoRequests(started.value().identities);
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
    m_noteMirror = std::make_unique<NoteMirror>(m_notes, m_people, m_registry);
    m_peopleCrawl.loadAll();
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
    m_demoSignIn = std::make_unique<DemoSignIn>(SignInFlow::Parts{
        m_registry, m_services, m_client, m_profiles, m_pictures, m_outbox, m_desk});
    connect(m_demoSignIn.get(), &DemoSignIn::succeeded, this, &Engine::signedIn);
    connect(m_demoSignIn.get(), &DemoSignIn::failed, this, &Engine::demoFailed);
    connect(m_demoSignIn.get(), &DemoSignIn::finished, this, &Engine::demoReady);
    m_demoSignIn->start(m_demoSignIns);
}

void Engine::signedIn(const AccountId &account)
{
    m_profileSync.refresh(account);
    m_runner.retry(account);
}

} // namespace personae
