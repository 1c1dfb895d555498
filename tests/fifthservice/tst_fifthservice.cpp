// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/datafolder.h"
#include "app/memorysecretstore.h"
#include "tests/fifthservice/postcards/postcardsapi.h"
#include "tests/waiting.h"
#include "tests/wire/scriptedserver.h"

#include <QAbstractButton>
#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace personae::test {

namespace {

constexpr int patience = 20'000; ///< ms; only ever spent where something is broken

} // namespace

/// A service nobody else knows by name: the window signs in to it, builds its form, saves, proves,
/// and shows its page, from what its adapter declares.
class FifthServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isOfferedBesideTheOthers();
    void signsInByTheDialog();
    void editsAndVerifies();
    void showsItsPage();
    void cleanupTestCase();

private:
    [[nodiscard]] Script answer(const SeenRequest &request);
    template <typename T> [[nodiscard]] T *find(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }

    QTemporaryDir m_dir;
    QJsonObject m_card{{u"name"_s, u"Alice"_s}, {u"motto"_s, u"Wish you were here"_s}};
    ScriptedServer m_server{[this](const SeenRequest &request) { return answer(request); }};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WindowState> m_state;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
};

Script FifthServiceTest::answer(const SeenRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (request.path == "/login")
        return json(R"({"token":"t0k3n"})");
    if (request.headers.value("authorization") != "Bearer t0k3n")
        return json(R"({"problem":"Who are you?"})", 401);
    if (request.path == "/stamps")
        return json(R"({"stamps":["Norway","Peru"]})");
    if (request.method == "PUT") {
        for (auto it = body.begin(); it != body.end(); ++it)
            m_card.insert(it.key(), it.value());
    }
    return json(QJsonDocument(m_card).toJson());
}

void FifthServiceTest::initTestCase()
{
    std::vector<std::unique_ptr<ServiceApi>> services;
    services.push_back(std::make_unique<PostcardsApi>());
    const auto folder = DataFolder::open(m_dir.path());
    QVERIFY(folder.ok());
    m_theme = std::make_unique<Theme>(*qApp);
    m_engine =
        std::make_unique<Engine>(folder.value(), false, std::make_unique<MemorySecretStore>(),
                                 ServiceRegistry(std::move(services)));
    m_engine->client().setRouter([this](const QUrl &original) -> std::optional<QUrl> {
        QUrl routed = m_server.url(original.path());
        return routed;
    });
    QVERIFY(m_engine->open().ok());
    m_state = std::make_unique<SettingsWindowState>(folder.value()->settings());
    m_window = std::make_unique<MainWindow>(Application::partsOf(*m_engine, *m_theme, *m_state));
    connect(m_window.get(), &MainWindow::actingChanged, m_engine.get(), &Engine::setActing);
    m_engine->start();
    m_window->show();
}

void FifthServiceTest::isOfferedBesideTheOthers()
{
    const QList<ServiceInfo> offered = m_engine->signIn().services();
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.constFirst().displayName, u"Postcards"_s);
    QCOMPARE(ServiceRegistry().all().size(), size_t(4)); // the program's own know nothing of it
}

void FifthServiceTest::signsInByTheDialog()
{
    QTest::mouseClick(find<QAbstractButton>(u"emptyAddAccount"_s), Qt::LeftButton);
    SOON_VERIFY_WITHIN(find<QLineEdit>(u"signInField_identity"_s), patience);
    QTest::keyClicks(find<QLineEdit>(u"signInField_identity"_s), u"alice"_s);
    QTest::keyClicks(find<QLineEdit>(u"signInField_secret"_s), u"stamped"_s);
    QTest::mouseClick(find<QAbstractButton>(u"addAccountSignIn"_s), Qt::LeftButton);
    SOON_COMPARE_WITHIN(m_engine->accounts().rows().size(), qsizetype(1), patience);
    QCOMPARE(m_engine->accounts().rows().constFirst().account.service, u"postcards"_s);
}

void FifthServiceTest::editsAndVerifies()
{
    constexpr int editTab = 1;
    find<QTabWidget>(u"inspectorTabs"_s)->setCurrentIndex(editTab);
    SOON_VERIFY_WITHIN(find<QLineEdit>(u"field:motto"_s), patience);
    auto *motto = find<QLineEdit>(u"field:motto"_s);
    SOON_COMPARE_WITHIN(motto->text(), u"Wish you were here"_s, patience);
    motto->setFocus();
    motto->selectAll();
    QTest::keyClicks(motto, u"Back soon"_s);
    auto *publish = find<QAbstractButton>(u"publishButton"_s);
    SOON_VERIFY_WITHIN(publish->isEnabled(), patience);
    QTest::mouseClick(publish, Qt::LeftButton);
    SOON_VERIFY_WITHIN(!m_engine->outbox().entries().isEmpty(), patience);
    SOON_COMPARE_WITHIN(m_engine->outbox().entries().constLast().state, OutboxState::Verified,
                        patience);
    QCOMPARE(m_card.value("motto"_L1).toString(), u"Back soon"_s);
    QCOMPARE(m_server.count("PUT", "/card"), 1);
}

void FifthServiceTest::showsItsPage()
{
    auto *tabs = find<QTabWidget>(u"inspectorTabs"_s);
    const int account = tabs->indexOf(find<QWidget>(u"accountTab"_s));
    QVERIFY(account > 0);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                      tabs->tabBar()->tabRect(account).center());
    SOON_COMPARE(find<QListWidget>(u"accountPages"_s)->count(), 1);
    SOON_VERIFY(find<QWidget>(u"recordsPage-stamps"_s));
    const auto *table = find<QTableView>(u"recordsTable"_s);
    SOON_VERIFY_WITHIN(table->isVisible() && table->model()->rowCount() == 2, patience);
    const auto cell = [table](int row) { return table->model()->index(row, 0).data().toString(); };
    QVERIFY2(cell(0).contains(u"Norway"_s), qPrintable(cell(0)));
    QVERIFY2(cell(1).contains(u"Peru"_s), qPrintable(cell(1)));
    QCOMPARE(m_server.count("GET", "/stamps"), 1);
}

void FifthServiceTest::cleanupTestCase()
{
    m_window.reset();
    m_engine.reset();
    m_state.reset();
}

} // namespace personae::test

QTEST_MAIN(personae::test::FifthServiceTest)
#include "tst_fifthservice.moc"
