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

namespace {

ServerFacts facts(const QSet<QString> &lacks, const QString &word)
{
    ServerFacts facts;
    facts.dialect = u"R3"_s;
    facts.lacks = lacks;
    facts.remembered = {{u"status-words"_s, word}};
    return facts;
}

} // namespace

void TestAccount::roundTrip()
{
    Account account;
    account.id = AccountId::create();
    account.service = u"cloudillo"_s;
    account.handle = u"alice.example.com"_s;
    account.displayName = u"Alice"_s;
    account.apiBase = QUrl(u"https://cl-o.alice.example.com"_s);
    account.server = facts({u"b"_s, u"a"_s}, u"letters"_s);
    account.server.can = {{u"uploadPicture"_s, false}};
    account.server.limits = {{u"username.pattern"_s, u"^[a-z]+$"_s}};
    account.server.choices = {{u"languages"_s, {{u"fr"_s, u"French"_s}, {u"en"_s, u"English"_s}}}};
    account.remoteId = u"42"_s;
    account.settings = {{u"organization"_s, u"acme-park"_s}};
    account.writesEstimated = true;
    account.staysSignedIn = true;
    account.addedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::utc());
    account.writesNotBefore = account.addedAt.addSecs(3600);
    const QByteArray text = QJsonDocument(account.toJson()).toJson();
    QCOMPARE(Account::fromJson(QJsonDocument::fromJson(text).object()), account);
}

void TestAccount::factsLearn()
{
    ServerFacts known = facts({u"a"_s}, u"1"_s);
    ServerFacts more = facts({u"b"_s}, u"2"_s);
    more.dialect.clear();
    more.can = {{u"uploadPicture"_s, true}};
    known.merge(more);
    ServerFacts wanted = facts({u"a"_s, u"b"_s}, u"2"_s);
    wanted.can = more.can;
    QCOMPARE(known, wanted);
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
