// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/interlinedlistinfo.h"

#include "network/interlinedlist/addresses.h"
#include "network/interlinedlist/profilefields.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

QList<SignInFieldSpec> signInFields()
{
    SignInFieldSpec email;
    email.id = u"identity"_s;
    email.wording = u"email"_s;
    email.example = u"ada@example.com"_s;
    email.ways = {SignInWay::Password, SignInWay::NewAccount};
    SignInFieldSpec username;
    username.id = u"username"_s;
    username.wording = u"username"_s;
    username.example = u"ada"_s;
    username.ways = {SignInWay::NewAccount};
    SignInFieldSpec displayName = username;
    displayName.id = u"displayName"_s;
    displayName.wording = u"displayName"_s;
    displayName.example = u"Ada Lovelace"_s;
    displayName.required = false;
    SignInFieldSpec password;
    password.id = u"secret"_s;
    password.wording = u"password"_s;
    password.secret = true;
    password.ways = email.ways;
    SignInFieldSpec token = password;
    token.wording = u"token"_s;
    token.ways = {SignInWay::Token};
    SignInFieldSpec address;
    address.id = u"address"_s;
    address.wording = u"address"_s;
    address.required = false;
    address.advanced = true;
    address.preset = QLatin1StringView(publicAddress);
    address.example = address.preset;
    return {email, username, password, displayName, token, address};
}

/// GitHub takes no part in the hand-over (InterlinedList 16 row 20).
QList<BrowserProvider> browserProviders()
{
    const auto provider = [](const QString &id, const QString &argument, bool handsOver) {
        return BrowserProvider{id, argument, handsOver};
    };
    return {provider(u"mastodon"_s, u"instance"_s, true), provider(u"bluesky"_s, {}, true),
            provider(u"linkedin"_s, {}, true), provider(u"twitter"_s, {}, true),
            provider(u"github"_s, {}, false)};
}

/// Organizations are the communities, on the account's own server (8), and people are known by
/// who follows whom (12.2).
void describePeople(ServiceInfo &info)
{
    // Disconnect: members out of an organization (8.5), followers off one's own list (12.2).
    info.relationVerbs = {RelationVerb::Follow, RelationVerb::Unfollow, RelationVerb::Disconnect,
                          RelationVerb::AcceptRequest, RelationVerb::RejectRequest};
    info.members.roles = roles();
    info.members.mayGrantRoles = u"admin"_s;
    info.members.topMayChangePeers = true;
    info.members.mayGrantOwnRole = true;
    info.hasPeople = true;
    info.listsByRelation = true;
    info.sharesCommunityHost = true;
    info.personCalls = {u"posts"_s,
                        u"lists"_s,
                        u"documents"_s,
                        u"person-followers"_s,
                        u"person-following"_s,
                        u"person-counts"_s,
                        u"mutual-follows"_s,
                        u"lookup-person"_s,
                        u"mute-person"_s,
                        u"unmute-person"_s,
                        u"block-person"_s,
                        u"unblock-person"_s,
                        u"report-person"_s};
}

void describeSignIn(ServiceInfo &info)
{
    info.signInWays = {SignInWay::Password, SignInWay::Browser, SignInWay::Token,
                       SignInWay::NewAccount};
    info.newAccountCall = u"register"_s;
    info.signInFields = signInFields();
    info.browserProviders = browserProviders();
    info.callbackScheme = QLatin1StringView(callbackScheme);
    info.keepsSession = true;
    info.usesCookies = true;
    info.asksWhoIAm = true;
}

} // namespace

const QStringList &roles()
{
    static const QStringList words{u"member"_s, u"admin"_s, u"owner"_s};
    return words;
}

ServiceInfo describe()
{
    ServiceInfo info;
    info.id = u"interlinedlist"_s;
    info.displayName = u"InterlinedList"_s;
    info.handleWording = u"email"_s;
    info.handleExample = u"ada@example.com"_s;
    info.fields = profileFields();
    info.pictures = {avatarRule()};
    info.calls = callSpecs();
    info.pages = pageSpecs();
    describeSignIn(info);
    describePeople(info);
    return info;
}

} // namespace personae::interlinedlist
