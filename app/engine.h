// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountrows.h"
#include "app/communitylanes.h"
#include "app/datafolder.h"
#include "app/demosignin.h"
#include "app/outboxrunner.h"
#include "app/peopledesk.h"
#include "app/peoplesyncmirror.h"
#include "app/servicedesk.h"
#include "app/signinflow.h"
#include "app/syncdesk.h"
#include "models/denylist/denyliststore.h"
#include "models/form/profiledesk.h"
#include "models/lists/outboxmodel.h"
#include "models/lists/requestlistmodel.h"
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
    /// keyring and services of their own.
    Engine(const std::shared_ptr<DataFolder> &folder, bool demo,
           std::unique_ptr<SecretStore> keyring = {}, ServiceRegistry services = ServiceRegistry(),
           QObject *parent = nullptr);
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
    [[nodiscard]] CommunityLanes &communityLanes() { return m_communities; }
    [[nodiscard]] ProfileDesk &desk() { return m_desk; }
    [[nodiscard]] ProfileStore &profiles() { return m_profiles; }
    [[nodiscard]] PictureStore &pictures() { return m_pictures; }
    [[nodiscard]] SignInPort &signIn() { return m_signIn; }
    [[nodiscard]] SyncPort &sync() { return m_sync; }
    [[nodiscard]] PeopleStore &people() { return m_people; }
    [[nodiscard]] NoteStore &notes() { return m_notes; }
    [[nodiscard]] PeoplePort &peoplePort() { return m_peopleDesk; }
    [[nodiscard]] RequestListModel &requests() { return m_requests; }
    [[nodiscard]] ServicePort &services() { return m_serviceDesk; }
    [[nodiscard]] DenylistStore &denylist() { return m_denylist; }
    [[nodiscard]] RecordStore &records() { return m_records; }
    void setPeopleTempo(const PeopleTempo &tempo); ///< tests hurry

public Q_SLOTS:
    /// Whose people the window shows: the sidebar counts them and their list is kept fresh. A null
    /// id: nobody's.
    void setActing(const personae::AccountId &account);

Q_SIGNALS:
    void pictureMended(const personae::AccountId &account, personae::PictureSlot slot);
    void storageFailed(const personae::ApiError &error);
    void demoFailed(const QString &service, const personae::ApiError &error);
    void demoReady(); ///< every service of the demo was tried

private:
    [[nodiscard]] ApiError startServices();
    void join();
    void openForm(const Account &account);
    void signInToDemo();
    void signedIn(const AccountId &account);
    void joinPeople();
    void joinServices();
    void joinSidebar();
    void forgetPeople(const AccountId &account);
    void commandEnded(const OutboxEntry &entry);

    std::shared_ptr<DataFolder> m_folder;
    bool m_demo = false;
    std::unique_ptr<EmbeddedServices> m_embedded;
    QList<SignInRequest> m_demoSignIns;
    ServiceRegistry m_services;
    HttpClient m_client;
    std::unique_ptr<SecretStore> m_keyring;
    AccountRegistry m_registry;
    DatabaseThread m_cacheDatabase;
    DatabaseThread m_outboxDatabase;
    BlobStore m_blobs;
    ProfileStore m_profiles;
    PeopleStore m_people;
    NoteStore m_notes;
    DenylistStore m_denylist;
    RecordStore m_records;
    PictureStore m_pictures;
    Outbox m_outbox;
    ProfileDesk m_desk;
    AccountListModel m_accounts;
    OutboxModel m_outboxModel;
    SidebarModel m_sidebar;
    RequestListModel m_requests;
    Lanes m_lanes;
    CommunityLanes m_communities;
    Reachability m_reachability;
    ProfileSync m_profileSync;
    OutboxRunner m_runner;
    SignInFlow m_signIn;
    SyncDesk m_sync;
    PeopleSync m_peopleSync;
    PeopleSearch m_peopleSearch;
    PeopleReader m_peopleReader;
    PeopleCrawl m_peopleCrawl;
    PeoplePictures m_peoplePictures;
    RequestSync m_requestSync;
    NewsDesk m_news;
    PeopleDesk m_peopleDesk;
    ServiceDesk m_serviceDesk;
    std::unique_ptr<NoteMirror> m_noteMirror;
    AccountId m_acting;
    QSet<AccountId> m_leaving; ///< their communities' pictures are still to be forgotten
    std::unique_ptr<AccountRows> m_rows;
    std::unique_ptr<DemoSignIn> m_demoSignIn;
};

} // namespace personae
