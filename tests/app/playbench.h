// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memorysecretstore.h"
#include "app/outboxrunner.h"
#include "app/peoplesync.h"
#include "app/profilesync.h"
#include "app/requestsync.h"
#include "app/servicedesk.h"
#include "models/denylist/denyliststore.h"
#include "models/records/recordstore.h"
#include "network/serviceregistry.h"
#include "tests/app/asked.h"
#include "tests/app/playapi.h"
#include "tests/waiting.h"
#include "tests/wire/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace personae::test {

class SilentSignIn final : public SignInPort
{
    Q_DISABLE_COPY_MOVE(SilentSignIn)

public:
    explicit SilentSignIn(AccountRegistry &accounts);
    [[nodiscard]] QList<ServiceInfo> services() const override { return {}; }
    [[nodiscard]] IdentityHint hint(const QString &, const QString &) const override { return {}; }
    void checkCandidates(const QString &, const QStringList &) override {}
    void start(const SignInRequest &) override {}
    void cancel() override {}
    void chooseWithoutKeyring(KeyringChoice) override {}
    void signOut(const AccountId &account, KeepAfterSignOut keep) override;

private:
    AccountRegistry &m_accounts;
};

QByteArray pngOf(const QColor &colour, int edge = 64);

/// Runs, queues and desks of app/ on a PlayApi, whose server is `on`: name of the wish -> answer.
class PlayBench final
{
public:
    using Handler = std::function<QJsonObject(const QJsonObject &)>;

    explicit PlayBench(const ServiceInfo &info);
    ~PlayBench();

    /// As if the program was started anew on the same folder.
    void begin();

    qint64 submit(const Command &command) { return submitTo(parts->outbox, me, command); }
    [[nodiscard]] OutboxEntry entry(qint64 id) const { return entryIn(parts->outbox, id); }
    [[nodiscard]] OutboxState state(qint64 id) const { return entry(id).state; }
    [[nodiscard]] int count(const char *name) const;
    [[nodiscard]] QJsonObject last(const char *name) const;
    [[nodiscard]] PutPictureCommand picture(const QColor &colour, int edge = 64) const;
    /// What was seen of the profile, so long ago.
    void hasSeen(const FieldMap &fields, int secondsAgo = 0);
    QMap<QString, Person> rows(const PeopleScope &scope)
    {
        return everybodyIn(parts->people, scope);
    }
    void refresh(const PeopleScope &scope);

    /// What lives as long as a run of the program.
    struct Parts
    {
        Parts(const QString &folder, const ServiceRegistry &services);
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
    std::vector<std::unique_ptr<ServiceApi>> only(const ServiceInfo &info);
    Script answer(const SeenRequest &request);
};

} // namespace personae::test
