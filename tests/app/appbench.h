// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "tests/app/fakenode.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace personae::test {

/// Waits short enough for tests.
inline Tempo hastyTempo()
{
    using std::chrono::milliseconds;
    return {.rereads = {milliseconds(10), milliseconds(20), milliseconds(40)},
            .looks = {milliseconds(10), milliseconds(20), milliseconds(40), milliseconds(80),
                      milliseconds(80)},
            .roundPause = std::chrono::seconds(60)};
}

/// A picture of one colour, kept and baked as the desk does.
inline PutPictureCommand pictureOf(const QColor &colour, const QString &blobFolder)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    PutPictureCommand command;
    command.original = BlobStore(blobFolder).put(bytes).take();
    command.baked = command.original;
    command.mediaType = QStringLiteral("image/png");
    return command;
}

/// The whole program without its window, on a FakeNode and a folder of its own.
class AppBench final
{
public:
    AppBench() { startProgram(); }

    /// As if the program was started anew on the same folder; the keyring is empty then.
    void startProgram()
    {
        engine.reset();
        folder = DataFolder::open(dir.path()).take();
        auto store = std::make_unique<MemorySecretStore>();
        keyring = store.get();
        engine = std::make_unique<Engine>(folder, false, std::move(store));
        folder.reset();
        engine->client().setRouter(node.router());
        engine->runner().setTempo(hastyTempo());
        if (!engine->open())
            qFatal("the engine does not open");
        QSignalSpy loaded(&engine->outbox(), &Outbox::loaded);
        engine->start();
        if (!loaded.wait(5000))
            qFatal("the outbox does not load");
    }

    /// An account that is signed in already.
    AccountId signedIn(const QString &handle)
    {
        node.lives(handle);
        Account account;
        account.id = AccountId::create();
        account.service = QStringLiteral("cloudillo");
        account.handle = handle;
        account.server.dialect = QStringLiteral("R3");
        SessionGrant grant;
        grant.token = QString::fromLatin1(node.tokenOf(handle));
        engine->registry().storeSession(account.id, grant);
        engine->registry().put(account);
        return account.id;
    }

    qint64 submit(const AccountId &account, const Command &command)
    {
        QSignalSpy submitted(&engine->outbox(), &Outbox::submitted);
        engine->outbox().submit(account, command, QUuid::createUuid());
        if (!submitted.wait(5000))
            qFatal("not submitted");
        return submitted.first().at(1).value<OutboxEntry>().id;
    }

    [[nodiscard]] PutPictureCommand picture(const QColor &colour) const
    {
        return pictureOf(colour, dir.path() + QStringLiteral("/outbox/blobs"));
    }

    [[nodiscard]] OutboxState state(qint64 id) const
    {
        const OutboxEntry *entry = engine->outbox().find(id);
        return entry ? entry->state : OutboxState::Cancelled;
    }

    QTemporaryDir dir;
    FakeNode node;
    std::shared_ptr<DataFolder> folder;
    std::unique_ptr<Engine> engine;
    MemorySecretStore *keyring = nullptr;
};

inline SaveProfileCommand rename(const QString &name,
                                 const QString &before = QStringLiteral("Alice"))
{
    SaveProfileCommand command;
    command.patch.changes.insert(QStringLiteral("name"), name);
    command.before.insert(QStringLiteral("name"), before);
    return command;
}

} // namespace personae::test
