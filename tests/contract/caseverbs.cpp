// SPDX-License-Identifier: GPL-3.0-or-later
#include "casewish.h"

#include <QMap>

#include <functional>

using namespace Qt::StringLiterals;
namespace wish = personae::wish;
using personae::Wish;

namespace {

/// The arguments of one verb; every one must be used, so that a new one is not overlooked.
class Arguments
{
public:
    explicit Arguments(const QJsonObject &json)
        : m_json(json)
        , m_unused(json.keys())
    {
    }

    bool has(const QString &name) const { return m_json.contains(name); }
    QJsonValue take(const QString &name)
    {
        m_unused.removeAll(name);
        return m_json.value(name);
    }
    QString text(const QString &name) { return take(name).toString(); }
    int number(const QString &name, int missing = -1) { return take(name).toInt(missing); }
    QStringList words(const QString &name) { return take(name).toVariant().toStringList(); }
    std::optional<bool> yesNo(const QString &name)
    {
        return has(name) ? std::optional(take(name).toBool()) : std::nullopt;
    }
    QJsonObject takeAll()
    {
        m_unused.clear();
        return m_json;
    }
    const QStringList &unused() const { return m_unused; }

private:
    QJsonObject m_json;
    QStringList m_unused;
};

using Builder = std::function<Wish(Arguments &, const ContractCase &)>;

wish::ListPeople listPeople(Arguments &arguments)
{
    wish::ListPeople list;
    if (arguments.has(u"kind"_s))
        list.kind = arguments.text(u"kind"_s) == "community"_L1 ? personae::PersonKind::Community
                                                                : personae::PersonKind::Person;
    list.text = arguments.text(u"text"_s);
    list.status = arguments.words(u"status"_s);
    if (arguments.has(u"connected"_s)) {
        const QJsonValue connected = arguments.take(u"connected"_s);
        list.connected = connected.isString() ? wish::Connected::Requested
                         : connected.toBool() ? wish::Connected::Yes
                                              : wish::Connected::No;
    }
    list.following = arguments.yesNo(u"following"_s);
    list.follower = arguments.yesNo(u"follower"_s);
    list.trustSet = arguments.yesNo(u"trustSet"_s);
    list.handle = arguments.text(u"handle"_s);
    list.limit = arguments.number(u"limit"_s);
    list.offset = arguments.number(u"offset"_s);
    return list;
}

wish::EditMember editMember(Arguments &arguments)
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

wish::CreateKey createKey(Arguments &arguments)
{
    wish::CreateKey create;
    create.name = arguments.text(u"name"_s);
    if (arguments.has(u"expiresAt"_s))
        create.expiresAt =
            QDateTime::fromSecsSinceEpoch(arguments.take(u"expiresAt"_s).toInteger(), Qt::UTC);
    return create;
}

wish::SaveProfile saveProfile(const QJsonObject &changes)
{
    wish::SaveProfile save;
    for (auto it = changes.begin(); it != changes.end(); ++it)
        save.patch.changes.insert(it.key(), it.value());
    return save;
}

wish::SetTrust setTrust(Arguments &arguments)
{
    const QString handle = arguments.text(u"handle"_s);
    const QJsonValue trust = arguments.take(u"trust"_s);
    return {handle, trust.isString() ? std::optional(trust.toString()) : std::nullopt};
}

/// Another service's word for the same thing: the first that is there.
QString firstOf(Arguments &arguments, const QStringList &names)
{
    for (const QString &name : names) {
        if (arguments.has(name))
            return arguments.text(name);
    }
    return {};
}

void addSessionVerbs(QMap<QString, Builder> &verbs)
{
    verbs[u"signIn"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const QString who = firstOf(a, {u"handle"_s, u"email"_s, u"username"_s});
        return wish::SignIn{who, a.text(u"password"_s)};
    };
    // Several calls start or renew a session; which one is the client's choice, so the recorded one
    // is asked for.
    verbs[u"startUp"_s] = [](Arguments &, const ContractCase &one) -> Wish {
        return one.target.contains("login-token") ? Wish(wish::Renew{false, true})
                                                  : Wish(wish::StartUp{});
    };
    verbs[u"renew"_s] = [](Arguments &, const ContractCase &one) -> Wish {
        if (one.target.contains("login-init"))
            return wish::StartUp{};
        return wish::Renew{one.target.contains("access-token"), one.target.contains("login-token")};
    };
    verbs[u"signOut"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::SignOut{a.text(u"apiKey"_s)};
    };
    verbs[u"exchangeKey"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::ExchangeKey{a.text(u"key"_s)};
    };
    verbs[u"createKey"_s] = [](Arguments &a, const ContractCase &) -> Wish { return createKey(a); };
    verbs[u"listKeys"_s] = [](Arguments &, const ContractCase &) -> Wish {
        return wish::ListKeys{};
    };
    verbs[u"removeKey"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::RemoveKey{a.take(u"keyId"_s).toInteger()};
    };
    verbs[u"changePassword"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const QString current = a.text(u"current"_s);
        return wish::ChangePassword{current, a.text(u"new"_s)};
    };
    verbs[u"actAs"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::ActAs{a.text(u"handle"_s)};
    };
}

void addProfileVerbs(QMap<QString, Builder> &verbs)
{
    verbs[u"readOwn"_s] = [](Arguments &, const ContractCase &) -> Wish { return wish::ReadOwn{}; };
    verbs[u"saveProfile"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return saveProfile(a.takeAll());
    };
    verbs[u"putPicture"_s] = [](Arguments &a, const ContractCase &one) -> Wish {
        const bool cover = a.text(u"slot"_s) == "cover"_L1;
        return wish::PutPicture{cover ? personae::PictureSlot::Cover
                                      : personae::PictureSlot::Avatar,
                                one.requestBody, one.header("Content-Type")};
    };
    verbs[u"picture"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const QString id = a.text(u"id"_s);
        return wish::ReadPicture{id, a.text(u"variant"_s)};
    };
    verbs[u"readPublic"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const QString host = a.text(u"host"_s);
        return wish::ReadPublic{host, a.text(u"etag"_s).toLatin1()};
    };
    verbs[u"readHome"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::ReadHome{a.text(u"host"_s)};
    };
    verbs[u"appDomain"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::AppDomain{a.text(u"host"_s)};
    };
}

void addPeopleVerbs(QMap<QString, Builder> &verbs)
{
    verbs[u"listPeople"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return listPeople(a);
    };
    verbs[u"readPerson"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::ReadPerson{a.text(u"handle"_s)};
    };
    verbs[u"readPeople"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::ReadPeople{a.words(u"handles"_s)};
    };
    verbs[u"refreshPerson"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::RefreshPerson{a.text(u"handle"_s)};
    };
    verbs[u"searchPeople"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const QString text = a.text(u"text"_s);
        const int limit = a.number(u"limit"_s);
        return wish::SearchPeople{text, limit, a.number(u"offset"_s)};
    };
    verbs[u"nodeIdentities"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const int limit = a.number(u"limit"_s);
        return wish::NodeIdentities{limit, a.number(u"offset"_s)};
    };
}

void addRelationVerbs(QMap<QString, Builder> &verbs)
{
    const QStringList who{u"handle"_s, u"id"_s};
    verbs[u"follow"_s] = [who](Arguments &a, const ContractCase &) -> Wish {
        return wish::Follow{firstOf(a, who)};
    };
    verbs[u"unfollow"_s] = [who](Arguments &a, const ContractCase &) -> Wish {
        return wish::Unfollow{firstOf(a, who)};
    };
    verbs[u"connect"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const QString handle = a.text(u"handle"_s);
        return wish::Connect{handle, a.text(u"text"_s)};
    };
    verbs[u"disconnect"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::Disconnect{a.text(u"handle"_s)};
    };
    verbs[u"incomingRequests"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::IncomingRequests{a.text(u"of"_s), {}};
    };
    verbs[u"acceptRequest"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::AcceptRequest{a.text(u"actionId"_s)};
    };
    verbs[u"rejectRequest"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::RejectRequest{firstOf(a, {u"actionId"_s, u"id"_s})};
    };
    verbs[u"setStatus"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        const QString handle = a.text(u"handle"_s);
        return wish::SetStatus{handle, a.text(u"status"_s)};
    };
    verbs[u"setTrust"_s] = [](Arguments &a, const ContractCase &) -> Wish { return setTrust(a); };
    verbs[u"hideFromHome"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return wish::HideFromHome{a.text(u"handle"_s), true};
    };
    verbs[u"editMember"_s] = [](Arguments &a, const ContractCase &) -> Wish {
        return editMember(a);
    };
}

const QMap<QString, Builder> &verbTable()
{
    static const QMap<QString, Builder> table = [] {
        QMap<QString, Builder> verbs;
        addSessionVerbs(verbs);
        addProfileVerbs(verbs);
        addPeopleVerbs(verbs);
        addRelationVerbs(verbs);
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
    Arguments arguments(one.expect.value("do"_L1).toArray().at(1).toObject());
    const Wish wish = (*builder)(arguments, one);
    if (!arguments.unused().isEmpty()) {
        problem =
            u"unknown arguments of "_s + one.verb() + u": "_s + arguments.unused().join(u", "_s);
        return std::nullopt;
    }
    return wish;
}
