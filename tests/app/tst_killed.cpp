// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/victim.h"

#include <QProcess>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

/// A program that is killed with SIGKILL at any step, and started again, does what the person
/// decided exactly once.
class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtEveryCommit();
    void killedWhileSending_data();
    void killedWhileSending();

private:
    struct Scene
    {
        Scene() { node.lives(victimAccount().handle); }
        FakeNode::Person &person() { return node.person(victimAccount().handle); }
        QTemporaryDir dir;
        FakeNode node;
    };
    enum class End { Finished, Killed, Stuck };
    static End run(Scene &scene, int dieAtStep, QProcess &process);
    static void checkEffects(Scene &scene);
};

TestKilled::End TestKilled::run(Scene &scene, int dieAtStep, QProcess &process)
{
    QSignalSpy finished(&process, &QProcess::finished);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(PERSONAE_VICTIM),
                  {scene.dir.path(), QString::number(scene.node.server.port()),
                   QString::fromLatin1(scene.node.tokenOf(victimAccount().handle)),
                   QString::number(dieAtStep)});
    if (!finished.wait(30'000)) {
        process.kill();
        process.waitForFinished();
        return End::Stuck;
    }
    return process.exitStatus() == QProcess::CrashExit ? End::Killed : End::Finished;
}

void TestKilled::checkEffects(Scene &scene)
{
    QCOMPARE(scene.person().name, u"After"_s);
    QCOMPARE(scene.person().nameChanges, 1);
    QCOMPARE(scene.person().pictureChanges, 1);
    QCOMPARE(scene.person().trapsSprung, 0);
    QVERIFY(scene.person().picture.startsWith("f1~"_L1));
    QSet<QByteArray> bodies;
    for (const SeenRequest &request : scene.node.server.requests()) {
        if (request.method != "PUT")
            continue;
        QVERIFY2(!bodies.contains(request.body), "the same picture went out twice");
        bodies.insert(request.body);
    }
}

void TestKilled::killedAtEveryCommit()
{
    int deaths = 0;
    for (int step = 1; step < 40; ++step) {
        Scene scene;
        QProcess process;
        const End end = run(scene, step, process);
        QVERIFY(end != End::Stuck);
        if (end == End::Finished) {
            QVERIFY2(deaths >= 8, qPrintable(QString::number(deaths)));
            checkEffects(scene);
            return;
        }
        ++deaths;
        QProcess again;
        QVERIFY2(run(scene, 0, again) == End::Finished, qPrintable(u"step %1"_s.arg(step)));
        checkEffects(scene);
        if (QTest::currentTestFailed())
            return;
    }
    QFAIL("it never got through");
}

void TestKilled::killedWhileSending_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("applied");
    for (const char *method : {"PATCH", "PUT"}) {
        QTest::addRow("%s, before it is applied", method) << QByteArray(method) << false;
        QTest::addRow("%s, after it was applied", method) << QByteArray(method) << true;
    }
}

void TestKilled::killedWhileSending()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, applied);
    Scene scene;
    QProcess process;
    int kills = 0;
    const FakeNode::Hook kill = [&](const SeenRequest &request,
                                    const QString &) -> std::optional<Script> {
        if (request.method != method || kills > 0)
            return std::nullopt;
        ++kills;
        ::kill(pid_t(process.processId()), SIGKILL);
        return Script{{}, Script::Then::Close};
    };
    (applied ? scene.node.after : scene.node.before) = kill;
    QVERIFY(run(scene, 0, process) == End::Killed);
    QCOMPARE(kills, 1);
    QProcess again;
    QVERIFY(run(scene, 0, again) == End::Finished);
    checkEffects(scene);
}

QTEST_MAIN(TestKilled)
#include "tst_killed.moc"
