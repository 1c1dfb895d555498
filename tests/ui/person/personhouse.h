// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/lists/listwording.h"
#include "models/notes/notestore.h"
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "models/people/peoplestore.h"
#include "models/ports/peopleport.h"
#include "models/ports/syncport.h"
#include "models/store/database.h"
#include "models/store/picturestore.h"
#include "tests/form/testservice.h"
#include "ui/person/personpage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QMetaEnum>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

namespace personae {

using namespace Qt::StringLiterals;

/// A service with every verb and with roles.
inline ServiceInfo socialService()
{
    ServiceInfo info = testservice::info();
    const QMetaEnum verbs = QMetaEnum::fromType<RelationVerb>();
    for (int i = 0; i < verbs.keyCount(); ++i)
        info.relationVerbs.append(RelationVerb(verbs.value(i)));
    info.connectText = {.maximum = 500, .unit = LengthUnit::CodePoints, .trimmed = true};
    info.members.roles = {u"follower"_s, u"contributor"_s, u"moderator"_s, u"leader"_s};
    info.members.statuses = {u"active"_s, u"muted"_s, u"blocked"_s, u"suspended"_s, u"banned"_s};
    info.members.mayGrantRoles = u"moderator"_s;
    info.members.maySetStatus = u"leader"_s;
    info.members.topMayChangePeers = true;
    info.hasPeople = true;
    return info;
}

/// Notes what the page asks for.
class NotedPeoplePort final : public PeoplePort
{
public:
    [[nodiscard]] const ServiceInfo *service(const AccountId &account) const override
    {
        return account.isNull() ? nullptr : &info;
    }
    void refresh(const PeopleScope &) override {}
    void cancelRefresh(const PeopleScope &) override {}
    void searchServer(const PeopleScope &, const QString &) override {}
    void readPerson(const PersonRef &ref) override { read.append(ref); }
    void readHome(const PersonRef &ref) override { homes.append(ref); }
    void refreshFromHome(const PersonRef &ref) override { refreshed.append(ref); }
    [[nodiscard]] IdentityHint hint(const AccountId &, const QString &) const override
    {
        return {};
    }
    void startCrawl(const PeopleScope &) override {}
    void pauseCrawl(const PeopleScope &) override {}
    void resumeCrawl(const PeopleScope &) override {}
    void stopCrawl(const PeopleScope &) override {}
    [[nodiscard]] CrawlProgress crawl(const PeopleScope &) const override { return {}; }
    void enter(const PeopleScope &community) override { entered.append(community); }
    [[nodiscard]] CommunityStanding standing(const PeopleScope &community) const override
    {
        return standings.value(community);
    }
    void refreshRequests(const AccountId &) override {}
    void wantPicture(const PeopleScope &, const QString &id, int) override { pictures.append(id); }

    void stand(const PeopleScope &community, const QStringList &roles)
    {
        standings[community].known = true;
        standings[community].roles = roles;
        standings[community].myHandle = u"alice.example.com"_s;
        Q_EMIT standingChanged(community);
    }

    ServiceInfo info = socialService();
    QHash<PeopleScope, CommunityStanding> standings;
    QList<PersonRef> read;
    QList<PersonRef> homes;
    QList<PersonRef> refreshed;
    QList<PeopleScope> entered;
    QStringList pictures;
};

class NotedTries final : public SyncPort
{
public:
    void refresh(const AccountId &) override {}
    void refreshAll() override {}
    void wantPicture(const AccountId &, const QString &, int) override {}
    void tryNow(qint64 entry) override { tried.append(entry); }
    void setOutboxPaused(bool) override {}
    void abort(qint64) override {}

    QList<qint64> tried;
};

/// A page on real stores below a folder of its own, for one account.
struct PersonHouse
{
    PersonHouse()
        : cacheFile(DatabaseSpec::cache(folder.filePath(u"cache.sqlite"_s)))
        , outboxFile(DatabaseSpec::outbox(folder.filePath(u"outbox.sqlite"_s)))
        , blobs(folder.filePath(u"blobs"_s))
        , people(cacheFile)
        , notes(outboxFile)
        , outbox(outboxFile, blobs)
        , pictures(folder.filePath(u"pictures"_s))
        , theme(*qApp)
    {
        opened = cacheFile.open().ok() && outboxFile.open().ok();
        theme.choose(Theme::Choice::Light);
        row.account.id = {u"alice"_s};
        row.account.service = u"test"_s;
        row.account.handle = u"alice.example.com"_s;
        row.serviceName = u"Test service"_s;
        row.reach = Reach::Online;
        accounts.upsert(row);
        makePage();
    }

    void makePage()
    {
        page.reset();
        page = std::make_unique<PersonPage>(PeopleParts{people, notes, outbox, pictures, port, sync,
                                                        accounts, ListWording::plain(), theme});
        page->resize(420, 800);
        page->show();
        QApplication::setActiveWindow(page.get());
    }

    [[nodiscard]] PeopleScope own() const { return {row.account.id, {}}; }
    [[nodiscard]] PeopleScope club() const { return {row.account.id, u"club.example.com"_s}; }
    [[nodiscard]] PersonRef bob() const { return {own(), u"bob.example.com"_s}; }
    [[nodiscard]] PersonRef member() const { return {club(), u"bob.example.com"_s}; }

    /// As a list would say it, everything known and nothing going on.
    [[nodiscard]] static PersonFacts facts(const QString &handle = u"bob.example.com"_s,
                                           const QString &name = u"Bob Stone"_s)
    {
        PersonFacts facts;
        facts.handle = handle;
        facts.name = name;
        facts.kind = PersonKind::Person;
        facts.status = u"active"_s;
        facts.connected = false;
        facts.following = Following::No;
        facts.follower = false;
        facts.trust = QString();
        facts.hiddenInHome = false;
        return facts;
    }

    /// Into the cache; false: it did not arrive.
    bool take(const PeopleScope &scope, const PersonFacts &facts, bool withRelation = true,
              const QDateTime &at = QDateTime::currentDateTimeUtc())
    {
        QSignalSpy loaded(&people, &PeopleStore::personLoaded);
        people.take(scope, {facts}, at, withRelation);
        people.loadPerson({scope, *facts.handle});
        return loaded.wait();
    }
    bool show(const PersonRef &ref)
    {
        QSignalSpy loaded(&people, &PeopleStore::personLoaded);
        QSignalSpy noted(&notes, &NoteStore::notesChanged);
        page->showPerson(ref);
        const auto here = [&] { return !loaded.isEmpty() && !noted.isEmpty(); };
        return QTest::qWaitFor(here) && find<QWidget>(u"personHeader"_s)->isVisible();
    }
    bool showWith(const PersonRef &ref, const PersonFacts &facts)
    {
        return take(ref.scope, facts) && show(ref);
    }
    /// From now on the file of outbox and notes takes nothing more.
    void breakOutbox()
    {
        outboxFile.post([](Database &file) { return file.execute(u"PRAGMA query_only = ON"_s); });
    }
    void mendOutbox()
    {
        outboxFile.post([](Database &file) { return file.execute(u"PRAGMA query_only = OFF"_s); });
    }
    void setReach(Reach reach)
    {
        row.reach = reach;
        accounts.upsert(row);
    }
    bool setState(OutboxEntry entry, OutboxState state, WaitReason waitsFor = WaitReason::None,
                  int millisecondsAgo = 0)
    {
        entry.state = state;
        entry.waitsFor = waitsFor;
        entry.changedAt = QDateTime::currentDateTimeUtc().addMSecs(-millisecondsAgo);
        QSignalSpy changed(&outbox, &Outbox::entryChanged);
        outbox.update(entry);
        return changed.wait();
    }
    [[nodiscard]] QAction *verb(RelationVerb verb) const
    {
        const QString name =
            u"verb"_s +
            QLatin1StringView(QMetaEnum::fromType<RelationVerb>().valueToKey(int(verb)));
        for (QAction *action : page->verbs()) {
            if (action->objectName() == name)
                return action;
        }
        return nullptr;
    }

    template <typename T> [[nodiscard]] T *find(const QString &name) const
    {
        return page->findChild<T *>(name);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const { return find<QPushButton>(name); }
    /// Every text below this part that is visible, as a screen reader would find it.
    [[nodiscard]] QString words(const QString &part) const
    {
        QStringList texts;
        const QWidget *widget = find<QWidget>(part);
        for (const QLabel *label : widget->findChildren<QLabel *>()) {
            if (label->isVisibleTo(widget))
                texts.append(label->accessibleName().isEmpty() ? label->text()
                                                               : label->accessibleName());
        }
        return texts.join(u'\n');
    }
    /// A dialog opened by the page.
    [[nodiscard]] static QWidget *dialog(const QString &name)
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == name && widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    /// Presses a button of the question that is asked; false: nothing is.
    static bool answered(const QString &button)
    {
        const QWidget *asked = dialog(u"confirmDialog"_s);
        auto *pressed = asked ? asked->findChild<QPushButton *>(button) : nullptr;
        if (pressed)
            pressed->click();
        return pressed;
    }

    [[nodiscard]] const OutboxEntry &lastEntry() const { return outbox.entries().last(); }
    [[nodiscard]] RelationCommand lastRelation() const
    {
        const auto *command = std::get_if<RelationCommand>(&lastEntry().command);
        return command ? *command : RelationCommand();
    }
    /// Whether the verb, and the question it may ask, put something into the outbox.
    bool triggered(RelationVerb which)
    {
        QSignalSpy submitted(&outbox, &Outbox::submitted);
        verb(which)->trigger();
        if (which == RelationVerb::Block && !answered(u"confirmGo"_s))
            return false;
        return submitted.wait();
    }

    /// Keeps a note about Bob; its id, 0 where the store did not take it.
    [[nodiscard]] qint64 keepNote(const QString &text)
    {
        PersonNote note;
        note.text = text;
        QSignalSpy kept(&notes, &NoteStore::notesChanged);
        notes.saveNote(row.account.id, u"bob.example.com"_s, note);
        if (!kept.wait())
            return 0;
        return kept.constLast().at(2).value<QList<PersonNote>>().constFirst().id;
    }

    QTemporaryDir folder;
    DatabaseThread cacheFile;
    DatabaseThread outboxFile;
    BlobStore blobs;
    bool opened = false;
    PeopleStore people;
    NoteStore notes;
    Outbox outbox;
    PictureStore pictures;
    Theme theme;
    AccountListModel accounts;
    NotedPeoplePort port;
    NotedTries sync;
    AccountRow row;
    std::unique_ptr<PersonPage> page;
};

} // namespace personae
