// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "tests/app/asked.h"
#include "tests/app/fakenode.h"
#include "tests/waiting.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace personae::test {

/// Waits short enough for tests.
Tempo hastyTempo();

/// A picture of one colour, kept and baked as the desk does.
PutPictureCommand pictureOf(const QColor &colour, const QString &blobFolder);

/// The whole program without its window, on a FakeNode and a folder of its own.
class AppBench final
{
public:
    AppBench();
    ~AppBench();

    /// As if the program was started anew on the same folder; the keyring is empty then.
    void startProgram();

    /// An account that is signed in already.
    AccountId signedIn(const QString &handle);
    qint64 submit(const AccountId &account, const Command &command)
    {
        return submitTo(engine->outbox(), account, command);
    }
    [[nodiscard]] PutPictureCommand picture(const QColor &colour) const;
    [[nodiscard]] OutboxState state(qint64 id) const;

    QTemporaryDir dir;
    FakeNode node;
    std::shared_ptr<DataFolder> folder;
    std::unique_ptr<Engine> engine;
    MemorySecretStore *keyring = nullptr;
};

SaveProfileCommand rename(const QString &name, const QString &before = QStringLiteral("Alice"));

} // namespace personae::test
