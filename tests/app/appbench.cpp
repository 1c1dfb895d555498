// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/appbench.h"

#include <QBuffer>
#include <QImage>

namespace personae::test {

Tempo hastyTempo()
{
    using std::chrono::milliseconds;
    return {.rereads = {milliseconds(10), milliseconds(20), milliseconds(40)},
            .looks = {milliseconds(10), milliseconds(20), milliseconds(40), milliseconds(80),
                      milliseconds(80)},
            .roundPause = std::chrono::seconds(60)};
}

PutPictureCommand pictureOf(const QColor &colour, const QString &blobFolder)
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

AppBench::AppBench()
{
    startProgram();
}

AppBench::~AppBench() = default;

void AppBench::startProgram()
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
    waitUntilLoaded(engine->outbox(), [this] { engine->start(); });
}

AccountId AppBench::signedIn(const QString &handle)
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

PutPictureCommand AppBench::picture(const QColor &colour) const
{
    return pictureOf(colour, dir.path() + QStringLiteral("/outbox/blobs"));
}

OutboxState AppBench::state(qint64 id) const
{
    const OutboxEntry *entry = engine->outbox().find(id);
    return entry ? entry->state : OutboxState::Cancelled;
}

SaveProfileCommand rename(const QString &name, const QString &before)
{
    SaveProfileCommand command;
    command.patch.changes.insert(QStringLiteral("name"), name);
    command.before.insert(QStringLiteral("name"), before);
    return command;
}

} // namespace personae::test
