// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/ports/serviceport.h"
#include "models/ports/syncport.h"
#include "models/store/profilestore.h"
#include "ui/service/serviceparts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QTemporaryDir>

namespace personae::testservice {

using namespace Qt::StringLiterals;

inline FieldSpec ask(const QString &key, bool required = true, FieldShape shape = FieldShape::Line)
{
    FieldSpec spec;
    spec.key = spec.wording = key;
    spec.required = required;
    spec.shape = shape;
    return spec;
}

inline CallSpec call(const QString &id, const QList<FieldSpec> &asks = {}, bool writes = true)
{
    CallSpec spec;
    spec.id = id;
    spec.asks = asks;
    spec.writes = writes;
    return spec;
}

/// What the call is about says it; nobody is asked.
inline FieldSpec taken(const QString &key)
{
    FieldSpec spec = ask(key);
    spec.readOnly = true;
    return spec;
}

/// Pages that open about something, calls for the browser, answers of single values.
inline void addOpenedPages(ServiceInfo &info)
{
    using Shape = ColumnSpec::Shape;
    CallSpec users =
        call(u"organization-users"_s, {taken(u"organization"_s), ask(u"search"_s, false)}, false);
    users.fromRow = {{u"organization"_s, u"id"_s}};
    FieldSpec role = ask(u"role"_s, true, FieldShape::Choice);
    role.choices = {u"member"_s, u"admin"_s};
    CallSpec add = call(u"add-member"_s, {taken(u"organization"_s), taken(u"userId"_s), role});
    add.fromRow = {{u"organization"_s, u"organization"_s}, {u"userId"_s, u"id"_s}};
    add.reread = users.id;
    CallSpec lists = call(u"lists"_s, {taken(u"handle"_s)}, false);
    lists.fromRow = {{u"handle"_s, u"handle"_s}};
    CallSpec rows = call(u"list-rows"_s, {taken(u"handle"_s), taken(u"id"_s)}, false);
    rows.fromRow = {{u"handle"_s, u"handle"_s}, {u"id"_s, u"id"_s}};
    CallSpec block = call(u"block-person"_s, {ask(u"handle"_s)});
    block.fromRow = {{u"handle"_s, u"handle"_s}};
    block.guard = CallGuard::Confirm;
    block.warning = block.id;
    CallSpec link = call(u"link-identity"_s, {ask(u"instance"_s)});
    link.opensBrowser = true;
    link.reread = u"identities"_s;
    info.calls += {users, add, lists, rows, block, link, call(u"follow-counts"_s, {}, false)};
    PageSpec people;
    people.id = people.listing = users.id;
    people.columns = {{u"handle"_s, u"handle"_s, Shape::Text}};
    people.rowCalls = {add.id};
    people.pageSize = 2;
    people.opened = true;
    PageSpec theirs;
    theirs.id = u"person-lists"_s;
    theirs.listing = lists.id;
    theirs.columns = {{u"title"_s, u"title"_s, Shape::Text}};
    theirs.rowCalls = {rows.id};
    theirs.opened = true;
    PageSpec inside;
    inside.id = inside.listing = rows.id;
    inside.opened = true;
    info.pages += {people, theirs, inside};
    info.personCalls = {lists.id, u"follow-counts"_s, block.id};
}

/// A service that has one of everything; its words are those of real ones, its name is not.
inline ServiceInfo service()
{
    using Shape = ColumnSpec::Shape;
    ServiceInfo info;
    info.id = u"example"_s;
    info.displayName = u"Example"_s;
    FieldSpec email = ask(u"email"_s, true, FieldShape::Email);
    info.fields = {ask(u"username"_s), email};
    CallSpec unlink = call(u"unlink-identity"_s, {taken(u"provider"_s)});
    unlink.guard = CallGuard::Confirm;
    unlink.warning = u"unlink-identity"_s;
    unlink.reread = u"identities"_s;
    CallSpec verify = call(u"verify-identity"_s, {taken(u"provider"_s)});
    verify.reread = u"identities"_s;
    CallSpec leave = call(u"leave-organization"_s, {ask(u"id"_s)});
    leave.fromRow = {{u"id"_s, u"id"_s}};
    leave.guard = CallGuard::Confirm;
    leave.onlyWhere = {{u"isSystem"_s, {u"false"_s}}};
    CallSpec edit =
        call(u"edit-organization"_s, {taken(u"id"_s), ask(u"name"_s), ask(u"description"_s, false),
                                      ask(u"isPublic"_s, true, FieldShape::YesNo)});
    edit.reread = u"my-organizations"_s;
    CallSpec create = call(u"create-organization"_s, {ask(u"name"_s)});
    create.asks.first().limit = {.minimum = 1, .maximum = 10};
    create.reread = u"my-organizations"_s;
    CallSpec request =
        call(u"request-email-change"_s, {ask(u"newEmail"_s, true, FieldShape::Email)});
    request.then = u"confirm-email-change"_s;
    CallSpec confirm =
        call(u"confirm-email-change"_s, {ask(u"checksum"_s), ask(u"token"_s), ask(u"newEmail"_s)});
    confirm.reread = u"profile"_s;
    CallSpec end = call(u"delete-account"_s, {ask(u"username"_s), email});
    end.guard = CallGuard::Retype;
    end.retyped = {u"username"_s, u"email"_s};
    end.irreversible = true;
    end.endsAccount = true;
    info.calls = {call(u"identities"_s, {}, false),
                  call(u"my-organizations"_s, {}, false),
                  call(u"posts"_s, {ask(u"handle"_s)}, false),
                  unlink,
                  verify,
                  leave,
                  edit,
                  create,
                  request,
                  confirm,
                  end};
    PageSpec identities;
    identities.id = identities.listing = u"identities"_s;
    identities.columns = {{u"provider"_s, u"provider"_s, Shape::Word},
                          {u"name"_s, u"name"_s, Shape::Text},
                          {u"connectedAt"_s, u"connectedAt"_s, Shape::Moment}};
    identities.rowCalls = {u"verify-identity"_s, u"unlink-identity"_s};
    identities.calls = {u"link-identity"_s};
    PageSpec organizations;
    organizations.id = u"organizations"_s;
    organizations.listing = u"my-organizations"_s;
    organizations.columns = {{u"name"_s, u"name"_s, Shape::Text},
                             {u"role"_s, u"role"_s, Shape::Word},
                             {u"isSystem"_s, u"isSystem"_s, Shape::YesNo}};
    organizations.rowCalls = {u"edit-organization"_s, u"organization-users"_s,
                              u"leave-organization"_s};
    organizations.calls = {u"create-organization"_s};
    PageSpec posts;
    posts.id = posts.listing = u"posts"_s;
    posts.columns = {{u"content"_s, u"content"_s, Shape::Text},
                     {u"createdAt"_s, u"createdAt"_s, Shape::Moment}};
    posts.pageSize = 2;
    PageSpec account;
    account.id = u"account"_s;
    account.calls = {u"request-email-change"_s, u"follow-counts"_s, u"delete-account"_s};
    info.pages = {identities, organizations, posts, account};
    addOpenedPages(info);
    return info;
}

/// Remembers what was asked; the test answers.
class FakeService final : public ServicePort
{
public:
    using ServicePort::ServicePort;

    struct Asked
    {
        quint64 ticket = 0;
        QString id;
        FieldMap arguments;
    };

    [[nodiscard]] const ServiceInfo *service(const AccountId &) const override { return &info; }
    [[nodiscard]] Account account(const AccountId &id) const override
    {
        Account result;
        result.id = id;
        result.handle = u"ada"_s;
        result.server = facts;
        return result;
    }
    quint64 call(const AccountId &, const QString &id, const FieldMap &arguments) override
    {
        asked.append({++tickets, id, arguments});
        return tickets;
    }
    void cancel(quint64 ticket) override { cancelled.append(ticket); }
    QUrl browserAddress(const AccountId &, const QString &id, const FieldMap &) const override
    {
        return QUrl(addresses + id);
    }
    void unlock(const AccountId &, const QString &password) override { passwords.append(password); }
    [[nodiscard]] bool isUnlocked(const AccountId &) const override { return false; }
    void setSetting(const AccountId &, const QString &id, const QString &value) override
    {
        settingsSet.append(id + u'=' + value);
    }
    void forgetWait(const AccountId &) override {}

    void answer(const CallResult &result) { Q_EMIT answered(asked.last().ticket, result); }
    void rows(const QList<FieldMap> &records, bool more = false, bool cached = false)
    {
        CallResult result;
        result.records = records;
        result.more = more;
        result.cached = cached;
        result.asOf = QDateTime::currentDateTimeUtc().addSecs(cached ? -3600 : 0);
        answer(result);
    }
    void fail(Outcome kind, const QString &text = {}, const QMap<QString, QStringList> &issues = {})
    {
        CallResult result;
        result.error.kind = kind;
        result.error.serverText = text;
        result.error.fieldIssues = issues;
        answer(result);
    }

    ServiceInfo info = testservice::service();
    ServerFacts facts;
    QList<Asked> asked;
    QList<quint64> cancelled;
    QStringList settingsSet; ///< "id=value"
    QStringList passwords;
    QString addresses = u"https://service.example/"_s; ///< begin with that
    quint64 tickets = 0;
};

class QuietSync final : public SyncPort
{
public:
    using SyncPort::SyncPort;

    void refresh(const AccountId &) override { ++refreshed; }
    void refreshAll() override {}
    void wantPicture(const AccountId &, const QString &, int) override {}
    void tryNow(qint64) override {}
    void setOutboxPaused(bool) override {}
    void abort(qint64) override {}

    int refreshed = 0;
};

/// Takes the web addresses that would open a browser.
class Browser final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Browser)

public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "take"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

    QList<QUrl> opened;

public Q_SLOTS:
    void take(const QUrl &url) { opened.append(url); }
};

inline Theme &theme()
{
    static Theme instance(*qApp);
    return instance;
}

inline FieldMap identity(const QString &provider, const QString &name)
{
    return {{u"id"_s, QString(provider + name)},
            {u"provider"_s, provider},
            {u"name"_s, name},
            {u"connectedAt"_s, u"2026-04-01T09:00:00.000Z"_s}};
}

struct House
{
    House()
    {
        opened = thread.open().ok();
        setReach(Reach::Online);
        Profile profile;
        profile.handle = u"ada"_s;
        profile.fields = {{u"username"_s, u"ada"_s}, {u"email"_s, u"Ada@example.com"_s}};
        profiles.put(id, {profile, QDateTime::currentDateTimeUtc()}, false);
        thread.drain();
        QCoreApplication::processEvents();
    }

    void setReach(Reach reach)
    {
        AccountRow row;
        row.account.id = id;
        row.account.handle = u"ada"_s;
        row.serviceName = u"Example"_s;
        row.reach = reach;
        accounts.upsert(row);
    }
    [[nodiscard]] ServiceParts parts() { return {service, sync, profiles, accounts, theme()}; }
    void settle()
    {
        thread.drain();
        QCoreApplication::processEvents();
    }

    const AccountId id{u"one"_s};
    QTemporaryDir folder;
    DatabaseThread thread{DatabaseSpec::cache(folder.filePath(u"cache.sqlite"_s))};
    ProfileStore profiles{thread};
    AccountListModel accounts;
    FakeService service;
    QuietSync sync;
    bool opened = false;
};

} // namespace personae::testservice
