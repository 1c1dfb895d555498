// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profiledesk.h"
#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"
#include "models/lists/requestlistmodel.h"
#include "models/lists/sidebarmodel.h"
#include "models/notes/notestore.h"
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "models/ports/signinport.h"
#include "models/ports/syncport.h"
#include "models/store/picturestore.h"
#include "models/store/profilestore.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowstate.h"

#include <QApplication>
#include <QHash>
#include <QTemporaryDir>

namespace personae::testwindow {

using namespace Qt::StringLiterals;

class MemoryState final : public WindowState
{
public:
    [[nodiscard]] QVariant value(const QString &key) const override { return m_values.value(key); }
    void setValue(const QString &key, const QVariant &value) override;

private:
    QHash<QString, QVariant> m_values;
};

ServiceInfo service();

class FakeSignIn final : public SignInPort
{
public:
    using SignInPort::SignInPort;

    [[nodiscard]] QList<ServiceInfo> services() const override { return offered; }
    [[nodiscard]] IdentityHint hint(const QString &, const QString &typed) const override;
    void checkCandidates(const QString &, const QStringList &handles) override;
    void start(const SignInRequest &request) override { started.append(request); }
    void cancel() override { ++cancelled; }
    void chooseWithoutKeyring(KeyringChoice choice) override { keyring.append(choice); }
    void signOut(const AccountId &account, KeepAfterSignOut keep) override;

    QList<ServiceInfo> offered{service()};
    QStringList checked;
    QList<SignInRequest> started;
    QList<KeyringChoice> keyring;
    QList<QPair<AccountId, KeepAfterSignOut>> signedOutAs;
    int cancelled = 0;
};

class FakeSync final : public SyncPort
{
public:
    using SyncPort::SyncPort;

    void refresh(const AccountId &account) override { refreshed.append(account); }
    void refreshAll() override { ++allRefreshed; }
    void wantPicture(const AccountId &, const QString &, int) override {}
    void tryNow(qint64 entry) override { tried.append(entry); }
    void setOutboxPaused(bool wanted) override { paused = wanted; }
    void abort(qint64 outboxEntry) override { aborted.append(outboxEntry); }

    QList<AccountId> refreshed;
    QList<qint64> tried;
    QList<qint64> aborted;
    int allRefreshed = 0;
    bool paused = false;
};

class FakePeople final : public PeoplePort
{
public:
    using PeoplePort::PeoplePort;

    [[nodiscard]] const ServiceInfo *service(const AccountId &) const override { return &info; }
    void refresh(const PeopleScope &scope) override { refreshed.append(scope); }
    void cancelRefresh(const PeopleScope &) override {}
    void searchServer(const PeopleScope &scope, const QString &text) override;
    void readPerson(const PersonRef &ref) override { read.append(ref); }
    void readHome(const PersonRef &ref) override { read.append(ref); }
    void refreshFromHome(const PersonRef &ref) override { read.append(ref); }
    [[nodiscard]] IdentityHint hint(const AccountId &, const QString &typed) const override;
    void startCrawl(const PeopleScope &) override {}
    void pauseCrawl(const PeopleScope &) override {}
    void resumeCrawl(const PeopleScope &) override {}
    void stopCrawl(const PeopleScope &) override {}
    [[nodiscard]] CrawlProgress crawl(const PeopleScope &) const override { return {}; }
    void enter(const PeopleScope &community) override { entered.append(community); }
    [[nodiscard]] CommunityStanding standing(const PeopleScope &community) const override;
    void refreshRequests(const AccountId &account) override { requestsOf.append(account); }
    void wantPicture(const PeopleScope &, const QString &, int) override {}

    ServiceInfo info = testwindow::service();
    QList<PeopleScope> refreshed;
    QList<PersonRef> read;
    QList<PeopleScope> entered;
    QList<AccountId> requestsOf;
    QMap<PeopleScope, CommunityStanding> standings;
};

AccountRow account(const QString &handle, const QString &name, Reach reach = Reach::Online);

PersonFacts person(const QString &handle, const QString &name,
                   PersonKind kind = PersonKind::Person);

Theme &theme();

/// The real window on real stores in a folder of their own, with the network played.
struct World
{
    World();
    ~World();

    [[nodiscard]] WindowParts parts();
    /// As app/ does: the row, and the form behind it.
    void add(const AccountRow &row);
    /// People of one list, as a node's listing says them.
    void know(const PeopleScope &scope, const QList<PersonFacts> &facts);
    void settle();
    void addEntry(OutboxState entryState, const QString &key = u"name"_s);

    QTemporaryDir folder;
    DatabaseThread cacheThread{DatabaseSpec::cache(folder.filePath(u"cache.sqlite"_s))};
    DatabaseThread outboxThread{DatabaseSpec::outbox(folder.filePath(u"outbox.sqlite"_s))};
    BlobStore blobs{folder.filePath(u"blobs"_s)};
    ProfileStore profiles{cacheThread};
    Outbox outbox{outboxThread, blobs};
    PictureStore pictures{folder.filePath(u"pictures"_s)};
    ProfileDesk desk{profiles, outbox, blobs};
    AccountListModel accounts;
    PeopleStore people{cacheThread};
    NoteStore notes{outboxThread};
    RequestListModel requests{people, outbox};
    OutboxModel outboxModel{outbox, &accounts};
    SidebarModel sidebar{accounts, outboxModel};
    FakeSignIn signIn;
    FakeSync sync;
    FakePeople port;
    MemoryState state;
    bool opened = false;
};

/// The window, on the screen.
struct ShownWindow
{
    explicit ShownWindow(World &world);
    template <typename T> T *find(const QString &name) { return window.findChild<T *>(name); }
    MainWindow window;
};

} // namespace personae::testwindow
