// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/windowfixture.h"

#include <QTest>

namespace personae::testwindow {

void MemoryState::setValue(const QString &key, const QVariant &value)
{
    m_values.insert(key, value);
}

ServiceInfo service()
{
    FieldSpec name;
    name.key = name.wording = u"name"_s;
    name.limit = {.minimum = 1, .maximum = 128, .trimmed = true};
    name.required = true;
    FieldSpec about;
    about.key = u"x.about"_s;
    about.wording = u"about"_s;
    about.shape = FieldShape::Paragraphs;
    about.limit = {.maximum = 4096, .unit = LengthUnit::Utf8Bytes};
    about.visibilityKey = u"x.about.vis"_s;
    ServiceInfo info;
    info.id = u"cloudillo"_s;
    info.displayName = u"Cloudillo"_s;
    info.handleWording = u"idtag"_s;
    info.handleExample = u"alice.example.com"_s;
    info.signInWays = {SignInWay::Password, SignInWay::ApiKey};
    info.fields = {name, about};
    info.openFields.prefix = u"x."_s;
    info.openFields.maximumKeyBytes = 256;
    info.openFields.visibilitySuffix = u".vis"_s;
    info.visibilityWords = {u"public"_s, u"follower"_s};
    info.unmarkedVisibility = u"public"_s;
    PictureRule avatar;
    avatar.maximumBytes = 1'000'000;
    avatar.formats = {u"jpeg"_s};
    avatar.shownAt = {{80, 80}};
    avatar.round = true;
    info.pictures = {avatar};
    info.hasPeople = true;
    info.canCrawl = true;
    info.listCap = 100;
    info.relationVerbs = {RelationVerb::Follow, RelationVerb::Unfollow, RelationVerb::Connect,
                          RelationVerb::Block, RelationVerb::Unblock};
    info.members.roles = {u"follower"_s, u"contributor"_s, u"moderator"_s, u"leader"_s};
    info.members.statuses = {u"active"_s, u"muted"_s, u"suspended"_s};
    info.members.mayGrantRoles = u"moderator"_s;
    info.members.maySetStatus = u"moderator"_s;
    return info;
}

IdentityHint FakeSignIn::hint(const QString &, const QString &typed) const
{
    IdentityHint hint;
    if (typed.trimmed().isEmpty()) {
        hint.problem = IdentityHint::Problem::Empty;
    } else if (typed.contains(u'@')) {
        hint.problem = IdentityHint::Problem::LooksLikeEmail;
        const QStringList parts = typed.split(u'@');
        hint.candidates = {parts.at(0) + u'.' + parts.value(1), parts.value(1)};
    } else if (!typed.contains(u'.')) {
        hint.problem = IdentityHint::Problem::NotADomain;
    } else {
        hint.handle = typed;
        hint.apiBase = QUrl(u"https://cl-o."_s + typed);
    }
    return hint;
}

void FakeSignIn::checkCandidates(const QString &, const QStringList &handles)
{
    checked = handles;
}

void FakeSignIn::signOut(const AccountId &account, KeepAfterSignOut keep)
{
    signedOutAs.append({account, keep});
}

void FakePeople::searchServer(const PeopleScope &scope, const QString &text)
{
    Q_EMIT serverSearched(scope, text, {}, {});
}

IdentityHint FakePeople::hint(const AccountId &, const QString &typed) const
{
    IdentityHint hint;
    hint.handle = typed;
    return hint;
}

CommunityStanding FakePeople::standing(const PeopleScope &community) const
{
    return standings.value(community);
}

AccountRow account(const QString &handle, const QString &name, Reach reach)
{
    AccountRow row;
    row.account.id = {handle};
    row.account.service = u"cloudillo"_s;
    row.account.handle = handle;
    row.account.displayName = name;
    row.serviceName = u"Cloudillo"_s;
    row.reach = reach;
    row.lastAnswerAt = row.cachedAt = QDateTime::currentDateTimeUtc().addSecs(-600);
    return row;
}

PersonFacts person(const QString &handle, const QString &name, PersonKind kind)
{
    PersonFacts facts;
    facts.handle = handle;
    facts.name = name;
    facts.kind = kind;
    facts.status = u"active"_s;
    facts.roles = QStringList();
    facts.connected = kind == PersonKind::Community;
    facts.following = Following::No;
    facts.follower = false;
    return facts;
}

Theme &theme()
{
    static Theme instance(*qApp);
    return instance;
}

World::World()
{
    opened = cacheThread.open().ok() && outboxThread.open().ok();
}

World::~World() = default;

WindowParts World::parts()
{
    return {accounts, sidebar,  outboxModel, requests, outbox, desk,    profiles, people,
            notes,    pictures, signIn,      sync,     port,   theme(), state};
}

void World::add(const AccountRow &row)
{
    Profile profile;
    profile.handle = row.account.handle;
    profile.fields = {{u"name"_s, row.account.displayName},
                      {u"x.about"_s, u"Grows dahlias, keeps bees."_s}};
    profiles.put(row.account.id, {profile, QDateTime::currentDateTimeUtc().addSecs(-600)}, false);
    accounts.upsert(row);
    desk.open(row.account, service());
}

void World::know(const PeopleScope &scope, const QList<PersonFacts> &facts)
{
    people.take(scope, facts, QDateTime::currentDateTimeUtc().addSecs(-60), true);
    settle();
}

void World::settle()
{
    cacheThread.drain();
    outboxThread.drain();
    QCoreApplication::processEvents();
}

void World::addEntry(OutboxState entryState, const QString &key)
{
    outbox.submit(accounts.rows().first().account.id, SaveProfileCommand{{{{key, u"new"_s}}}, {}},
                  QUuid());
    cacheThread.drain();
    outboxThread.drain();
    QCoreApplication::processEvents();
    if (outbox.entries().isEmpty())
        return;
    OutboxEntry entry = outbox.entries().last();
    entry.state = entryState;
    outbox.update(entry);
    outboxThread.drain();
    QCoreApplication::processEvents();
}

ShownWindow::ShownWindow(World &world)
    : window(world.parts())
{
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        qWarning("the window was not shown");
}

} // namespace personae::testwindow
