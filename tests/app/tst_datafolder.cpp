// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/datafolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

class TestDataFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesItsParts();
    void opensAgain();
    void refusesANewerFolder_data();
    void refusesANewerFolder();
    void isNotShared();
    void saysWhyItCannotBeUsed();
    void readsTheCommandLine_data();
    void readsTheCommandLine();
};

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

void TestDataFolder::makesItsParts()
{
    QTemporaryDir dir;
    const auto folder = DataFolder::open(dir.path() + u"/new/deep"_s);
    QVERIFY(folder.ok());
    const QDir made(dir.path() + u"/new/deep"_s);
    QVERIFY(made.exists(u"cache"_s));
    QVERIFY(made.exists(u"outbox/blobs"_s));
    QVERIFY(made.exists(u"pictures"_s));
    QFile version(made.filePath(u"version"_s));
    QVERIFY(version.open(QIODevice::ReadOnly));
    QCOMPARE(version.readAll().trimmed(), QByteArray::number(DataFolder::currentVersion));
    QVERIFY(folder.value()->outboxDatabase().startsWith(made.absolutePath()));
}

void TestDataFolder::opensAgain()
{
    QTemporaryDir dir;
    for (int i = 0; i < 2; ++i)
        QVERIFY(DataFolder::open(dir.path()).ok());
}

void TestDataFolder::refusesANewerFolder_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("next") << QByteArray::number(DataFolder::currentVersion + 1) + '\n';
    QTest::newRow("no number") << QByteArray("2027.1-rewrite");
    QTest::newRow("empty") << QByteArray();
}

void TestDataFolder::refusesANewerFolder()
{
    QFETCH(QByteArray, version);
    QTemporaryDir dir;
    writeFile(dir.path() + u"/version"_s, version);
    const auto folder = DataFolder::open(dir.path());
    QVERIFY(!folder.ok());
    QCOMPARE(folder.error().kind, Outcome::Conflict);
    QCOMPARE(folder.error().detail, u"newer"_s);
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"version"_s});
}

void TestDataFolder::isNotShared()
{
    QTemporaryDir dir;
    auto first = DataFolder::open(dir.path());
    QVERIFY(first.ok());
    const auto second = DataFolder::open(dir.path());
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, Outcome::Conflict);
    QCOMPARE(second.error().detail, u"in-use"_s);
    QVERIFY(
        second.error().serverText.contains(QString::number(QCoreApplication::applicationPid())));
    first = ApiError(); // lets go
    QVERIFY(DataFolder::open(dir.path()).ok());
}

void TestDataFolder::saysWhyItCannotBeUsed()
{
    QTemporaryDir dir;
    writeFile(dir.path() + u"/file"_s, "x");
    const auto folder = DataFolder::open(dir.path() + u"/file/below"_s);
    QVERIFY(!folder.ok());
    QCOMPARE(folder.error().kind, Outcome::StorageFailed);
    QVERIFY(!folder.error().detail.isEmpty());
}

void TestDataFolder::readsTheCommandLine_data()
{
    using Wish = CommandLine::Wish;
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("wish");
    QTest::addColumn<bool>("demo");
    QTest::addColumn<QString>("dataDir");
    const auto row = [](const char *name, const QStringList &arguments, Wish wish, bool demo,
                        const QString &dir) {
        QTest::newRow(name) << arguments << int(wish) << demo << dir;
    };
    row("nothing", {}, Wish::Run, false, {});
    row("demo", {u"--demo"_s}, Wish::Run, true, {});
    row("folder", {u"--data-dir"_s, u"/x y"_s}, Wish::Run, false, u"/x y"_s);
    row("folder, other form", {u"--data-dir=/x"_s, u"--demo"_s}, Wish::Run, true, u"/x"_s);
    row("folder missing", {u"--data-dir"_s}, Wish::Refuse, false, {});
    row("folder empty", {u"--data-dir="_s}, Wish::Refuse, false, {});
    row("unknown", {u"--dmeo"_s}, Wish::Refuse, false, {});
    row("stray", {u"x"_s}, Wish::Refuse, false, {});
    row("version", {u"--version"_s}, Wish::ShowVersion, false, {});
    row("help", {u"-h"_s}, Wish::ShowHelp, false, {});
}

void TestDataFolder::readsTheCommandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, wish);
    QFETCH(bool, demo);
    QFETCH(QString, dataDir);
    const CommandLine result = readCommandLine(QStringList{u"personae"_s} + arguments);
    QCOMPARE(int(result.wish), wish);
    QCOMPARE(result.problem.isEmpty(), result.wish != CommandLine::Wish::Refuse);
    if (result.wish == CommandLine::Wish::Run) {
        QCOMPARE(result.demo, demo);
        QCOMPARE(result.dataDir, dataDir);
    }
}

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_datafolder.moc"
