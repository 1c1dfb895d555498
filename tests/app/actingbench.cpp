// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/actingbench.h"

namespace personae::test {

ActingBench::ActingBench()
{
    const auto begun = services.start(servicesDir.path());
    if (!begun)
        qFatal("the services do not start");
    started = begun.value();
}

ActingBench::~ActingBench() = default;

void ActingBench::startProgram()
{
    engine.reset();
    folder = DataFolder::open(dir->path()).take();
    engine = std::make_unique<Engine>(folder, false, std::make_unique<MemorySecretStore>());
    folder.reset();
    engine->client().setRouter([this](const QUrl &url) { return services.route(url); });
    engine->runner().setTempo(tempo());
    if (!engine->open())
        qFatal("the engine does not open");
    waitUntilLoaded(engine->outbox(), [this] { engine->start(); });
    seen = std::make_unique<QSignalSpy>(&engine->runner(), &OutboxRunner::seen);
}

void ActingBench::startAfresh()
{
    engine.reset();
    dir = std::make_unique<QTemporaryDir>();
    services.clearFaults();
    services.setBehaviours({});
    startProgram();
    services.clearLog();
}

Tempo ActingBench::tempo()
{
    using std::chrono::milliseconds;
    Tempo tempo = hastyTempo();
    tempo.relations = {milliseconds(10), milliseconds(20),  milliseconds(40),
                       milliseconds(80), milliseconds(160), milliseconds(400)};
    return tempo;
}

AccountId ActingBench::signIn(const QString &handle, const AccountId &existing)
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

Answer ActingBench::ask(const PeopleScope &scope, const Wish &wish)
{
    AccountLane *lane = engine->communityLanes().lane(scope);
    if (!lane)
        return {};
    std::optional<Answer> got;
    LaneCall *call = lane->perform(wish, engine.get());
    QObject::connect(call, &LaneCall::finished, engine.get(),
                     [&got](const Answer &answer) { got = answer; });
    if (!waitFor([&got] { return got.has_value(); }, 10'000))
        qFatal("no answer");
    return *got;
}

PersonFacts ActingBench::person(const PeopleScope &scope, const QString &handle)
{
    return ask(scope, wish::ReadPerson{handle}).person;
}

PersonFacts ActingBench::row(const PeopleScope &scope, const QString &handle)
{
    wish::ListPeople list;
    list.handle = handle;
    list.status = {QStringLiteral("active"), QStringLiteral("muted"), QStringLiteral("blocked"),
                   QStringLiteral("suspended"), QStringLiteral("banned")};
    const Answer answer = ask(scope, list);
    return answer.people && !answer.people->rows.isEmpty() ? answer.people->rows.first()
                                                           : PersonFacts();
}

int ActingBench::count(const QByteArray &method, const QString &path) const
{
    int found = 0;
    for (const LoggedRequest &request : services.log()) {
        if (request.method == method && request.path.startsWith(path))
            ++found;
    }
    return found;
}

QString ActingBench::somebody(int number)
{
    return embedded::world::people(number + 1).last().idTag;
}

} // namespace personae::test
