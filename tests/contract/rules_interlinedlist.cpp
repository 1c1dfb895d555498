// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicerules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

struct Found
{
    const ContractCase &one;
    QStringList parts; ///< of the path, where the pattern has brackets
    QJsonObject body;

    QString text(const QString &key) const { return body.value(key).toString(); }
    QString part(qsizetype index) const { return parts.value(index); }
};

using Maker = Wish (*)(const Found &);

struct Rule
{
    const char *methods;
    const char *pattern;
    Maker make;
};

FieldMap fieldsOf(const QJsonObject &body)
{
    FieldMap fields;
    for (auto it = body.begin(); it != body.end(); ++it)
        fields.insert(it.key(), it.value());
    return fields;
}

Wish callWith(const char *id, FieldMap more, const Found &found)
{
    FieldMap arguments = fieldsOf(found.body);
    arguments.insert(more);
    return wish::Call{QString::fromLatin1(id), arguments};
}

Wish signIn(const Found &found)
{
    return wish::SignIn{found.text(u"email"_s), found.text(u"password"_s)};
}

Wish openSession(const Found &found)
{
    return wish::OpenSession{found.text(u"email"_s), found.text(u"password"_s)};
}

Wish saved(const Found &found)
{
    wish::SaveProfile save;
    save.patch.changes = fieldsOf(found.body);
    return save;
}

/// {"key": "follow", "channels": {"push": false}} as the form has it.
Wish notifications(const Found &found)
{
    wish::SaveProfile save;
    const QJsonObject channels = found.body.value("channels"_L1).toObject();
    for (auto it = channels.begin(); it != channels.end(); ++it)
        save.patch.changes.insert(u"notify."_s + found.text(u"key"_s) + u'.' + it.key(),
                                  it.value());
    return save;
}

Wish uploaded(const Found &)
{
    return wish::PutPicture{PictureSlot::Avatar, samplePicture("image/jpeg"), "image/jpeg"};
}

Wish listed(const Found &found)
{
    wish::ListPeople list;
    (found.part(1) == "following"_L1 ? list.following : list.follower) = true;
    list.handle = found.part(0);
    return list;
}

Wish members(const Found &found)
{
    wish::ListPeople list;
    list.node = found.part(0);
    return list;
}

Wish provider(const char *id, const Found &found)
{
    QString name = found.text(u"provider"_s);
    if (name.isEmpty())
        name = u"github"_s;
    return wish::Call{QString::fromLatin1(id), {{u"provider"_s, name}}};
}

QList<Rule> accountRules()
{
    return {
        {"POST", "^/api/auth/sync-token$", &signIn},
        {"POST", "^/api/auth/login$", &openSession},
        {"POST", "^/api/auth/register$",
         [](const Found &f) { return callWith("register", {}, f); }},
        {"POST", "^/api/auth/logout$", [](const Found &) -> Wish { return wish::CloseSession{}; }},
        {"POST", "^/api/auth/forgot-password$",
         [](const Found &f) { return callWith("forgot-password", {}, f); }},
        {"POST", "^/api/auth/send-verification-email$",
         [](const Found &f) { return callWith("send-verification", {}, f); }},
        {"POST", "^/api/auth/verify-email-change$",
         [](const Found &f) { return callWith("confirm-email-change", {}, f); }},
        {"GET", "^/api/user$", [](const Found &) -> Wish { return wish::ReadOwn{}; }},
        {"PATCH POST PUT", "^/api/user/update$", &saved},
        {"PATCH", "^/api/user/notification-preferences$", &notifications},
        {"POST", "^/api/user/avatar/upload$", &uploaded},
        {"POST", "^/api/user/avatar/from-url$",
         [](const Found &f) -> Wish { return wish::PictureFromAddress{f.text(u"url"_s)}; }},
        {"POST", "^/api/user/change-email/request$",
         [](const Found &f) { return callWith("request-email-change", {}, f); }},
        {"POST", "^/api/user/delete$",
         [](const Found &f) { return callWith("delete-account", {}, f); }},
        {"GET", "^/api/user/identities$",
         [](const Found &f) { return callWith("identities", {}, f); }},
        {"DELETE", "^/api/user/identities$",
         [](const Found &f) { return provider("unlink-identity", f); }},
        {"POST", "^/api/user/identities/verify$",
         [](const Found &f) { return provider("verify-identity", f); }},
    };
}

QList<Rule> organizationRules()
{
    return {
        {"GET", "^/api/user/organizations$",
         [](const Found &f) { return callWith("my-organizations", {}, f); }},
        {"POST", "^/api/user/organizations$",
         [](const Found &f) { return callWith("join-organization", {}, f); }},
        {"GET", "^/api/organizations$",
         [](const Found &f) { return callWith("public-organizations", {}, f); }},
        {"POST", "^/api/organizations$",
         [](const Found &f) { return callWith("create-organization", {}, f); }},
        {"PUT PATCH", "^/api/organizations/([^/]+)$",
         [](const Found &f) {
             return callWith("edit-organization", {{u"id"_s, f.part(0)}}, f);
         }},
        {"DELETE", "^/api/organizations/([^/]+)$",
         [](const Found &f) {
             return callWith("delete-organization", {{u"id"_s, f.part(0)}}, f);
         }},
        {"GET", "^/api/organizations/([^/]+)/users$",
         [](const Found &f) {
             return callWith("organization-users", {{u"organization"_s, f.part(0)}}, f);
         }},
        {"GET", "^/api/organizations/([^/]+)/members$", &members},
        {"POST", "^/api/organizations/([^/]+)/members$",
         [](const Found &f) -> Wish {
             return wish::AddMember{f.part(0), f.text(u"userId"_s), f.text(u"role"_s)};
         }},
        {"PUT", "^/api/organizations/([^/]+)/members/([^/]+)$",
         [](const Found &f) -> Wish {
             return wish::EditMember{{}, {},        std::optional(std::optional(f.text(u"role"_s))),
                                     {}, f.part(0), f.part(1)};
         }},
        {"DELETE", "^/api/organizations/([^/]+)/members/([^/]+)$",
         [](const Found &f) -> Wish {
             return wish::RemoveMember{f.part(0), f.part(1)};
         }},
    };
}

QList<Rule> peopleRules()
{
    return {
        {"GET", "^/api/follow/requests$",
         [](const Found &) -> Wish { return wish::IncomingRequests{}; }},
        {"POST", "^/api/follow/([^/]+)$",
         [](const Found &f) -> Wish {
             return wish::Follow{{}, f.part(0)};
         }},
        {"DELETE", "^/api/follow/([^/]+)$",
         [](const Found &f) -> Wish {
             return wish::Unfollow{{}, f.part(0)};
         }},
        {"GET", "^/api/follow/([^/]+)/status$",
         [](const Found &f) -> Wish { return wish::FollowState{f.part(0)}; }},
        {"POST", "^/api/follow/([^/]+)/approve$",
         [](const Found &f) -> Wish { return wish::AcceptRequest{f.part(0)}; }},
        {"POST", "^/api/follow/([^/]+)/reject$",
         [](const Found &f) -> Wish { return wish::RejectRequest{f.part(0)}; }},
        {"DELETE", "^/api/follow/([^/]+)/remove$",
         [](const Found &f) -> Wish { return wish::RemoveFollower{f.part(0)}; }},
        {"GET", "^/api/follow/([^/]+)/(followers|following)$", &listed},
        {"GET", "^/api/user/([^/]+)/messages$",
         [](const Found &f) {
             return callWith("posts", {{u"handle"_s, f.part(0)}}, f);
         }},
    };
}

std::optional<Wish> wishFor(const ContractCase &one)
{
    static const QList<Rule> rules = accountRules() + organizationRules() + peopleRules();
    const QString path = one.path();
    for (const Rule &rule : rules) {
        const QRegularExpressionMatch match =
            QRegularExpression(QString::fromLatin1(rule.pattern)).match(path);
        if (!match.hasMatch() || !QByteArray(rule.methods).split(' ').contains(one.method))
            continue;
        QStringList parts = match.capturedTexts().sliced(1);
        for (QString &part : parts)
            part = QUrl::fromPercentEncoding(part.toLatin1());
        return rule.make({one, parts, one.bodyFields()});
    }
    return std::nullopt;
}

ServiceRules rules()
{
    ServiceRules interlinedlist;
    interlinedlist.vectorBase = u"https://interlinedlist.com"_s;
    interlinedlist.emptyIsNothing = false;
    interlinedlist.settings = {{u"signInWay"_s, u"Password"_s}};
    interlinedlist.wishFor = &wishFor;
    return interlinedlist;
}

const bool registered = addRules(u"interlinedlist"_s, rules());

} // namespace
