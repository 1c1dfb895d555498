// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/playbench.h"

#include <QBuffer>
#include <QImage>
#include <QJsonDocument>
#include <QUrlQuery>

namespace personae::test {

SilentSignIn::SilentSignIn(AccountRegistry &accounts)
    : m_accounts(accounts)
{
}

void SilentSignIn::signOut(const AccountId &account, KeepAfterSignOut keep)
{
    if (keep == KeepAfterSignOut::DropEverything)
        m_accounts.remove(account);
}

QByteArray pngOf(const QColor &colour, int edge)
{
    QImage image(edge, edge, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

PlayBench::PlayBench(const ServiceInfo &info)
    : server([this](const SeenRequest &request) { return answer(request); })
    , services(only(info))
{
    on[QStringLiteral("own")] = [this](const QJsonObject &) {
        return QJsonObject{{QStringLiteral("own"), own}};
    };
    begin();
    Account account;
    account.id = AccountId::create();
    account.service = info.id;
    account.handle = QStringLiteral("me");
    account.apiBase = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()));
    me = account.id;
    SessionGrant grant;
    grant.token = QStringLiteral("t");
    parts->accounts.storeSession(me, grant);
    parts->accounts.put(account);
}

PlayBench::~PlayBench() = default;

void PlayBench::begin()
{
    const QList<Account> known = parts ? parts->accounts.accounts() : QList<Account>();
    parts.reset();
    parts = std::make_unique<Parts>(dir.path(), services);
    for (const Account &account : known) {
        SessionGrant grant;
        grant.token = QStringLiteral("t");
        parts->accounts.storeSession(account.id, grant);
    }
    if (!parts->accounts.load())
        qFatal("the accounts do not load");
    waitUntilLoaded(parts->outbox, [this] { parts->outbox.load(); });
}

int PlayBench::count(const char *name) const
{
    int found = 0;
    for (const auto &[each, in] : seen)
        found += each == QLatin1StringView(name) ? 1 : 0;
    return found;
}

QJsonObject PlayBench::last(const char *name) const
{
    QJsonObject found;
    for (const auto &[each, in] : seen)
        found = each == QLatin1StringView(name) ? in : found;
    return found;
}

PutPictureCommand PlayBench::picture(const QColor &colour, int edge) const
{
    PutPictureCommand put;
    put.original = parts->blobs.put(pngOf(colour, edge)).take();
    put.baked = put.original;
    put.mediaType = QStringLiteral("image/png");
    return put;
}

void PlayBench::hasSeen(const FieldMap &fields, int secondsAgo)
{
    CachedProfile cached;
    cached.profile.fields = fields;
    cached.seenAt = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo);
    parts->profiles.put(me, cached, false);
}

void PlayBench::refresh(const PeopleScope &scope)
{
    QSignalSpy running(&parts->peopleSync, &PeopleSync::refreshing);
    parts->peopleSync.refresh(scope);
    const auto over = [&] { return !running.isEmpty() && !running.last().at(1).toBool(); };
    if (!waitFor(over, 10'000))
        qFatal("the refresh does not end");
}

PlayBench::Parts::Parts(const QString &folder, const ServiceRegistry &services)
    : accounts(folder + QStringLiteral("/accounts.json"), keyring)
    , cache(DatabaseSpec::cache(folder + QStringLiteral("/cache.sqlite")))
    , outboxFile(DatabaseSpec::outbox(folder + QStringLiteral("/outbox.sqlite")))
    , blobs(folder + QStringLiteral("/blobs"))
    , profiles(cache)
    , people(cache)
    , pictures(folder + QStringLiteral("/pictures"))
    , denylist(outboxFile)
    , records(cache)
    , outbox(outboxFile, blobs)
    , lanes(accounts, services, client)
    , communities(lanes, accounts, client)
    , runner(outbox, profiles, blobs, lanes)
    , profileSync({lanes, accounts, profiles, pictures, outbox})
    , peopleSync({communities, accounts, people, outbox})
    , requestSync({communities, accounts, people, outbox})
    , signIn(accounts)
    , desk({lanes,
            accounts,
            records,
            profiles,
            profileSync,
            runner,
            signIn,
            {std::chrono::milliseconds(5), std::chrono::milliseconds(5)}})
{
    if (!cache.open() || !outboxFile.open())
        qFatal("the databases do not open");
    runner.setCommunities(communities);
    runner.setStores(denylist, pictures, accounts);
    using std::chrono::milliseconds;
    runner.setTempo({.rereads = {milliseconds(5), milliseconds(10)},
                     .looks = {milliseconds(5), milliseconds(10), milliseconds(10)},
                     .roundPause = std::chrono::seconds(60),
                     .relations = {milliseconds(5), milliseconds(10)}});
    QObject::connect(
        &runner, &OutboxRunner::seen, &people,
        [this](const PeopleScope &scope, const QList<PersonFacts> &facts, const QDateTime &at,
               bool withRelation) { people.take(scope, facts, at, withRelation, true); });
    QObject::connect(
        &runner, &OutboxRunner::gone, &people,
        [this](const PersonRef &ref, const QDateTime &at) { people.markGone(ref, at); });
}

std::vector<std::unique_ptr<ServiceApi>> PlayBench::only(const ServiceInfo &info)
{
    std::vector<std::unique_ptr<ServiceApi>> all;
    auto one = std::make_unique<PlayApi>(info);
    api = one.get();
    all.push_back(std::move(one));
    return all;
}

Script PlayBench::answer(const SeenRequest &request)
{
    const QUrl url(QString::fromLatin1(request.path));
    const QString name = url.path().mid(1);
    QByteArray text = request.body;
    if (url.hasQuery())
        text = QByteArray::fromBase64(
            QUrlQuery(url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).toLatin1());
    const QJsonObject in = QJsonDocument::fromJson(text).object();
    seen.append({name, in});
    const Handler handler = on.value(name);
    const QJsonObject out = handler ? handler(in) : QJsonObject();
    if (out.contains(QStringLiteral("drop")))
        return {{}, Script::Then::Close};
    return json(QJsonDocument(out).toJson());
}

} // namespace personae::test
