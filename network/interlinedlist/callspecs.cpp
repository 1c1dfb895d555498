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

QList<CallSpec> identityCalls()
{
    const QList<FieldSpec> provider{ask(u"provider"_s)};
    const QString list = u"identities"_s;
    return {reading(list, {}, true), writing(u"verify-identity"_s, provider, list),
            // Nothing stops one from removing the last way to sign in (7).
            guarded(writing(u"unlink-identity"_s, provider, list), u"unlink-identity"_s, true)};
}

QList<CallSpec> organizationCalls()
{
    const QString mine = u"my-organizations"_s;
    const QList<FieldSpec> id{ask(u"id"_s)};
    const QList<FieldSpec> content{ask(u"name"_s), maybe(u"description"_s, FieldShape::Paragraphs),
                                   maybe(u"avatar"_s, FieldShape::WebAddress),
                                   maybe(u"isPublic"_s, FieldShape::YesNo)};
    const QStringList no{u"false"_s};
    const QStringList leaders{u"owner"_s, u"admin"_s};
    const QStringList owner{u"owner"_s};
    return {reading(mine, {}, true),
            reading(u"public-organizations"_s, {}),
            reading(u"organization"_s, id),
            writing(u"create-organization"_s, content, mine),
            onlyWhere(guarded(writing(u"join-organization"_s, {ask(u"organizationId"_s)}, mine),
                              u"join-organization"_s),
                      {{u"isSystem"_s, no}}),
            onlyWhere(writing(u"edit-organization"_s, id + content, mine),
                      {{u"isSystem"_s, no}, {u"role"_s, leaders}}),
            onlyWhere(guarded(writing(u"leave-organization"_s, id, mine), u"leave-organization"_s),
                      {{u"isSystem"_s, no}}),
            onlyWhere(guarded(writing(u"delete-organization"_s, id, mine), u"delete-organization"_s,
                              true),
                      {{u"isSystem"_s, no}, {u"role"_s, owner}}),
            onlyWhere(reading(u"organization-users"_s, {ask(u"organization"_s), maybe(u"search"_s)},
                              true),
                      {{u"role"_s, owner}}),
            writing(u"add-member"_s,
                    {ask(u"organization"_s), ask(u"userId"_s), oneOf(u"role"_s, roles())}, {})};
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

QList<CallSpec> accountCalls()
{
    const QString profile = u"profile"_s;
    const auto key = [&profile](const QString &id, const QString &field) {
        return writing(id, {ask(field, FieldShape::Secret)}, profile, false);
    };
    const auto noKey = [&profile](const QString &id) {
        return guarded(writing(id, {}, profile, false), id);
    };
    CallSpec remove =
        writing(u"delete-account"_s, {ask(u"username"_s), ask(u"email"_s, FieldShape::Email)}, {});
    remove.guard = CallGuard::Retype;
    remove.retyped = {u"username"_s, u"email"_s};
    remove.warning = u"delete-account"_s;
    remove.irreversible = true;
    remove.endsAccount = true;
    return {key(u"change-openai-key"_s, u"openaiApiKey"_s),
            noKey(u"remove-openai-key"_s),
            key(u"change-anthropic-key"_s, u"anthropicApiKey"_s),
            noKey(u"remove-anthropic-key"_s),
            reading(u"follow-counts"_s),
            reading(u"notifications"_s),
            reading(u"service-limits"_s),
            remove};
}

QList<CallSpec> peopleCalls()
{
    const FieldSpec handle = ask(u"handle"_s);
    const auto about = [&handle](const QString &id, const QString &reread) {
        return guarded(writing(id, {handle}, reread, false), id);
    };
    const QStringList reasons{u"harassment"_s, u"spam"_s, u"misinformation"_s, u"inappropriate"_s,
                              u"other"_s};
    return {reading(u"posts"_s, {handle}),
            reading(u"my-posts"_s, {}, true),
            reading(u"lists"_s, {maybe(u"handle"_s)}),
            reading(u"list"_s, {maybe(u"handle"_s), ask(u"id"_s)}),
            reading(u"list-rows"_s, {maybe(u"handle"_s), ask(u"id"_s)}),
            reading(u"documents"_s, {maybe(u"handle"_s)}),
            reading(u"mutual-follows"_s, {ask(u"id"_s)}),
            reading(u"lookup-person"_s, {handle}),
            reading(u"blocked-people"_s),
            reading(u"muted-people"_s),
            about(u"block-person"_s, u"blocked-people"_s),
            about(u"unblock-person"_s, u"blocked-people"_s),
            about(u"mute-person"_s, u"muted-people"_s),
            about(u"unmute-person"_s, u"muted-people"_s),
            writing(u"report-person"_s, {handle, oneOf(u"reason"_s, reasons), maybe(u"detail"_s)},
                    {}, false)};
}

} // namespace

QList<CallSpec> callSpecs()
{
    return identityCalls() + organizationCalls() + emailCalls() + accountCalls() + peopleCalls();
}

} // namespace personae::interlinedlist
