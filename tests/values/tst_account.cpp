// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/account.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace personae;

class TestAccount final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreTheirOwn();
    void roundTrip();
    void factsLearn();
};

void TestAccount::idsAreTheirOwn()
{
    QVERIFY(AccountId().isNull());
    QVERIFY(!AccountId::create().isNull());
    QVERIFY(AccountId::create() != AccountId::create());
}

void TestAccount::roundTrip()
{
    Account account;
    account.id = AccountId::create();
    account.service = u"cloudillo"_s;
    account.handle = u"alice.example.com"_s;
    account.displayName = u"Alice"_s;
    account.apiBase = QUrl(u"https://cl-o.alice.example.com"_s);
    account.server = {u"R3"_s, {u"b"_s, u"a"_s}, {{u"status-words"_s, u"letters"_s}}};
    account.staysSignedIn = true;
    account.addedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::utc());
    const QByteArray text = QJsonDocument(account.toJson()).toJson();
    QCOMPARE(Account::fromJson(QJsonDocument::fromJson(text).object()), account);
}

void TestAccount::factsLearn()
{
    ServerFacts facts{u"R3"_s, {u"a"_s}, {{u"k"_s, u"1"_s}}};
    facts.merge({{}, {u"b"_s}, {{u"k"_s, u"2"_s}}});
    const ServerFacts wanted{u"R3"_s, {u"a"_s, u"b"_s}, {{u"k"_s, u"2"_s}}};
    QCOMPARE(facts, wanted);
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
