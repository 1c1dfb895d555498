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
    void setValue(const QString &key, const QVariant &value) override
    {
        m_values.insert(key, value);
    }

private:
    QHash<QString, QVariant> m_values;
};

inline ServiceInfo service()
{
    FieldSpec name;
    name.key = name.wording = u"name"_s;
    name.limit = {.minimum = 1, .maximum = 128, .trimmed = true};
    name.required = true;
    FieldSpec about;
    about.key = u"x.about"_s;
    about.wording = u"about"_s;
    about.shape = FieldShape::Paragraphs;
    about.limit = {.maximum = 4096, .unit = LengthUnit::Utf8Bytes};
    about.visibilityKey = u"x.about.vis"_s;
    ServiceInfo info;
    info.id = u"cloudillo"_s;
    info.displayName = u"Cloudillo"_s;
    info.handleWording = u"idtag"_s;
    info.handleExample = u"alice.example.com"_s;
    info.signInWays = {SignInWay::Password, SignInWay::ApiKey};
    info.fields = {name, about};
    info.openFields.prefix = u"x."_s;
    info.openFields.maximumKeyBytes = 256;
    info.openFields.visibilitySuffix = u".vis"_s;
    info.visibilityWords = {u"public"_s, u"follower"_s};
    info.unmarkedVisibility = u"public"_s;
    PictureRule avatar;
    avatar.maximumBytes = 1'000'000;
    avatar.formats = {u"jpeg"_s};
    avatar.shownAt = {{80, 80}};
    avatar.round = true;
    info.pictures = {avatar};
    info.hasPeople = true;
    info.canCrawl = true;
    info.listCap = 100;
    info.relationVerbs = {RelationVerb::Follow, RelationVerb::Unfollow, RelationVerb::Connect,
                          RelationVerb::Block, RelationVerb::Unblock};
    info.members.roles = {u"follower"_s, u"contributor"_s, u"moderator"_s, u"leader"_s};
    info.members.statuses = {u"active"_s, u"muted"_s, u"suspended"_s};
    info.members.mayGrantRoles = u"moderator"_s;
    info.members.maySetStatus = u"moderator"_s;
    return info;
}

class FakeSignIn final : public SignInPort
{
public:
    using SignInPort::SignInPort;

    [[nodiscard]] QList<ServiceInfo> services() const override { return offered; }
    [[nodiscard]] IdentityHint hint(const QString &, const QString &typed) const override
    {
        IdentityHint hint;
        if (typed.trimmed().isEmpty()) {
            hint.problem = IdentityHint::Problem::Empty;
        } else if (typed.contains(u'@')) {
            hint.problem = IdentityHint::Problem::LooksLikeEmail;
            const QStringList parts = typed.split(u'@');
            hint.candidates = {parts.at(0) + u'.' + parts.value(1), parts.value(1)};
        } else if (!typed.contains(u'.')) {
            hint.problem = IdentityHint::Problem::NotADomain;
        } else {
            hint.handle = typed;
            hint.apiBase = QUrl(u"https://cl-o."_s + typed);
        }
        return hint;
    }
    void checkCandidates(const QString &, const QStringList &handles) override
    {
        checked = handles;
    }
    void start(const SignInRequest &request) override { started.append(request); }
    void cancel() override { ++cancelled; }
    void chooseWithoutKeyring(KeyringChoice choice) override { keyring.append(choice); }
    void signOut(const AccountId &account, KeepAfterSignOut keep) override
    {
        signedOutAs.append({account, keep});
    }

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
    void searchServer(const PeopleScope &scope, const QString &text) override
    {
        Q_EMIT serverSearched(scope, text, {}, {});
    }
    void readPerson(const PersonRef &ref) override { read.append(ref); }
    void readHome(const PersonRef &ref) override { read.append(ref); }
    void refreshFromHome(const PersonRef &ref) override { read.append(ref); }
    [[nodiscard]] IdentityHint hint(const AccountId &, const QString &typed) const override
    {
        IdentityHint hint;
        hint.handle = typed;
        return hint;
    }
    void startCrawl(const PeopleScope &) override {}
    void pauseCrawl(const PeopleScope &) override {}
    void resumeCrawl(const PeopleScope &) override {}
    void stopCrawl(const PeopleScope &) override {}
    [[nodiscard]] CrawlProgress crawl(const PeopleScope &) const override { return {}; }
    void enter(const PeopleScope &community) override { entered.append(community); }
    [[nodiscard]] CommunityStanding standing(const PeopleScope &community) const override
    {
        return standings.value(community);
    }
    void refreshRequests(const AccountId &account) override { requestsOf.append(account); }
    void wantPicture(const PeopleScope &, const QString &, int) override {}

    ServiceInfo info = testwindow::service();
    QList<PeopleScope> refreshed;
    QList<PersonRef> read;
    QList<PeopleScope> entered;
    QList<AccountId> requestsOf;
    QMap<PeopleScope, CommunityStanding> standings;
};

inline AccountRow account(const QString &handle, const QString &name, Reach reach = Reach::Online)
{
    AccountRow row;
    row.account.id = {handle};
    row.account.service = u"cloudillo"_s;
    row.account.handle = handle;
    row.account.displayName = name;
    row.serviceName = u"Cloudillo"_s;
    row.reach = reach;
    row.lastAnswerAt = row.cachedAt = QDateTime::currentDateTimeUtc().addSecs(-600);
    return row;
}

inline PersonFacts person(const QString &handle, const QString &name,
                          PersonKind kind = PersonKind::Person)
{
    PersonFacts facts;
    facts.handle = handle;
    facts.name = name;
    facts.kind = kind;
    facts.status = u"active"_s;
    facts.roles = QStringList();
    facts.connected = kind == PersonKind::Community;
    facts.following = Following::No;
    facts.follower = false;
    return facts;
}

inline Theme &theme()
{
    static Theme instance(*qApp);
    return instance;
}

/// The real window on real stores in a folder of their own, with the network played.
struct World
{
    World() { opened = cacheThread.open().ok() && outboxThread.open().ok(); }

    [[nodiscard]] WindowParts parts()
    {
        return {accounts, sidebar,  outboxModel, requests, outbox, desk,    profiles, people,
                notes,    pictures, signIn,      sync,     port,   theme(), state};
    }
    /// As app/ does: the row, and the form behind it.
    void add(const AccountRow &row)
    {
        Profile profile;
        profile.handle = row.account.handle;
        profile.fields = {{u"name"_s, row.account.displayName},
                          {u"x.about"_s, u"Grows dahlias, keeps bees."_s}};
        profiles.put(row.account.id, {profile, QDateTime::currentDateTimeUtc().addSecs(-600)},
                     false);
        accounts.upsert(row);
        desk.open(row.account, service());
    }
    /// People of one list, as a node's listing says them.
    void know(const PeopleScope &scope, const QList<PersonFacts> &facts)
    {
        people.take(scope, facts, QDateTime::currentDateTimeUtc().addSecs(-60), true);
        settle();
    }
    void settle()
    {
        cacheThread.drain();
        outboxThread.drain();
        QCoreApplication::processEvents();
    }
    void addEntry(OutboxState entryState, const QString &key = u"name"_s)
    {
        outbox.submit(accounts.rows().first().account.id,
                      SaveProfileCommand{{{{key, u"new"_s}}}, {}}, QUuid());
        cacheThread.drain();
        outboxThread.drain();
        QCoreApplication::processEvents();
        if (outbox.entries().isEmpty())
            return;
        OutboxEntry entry = outbox.entries().last();
        entry.state = entryState;
        outbox.update(entry);
        outboxThread.drain();
        QCoreApplication::processEvents();
    }

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

} // namespace personae::testwindow
