// SPDX-License-Identifier: GPL-3.0-or-later
#include "interlinedlist_twinhouse.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

namespace interlinedlisttests {

TwinHouse::TwinHouse()
    : PlayedTwin(u"interlinedlist"_s)
{
}

void TwinHouse::open()
{
    PlayedTwin::open();
    be(u"alice"_s);
}

void TwinHouse::close()
{
    lane.reset();
    PlayedTwin::close();
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
    const EmbeddedServices::Identity one = who(handle);
    Account account;
    account.id = AccountId::create();
    account.service = u"interlinedlist"_s;
    account.apiBase = api.address(one.settings).value();
    keyring.grant = {};
    keyring.typed = {one.settings.value(u"identity"_s), one.password};
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
