// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_twinhouse.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

namespace interlinedlisttests {

void TwinHouse::open()
{
    folder = std::make_unique<QTemporaryDir>();
    services = std::make_unique<EmbeddedServices>();
    const auto started = services->start(folder->path());
    QVERIFY2(started.ok(), qPrintable(started ? QString() : started.error().detail));
    people = started.value().identities;
    client = std::make_unique<HttpClient>();
    client->setRouter([this](const QUrl &url) { return services->route(url); });
    be(u"alice"_s);
}

void TwinHouse::close()
{
    lane.reset();
    client.reset();
    services.reset();
}

Answer TwinHouse::perform(const Wish &wish)
{
    QObject owner;
    LaneCall *call = lane->perform(wish, &owner);
    QSignalSpy finished(call, &LaneCall::finished);
    return finished.wait() ? finished.constFirst().constFirst().value<Answer>() : Answer();
}

void TwinHouse::be(const QString &handle)
{
    const auto who = std::find_if(people.cbegin(), people.cend(), [&handle](const auto &one) {
        return one.service == "interlinedlist"_L1 && one.handle == handle;
    });
    QVERIFY(who != people.cend());
    Account account;
    account.id = AccountId::create();
    account.service = u"interlinedlist"_s;
    account.apiBase = api.address(who->settings).value();
    keyring.grant = {};
    keyring.typed = {who->settings.value(u"identity"_s), who->password};
    lane = std::make_unique<AccountLane>(account, api, *client, keyring);
    const Answer signedIn = perform(wish::SignIn{keyring.typed.identity, keyring.typed.password});
    QVERIFY(signedIn.ok() && signedIn.session);
    keyring.grant = *signedIn.session;
    const Answer me = perform(wish::StartUp{});
    QVERIFY(me.ok());
    account.handle = *me.person.handle;
    account.remoteId = *me.person.id;
    lane->setAccount(account);
    QCOMPARE(account.handle, handle);
    services->clearLog();
}

void TwinHouse::set(const QString &name, const QJsonValue &value)
{
    Behaviours behaviours = services->behaviours();
    QJsonObject own = behaviours.services.value("interlinedlist"_L1).toObject();
    own.insert(name, value);
    behaviours.services.insert("interlinedlist"_L1, own);
    services->setBehaviours(behaviours);
}

QStringList TwinHouse::asked() const
{
    QStringList lines;
    const QList<LoggedRequest> log = services->log();
    for (const LoggedRequest &one : log)
        lines.append(QString::fromLatin1(one.method) + u' ' + one.path);
    return lines;
}

QString TwinHouse::idOf(const QString &organization)
{
    const Answer all = perform(calling(u"public-organizations"_s));
    for (const FieldMap &record : all.records.value_or(QList<FieldMap>())) {
        if (record.value(u"name"_s).toString() == organization)
            return record.value(u"id"_s).toString();
    }
    return {};
}

} // namespace interlinedlisttests
