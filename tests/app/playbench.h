// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memorysecretstore.h"
#include "app/outboxrunner.h"
#include "app/peoplesync.h"
#include "app/peoplesyncwalk.h"
#include "app/profilesync.h"
#include "app/requestsync.h"
#include "app/servicedesk.h"
#include "models/denylist/denyliststore.h"
#include "models/records/recordstore.h"
#include "network/serviceregistry.h"
#include "tests/app/playapi.h"
#include "tests/wire/scriptedserver.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace personae::test {

class SilentSignIn final : public SignInPort
{
    Q_DISABLE_COPY_MOVE(SilentSignIn)

public:
    explicit SilentSignIn(AccountRegistry &accounts)
        : m_accounts(accounts)
    {
    }
    [[nodiscard]] QList<ServiceInfo> services() const override { return {}; }
    [[nodiscard]] IdentityHint hint(const QString &, const QString &) const override { return {}; }
    void checkCandidates(const QString &, const QStringList &) override {}
    void start(const SignInRequest &) override {}
    void cancel() override {}
    void chooseWithoutKeyring(KeyringChoice) override {}
    void signOut(const AccountId &account, KeepAfterSignOut keep) override
    {
        if (keep == KeepAfterSignOut::DropEverything)
            m_accounts.remove(account);
    }

private:
    AccountRegistry &m_accounts;
};

inline QByteArray pngOf(const QColor &colour, int edge = 64)
{
    QImage image(edge, edge, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Runs, queues and desks of app/ on a PlayApi, whose server is `on`: name of the wish -> answer.
class PlayBench final
{
public:
    using Handler = std::function<QJsonObject(const QJsonObject &)>;

    explicit PlayBench(const ServiceInfo &info)
        : server([this](const SeenRequest &request) { return answer(request); })
        , services(only(info))
    {
        on[QStringLiteral("own")] = [this](const QJsonObject &) {
            return QJsonObject{{QStringLiteral("own"), own}};
        };
        begin();
        Account account;
        account.id = AccountId::create();
        account.service = info.id;
        account.handle = QStringLiteral("me");
        account.apiBase = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()));
        me = account.id;
        SessionGrant grant;
        grant.token = QStringLiteral("t");
        parts->accounts.storeSession(me, grant);
        parts->accounts.put(account);
    }

    /// As if the program was started anew on the same folder.
    void begin()
    {
        const QList<Account> known = parts ? parts->accounts.accounts() : QList<Account>();
        parts.reset();
        parts = std::make_unique<Parts>(dir.path(), services);
        for (const Account &account : known) {
            SessionGrant grant;
            grant.token = QStringLiteral("t");
            parts->accounts.storeSession(account.id, grant);
        }
        if (!parts->accounts.load())
            qFatal("the accounts do not load");
        QSignalSpy loaded(&parts->outbox, &Outbox::loaded);
        parts->outbox.load();
        if (!loaded.wait(5000))
            qFatal("the outbox does not load");
    }

    qint64 submit(const Command &command)
    {
        QSignalSpy submitted(&parts->outbox, &Outbox::submitted);
        parts->outbox.submit(me, command, QUuid::createUuid());
        if (!submitted.wait(5000))
            qFatal("not submitted");
        return submitted.first().at(1).value<OutboxEntry>().id;
    }
    [[nodiscard]] OutboxEntry entry(qint64 id) const
    {
        const OutboxEntry *found = parts->outbox.find(id);
        return found ? *found : OutboxEntry();
    }
    [[nodiscard]] OutboxState state(qint64 id) const { return entry(id).state; }
    [[nodiscard]] int count(const char *name) const
    {
        int found = 0;
        for (const auto &[each, in] : seen)
            found += each == QLatin1StringView(name) ? 1 : 0;
        return found;
    }
    [[nodiscard]] QJsonObject last(const char *name) const
    {
        QJsonObject found;
        for (const auto &[each, in] : seen)
            found = each == QLatin1StringView(name) ? in : found;
        return found;
    }
    [[nodiscard]] PutPictureCommand picture(const QColor &colour, int edge = 64) const
    {
        PutPictureCommand put;
        put.original = parts->blobs.put(pngOf(colour, edge)).take();
        put.baked = put.original;
        put.mediaType = QStringLiteral("image/png");
        return put;
    }
    /// What was seen of the profile, so long ago.
    void hasSeen(const FieldMap &fields, int secondsAgo = 0)
    {
        CachedProfile cached;
        cached.profile.fields = fields;
        cached.seenAt = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo);
        parts->profiles.put(me, cached, false);
    }
    /// Every row of a list, by handle.
    QMap<QString, Person> rows(const PeopleScope &scope)
    {
        QMap<QString, Person> all;
        bool done = false;
        QObject context;
        auto *walk = new PeopleWalk(parts->people, scope, &context);
        QObject::connect(walk, &PeopleWalk::rows, &context, [&](const QList<Person> &people) {
            for (const Person &person : people)
                all.insert(person.handle, person);
            walk->next();
        });
        QObject::connect(walk, &PeopleWalk::done, &context, [&] { done = true; });
        walk->next();
        if (!QTest::qWaitFor([&] { return done; }, 10'000))
            qFatal("the cache does not answer");
        return all;
    }
    void refresh(const PeopleScope &scope)
    {
        QSignalSpy running(&parts->peopleSync, &PeopleSync::refreshing);
        parts->peopleSync.refresh(scope);
        const auto over = [&] { return !running.isEmpty() && !running.last().at(1).toBool(); };
        if (!QTest::qWaitFor(over, 10'000))
            qFatal("the refresh does not end");
    }

    /// What lives as long as a run of the program.
    struct Parts
    {
        Parts(const QString &folder, const ServiceRegistry &services)
            : accounts(folder + QStringLiteral("/accounts.json"), keyring)
            , cache(DatabaseSpec::cache(folder + QStringLiteral("/cache.sqlite")))
            , outboxFile(DatabaseSpec::outbox(folder + QStringLiteral("/outbox.sqlite")))
            , blobs(folder + QStringLiteral("/blobs"))
            , profiles(cache)
            , people(cache)
            , pictures(folder + QStringLiteral("/pictures"))
            , denylist(outboxFile)
            , records(cache)
            , outbox(outboxFile, blobs)
            , lanes(accounts, services, client)
            , communities(lanes, accounts, client)
            , runner(outbox, profiles, blobs, lanes)
            , profileSync({lanes, accounts, profiles, pictures, outbox})
            , peopleSync({communities, accounts, people, outbox})
            , requestSync({communities, accounts, people, outbox})
            , signIn(accounts)
            , desk({lanes,
                    accounts,
                    records,
                    profiles,
                    profileSync,
                    runner,
                    signIn,
                    {std::chrono::milliseconds(5), std::chrono::milliseconds(5)}})
        {
            if (!cache.open() || !outboxFile.open())
                qFatal("the databases do not open");
            runner.setCommunities(communities);
            runner.setStores(denylist, pictures, accounts);
            using std::chrono::milliseconds;
            runner.setTempo({.rereads = {milliseconds(5), milliseconds(10)},
                             .looks = {milliseconds(5), milliseconds(10), milliseconds(10)},
                             .roundPause = std::chrono::seconds(60),
                             .relations = {milliseconds(5), milliseconds(10)}});
            QObject::connect(&runner, &OutboxRunner::seen, &people,
                             [this](const PeopleScope &scope, const QList<PersonFacts> &facts,
                                    const QDateTime &at, bool withRelation) {
                                 people.take(scope, facts, at, withRelation, true);
                             });
        }
        MemorySecretStore keyring;
        HttpClient client;
        AccountRegistry accounts;
        DatabaseThread cache;
        DatabaseThread outboxFile;
        BlobStore blobs;
        ProfileStore profiles;
        PeopleStore people;
        PictureStore pictures;
        DenylistStore denylist;
        RecordStore records;
        Outbox outbox;
        Lanes lanes;
        CommunityLanes communities;
        OutboxRunner runner;
        ProfileSync profileSync;
        PeopleSync peopleSync;
        RequestSync requestSync;
        SilentSignIn signIn;
        ServiceDesk desk;
    };

    QTemporaryDir dir;
    QHash<QString, Handler> on;
    QList<std::pair<QString, QJsonObject>> seen; ///< every wish that arrived
    QJsonObject own{{QStringLiteral("name"), QStringLiteral("Me")}};
    ScriptedServer server;
    PlayApi *api = nullptr;
    ServiceRegistry services;
    AccountId me;
    std::unique_ptr<Parts> parts;

private:
    std::vector<std::unique_ptr<ServiceApi>> only(const ServiceInfo &info)
    {
        std::vector<std::unique_ptr<ServiceApi>> all;
        auto one = std::make_unique<PlayApi>(info);
        api = one.get();
        all.push_back(std::move(one));
        return all;
    }
    Script answer(const SeenRequest &request)
    {
        const QUrl url(QString::fromLatin1(request.path));
        const QString name = url.path().mid(1);
        QByteArray text = request.body;
        if (url.hasQuery())
            text = QByteArray::fromBase64(
                QUrlQuery(url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).toLatin1());
        const QJsonObject in = QJsonDocument::fromJson(text).object();
        seen.append({name, in});
        const Handler handler = on.value(name);
        const QJsonObject out = handler ? handler(in) : QJsonObject();
        if (out.contains(QStringLiteral("drop")))
            return {{}, Script::Then::Close};
        return json(QJsonDocument(out).toJson());
    }
};

} // namespace personae::test
