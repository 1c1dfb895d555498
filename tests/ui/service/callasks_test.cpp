// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/serviceregistry.h"
#include "tests/ui/service/servicehouse.h"
#include "ui/service/callasks.h"

#include <QTest>

using namespace personae;
using namespace personae::testservice;

/// Which fields of a call a person has to fill in.
class CallAsksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowNamesItself();
    void laterStepsTakeWhatWasCarried();
    void realOrganizationCanBeEdited();
    void listingAndPersonStandInForTheRow();
    void markedFieldIsNeverAsked();
    void retypingIsExact();
};

void CallAsksTest::rowNamesItself()
{
    const ServiceInfo info = service();
    const FieldMap row{{u"id"_s, u"7"_s}, {u"provider"_s, u"github"_s}};
    const CallAsks leave = asksOf(*info.call(u"leave-organization"_s), {row, {}, {}}, {});
    QVERIFY(leave.asked.isEmpty());
    QCOMPARE(leave.taken, (FieldMap{{u"id"_s, u"7"_s}}));
    const CallAsks unlink = asksOf(*info.call(u"unlink-identity"_s), {row, {}, {}}, {});
    QCOMPARE(unlink.taken, (FieldMap{{u"provider"_s, u"github"_s}}));
    QVERIFY(asksOf(*info.call(u"delete-account"_s), {}, {}).asked.isEmpty());
}

void CallAsksTest::laterStepsTakeWhatWasCarried()
{
    const ServiceInfo info = service();
    const CallAsks second = asksOf(*info.call(u"confirm-email-change"_s), {},
                                   {{u"checksum"_s, u"c"_s}, {u"newEmail"_s, u"n"_s}});
    QCOMPARE(second.asked.size(), 1);
    QCOMPARE(second.asked.first().key, u"token"_s);
}

// As the service sends one whose description nobody wrote.
void CallAsksTest::realOrganizationCanBeEdited()
{
    const ServiceRegistry registry;
    const ServiceApi *api = registry.find(u"interlinedlist"_s);
    QVERIFY(api);
    const CallSpec *edit = api->info().call(u"edit-organization"_s);
    QVERIFY(edit);
    const FieldMap row{{u"id"_s, u"5d8f2f4e-8d3b-4d3f-9a39-3b2f8f1f3c11"_s},
                       {u"name"_s, u"Analytical Society"_s},
                       {u"slug"_s, u"analytical-society"_s},
                       {u"description"_s, QJsonValue::Null},
                       {u"avatar"_s, QJsonValue::Null},
                       {u"isPublic"_s, true},
                       {u"isSystem"_s, false},
                       {u"role"_s, u"owner"_s},
                       {u"joinedAt"_s, u"2026-04-01T09:00:00.000Z"_s}};
    const CallAsks asks = asksOf(*edit, {row, {}, {}}, {});
    QStringList asked;
    for (const FieldSpec &spec : asks.asked)
        asked.append(spec.key);
    QCOMPARE(asked,
             (QStringList{u"name"_s, u"description"_s, u"avatar"_s, u"isPublic"_s, u"settings"_s}));
    QCOMPARE(asks.taken, (FieldMap{{u"id"_s, row.value(u"id"_s)}}));
    QCOMPARE(asks.prefilled.value(u"name"_s).toString(), u"Analytical Society"_s);
    QVERIFY(asks.prefilled.value(u"isPublic"_s).toBool());
    QVERIFY(asks.prefilled.value(u"description"_s).isNull());
}

void CallAsksTest::listingAndPersonStandInForTheRow()
{
    const ServiceInfo info = service();
    const CallSpec rows = *info.call(u"list-rows"_s);
    const FieldMap row{{u"id"_s, u"9"_s}};
    const FieldMap listing{{u"handle"_s, u"ada"_s}, {u"id"_s, u"1"_s}};
    const FieldMap person{{u"handle"_s, u"bob"_s}};
    QCOMPARE(asksOf(rows, {row, listing, person}, {}).taken,
             (FieldMap{{u"handle"_s, u"ada"_s}, {u"id"_s, u"9"_s}}));
    QCOMPARE(asksOf(rows, {row, {}, person}, {}).taken,
             (FieldMap{{u"handle"_s, u"bob"_s}, {u"id"_s, u"9"_s}}));
    QCOMPARE(asksOf(*info.call(u"block-person"_s), {}, {}).asked.size(), 1); // from the page
    QVERIFY(asksOf(*info.call(u"block-person"_s), {{}, {}, person}, {}).asked.isEmpty());
}

void CallAsksTest::markedFieldIsNeverAsked()
{
    const CallSpec edit = *service().call(u"edit-organization"_s);
    const CallAsks asks = asksOf(edit, {}, {});
    QVERIFY(asks.taken.isEmpty());
    QCOMPARE(asks.asked.size(), 3);
    QVERIFY(asks.asked.first().key != "id"_L1);
}

void CallAsksTest::retypingIsExact()
{
    const ServiceInfo info = service();
    const QList<FieldSpec> asked = retypedOf(info, *info.call(u"delete-account"_s));
    QCOMPARE(asked.size(), 2);
    const FieldMap profile{{u"username"_s, u"ada"_s}, {u"email"_s, u"Ada@example.com"_s}};
    QVERIFY(
        notRetyped(asked, {{u"username"_s, u"ada"_s}, {u"email"_s, u"ada@EXAMPLE.com"_s}}, profile)
            .isEmpty());
    QCOMPARE(
        notRetyped(asked, {{u"username"_s, u"Ada"_s}, {u"email"_s, u"ada@example.com"_s}}, profile),
        QStringList{u"username"_s});
    QCOMPARE(notRetyped(asked, {}, profile).size(), 2);
}

QTEST_GUILESS_MAIN(CallAsksTest)
#include "callasks_test.moc"
