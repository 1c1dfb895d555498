// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/peoplelistmodel.h"
#include "tests/ui/profile/playedservice.h"
#include "tests/ui/window/windowfixture.h"
#include "ui/people/peoplepane.h"
#include "ui/person/personpage.h"
#include "ui/theme/ages.h"
#include "ui/window/lazypages.h"
#include "ui/window/looks.h"
#include "ui/window/outboxpane.h"
#include "ui/window/servicepopup.h"
#include "ui/window/sidebar.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace personae;
using namespace personae::testwindow;

/// Several services in one window: their states, their accounts, their communities.
class ServicesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme().choose(Theme::Choice::Light); }

    void oneStateForEachService();
    void popupShowsEachAccount();
    void waitingEndsByItself();
    void allAccountsWithTheirStates();
    void organizationsAreCommunities();
    void anotherWayStandsInTheDetails();
    void whatWasNotDoneCanBeTriedAgain();
};

namespace {

AccountRow made(const QString &service, const QString &handle, Reach reach = Reach::Online)
{
    AccountRow row = account(handle, handle.section(u'.', 0, 0), reach);
    row.account.service = service.toLower();
    row.serviceName = service;
    return row;
}

struct Shown
{
    explicit Shown(World &world)
        : window(world.parts())
    {
        open();
    }
    explicit Shown(const WindowParts &parts)
        : window(parts)
    {
        open();
    }
    void open()
    {
        window.resize(1280, 800);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qWarning("the window was not shown");
    }
    template <typename T> T *find(const QString &name) { return window.findChild<T *>(name); }
    [[nodiscard]] QList<QToolButton *> services()
    {
        QList<QToolButton *> buttons = window.findChildren<QToolButton *>();
        buttons.removeIf([](const QToolButton *button) {
            return !button->objectName().startsWith("service-"_L1);
        });
        return buttons;
    }
    MainWindow window;
};

QImage shapeOf(const QIcon &icon)
{
    return icon.pixmap(QSize(16, 16), 1.0).toImage().convertToFormat(QImage::Format_Alpha8);
}

QImage shapeOf(Reach reach)
{
    const looks::Look look = looks::of(reach);
    return shapeOf(theme().icon(look.icon, look.color));
}

} // namespace

void ServicesTest::oneStateForEachService()
{
    World world;
    world.add(made(u"Rich"_s, u"ada.example.com"_s));
    world.add(made(u"Plain"_s, u"ada"_s));
    world.add(made(u"Rich"_s, u"bob.example.com"_s, Reach::SignInNeeded));
    Shown shown(world);
    const QList<QToolButton *> buttons = shown.services();
    QCOMPARE(buttons.size(), 2);
    auto *outbox = shown.find<QToolButton>(u"statusOutbox"_s); // Tab meets it last, as it stands
    buttons.at(0)->setFocus();
    QTest::keyClick(buttons.at(0), Qt::Key_Tab);
    QCOMPARE(shown.window.focusWidget(), buttons.at(1));
    QTest::keyClick(buttons.at(1), Qt::Key_Tab);
    QCOMPARE(shown.window.focusWidget(), outbox);
    const QToolButton &rich = *buttons.at(0);
    QVERIFY2(rich.text().contains("(2)"_L1), qPrintable(rich.text()));
    QVERIFY(rich.text().contains(looks::of(Reach::SignInNeeded).word));
    QCOMPARE(shapeOf(rich.icon()), shapeOf(Reach::SignInNeeded)); // the one that needs a person
    for (const QString &handle : {u"ada.example.com"_s, u"bob.example.com"_s})
        QVERIFY(rich.accessibleName().contains(handle)); // each in words
    QCOMPARE(shapeOf(buttons.at(1)->icon()), shapeOf(Reach::Online));
    QVERIFY(!buttons.at(1)->text().contains(u'('));
    world.accounts.upsert(made(u"Rich"_s, u"bob.example.com"_s));
    QCOMPARE(shapeOf(rich.icon()), shapeOf(Reach::Online));
    world.accounts.upsert(made(u"Rich"_s, u"ada.example.com"_s, Reach::Trouble));
    QCOMPARE(shapeOf(rich.icon()), shapeOf(Reach::Trouble));
    world.accounts.remove({u"ada.example.com"_s});
    QCOMPARE(shown.services().size(), 2);
}

void ServicesTest::popupShowsEachAccount()
{
    World world;
    AccountRow waits = made(u"Rich"_s, u"ada.example.com"_s);
    waits.account.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(3600);
    waits.signInEndsAt = QDateTime::currentDateTimeUtc().addDays(3);
    world.add(waits);
    world.add(made(u"Rich"_s, u"bob.example.com"_s, Reach::SignInNeeded));
    world.add(made(u"Plain"_s, u"eve"_s));
    Shown shown(world);
    shown.services().at(0)->click();
    auto *popup = shown.window.findChild<ServicePopup *>();
    QVERIFY(popup && popup->isVisible());
    QString all;
    const auto labels = popup->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->text() + u'\n';
    QVERIFY2(all.indexOf(u"bob.example.com"_s) < all.indexOf(u"ada.example.com"_s),
             qPrintable(all)); // whoever needs a person stands first
    QVERIFY(all.contains("ada.example.com"_L1) && all.contains("bob.example.com"_L1));
    QVERIFY(!all.contains("eve"_L1));
    QVERIFY(all.contains(looks::of(Reach::SignInNeeded).word));
    QVERIFY(all.contains("Next change"_L1));
    QCOMPARE(all.count("Signed in until"_L1), 1); // of bob nothing is known
    QVERIFY(all.contains(ages::shortAge(waits.signInEndsAt)));
    auto *refresh = popup->findChild<QPushButton *>(u"servicePopupButton:ada.example.com"_s);
    const auto *signIn = popup->findChild<QPushButton *>(u"servicePopupButton:bob.example.com"_s);
    QVERIFY(refresh && signIn);
    QVERIFY(signIn->text().contains("Sign in"_L1));
    QVERIFY(refresh->accessibleName().contains("ada.example.com"_L1));
    refresh->click();
    QCOMPARE(world.sync.refreshed, QList<AccountId>{waits.account.id});
}

void ServicesTest::waitingEndsByItself()
{
    World world;
    AccountRow waits = made(u"Rich"_s, u"ada.example.com"_s);
    world.add(waits);
    Shown shown(world);
    waits.account.writesNotBefore = QDateTime::currentDateTimeUtc().addMSecs(400);
    world.add(waits);
    const QModelIndex row = world.sidebar.indexOf(waits.account.id);
    const auto *button = shown.services().at(0);
    if (waits.account.writesNotBefore > QDateTime::currentDateTimeUtc()) {
        QVERIFY(button->text().contains("next change"_L1));
        QCOMPARE(row.data(SidebarModel::BadgeRole).toInt(), int(SidebarBadge::Throttled));
    }
    QSignalSpy changed(&world.sidebar, &SidebarModel::dataChanged);
    QTRY_VERIFY(!button->text().contains("next change"_L1)); // nobody touched anything
    QVERIFY(!changed.isEmpty());
    QCOMPARE(row.data(SidebarModel::BadgeRole).toInt(), int(SidebarBadge::None));
    QCOMPARE(shapeOf(button->icon()), shapeOf(Reach::Online));
}

void ServicesTest::allAccountsWithTheirStates()
{
    World world;
    const QList<AccountRow> rows{
        made(u"One"_s, u"ada.example.com"_s), made(u"Two"_s, u"ada"_s, Reach::SignInNeeded),
        made(u"Three"_s, u"ada@org"_s, Reach::Trouble), made(u"Four"_s, u"ada4"_s)};
    for (const AccountRow &row : rows)
        world.add(row);
    AccountRow waits = rows.last();
    waits.account.writesNotBefore = QDateTime::currentDateTimeUtc().addSecs(3600);
    waits.unsentChanges = 2;
    world.accounts.upsert(waits);
    Shown shown(world);
    const QAbstractItemModel *list = shown.find<QListView>(u"accountsTable"_s)->model();
    QCOMPARE(list->rowCount(), 4);
    const QModelIndex mine = world.sidebar.indexOf(SidebarKind::MyProfiles);
    QCOMPARE(world.sidebar.rowCount(mine), 4);
    for (int i = 0; i < rows.size(); ++i) {
        const AccountRow &row = rows.at(i);
        const QString said = list->index(i, 0).data(Qt::AccessibleTextRole).toString();
        for (const QString &part : {row.serviceName, row.account.handle, looks::of(row.reach).word})
            QVERIFY2(said.contains(part), qPrintable(said));
        const QString beside =
            world.sidebar.index(i, 0, mine).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(beside.contains(looks::of(row.reach).word), qPrintable(beside));
    }
    const QString last = list->index(3, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(last.contains("takes changes again"_L1), qPrintable(last));
    QVERIFY(last.contains("2 unsent changes"_L1));
    QCOMPARE(shown.services().size(), 4); // one state for each service
}

/// As where communities live on the account's own server, and have plain names.
void ServicesTest::organizationsAreCommunities()
{
    World world;
    ServiceInfo &info = world.port.info;
    info.sharesCommunityHost = true;
    info.listsByRelation = true;
    info.relationVerbs = {RelationVerb::Follow, RelationVerb::Unfollow, RelationVerb::Disconnect};
    info.members.roles = {u"member"_s, u"admin"_s, u"owner"_s};
    info.members.statuses = {};
    info.members.mayGrantRoles = u"admin"_s;
    world.add(made(u"Rich"_s, u"ada"_s));
    const PeopleScope own{{u"ada"_s}, {}};
    const PeopleScope club{{u"ada"_s}, u"rose-growers"_s};
    world.know(own, {person(club.node, u"Rose Growers"_s, PersonKind::Community),
                     person(u"bob"_s, u"Bob Stone"_s)});
    PersonFacts bob = person(u"bob"_s, u"Bob Stone"_s);
    bob.roles = {u"member"_s};
    PersonFacts ada = person(u"ada"_s, u"Ada"_s);
    ada.roles = {u"owner"_s};
    world.know(club, {bob, ada});
    world.port.standings[club].known = true;
    world.port.standings[club].roles = {u"owner"_s};
    world.port.standings[club].myHandle = u"ada"_s;
    Shown shown(world);
    QTRY_VERIFY(world.sidebar.indexOfCommunity(club.node).isValid());
    const QModelIndex row = world.sidebar.indexOfCommunity(club.node);
    QVERIFY(row.data().toString().contains("Rose Growers"_L1));
    shown.find<Sidebar>(u"sidebarTree"_s)->setCurrentIndex(row);
    QCOMPARE(shown.window.place().scope, club);
    const auto &people = shown.window.pages().people();
    QTRY_COMPARE(people.model().rowCount(), 2);
    shown.window.showPerson({club, u"bob"_s});
    PersonPage &page = shown.window.pages().person();
    QVERIFY(page.isVisible());
    auto *role = page.findChild<QComboBox *>(u"memberRole"_s);
    QVERIFY(role);
    auto *tabs = page.findChild<QTabWidget *>(u"inspectorTabs"_s);
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->widget(i)->isAncestorOf(role))
            tabs->setCurrentIndex(i);
    }
    QTRY_VERIFY(role->isVisible());
    QTRY_COMPARE(role->currentData().toString(), u"member"_s);
    QVERIFY(role->isEnabled());
    QVERIFY(role->findData(u"admin"_s) >= 0);
    const auto *status = page.findChild<QComboBox *>(u"memberStatus"_s);
    QVERIFY(!status || !status->isVisible() || !status->isEnabled()); // nobody has one there
}

void ServicesTest::anotherWayStandsInTheDetails()
{
    World world;
    ServiceInfo info = service();
    info.settings = {{u"x.pair"_s, u"x.pair"_s, {u"object"_s, u"dotted"_s}, {}}};
    played::Port port(info);
    world.add(made(u"Cloudillo"_s, u"ada.example.com"_s));
    world.addEntry(OutboxState::Queued);
    OutboxEntry entry = world.outbox.entries().last();
    entry.state = OutboxState::NotApplied;
    entry.lastError.kind = Outcome::Unverified;
    entry.lastError.trySetting = u"x.pair"_s;
    entry.lastError.tryValue = u"dotted"_s;
    world.outbox.update(entry);
    world.settle();
    WindowParts parts = world.parts();
    parts.service = &port;
    Shown shown(parts);
    shown.window.showSection(SidebarKind::Outbox);
    shown.find<OutboxPane>(u"outboxPane"_s)->showEntry(entry.id);
    auto *details = shown.find<QWidget>(u"outboxDetails"_s);
    auto *button = details->findChild<QPushButton *>(u"remedyTry"_s);
    QVERIFY(button && button->isVisible());
    QVERIFY(details->findChild<QPushButton *>(u"remedyAdvanced"_s)->isVisible());
    button->click();
    QTRY_COMPARE(port.set, QStringList{u"x.pair=dotted"_s});
    world.settle();
    QTRY_COMPARE(world.outbox.entries().size(), 1);
    QVERIFY(world.outbox.entries().first().id != entry.id);
    QCOMPARE(world.outbox.entries().first().command, entry.command);
}

/// Nothing is sent a second time by itself, so a person must be able to.
void ServicesTest::whatWasNotDoneCanBeTriedAgain()
{
    World world;
    world.add(made(u"Cloudillo"_s, u"ada.example.com"_s));
    world.addEntry(OutboxState::Queued);
    Shown shown(world);
    shown.window.showSection(SidebarKind::Outbox);
    OutboxEntry entry = world.outbox.entries().last();
    shown.find<OutboxPane>(u"outboxPane"_s)->showEntry(entry.id);
    auto *again = shown.find<QPushButton>(u"outboxTryNowButton"_s);
    entry.state = OutboxState::Verified;
    world.outbox.update(entry);
    world.settle();
    QTRY_VERIFY(!again->isEnabled());
    for (const OutboxState state : {OutboxState::NotApplied, OutboxState::Refused}) {
        entry.state = state;
        world.outbox.update(entry);
        world.settle();
        QTRY_VERIFY(again->isEnabled());
        again->click();
        QCOMPARE(world.sync.tried.last(), entry.id);
        entry.state = OutboxState::Verified;
        world.outbox.update(entry);
        world.settle();
        QTRY_VERIFY(!again->isEnabled());
    }
}

QTEST_MAIN(ServicesTest)
#include "services_test.moc"
