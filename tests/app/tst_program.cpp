// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae;

/// The program as a person starts it.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItIs();
    void refusesUnknownOptions();
    void refusesANewerFolder();
    void refusesASharedFolder();

private:
    struct Said
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };
    static Said run(const QStringList &arguments);
};

TestProgram::Said TestProgram::run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(PERSONAE_PROGRAM), arguments);
    if (!process.waitForFinished(30'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestProgram::saysWhatItIs()
{
    const Said version = run({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.out.trimmed(), "Personae " PERSONAE_VERSION);
    const Said help = run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const char *option : {"--demo", "--data-dir", "--version", "--help"})
        QVERIFY(help.out.contains(option));
}

void TestProgram::refusesUnknownOptions()
{
    const Said said = run({u"--dmeo"_s});
    QCOMPARE(said.exitCode, 2);
    QVERIFY(said.err.contains("dmeo"));
    QVERIFY(said.err.contains("--demo"));
}

void TestProgram::refusesANewerFolder()
{
    QTemporaryDir dir;
    QFile version(dir.path() + u"/version"_s);
    QVERIFY(version.open(QIODevice::WriteOnly));
    version.write(QByteArray::number(DataFolder::currentVersion + 1));
    version.close();
    const Said said = run({u"--data-dir"_s, dir.path()});
    QCOMPARE(said.exitCode, 3);
    QVERIFY(said.err.contains("newer"));
    QVERIFY(said.err.contains(dir.path().toUtf8()));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"version"_s});
}

void TestProgram::refusesASharedFolder()
{
    QTemporaryDir dir;
    const auto ours = DataFolder::open(dir.path());
    QVERIFY(ours.ok());
    const Said said = run({u"--data-dir"_s, dir.path()});
    QCOMPARE(said.exitCode, 3);
    QVERIFY(said.err.contains("already running"));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
