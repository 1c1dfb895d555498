// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/interlinedlistinfo.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

FieldSpec ask(const QString &key, FieldShape shape = FieldShape::Line, bool required = true)
{
    FieldSpec field;
    field.key = key;
    field.wording = key;
    field.shape = shape;
    field.required = required;
    return field;
}

FieldSpec maybe(const QString &key, FieldShape shape = FieldShape::Line)
{
    return ask(key, shape, false);
}

FieldSpec oneOf(const QString &key, const QStringList &words)
{
    FieldSpec field = ask(key, FieldShape::Choice);
    field.choices = words;
    return field;
}

CallSpec reading(const QString &id, const QList<FieldSpec> &asks = {}, bool needsCookie = false)
{
    CallSpec call;
    call.id = id;
    call.asks = asks;
    call.needsCookie = needsCookie;
    return call;
}

CallSpec writing(const QString &id, const QList<FieldSpec> &asks, const QString &reread,
                 bool needsCookie = true)
{
    CallSpec call = reading(id, asks, needsCookie);
    call.writes = true;
    call.reread = reread;
    return call;
}

CallSpec guarded(CallSpec call, const QString &warning, bool irreversible = false)
{
    call.guard = CallGuard::Confirm;
    call.warning = warning;
    call.irreversible = irreversible;
    return call;
}

CallSpec onlyWhere(CallSpec call, const QMap<QString, QStringList> &rows)
{
    call.onlyWhere = rows;
    return call;
}

CallSpec fromRow(CallSpec call, const QMap<QString, QString> &keys)
{
    call.fromRow = keys;
    return call;
}

/// What the row says names it, and nobody is asked.
FieldSpec taken(const QString &key)
{
    FieldSpec field = ask(key);
    field.readOnly = true;
    return field;
}

CallSpec ofId(CallSpec call)
{
    return fromRow(std::move(call), {{u"id"_s, u"id"_s}});
}

CallSpec ofHandle(CallSpec call)
{
    return fromRow(std::move(call), {{u"handle"_s, u"handle"_s}});
}

QList<CallSpec> identityCalls()
{
    const QList<FieldSpec> provider{taken(u"provider"_s)};
    const QMap<QString, QString> row{{u"provider"_s, u"provider"_s}};
    const QString list = u"identities"_s;
    const QStringList known{u"github"_s, u"mastodon"_s, u"bluesky"_s, u"linkedin"_s, u"twitter"_s};
    // In a browser that is signed in to the web site: its cookie decides whose identity it is
    // (3.4).
    CallSpec link = writing(u"link-identity"_s,
                            {oneOf(u"provider"_s, known), maybe(u"instance"_s), maybe(u"handle"_s)},
                            list, false);
    link.opensBrowser = true;
    link.warning = u"link-identity"_s;
    return {
        reading(list, {}, true), link, fromRow(writing(u"verify-identity"_s, provider, list), row),
        // Nothing stops one from removing the last way to sign in (7).
        fromRow(guarded(writing(u"unlink-identity"_s, provider, list), u"unlink-identity"_s, true),
                row),
        reading(u"provider-status"_s, {oneOf(u"provider"_s, {u"linkedin"_s, u"twitter"_s,
                                                             u"mastodon"_s, u"bluesky"_s})})};
}

/// The system's own organization can be neither changed nor left (8.1).
QList<CallSpec> organizationCalls()
{
    FieldSpec isPublic = maybe(u"isPublic"_s, FieldShape::YesNo);
    isPublic.startsOn = true; // 8.3
    const QString mine = u"my-organizations"_s;
    const QList<FieldSpec> id{taken(u"id"_s)};
    const QList<FieldSpec> content{ask(u"name"_s), maybe(u"description"_s, FieldShape::Paragraphs),
                                   maybe(u"avatar"_s, FieldShape::WebAddress), isPublic};
    const QStringList no{u"false"_s};
    const QStringList leaders{u"owner"_s, u"admin"_s};
    const QStringList owner{u"owner"_s};
    return {
        reading(mine, {}, true),
        reading(u"public-organizations"_s, {}),
        ofId(reading(u"organization"_s, id)),
        writing(u"create-organization"_s, content, mine),
        fromRow(
            // Who is a member has a role there, as far as the listing says it (8.4).
            onlyWhere(guarded(writing(u"join-organization"_s, {taken(u"organizationId"_s)}, mine),
                              u"join-organization"_s),
                      {{u"isSystem"_s, no}, {u"role"_s, {QString()}}}),
            {{u"organizationId"_s, u"id"_s}}),
        ofId(onlyWhere(writing(u"edit-organization"_s,
                               id + content + QList{maybe(u"settings"_s, FieldShape::Paragraphs)},
                               mine),
                       {{u"isSystem"_s, no}, {u"role"_s, leaders}})),
        ofId(onlyWhere(guarded(writing(u"leave-organization"_s, id, mine), u"leave-organization"_s),
                       {{u"isSystem"_s, no}})),
        ofId(onlyWhere(
            guarded(writing(u"delete-organization"_s, id, mine), u"delete-organization"_s, true),
            {{u"isSystem"_s, no}, {u"role"_s, owner}}))};
}

/// Only owners find people to add (8.5), and so may give every role.
QList<CallSpec> memberCalls()
{
    const FieldSpec organization = taken(u"organization"_s);
    const QString users = u"organization-users"_s;
    FieldSpec strangers = maybe(u"excludeMembers"_s, FieldShape::YesNo);
    strangers.startsOn = true;
    return {fromRow(onlyWhere(reading(users, {organization, maybe(u"search"_s), strangers}, true),
                              {{u"isSystem"_s, {u"false"_s}}, {u"role"_s, {u"owner"_s}}}),
                    {{u"organization"_s, u"id"_s}}),
            fromRow(writing(u"add-member"_s,
                            {organization, taken(u"userId"_s), oneOf(u"role"_s, roles())}, users),
                    {{u"organization"_s, u"organization"_s}, {u"userId"_s, u"id"_s}})};
}

/// Two steps: ask for the mail, then paste what stands in it (9).
QList<CallSpec> emailCalls()
{
    const QString profile = u"profile"_s;
    CallSpec request =
        writing(u"request-email-change"_s, {ask(u"newEmail"_s, FieldShape::Email)}, profile, false);
    request.then = u"confirm-email-change"_s;
    const FieldSpec token = ask(u"token"_s);
    CallSpec forgot =
        writing(u"forgot-password"_s, {ask(u"email"_s, FieldShape::Email)}, {}, false);
    forgot.then = u"reset-password"_s;
    CallSpec verification = writing(u"send-verification"_s, {}, {});
    verification.then = u"verify-email"_s;
    return {
        request,
        writing(u"confirm-email-change"_s, {token}, profile, false),
        verification,
        writing(u"verify-email"_s, {token}, profile, false),
        forgot,
        writing(u"reset-password"_s, {token, ask(u"password"_s, FieldShape::Secret)}, {}, false)};
}

CallSpec deleteAccount()
{
    CallSpec remove =
        writing(u"delete-account"_s, {ask(u"username"_s), ask(u"email"_s, FieldShape::Email)}, {});
    remove.guard = CallGuard::Retype;
    remove.retyped = {u"username"_s, u"email"_s};
    remove.warning = u"delete-account"_s;
    remove.irreversible = true;
    remove.endsAccount = true;
    return remove;
}

QList<CallSpec> accountCalls()
{
    const QString profile = u"profile"_s;
    const auto key = [&profile](const QString &id, const QString &field) {
        return writing(id, {ask(field, FieldShape::Secret)}, profile, false);
    };
    const auto noKey = [&profile](const QString &id) {
        return guarded(writing(id, {}, profile, false), id);
    };
    return {key(u"change-openai-key"_s, u"openaiApiKey"_s),
            noKey(u"remove-openai-key"_s),
            key(u"change-anthropic-key"_s, u"anthropicApiKey"_s),
            noKey(u"remove-anthropic-key"_s),
            reading(u"follow-counts"_s),
            reading(u"notifications"_s),
            reading(u"service-limits"_s),
            deleteAccount()};
}

/// A new account, and the cookie session beside the token (3.2, 3.3). The lines of "Add account"
/// come by their own names: "identity" is the e-mail, "secret" the password.
QList<CallSpec> sessionCalls()
{
    const QString list = u"session-accounts"_s;
    const QMap<QString, QString> row{{u"userId"_s, u"id"_s}};
    const QList<FieldSpec> user{taken(u"userId"_s)};
    return {writing(u"register"_s,
                    {ask(u"identity"_s, FieldShape::Email), ask(u"username"_s),
                     ask(u"secret"_s, FieldShape::Secret), maybe(u"displayName"_s)},
                    {}, false),
            reading(list, {}, true),
            fromRow(writing(u"switch-account"_s, user, list), row),
            fromRow(guarded(writing(u"remove-account"_s, user, list), u"remove-account"_s), row),
            guarded(writing(u"close-session"_s, {}, {}, false), u"close-session"_s),
            guarded(writing(u"close-all-sessions"_s, {}, {}, false), u"close-all-sessions"_s)};
}

/// What is shown without being signed in: everybody's, and one's own in the same words.
QList<CallSpec> writtenCalls()
{
    const FieldSpec handle = taken(u"handle"_s);
    const FieldSpec id = taken(u"id"_s);
    const QMap<QString, QString> list{{u"handle"_s, u"handle"_s}, {u"id"_s, u"id"_s}};
    return {ofHandle(reading(u"posts"_s, {handle})),
            reading(u"my-posts"_s, {}, true),
            ofHandle(reading(u"lists"_s, {handle})),
            reading(u"my-lists"_s),
            fromRow(reading(u"list"_s, {handle, id}), list),
            fromRow(reading(u"list-rows"_s, {handle, id}), list),
            ofHandle(reading(u"documents"_s, {handle})),
            reading(u"my-documents"_s)};
}

QList<CallSpec> peopleCalls()
{
    const FieldSpec handle = ask(u"handle"_s);
    const QList<FieldSpec> id{taken(u"id"_s)};
    const auto about = [&handle](const QString &call, const QString &reread) {
        return ofHandle(guarded(writing(call, {handle}, reread, false), call));
    };
    const QStringList reasons{u"harassment"_s, u"spam"_s, u"misinformation"_s, u"inappropriate"_s,
                              u"other"_s};
    return {ofId(reading(u"person-followers"_s, id)),
            ofId(reading(u"person-following"_s, id)),
            ofId(reading(u"person-counts"_s, id)),
            ofId(reading(u"mutual-follows"_s, id)),
            ofHandle(reading(u"lookup-person"_s, {handle})),
            reading(u"blocked-people"_s),
            reading(u"muted-people"_s),
            about(u"block-person"_s, u"blocked-people"_s),
            about(u"unblock-person"_s, u"blocked-people"_s),
            about(u"mute-person"_s, u"muted-people"_s),
            about(u"unmute-person"_s, u"muted-people"_s),
            ofHandle(writing(
                u"report-person"_s,
                {handle, oneOf(u"reason"_s, reasons), maybe(u"detail"_s, FieldShape::Paragraphs)},
                {}, false))};
}

} // namespace

QList<CallSpec> callSpecs()
{
    return identityCalls() + organizationCalls() + memberCalls() + emailCalls() + accountCalls() +
           sessionCalls() + writtenCalls() + peopleCalls();
}

} // namespace personae::interlinedlist
