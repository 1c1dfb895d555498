// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/embeddedservices.h"
#include "network/embedded/names.h"
#include "network/embedded/worlddata.h"
#include "tests/app/appbench.h"

namespace personae::test {

/// The whole program without its window, on the embedded services: two people and communities that
/// talk to each other.
class ActingBench final
{
public:
    ActingBench()
    {
        const auto begun = services.start(servicesDir.path());
        if (!begun)
            qFatal("the services do not start");
        started = begun.value();
    }

    /// As if the program was started anew; its outbox is what it was, nobody is signed in.
    void startProgram()
    {
        engine.reset();
        folder = DataFolder::open(dir->path()).take();
        engine = std::make_unique<Engine>(folder, false, std::make_unique<MemorySecretStore>());
        folder.reset();
        engine->client().setRouter([this](const QUrl &url) { return services.route(url); });
        engine->runner().setTempo(tempo());
        if (!engine->open())
            qFatal("the engine does not open");
        QSignalSpy loaded(&engine->outbox(), &Outbox::loaded);
        engine->start();
        if (!loaded.wait(5000))
            qFatal("the outbox does not load");
        seen = std::make_unique<QSignalSpy>(&engine->runner(), &OutboxRunner::seen);
    }

    void startAfresh()
    {
        engine.reset();
        dir = std::make_unique<QTemporaryDir>();
        services.clearFaults();
        services.setBehaviours({});
        startProgram();
        services.clearLog();
    }

    [[nodiscard]] static Tempo tempo()
    {
        using std::chrono::milliseconds;
        Tempo tempo = hastyTempo();
        tempo.relations = {milliseconds(40),  milliseconds(80),  milliseconds(160),
                           milliseconds(320), milliseconds(600), milliseconds(800)};
        return tempo;
    }

    AccountId signIn(const QString &handle, const AccountId &existing = {})
    {
        SignInRequest request;
        request.service = QStringLiteral("cloudillo");
        request.identity = handle;
        request.staySignedIn = false;
        request.existing = existing;
        for (const auto &identity : std::as_const(started.identities)) {
            if (identity.handle == handle)
                request.secret = identity.password;
        }
        QSignalSpy succeeded(&engine->signIn(), &SignInPort::succeeded);
        engine->signIn().start(request);
        if (!succeeded.wait(10'000))
            qFatal("not signed in");
        return succeeded.first().first().value<AccountId>();
    }

    qint64 submit(const AccountId &account, const Command &command)
    {
        QSignalSpy submitted(&engine->outbox(), &Outbox::submitted);
        engine->outbox().submit(account, command, QUuid::createUuid());
        if (!submitted.wait(5000))
            qFatal("not submitted");
        return submitted.first().at(1).value<OutboxEntry>().id;
    }

    [[nodiscard]] OutboxEntry entry(qint64 id) const
    {
        const OutboxEntry *found = engine->outbox().find(id);
        return found ? *found : OutboxEntry();
    }
    [[nodiscard]] OutboxState state(qint64 id) const { return entry(id).state; }

    /// What the node itself says, asked past the outbox.
    Answer ask(const PeopleScope &scope, const Wish &wish)
    {
        AccountLane *lane = engine->communityLanes().lane(scope);
        if (!lane)
            return {};
        std::optional<Answer> got;
        LaneCall *call = lane->perform(wish, engine.get());
        QObject::connect(call, &LaneCall::finished, engine.get(),
                         [&got](const Answer &answer) { got = answer; });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 10'000))
            qFatal("no answer");
        return *got;
    }
    PersonFacts person(const PeopleScope &scope, const QString &handle)
    {
        return ask(scope, wish::ReadPerson{handle}).person;
    }
    PersonFacts row(const PeopleScope &scope, const QString &handle)
    {
        wish::ListPeople list;
        list.handle = handle;
        list.status = {QStringLiteral("active"), QStringLiteral("muted"), QStringLiteral("blocked"),
                       QStringLiteral("suspended"), QStringLiteral("banned")};
        const Answer answer = ask(scope, list);
        return answer.people && !answer.people->rows.isEmpty() ? answer.people->rows.first()
                                                               : PersonFacts();
    }

    /// Requests the services saw.
    [[nodiscard]] int count(const QByteArray &method, const QString &path = {}) const
    {
        int found = 0;
        for (const LoggedRequest &request : services.log()) {
            if (request.method == method && request.path.startsWith(path))
                ++found;
        }
        return found;
    }

    /// Somebody of the demo world; which numbers have which flags is fixed there.
    [[nodiscard]] static QString somebody(int number)
    {
        return embedded::world::people(number + 1).last().idTag;
    }

    QTemporaryDir servicesDir;
    std::unique_ptr<QTemporaryDir> dir;
    EmbeddedServices services;
    EmbeddedServices::Started started;
    std::shared_ptr<DataFolder> folder;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<QSignalSpy> seen;
};

} // namespace personae::test
