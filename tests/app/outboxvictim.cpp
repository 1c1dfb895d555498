// SPDX-License-Identifier: GPL-3.0-or-later
// A small program for the kill test: decides once to change a name and a picture, and carries that
// out. Dies of SIGKILL at the given step (0: never), counted over everything the outbox commits.
//     outboxvictim DATA-DIR PORT TOKEN STEP
#include "tests/app/victim.h"

#include <QGuiApplication>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace personae;
using namespace personae::test;

namespace {

class Victim final : public QObject
{
public:
    Victim(const QStringList &arguments)
        : m_folder(DataFolder::open(arguments.at(1)).take())
        , m_engine(m_folder, false, std::make_unique<MemorySecretStore>())
        , m_token(arguments.at(3))
        , m_stepsLeft(arguments.at(4).toInt())
    {
        const QUrl server(u"http://127.0.0.1:"_s + arguments.at(2));
        m_engine.client().setRouter([server](const QUrl &) { return server; });
        m_engine.runner().setTempo(hastyTempo());
        Outbox &outbox = m_engine.outbox();
        connect(&outbox, &Outbox::loaded, this, &Victim::decide);
        connect(&outbox, &Outbox::entryAdded, this, &Victim::step);
        connect(&outbox, &Outbox::entryChanged, this, &Victim::step);
        connect(&outbox, &Outbox::sentPictureNoted, this, &Victim::step);
    }

    bool start()
    {
        if (!m_engine.open())
            return false;
        if (m_engine.registry().accounts().isEmpty())
            m_engine.registry().put(victimAccount());
        SessionGrant grant;
        grant.token = m_token;
        m_engine.registry().storeSession(victimAccount().id, grant);
        m_engine.start();
        return true;
    }

private:
    /// What was not kept before the last death is decided again: the person was never told that it
    /// was kept.
    void decide()
    {
        bool hasName = false;
        bool hasPicture = false;
        for (const OutboxEntry &entry : m_engine.outbox().entries())
            (entry.command.index() == 0 ? hasName : hasPicture) = true;
        if (!hasName)
            m_engine.outbox().submit(victimAccount().id, rename(u"After"_s), QUuid::createUuid());
        if (!hasPicture)
            m_engine.outbox().submit(victimAccount().id, pictureOf(Qt::red, m_folder->blobs()),
                                     QUuid::createUuid());
        m_engine.sync().tryNow(0);
        finishIfDone();
    }

    void step()
    {
        if (m_stepsLeft > 0 && --m_stepsLeft == 0)
            std::raise(SIGKILL);
        m_engine.sync().tryNow(0); // not the waiting is tested
        finishIfDone();
    }

    void finishIfDone()
    {
        const QList<OutboxEntry> &entries = m_engine.outbox().entries();
        const bool done = entries.size() == 2 && entries[0].state == OutboxState::Verified &&
                          entries[1].state == OutboxState::Verified;
        if (done)
            QCoreApplication::quit();
    }

    std::shared_ptr<DataFolder> m_folder;
    Engine m_engine;
    QString m_token;
    int m_stepsLeft = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    Victim victim(QCoreApplication::arguments());
    return victim.start() ? QCoreApplication::exec() : 1;
}
