// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memorysecretstore.h"
#include "app/signinflow.h"
#include "models/form/profiledesk.h"
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
    Script operator()(const SeenRequest &request) const
    {
        if (request.path == "/login")
            return request.body == "ada@example.com|right horse"
                       ? json(R"({"token":"fresh","refresh":"again"})")
                       : json("{}", 401);
        if (request.path == "/refresh")
            return json(R"({"token":"newer","refresh":"next"})");
        if (request.path == "/out")
            return json("{}");
        const QByteArray token =
            request.headers.value("x-api-key", request.headers.value("authorization").mid(7));
        if (token != "fresh" && token != "pasted" && token != "newer")
            return json("{}", 401);
        if (*expired && token == "fresh")
            return json(R"({"expired":true})", 401);
        return profile ? json(R"({"handle":")" + *handle + R"(","id":"u1","name":"Ada"})")
                       : json("{}", 404);
    }
    bool profile = true;
    std::shared_ptr<QByteArray> handle = std::make_shared<QByteArray>("ada");
    std::shared_ptr<bool> expired = std::make_shared<bool>(false);
};

/// The sign-in flow and what it stands on, for a service of its own.
struct Bench
{
    explicit Bench(const Service &service = {})
        : server(service)
    {
        auto made = std::make_unique<KeptApi>();
        api = made.get();
        services.add(std::move(made));
        if (!cache.open() || !outboxFile.open())
            qFatal("the databases do not open");
        flow = std::make_unique<SignInFlow>(parts());
    }
    [[nodiscard]] SignInFlow::Parts parts()
    {
        return {accounts, services, client, profiles, pictures, outbox, desk};
    }
    [[nodiscard]] SignInRequest request(SignInWay way = SignInWay::Password) const
    {
        SignInRequest request;
        request.service = u"kept"_s;
        request.way = way;
        request.identity = u" ada@example.com "_s;
        request.secret = way == SignInWay::Password ? u"right horse\r\n"_s : u" pas\nted \n"_s;
        request.appKey = u" app-\nkey "_s;
        request.settings.insert(u"address"_s, u"\u200e "_s + server.url(QString()).toString());
        request.settings.insert(u"organization"_s, u"acme"_s);
        return request;
    }
    /// What became of it: the account, or an empty one.
    Account signIn(const SignInRequest &request)
    {
        QSignalSpy succeeded(flow.get(), &SignInPort::succeeded);
        QSignalSpy failed(flow.get(), &SignInPort::failed);
        flow->start(request);
        (void)QTest::qWaitFor([&] { return succeeded.size() + failed.size() > 0; }, 10'000);
        if (!failed.isEmpty()) {
            error = failed.first().at(0).value<ApiError>();
            field = failed.first().at(1).value<SignInField>();
        }
        return succeeded.isEmpty() ? Account()
                                   : *accounts.find(succeeded.first().first().value<AccountId>());
    }
    QString inKeyring(const AccountId &account)
    {
        QString secret = u"never"_s;
        keyring.read(account, &accounts,
                     [&secret](const SecretAnswer &answer) { secret = answer.secret; });
        (void)QTest::qWaitFor([&secret] { return secret != "never"_L1; });
        return secret;
    }

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
