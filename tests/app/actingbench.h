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
    ActingBench();
    ~ActingBench();

    /// As if the program was started anew; its outbox is what it was, nobody is signed in.
    void startProgram();
    void startAfresh();
    [[nodiscard]] static Tempo tempo();
    AccountId signIn(const QString &handle, const AccountId &existing = {});
    qint64 submit(const AccountId &account, const Command &command)
    {
        return submitTo(engine->outbox(), account, command);
    }
    [[nodiscard]] OutboxEntry entry(qint64 id) const { return entryIn(engine->outbox(), id); }
    [[nodiscard]] OutboxState state(qint64 id) const { return entry(id).state; }

    /// What the node itself says, asked past the outbox.
    Answer ask(const PeopleScope &scope, const Wish &wish);
    PersonFacts person(const PeopleScope &scope, const QString &handle);
    PersonFacts row(const PeopleScope &scope, const QString &handle);

    /// Requests the services saw.
    [[nodiscard]] int count(const QByteArray &method, const QString &path = {}) const;

    /// Somebody of the demo world; which numbers have which flags is fixed there.
    [[nodiscard]] static QString somebody(int number);

    QTemporaryDir servicesDir;
    std::unique_ptr<QTemporaryDir> dir;
    EmbeddedServices services;
    EmbeddedServices::Started started;
    std::shared_ptr<DataFolder> folder;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<QSignalSpy> seen;
};

} // namespace personae::test
