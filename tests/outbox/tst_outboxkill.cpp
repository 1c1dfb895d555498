// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

/// A program is killed right after the outbox promised something; the file must keep every promise.
class TestOutboxKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsPromises_data();
    void keepsPromises();

private:
    QList<qint64> runAndKill(const QString &job, int promises);
    void check(const QString &job, const QList<qint64> &said);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOutboxKill::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestOutboxKill::keepsPromises_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<int>("promises");
    for (const char *job : {"submit", "join", "picture", "update", "history", "draft", "ledger"}) {
        for (const int promises : {1, 7})
            QTest::addRow("%s, killed after %d", job, promises)
                << QString::fromLatin1(job) << promises;
    }
}

/// Everything the program said before it was dead, at least this many lines.
QList<qint64> TestOutboxKill::runAndKill(const QString &job, int promises)
{
    QProcess program;
    program.start(QStringLiteral(OUTBOXKILL_CHILD), {m_folder->path(), job});
    QByteArray said;
    while (said.count('\n') < promises) {
        if (!program.waitForReadyRead(20'000))
            return {};
        said += program.readAllStandardOutput();
    }
    program.kill();
    program.waitForFinished();
    said += program.readAllStandardOutput();
    QList<qint64> numbers;
    for (const QByteArray &line : said.left(said.lastIndexOf('\n')).split('\n'))
        numbers.append(line.toLongLong());
    return program.exitStatus() == QProcess::CrashExit ? numbers : QList<qint64>();
}

void TestOutboxKill::keepsPromises()
{
    QFETCH(QString, job);
    QFETCH(int, promises);
    for (int round = 1; round <= 2; ++round) {
        const QList<qint64> said = runAndKill(job, promises);
        QVERIFY(said.size() >= promises);
        QVERIFY(!said.contains(0)); // "failed"
        check(job, said);
    }
}

void TestOutboxKill::check(const QString &job, const QList<qint64> &said)
{
    DatabaseThread database(DatabaseSpec::outbox(m_folder->filePath(u"outbox.sqlite"_s)));
    QVERIFY(database.open().ok());
    BlobStore blobs(m_folder->filePath(u"blobs"_s));
    Outbox outbox(database, blobs);
    QSignalSpy loaded(&outbox, &Outbox::loaded);
    outbox.load();
    QVERIFY(loaded.wait());
    const qint64 last = *std::max_element(said.cbegin(), said.cend());
    if (job == "draft"_L1) {
        QSignalSpy spy(&outbox, &Outbox::draftLoaded);
        outbox.loadDraft({u"alice"_s});
        QVERIFY(spy.wait());
        const QString name =
            spy.at(0).at(1).value<Draft>().patch.changes.value(u"name"_s).toString();
        QVERIFY2(name.section(u' ', 1).toLongLong() >= last, qPrintable(name));
    } else if (job == "ledger"_L1) {
        for (const qint64 number : said) {
            QSignalSpy spy(&outbox, &Outbox::sentPicturesLoaded);
            outbox.loadSentPictures({u"account %1"_s.arg(number)});
            QVERIFY(spy.wait());
            QCOMPARE(spy.at(0).at(1).value<QList<SentPicture>>().size(), 1);
        }
    } else if (job == "join"_L1) {
        QCOMPARE(outbox.entries().size(), 1);
        const auto &command = std::get<SaveProfileCommand>(outbox.entries().constFirst().command);
        const QString name = command.patch.changes.value(u"name"_s).toString();
        QVERIFY2(name.section(u' ', 1).toLongLong() >= last, qPrintable(name));
    } else if (job == "history"_L1) {
        for (const qint64 id : said)
            QCOMPARE(outbox.find(id), nullptr);
        QSignalSpy spy(&outbox, &Outbox::historyLoaded);
        outbox.loadHistory({u"account 1"_s});
        QVERIFY(spy.wait());
        QVERIFY(!spy.at(0).at(1).value<QList<OutboxEntry>>().isEmpty());
    } else {
        for (const qint64 id : said) {
            const OutboxEntry *entry = outbox.find(id);
            QVERIFY2(entry, qPrintable(QString::number(id)));
            if (job == "update"_L1)
                QCOMPARE(entry->state, OutboxState::Unknown); // was being sent: to be read first
            else
                QCOMPARE(entry->state, OutboxState::Queued);
            if (const auto *put = std::get_if<PutPictureCommand>(&entry->command))
                QVERIFY(blobs.get(put->baked).ok());
        }
    }
}

QTEST_GUILESS_MAIN(TestOutboxKill)
#include "tst_outboxkill.moc"
