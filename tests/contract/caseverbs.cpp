// SPDX-License-Identifier: GPL-3.0-or-later
#include "casewish.h"
#include "servicerules.h"
#include "verbarguments.h"

using namespace Qt::StringLiterals;
namespace wish = personae::wish;
using personae::Wish;

namespace {

/// true, false or "requested".
wish::Connected connectedIn(VerbArguments &arguments)
{
    if (arguments.isText(u"connected"_s)) {
        (void)arguments.word(u"connected"_s, {u"requested"_s});
        return wish::Connected::Requested;
    }
    return arguments.yesNo(u"connected"_s).value_or(false) ? wish::Connected::Yes
                                                           : wish::Connected::No;
}

wish::ListPeople listPeople(VerbArguments &arguments)
{
    wish::ListPeople list;
    if (arguments.has(u"kind"_s))
        list.kind = arguments.word(u"kind"_s, {u"person"_s, u"community"_s}) == "community"_L1
                        ? personae::PersonKind::Community
                        : personae::PersonKind::Person;
    list.text = arguments.text(u"text"_s);
    list.status = arguments.words(u"status"_s);
    if (arguments.has(u"connected"_s)) {
        list.connected = connectedIn(arguments);
    }
    list.following = arguments.yesNo(u"following"_s);
    list.follower = arguments.yesNo(u"follower"_s);
    list.trustSet = arguments.yesNo(u"trustSet"_s);
    list.handle = arguments.text(u"handle"_s);
    list.limit = arguments.number(u"limit"_s);
    list.offset = arguments.number(u"offset"_s);
    return list;
}

wish::EditMember editMember(VerbArguments &arguments)
{
    wish::EditMember edit;
    edit.handle = arguments.text(u"handle"_s);
    if (arguments.has(u"name"_s))
        edit.name = arguments.text(u"name"_s);
    if (arguments.has(u"status"_s))
        edit.status = arguments.text(u"status"_s);
    if (arguments.has(u"role"_s)) {
        const QJsonValue role = arguments.take(u"role"_s);
        edit.role = role.isNull() ? std::optional<QString>() : std::optional(role.toString());
    }
    return edit;
}

wish::CreateKey createKey(VerbArguments &arguments)
{
    wish::CreateKey create;
    create.name = arguments.text(u"name"_s);
    if (arguments.has(u"expiresAt"_s))
        create.expiresAt =
            QDateTime::fromSecsSinceEpoch(arguments.take(u"expiresAt"_s).toInteger(), Qt::UTC);
    return create;
}

wish::SaveProfile saveProfile(const QJsonObject &changes, const ContractCase &one)
{
    wish::SaveProfile save;
    save.known = knownFields(one);
    for (auto it = changes.begin(); it != changes.end(); ++it)
        save.patch.changes.insert(it.key(), it.value());
    return save;
}

/// The bytes are those of the recorded body; of a form, the sample the parts were made from.
wish::PutPicture putPicture(VerbArguments &arguments, const ContractCase &one)
{
    const QString slot = arguments.word(u"slot"_s, {u"avatar"_s, u"cover"_s});
    wish::PutPicture put{slot == "cover"_L1 ? personae::PictureSlot::Cover
                                            : personae::PictureSlot::Avatar,
                         one.requestBody, one.header("Content-Type")};
    if (!one.parts.isEmpty()) {
        put.mediaType = one.parts.constFirst().type;
        put.bytes = samplePicture(put.mediaType);
        put.original = sampleOriginal();
        put.originalType = "image/jpeg";
    }
    return put;
}

wish::SetTrust setTrust(VerbArguments &arguments)
{
    const QString handle = arguments.text(u"handle"_s);
    const QJsonValue trust = arguments.take(u"trust"_s);
    return {handle, trust.isString() ? std::optional(trust.toString()) : std::nullopt};
}

void addSessionVerbs(VerbTable &verbs)
{
    verbs[u"signIn"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString who = a.firstOf({u"handle"_s, u"email"_s, u"username"_s});
        return wish::SignIn{who, a.text(u"password"_s)};
    };
    // Several calls start or renew a session; which one is the client's choice, so the recorded one
    // is asked for.
    verbs[u"startUp"_s] = [](VerbArguments &, const ContractCase &one) -> Wish {
        return one.target.contains("login-token") ? Wish(wish::Renew{false, true})
                                                  : Wish(wish::StartUp{});
    };
    verbs[u"renew"_s] = [](VerbArguments &, const ContractCase &one) -> Wish {
        if (one.target.contains("login-init"))
            return wish::StartUp{};
        return wish::Renew{one.target.contains("access-token"), one.target.contains("login-token")};
    };
    verbs[u"signOut"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::SignOut{a.text(u"apiKey"_s)};
    };
    verbs[u"exchangeKey"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::ExchangeKey{a.text(u"key"_s)};
    };
    verbs[u"createKey"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return createKey(a);
    };
    verbs[u"listKeys"_s] = [](VerbArguments &, const ContractCase &) -> Wish {
        return wish::ListKeys{};
    };
    verbs[u"removeKey"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::RemoveKey{a.take(u"keyId"_s).toInteger()};
    };
    verbs[u"changePassword"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString current = a.text(u"current"_s);
        return wish::ChangePassword{current, a.text(u"new"_s)};
    };
    verbs[u"actAs"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::ActAs{a.text(u"handle"_s)};
    };
}

void addProfileVerbs(VerbTable &verbs)
{
    verbs[u"readOwn"_s] = [](VerbArguments &, const ContractCase &) -> Wish {
        return wish::ReadOwn{};
    };
    verbs[u"saveProfile"_s] = [](VerbArguments &a, const ContractCase &one) -> Wish {
        return saveProfile(a.takeAll(), one);
    };
    verbs[u"putPicture"_s] = [](VerbArguments &a, const ContractCase &one) -> Wish {
        return putPicture(a, one);
    };
    verbs[u"picture"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString id = a.text(u"id"_s);
        return wish::ReadPicture{id, a.text(u"variant"_s)};
    };
    verbs[u"readPublic"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString host = a.needed(u"host"_s);
        return wish::ReadPublic{host, a.text(u"etag"_s).toLatin1()};
    };
    verbs[u"readHome"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::ReadHome{a.needed(u"host"_s)};
    };
    verbs[u"appDomain"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::AppDomain{a.needed(u"host"_s)};
    };
}

void addPeopleVerbs(VerbTable &verbs)
{
    verbs[u"listPeople"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return listPeople(a);
    };
    verbs[u"readPerson"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::ReadPerson{a.text(u"handle"_s)};
    };
    verbs[u"readPeople"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::ReadPeople{a.words(u"handles"_s)};
    };
    verbs[u"refreshPerson"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::RefreshPerson{a.text(u"handle"_s)};
    };
    verbs[u"searchPeople"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString text = a.text(u"text"_s);
        const int limit = a.number(u"limit"_s);
        return wish::SearchPeople{text, limit, a.number(u"offset"_s)};
    };
    verbs[u"nodeIdentities"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const int limit = a.number(u"limit"_s);
        return wish::NodeIdentities{limit, a.number(u"offset"_s)};
    };
}

void addRelationVerbs(VerbTable &verbs)
{
    verbs[u"follow"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString handle = a.text(u"handle"_s);
        return wish::Follow{handle, a.text(u"id"_s)};
    };
    verbs[u"unfollow"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString handle = a.text(u"handle"_s);
        return wish::Unfollow{handle, a.text(u"id"_s)};
    };
    verbs[u"connect"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString handle = a.text(u"handle"_s);
        return wish::Connect{handle, a.text(u"text"_s)};
    };
    verbs[u"disconnect"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::Disconnect{a.text(u"handle"_s)};
    };
    verbs[u"incomingRequests"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::IncomingRequests{a.text(u"of"_s), {}};
    };
    verbs[u"acceptRequest"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::AcceptRequest{a.text(u"actionId"_s)};
    };
    verbs[u"rejectRequest"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::RejectRequest{a.firstOf({u"actionId"_s, u"id"_s})};
    };
    verbs[u"setStatus"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        const QString handle = a.text(u"handle"_s);
        return wish::SetStatus{handle, a.text(u"status"_s)};
    };
    verbs[u"setTrust"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return setTrust(a);
    };
    verbs[u"hideFromHome"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return wish::HideFromHome{a.text(u"handle"_s), true};
    };
    verbs[u"editMember"_s] = [](VerbArguments &a, const ContractCase &) -> Wish {
        return editMember(a);
    };
}

const VerbTable &verbTable()
{
    static const VerbTable table = [] {
        VerbTable verbs;
        addSessionVerbs(verbs);
        addProfileVerbs(verbs);
        addPeopleVerbs(verbs);
        addRelationVerbs(verbs);
        addCallVerbs(verbs);
        return verbs;
    }();
    return table;
}

} // namespace

std::optional<Wish> wishForVerb(const ContractCase &one, QString &problem)
{
    const auto builder = verbTable().constFind(one.verb());
    if (builder == verbTable().cend()) {
        problem = u"unknown verb "_s + one.verb();
        return std::nullopt;
    }
    VerbArguments arguments(one.expect.value("do"_L1).toArray().at(1));
    const Wish wish = (*builder)(arguments, one);
    if (!arguments.unused().isEmpty()) {
        problem =
            u"unknown arguments of "_s + one.verb() + u": "_s + arguments.unused().join(u", "_s);
        return std::nullopt;
    }
    return wish;
}
