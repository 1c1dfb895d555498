// SPDX-License-Identifier: GPL-3.0-or-later
// Works on an outbox and says a line after each signal that promises something; then the test kills
// it.
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

Command save(int number)
{
    return SaveProfileCommand{{{{u"name"_s, u"Name %1"_s.arg(number)}}}, {}};
}

Draft typed(int number)
{
    Draft draft;
    draft.patch.changes.insert(u"name"_s, u"Typed %1"_s.arg(number));
    return draft;
}

/// Does one kind of thing again and again, as fast as the promises come.
class Worker final : public QObject
{
public:
    Worker(Outbox &outbox, BlobStore &blobs, const QString &job)
        : m_outbox(outbox)
        , m_blobs(blobs)
        , m_job(job)
    {
        connect(&outbox, &Outbox::loaded, this, &Worker::next);
        connect(&outbox, &Outbox::submitted, this, &Worker::submitted);
        connect(&outbox, &Outbox::submitFailed, this, []() { say(u"failed"_s); });
        connect(&outbox, &Outbox::failed, this, []() { say(u"failed"_s); });
        connect(&outbox, &Outbox::entryChanged, this, &Worker::changed);
        connect(&outbox, &Outbox::entryRemoved, this, [this](qint64 id) {
            say(u"%1"_s.arg(id));
            next();
        });
        connect(&outbox, &Outbox::draftSaved, this, [this]() {
            say(u"%1"_s.arg(m_number));
            next();
        });
        connect(&outbox, &Outbox::sentPictureNoted, this, [this]() {
            say(u"%1"_s.arg(m_number));
            next();
        });
    }

private:
    void next()
    {
        const AccountId account{u"account %1"_s.arg(++m_number)};
        if (m_job == "draft"_L1)
            m_outbox.saveDraft({u"alice"_s}, typed(m_number));
        else if (m_job == "ledger"_L1)
            m_outbox.noteSentPicture(account, {PictureSlot::Avatar,
                                               QByteArray::number(m_number),
                                               {},
                                               QDateTime::currentDateTimeUtc()});
        else if (m_job == "join"_L1)
            m_outbox.submit({u"alice"_s}, save(m_number), QUuid::createUuid());
        else if (m_job == "picture"_L1)
            m_outbox.submit(account, picture(), QUuid::createUuid());
        else
            m_outbox.submit(account, save(m_number), QUuid::createUuid());
    }

    Command picture()
    {
        PutPictureCommand command;
        command.baked = m_blobs.put(QByteArray::number(m_number)).value();
        return command;
    }

    void submitted(const QUuid &, const OutboxEntry &entry)
    {
        if (m_job == "update"_L1 || m_job == "history"_L1) {
            OutboxEntry wanted = entry;
            wanted.state = m_job == "history"_L1 ? OutboxState::Verified : OutboxState::Sending;
            m_outbox.update(wanted);
            return;
        }
        say(m_job == "join"_L1 ? u"%1"_s.arg(m_number) : u"%1"_s.arg(entry.id));
        next();
    }

    void changed(const OutboxEntry &entry)
    {
        if (m_job == "history"_L1) {
            m_outbox.removeFinal(entry.id);
        } else if (m_job == "update"_L1) {
            say(u"%1"_s.arg(entry.id));
            next();
        }
    }

    Outbox &m_outbox;
    BlobStore &m_blobs;
    QString m_job;
    int m_number = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    DatabaseThread database(DatabaseSpec::outbox(arguments.at(1) + u"/outbox.sqlite"_s));
    if (!database.open())
        return 3;
    BlobStore blobs(arguments.at(1) + u"/blobs"_s);
    Outbox outbox(database, blobs);
    Worker worker(outbox, blobs, arguments.at(2));
    outbox.load();
    return application.exec();
}
