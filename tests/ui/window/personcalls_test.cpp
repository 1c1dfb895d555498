// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/service/servicehouse.h"
#include "tests/ui/window/windowfixture.h"
#include "ui/person/personpage.h"
#include "ui/service/recordsdialog.h"
#include "ui/window/lazypages.h"

#include <QPushButton>
#include <QTest>

using namespace personae;
using namespace personae::testwindow;

/// From somebody who is shown to what their service has more about them.
class PersonCallsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void personsListOpensInTheWindow();
};

void PersonCallsTest::personsListOpensInTheWindow()
{
    World world;
    QVERIFY(world.opened);
    testservice::FakeService port;
    world.port.info.calls = port.info.calls;
    world.port.info.personCalls = port.info.personCalls;
    const AccountRow row = account(u"alice.example.com"_s, u"Alice"_s);
    world.add(row);
    PersonFacts bob = person(u"bob.example.com"_s, u"Bob Stone"_s);
    bob.id = u"b-1"_s;
    world.know({row.account.id, {}}, {bob});
    WindowParts parts = world.parts();
    parts.service = &port;
    MainWindow window(parts);
    window.resize(1280, 800);
    window.show();
    window.showPerson({{row.account.id, {}}, *bob.handle});
    QPushButton *lists = nullptr;
    QTRY_VERIFY((lists = window.pages().person().findChild<QPushButton *>(u"personCall-lists"_s)));
    QTRY_VERIFY(window.pages().person().personName().contains(u"Bob Stone"_s));
    lists->click();
    const auto *dialog = window.findChild<RecordsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY2(dialog->windowTitle().contains(u"Bob Stone"_s), qPrintable(dialog->windowTitle()));
    QCOMPARE(port.asked.last().id, u"lists"_s);
    QCOMPARE(port.asked.last().arguments, (FieldMap{{u"handle"_s, u"bob.example.com"_s}}));
}

QTEST_MAIN(PersonCallsTest)
#include "personcalls_test.moc"
