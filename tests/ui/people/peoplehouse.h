// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/lists/listwording.h"
#include "models/notes/notestore.h"
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "models/ports/syncport.h"
#include "models/store/picturestore.h"
#include "ui/people/peoplepane.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHash>
#include <QTemporaryDir>

namespace personae::testpeople {

using namespace Qt::StringLiterals;

inline ServiceInfo service()
{
    ServiceInfo info;
    info.id = u"service"_s;
    info.displayName = u"Service"_s;
    info.relationVerbs = {
        RelationVerb::Follow,     RelationVerb::Unfollow,      RelationVerb::Connect,
        RelationVerb::Disconnect, RelationVerb::Block,         RelationVerb::Mute,
        RelationVerb::Unblock,    RelationVerb::Unmute,        RelationVerb::TrustAlways,
        RelationVerb::TrustNever, RelationVerb::TrustAsk,      RelationVerb::HideFromHome,
        RelationVerb::ShowInHome, RelationVerb::AcceptRequest, RelationVerb::RejectRequest};
    info.connectText = {.maximum = 500};
    info.members.roles = {u"public"_s,      u"follower"_s,  u"supporter"_s,
                          u"contributor"_s, u"moderator"_s, u"leader"_s};
    info.members.statuses = {u"active"_s, u"muted"_s, u"suspended"_s, u"banned"_s};
    info.members.mayGrantRoles = u"moderator"_s;
    info.members.maySetStatus = u"leader"_s;
    info.members.topMayChangePeers = true;
    info.listCap = 100;
    info.hasPeople = true;
    info.canCrawl = true;
    return info;
}

/// The network, played: remembers what was asked.
class FakePort final : public PeoplePort
{
public:
    using PeoplePort::PeoplePort;

    [[nodiscard]] const ServiceInfo *service(const AccountId &) const override { return &info; }
    void refresh(const PeopleScope &scope) override { refreshed.append(scope); }
    void cancelRefresh(const PeopleScope &scope) override { cancelled.append(scope); }
    void searchServer(const PeopleScope &, const QString &text) override { searched.append(text); }
    void readPerson(const PersonRef &) override {}
    void readHome(const PersonRef &) override {}
    void refreshFromHome(const PersonRef &) override {}
    [[nodiscard]] IdentityHint hint(const AccountId &, const QString &typed) const override
    {
        IdentityHint hint;
        if (typed.contains(u'.'))
            hint.handle = typed.toLower();
        else
            hint.problem = IdentityHint::Problem::NotADomain;
        return hint;
    }
    void startCrawl(const PeopleScope &) override { crawlCalls.append(u"start"_s); }
    void pauseCrawl(const PeopleScope &) override { crawlCalls.append(u"pause"_s); }
    void resumeCrawl(const PeopleScope &) override { crawlCalls.append(u"resume"_s); }
    void stopCrawl(const PeopleScope &) override { crawlCalls.append(u"stop"_s); }
    [[nodiscard]] CrawlProgress crawl(const PeopleScope &) const override { return progress; }
    void enter(const PeopleScope &scope) override { entered.append(scope); }
    [[nodiscard]] CommunityStanding standing(const PeopleScope &) const override { return stands; }
    [[nodiscard]] bool isLive(const AccountId &) const override { return live; }
    void refreshRequests(const AccountId &account) override { requestsAsked.append(account); }
    void wantPicture(const PeopleScope &, const QString &picture, int) override
    {
        pictures.append(picture);
    }

    ServiceInfo info = testpeople::service();
    QList<PeopleScope> refreshed;
    QList<PeopleScope> cancelled;
    QList<PeopleScope> entered;
    QList<AccountId> requestsAsked;
    QStringList searched;
    QStringList crawlCalls;
    QStringList pictures;
    CrawlProgress progress;
    CommunityStanding stands;
    bool live = false;
};

class FakeSync final : public SyncPort
{
public:
    using SyncPort::SyncPort;

    void refresh(const AccountId &) override {}
    void refreshAll() override {}
    void wantPicture(const AccountId &, const QString &, int) override {}
    void tryNow(qint64) override {}
    void setOutboxPaused(bool) override {}
    void abort(qint64) override {}
};

inline Theme &theme()
{
    static Theme instance(*qApp);
    return instance;
}

inline PersonFacts facts(const QString &handle, const QString &name)
{
    PersonFacts facts;
    facts.handle = handle;
    facts.name = name;
    facts.kind = PersonKind::Person;
    facts.status = u"active"_s;
    facts.roles = QStringList();
    facts.connected = false;
    facts.following = Following::No;
    facts.follower = false;
    return facts;
}

/// Some names in many scripts, then numbered ones.
inline QList<PersonFacts> crowd(int size)
{
    const QStringList names{
        u"Bob Stone"_s,       u"Đặng Thị Hà"_s,      u"Κωνσταντίνα Παπαδοπούλου-Μαυρομιχάλη"_s,
        u"غسان كنفاني"_s,     u"花 Hana"_s,          u"Ива́н Petrov"_s,
        u"Nguyễn Văn Long"_s, u"Priya Ramanathan"_s, u"Øyvind Åsen"_s,
        u"김민지"_s,          u"Zoë & Co."_s,        QString(),
        u"<b>Bold</b>"_s};
    const QStringList statuses{u"active"_s, u"muted"_s,   u"active"_s, u"suspended"_s,
                               u"active"_s, u"blocked"_s, u"active"_s, u"banned"_s};
    const QStringList roles{u"contributor"_s, u"follower"_s, u"moderator"_s, u"supporter"_s};
    QList<PersonFacts> all;
    for (int i = 0; i < size; ++i) {
        PersonFacts one =
            facts(u"person%1.example.com"_s.arg(i, 4, 10, QChar(u'0')),
                  i < names.size() ? names.at(i) : u"Person %1"_s.arg(i, 4, 10, QChar(u'0')));
        one.status = statuses.at(i % statuses.size());
        one.roles = QStringList{roles.at(i % roles.size())};
        one.connected = i % 3 == 0;
        one.follower = i % 4 == 1;
        one.following = i % 5 == 2 ? Following::Yes : Following::No;
        all.append(one);
    }
    return all;
}

/// The pane on real stores in a folder of its own.
struct House
{
    House()
    {
        opened = cacheThread.open().ok() && outboxThread.open().ok();
        AccountRow row;
        row.account.id = account;
        row.account.service = u"service"_s;
        row.account.handle = u"alice.example.com"_s;
        row.serviceName = u"Service"_s;
        row.reach = Reach::Online;
        accounts.upsert(row);
    }
    ~House() { settle(); }

    [[nodiscard]] PeopleParts parts()
    {
        return {people, notes, outbox, pictures, port, sync, accounts, wording, theme()};
    }
    void setReach(Reach reach)
    {
        AccountRow row = accounts.rows().constFirst();
        row.reach = reach;
        accounts.upsert(row);
    }
    void fill(const PeopleScope &scope, int size,
              ListingState::Completeness completeness = ListingState::Completeness::Complete,
              const QDateTime &asOf = QDateTime::currentDateTimeUtc().addSecs(-60))
    {
        people.take(scope, crowd(size), asOf, true);
        ListingState listing;
        listing.completeness = completeness;
        listing.asOf = asOf;
        listing.total = size * 2;
        people.setListing(scope, listing);
        settle();
    }
    /// What was asked of the threads has been answered.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            cacheThread.drain();
            outboxThread.drain();
            QCoreApplication::processEvents();
        }
    }

    AccountId account{u"11111111-2222-3333-4444-555555555555"_s};
    PeopleScope own{account, {}};
    PeopleScope garden{account, u"garden.example.com"_s};
    QTemporaryDir folder;
    DatabaseThread cacheThread{DatabaseSpec::cache(folder.filePath(u"cache.sqlite"_s))};
    DatabaseThread outboxThread{DatabaseSpec::outbox(folder.filePath(u"outbox.sqlite"_s))};
    BlobStore blobs{folder.filePath(u"blobs"_s)};
    Outbox outbox{outboxThread, blobs};
    PictureStore pictures{folder.filePath(u"pictures"_s)};
    PeopleStore people{cacheThread};
    NoteStore notes{outboxThread};
    AccountListModel accounts;
    FakePort port;
    FakeSync sync;
    ListWording wording;
    bool opened = false;
};

} // namespace personae::testpeople
