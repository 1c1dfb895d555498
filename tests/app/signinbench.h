// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memorysecretstore.h"
#include "app/signinflow.h"
#include "models/form/profiledesk.h"
#include "tests/waiting.h"
#include "tests/wire/keptapi.h"
#include "tests/wire/scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace personae::test {

using namespace Qt::StringLiterals;

/// Signs Ada in by password; her tokens are "fresh" and "pasted". Without `profile` there is none.
struct Service
{
    Script operator()(const SeenRequest &request) const;
    bool profile = true;
    std::shared_ptr<QByteArray> handle = std::make_shared<QByteArray>("ada");
    std::shared_ptr<bool> expired = std::make_shared<bool>(false);
};

/// The sign-in flow and what it stands on, for a service of its own.
struct Bench
{
    explicit Bench(const Service &service = {});
    [[nodiscard]] SignInFlow::Parts parts();
    [[nodiscard]] SignInRequest request(SignInWay way = SignInWay::Password) const;
    /// What became of it: the account, or an empty one.
    Account signIn(const SignInRequest &request);
    QString inKeyring(const AccountId &account);

    QTemporaryDir dir;
    ScriptedServer server;
    ServiceRegistry services;
    KeptApi *api = nullptr;
    HttpClient client;
    MemorySecretStore keyring;
    AccountRegistry accounts{dir.filePath(u"accounts.json"_s), keyring};
    DatabaseThread cache{DatabaseSpec::cache(dir.filePath(u"cache.sqlite"_s))};
    DatabaseThread outboxFile{DatabaseSpec::outbox(dir.filePath(u"outbox.sqlite"_s))};
    BlobStore blobs{dir.filePath(u"blobs"_s)};
    ProfileStore profiles{cache};
    PictureStore pictures{dir.filePath(u"pictures"_s)};
    Outbox outbox{outboxFile, blobs};
    ProfileDesk desk{profiles, outbox, blobs};
    std::unique_ptr<SignInFlow> flow;
    ApiError error;
    SignInField field = SignInField::General;
};

} // namespace personae::test
