// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profiledesk.h"
#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"
#include "models/lists/sidebarmodel.h"
#include "models/outbox/blobstore.h"
#include "models/outbox/outbox.h"
#include "models/ports/signinport.h"
#include "models/ports/syncport.h"
#include "models/store/picturestore.h"
#include "models/store/profilestore.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowstate.h"

#include <QApplication>
#include <QHash>
#include <QTemporaryDir>

namespace personae::testwindow {

using namespace Qt::StringLiterals;

class MemoryState final : public WindowState
{
public:
    [[nodiscard]] QVariant value(const QString &key) const override { return m_values.value(key); }
    void setValue(const QString &key, const QVariant &value) override
    {
        m_values.insert(key, value);
    }

private:
    QHash<QString, QVariant> m_values;
};

inline ServiceInfo service()
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
    return info;
}

class FakeSignIn final : public SignInPort
{
public:
    using SignInPort::SignInPort;

    [[nodiscard]] QList<ServiceInfo> services() const override { return {service()}; }
    [[nodiscard]] IdentityHint hint(const QString &, const QString &typed) const override
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
    void checkCandidates(const QString &, const QStringList &handles) override
    {
        checked = handles;
    }
    void start(const SignInRequest &request) override { started.append(request); }
    void cancel() override { ++cancelled; }
    void chooseWithoutKeyring(KeyringChoice choice) override { keyring.append(choice); }
    void signOut(const AccountId &account, KeepAfterSignOut keep) override
    {
        signedOutAs.append({account, keep});
    }

    QStringList checked;
    QList<SignInRequest> started;
    QList<KeyringChoice> keyring;
    QList<QPair<AccountId, KeepAfterSignOut>> signedOutAs;
    int cancelled = 0;
};

class FakeSync final : public SyncPort
{
public:
    using SyncPort::SyncPort;

    void refresh(const AccountId &account) override { refreshed.append(account); }
    void refreshAll() override { ++allRefreshed; }
    void wantPicture(const AccountId &, const QString &, int) override {}
    void tryNow(qint64 entry) override { tried.append(entry); }
    void setOutboxPaused(bool wanted) override { paused = wanted; }
    void abort(qint64 outboxEntry) override { aborted.append(outboxEntry); }

    QList<AccountId> refreshed;
    QList<qint64> tried;
    QList<qint64> aborted;
    int allRefreshed = 0;
    bool paused = false;
};

inline AccountRow account(const QString &handle, const QString &name, Reach reach = Reach::Online)
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

inline Theme &theme()
{
    static Theme instance(*qApp);
    return instance;
}

/// The real window on real stores in a folder of their own, with the network played.
struct World
{
    World() { opened = cacheThread.open().ok() && outboxThread.open().ok(); }

    [[nodiscard]] WindowParts parts()
    {
        return {accounts, sidebar, outboxModel, outbox,  desk, profiles,
                pictures, signIn,  sync,        theme(), state};
    }
    /// As app/ does: the row, and the form behind it.
    void add(const AccountRow &row)
    {
        Profile profile;
        profile.handle = row.account.handle;
        profile.fields = {{u"name"_s, row.account.displayName},
                          {u"x.about"_s, u"Grows dahlias, keeps bees."_s}};
        profiles.put(row.account.id, {profile, QDateTime::currentDateTimeUtc().addSecs(-600)},
                     false);
        accounts.upsert(row);
        desk.open(row.account, service());
    }
    void addEntry(OutboxState entryState, const QString &key = u"name"_s)
    {
        outbox.submit(accounts.rows().first().account.id,
                      SaveProfileCommand{{{{key, u"new"_s}}}, {}}, QUuid());
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

    QTemporaryDir folder;
    DatabaseThread cacheThread{DatabaseSpec::cache(folder.filePath(u"cache.sqlite"_s))};
    DatabaseThread outboxThread{DatabaseSpec::outbox(folder.filePath(u"outbox.sqlite"_s))};
    BlobStore blobs{folder.filePath(u"blobs"_s)};
    ProfileStore profiles{cacheThread};
    Outbox outbox{outboxThread, blobs};
    PictureStore pictures{folder.filePath(u"pictures"_s)};
    ProfileDesk desk{profiles, outbox, blobs};
    AccountListModel accounts;
    OutboxModel outboxModel{outbox, &accounts};
    SidebarModel sidebar{accounts, outboxModel};
    FakeSignIn signIn;
    FakeSync sync;
    MemoryState state;
    bool opened = false;
};

} // namespace personae::testwindow
