// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbarguments.h"

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

wish::Call callOf(const QString &id, const QJsonObject &arguments)
{
    wish::Call call{id};
    for (auto it = arguments.begin(); it != arguments.end(); ++it)
        call.arguments.insert(it.key(), it.value());
    return call;
}

/// A verb whose arguments are the call's; any but these is unknown.
VerbBuilder callNamed(const QString &id, const QStringList &arguments)
{
    return [id, arguments](VerbArguments &a, const ContractCase &) -> Wish {
        return callOf(id, a.takeOnly(arguments));
    };
}

wish::Deny denyList(DenylistVerb verb, const QJsonArray &names)
{
    wish::Deny deny{verb, {}};
    for (const QJsonValue &name : names)
        deny.names.append({name.toString(), {}});
    return deny;
}

wish::Deny denyPairs(const QJsonObject &names)
{
    wish::Deny deny{DenylistVerb::Add, {}};
    for (auto it = names.begin(); it != names.end(); ++it)
        deny.names.append({it.key(), it.value().toString()});
    return deny;
}

void addDenyVerbs(VerbTable &verbs)
{
    verbs[u"denyReplace"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return denyList(DenylistVerb::Replace, a.takeList());
    };
    verbs[u"denyAdd"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return denyPairs(a.takeAll());
    };
    verbs[u"denyRemove"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return denyList(DenylistVerb::Remove, a.takeList());
    };
}

void addMemberVerbs(VerbTable &verbs)
{
    verbs[u"addMember"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString node = a.text(u"organization"_s);
        const QString id = a.text(u"userId"_s);
        return wish::AddMember{node, id, a.text(u"role"_s)};
    };
    verbs[u"setMember"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        wish::EditMember edit;
        edit.node = a.text(u"organization"_s);
        edit.id = a.text(u"userId"_s);
        edit.role = std::optional(a.text(u"role"_s));
        return edit;
    };
    verbs[u"removeMember"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString node = a.text(u"organization"_s);
        return wish::RemoveMember{node, a.text(u"userId"_s)};
    };
}

void addFollowVerbs(VerbTable &verbs)
{
    verbs[u"approveRequest"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::AcceptRequest{a.text(u"id"_s)};
    };
    verbs[u"removeFollower"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::RemoveFollower{a.text(u"id"_s)};
    };
    verbs[u"followState"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::FollowState{a.text(u"id"_s)};
    };
}

struct CallVerb
{
    QString verb;
    QString call;
    QStringList arguments;
};

void addCalls(VerbTable &verbs)
{
    const QStringList provider{u"provider"_s};
    const QStringList paging{u"limit"_s, u"offset"_s};
    const QList<CallVerb> calls{
        {u"listIdentities"_s, u"identities"_s, {}},
        {u"unlinkIdentity"_s, u"unlink-identity"_s, provider},
        {u"verifyIdentity"_s, u"verify-identity"_s, provider},
        {u"myOrganizations"_s, u"my-organizations"_s, {}},
        {u"publicOrganizations"_s, u"public-organizations"_s, paging},
        {u"createOrganization"_s,
         u"create-organization"_s,
         {u"name"_s, u"description"_s, u"avatar"_s, u"isPublic"_s}},
        {u"joinOrganization"_s, u"join-organization"_s, {u"organizationId"_s}},
        {u"messages"_s, u"posts"_s, paging + QStringList{u"handle"_s}},
        {u"requestEmailChange"_s, u"request-email-change"_s, {u"newEmail"_s}},
        {u"confirmEmailChange"_s, u"confirm-email-change"_s, {u"token"_s}},
        {u"deleteAccount"_s, u"delete-account"_s, {u"username"_s, u"email"_s}},
    };
    for (const CallVerb &one : calls)
        verbs[one.verb] = callNamed(one.call, one.arguments);
}

} // namespace

void addCallVerbs(VerbTable &verbs)
{
    verbs[u"openSession"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString email = a.text(u"email"_s);
        return wish::OpenSession{email, a.text(u"password"_s)};
    };
    verbs[u"closeSession"_s] = [](VerbArguments &, const ContractCase &) -> Wish {
        return wish::CloseSession{};
    };
    verbs[u"pictureFromAddress"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::PictureFromAddress{a.text(u"url"_s)};
    };
    addCalls(verbs);
    addMemberVerbs(verbs);
    addFollowVerbs(verbs);
    addDenyVerbs(verbs);
}
