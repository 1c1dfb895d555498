// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/signinbench.h"

namespace personae::test {

Script Service::operator()(const SeenRequest &request) const
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

Bench::Bench(const Service &service)
    : server(service)
{
    auto made = std::make_unique<KeptApi>();
    api = made.get();
    services.add(std::move(made));
    if (!cache.open() || !outboxFile.open())
        qFatal("the databases do not open");
    flow = std::make_unique<SignInFlow>(parts());
}

SignInFlow::Parts Bench::parts()
{
    return {accounts, services, client, profiles, pictures, outbox, desk};
}

SignInRequest Bench::request(SignInWay way) const
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

Account Bench::signIn(const SignInRequest &request)
{
    QSignalSpy succeeded(flow.get(), &SignInPort::succeeded);
    QSignalSpy failed(flow.get(), &SignInPort::failed);
    flow->start(request);
    (void)waitFor([&] { return succeeded.size() + failed.size() > 0; }, 10'000);
    if (!failed.isEmpty()) {
        error = failed.first().at(0).value<ApiError>();
        field = failed.first().at(1).value<SignInField>();
    }
    return succeeded.isEmpty() ? Account()
                               : *accounts.find(succeeded.first().first().value<AccountId>());
}

QString Bench::inKeyring(const AccountId &account)
{
    QString secret = u"never"_s;
    keyring.read(account, &accounts,
                 [&secret](const SecretAnswer &answer) { secret = answer.secret; });
    (void)waitFor([&secret] { return secret != "never"_L1; });
    return secret;
}

} // namespace personae::test
