// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/profile.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <variant>

/// What a person or the app wants of a service, before any service's words. One small struct each,
/// plain data; an adapter turns it into a request or answers "not offered".
namespace personae::wish {

// Signing in and sessions
struct Probe
{
    bool full = false;
}; ///< who lives here, and which dialect (Cloudillo 10.1); full: its second step
struct SignIn
{
    QString handle;
    QString password;
};
/// A cookie session beside the token (InterlinedList 3.2). Without a password the lane fills in
/// what was typed at sign-in, or ends as AuthRequired with Answer::needs "password".
struct OpenSession
{
    QString identity; ///< e-mail
    QString password;
};
struct CloseSession
{
};
/// Reads nothing: takes a credential that was pasted or handed over (ServiceInfo::keepsSession) and
/// tries it with the service's cheapest reading call.
struct StartUp
{
}; ///< with a token: who am I, and a fresh token
struct Renew
{
    bool rereadRoles = false;
    bool whole = false;
}; ///< whole: as if signed in again
struct SignOut
{
    QString apiKey;
};
struct ExchangeKey
{
    QString key;
};
struct CreateKey
{
    QString name;
    std::optional<QDateTime> expiresAt;
};
struct ListKeys
{
};
struct RemoveKey
{
    qint64 keyId = 0;
};
struct ChangePassword
{
    QString current;
    QString replacement;
};
struct StartQr
{
}; ///< sign-in by another device (Cloudillo 3.2)
struct QrStatus
{
    QString session;
    QString secret;
    int timeoutSeconds = 30;
};

// Own profile
struct ReadOwn
{
};
struct SaveProfile
{
    ProfilePatch patch;
    FieldMap known = {}; ///< the present values, for services that want more than the changes
};
struct PutPicture
{
    PictureSlot slot = PictureSlot::Avatar;
    QByteArray bytes;
    QByteArray mediaType;
    QByteArray original = {}; ///< PictureRule::sendsOriginal: the uncropped picture, re-encoded
    QByteArray originalType = {};
};
struct PictureFromAddress
{
    QString url;
};
struct ReadPicture
{
    QString id;
    QString variant;
};
struct ReadDescriptor
{
    QString id;
}; ///< which variants of a picture there are

// Hosts of others, without any token
struct ReadPublic
{
    QString host;
    QByteArray etag;
};
struct ReadHome
{
    QString host;
};
struct AppDomain
{
    QString host;
};
struct FindIdentity
{
    QString domain;
}; ///< who lives behind a web domain

// People
enum class Connected { Yes, No, Requested };
struct ListPeople
{
    std::optional<PersonKind> kind;
    QString text;
    QStringList status; ///< words of expectations: active, muted, blocked, suspended, banned
    std::optional<Connected> connected;
    std::optional<bool> following;
    std::optional<bool> follower;
    std::optional<bool> trustSet;
    QString handle;
    int limit = -1; ///< -1: not asked
    int offset = -1;
    QString node = {}; ///< members of this community, where it shares the account's server
};
struct ReadPerson
{
    QString handle;
};
struct ReadPeople
{
    QStringList handles;
};
struct RefreshPerson
{
    QString handle;
};
struct SearchPeople
{
    QString text;
    int limit = -1;
    int offset = -1;
};
struct NodeIdentities
{
    int limit = -1;
    int offset = -1;
};

// Relationships and members
struct Follow
{
    QString handle;
    QString id = {}; ///< the service's own id, where its calls need it
};
struct Unfollow
{
    QString handle;
    QString id = {};
};
struct Connect
{
    QString handle;
    QString text;
};
struct Disconnect
{
    QString handle;
};
struct IncomingRequests
{
    QString of;
    QString cursor;
};
struct AcceptRequest
{
    QString actionId; ///< of the request, or the id of who asks (InterlinedList 12.2)
};
struct RemoveFollower
{
    QString id;
};
struct FollowState
{
    QString id;
};
struct RejectRequest
{
    QString actionId;
};
struct SetStatus
{
    QString handle;
    QString status;
};
struct SetTrust
{
    QString handle;
    std::optional<QString> trust;
};
struct HideFromHome
{
    QString handle;
    bool hidden = true;
};
struct ActAs
{
    QString handle;
};
struct EditMember
{
    QString handle;
    std::optional<QString> name;
    std::optional<std::optional<QString>> role; ///< inner nullopt clears
    std::optional<QString> status;
    QString node = {}; ///< the community, where it shares the account's server
    QString id = {};   ///< the member's own id, where calls need it
};
struct AddMember
{
    QString node;
    QString id;
    QString role;
};
struct RemoveMember
{
    QString node;
    QString id;
};

// Usernames nobody may take
struct Deny
{
    DenylistVerb verb = DenylistVerb::Replace;
    QList<std::pair<QString, QString>> names; ///< name and, for Add, its replacement; in order
};

// Settings of the identity (Cloudillo 6.4)
struct ReadSetting
{
    QString name;
};
struct WriteSetting
{
    QString name;
    QJsonValue value;
};

/// A call the service declares (ServiceInfo::calls) with what the person filled in.
struct Call
{
    QString id;
    FieldMap arguments = {};
};

/// A call without a struct of its own (node administration): only success or failure is read.
struct PlainCall
{
    QByteArray method = "GET";
    QString path;
    std::optional<QJsonObject> json;
};

} // namespace personae::wish

namespace personae {

using Wish = std::variant<
    wish::Probe, wish::SignIn, wish::StartUp, wish::Renew, wish::SignOut, wish::ExchangeKey,
    wish::CreateKey, wish::ListKeys, wish::RemoveKey, wish::ChangePassword, wish::StartQr,
    wish::QrStatus, wish::ReadOwn, wish::SaveProfile, wish::PutPicture, wish::ReadPicture,
    wish::ReadDescriptor, wish::ReadPublic, wish::ReadHome, wish::AppDomain, wish::FindIdentity,
    wish::ListPeople, wish::ReadPerson, wish::ReadPeople, wish::RefreshPerson, wish::SearchPeople,
    wish::NodeIdentities, wish::Follow, wish::Unfollow, wish::Connect, wish::Disconnect,
    wish::IncomingRequests, wish::AcceptRequest, wish::RejectRequest, wish::SetStatus,
    wish::SetTrust, wish::HideFromHome, wish::ActAs, wish::EditMember, wish::ReadSetting,
    wish::WriteSetting, wish::PlainCall, wish::OpenSession, wish::CloseSession,
    wish::PictureFromAddress, wish::RemoveFollower, wish::FollowState, wish::AddMember,
    wish::RemoveMember, wish::Deny, wish::Call>;

} // namespace personae
