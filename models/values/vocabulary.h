// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

/// Every closed list of words the layers share. One header, because a namespace has one meta
/// object.
namespace personae {
Q_NAMESPACE

/// What became of one wish: the closed list every layer speaks. The first group is the server's
/// answer, the second never got one.
enum class Outcome {
    Ok,
    Unchanged,     ///< 304: what we have is current
    NoData,        ///< a valid answer that says there is nothing yet
    NotFound,      ///< no such thing for this server
    Unsynced,      ///< known by name only (Cloudillo 5.3: 500 on reading one profile)
    NotOffered,    ///< this server has no such call
    Retired,       ///< the service is closed (410)
    AuthRequired,  ///< sign in (again); edits are kept
    SignInRefused, ///< the credentials were refused, in a call that signs in
    Forbidden,     ///< signed in, but not allowed
    Invalid,       ///< the server refused the values or the bytes
    Conflict,      ///< the values clash with what is there
    Refused,       ///< nothing was taken
    Partial,       ///< some was taken
    Unverified,    ///< answered well, but not what was asked
    Throttled,     ///< wait, then again
    ServerError,   ///< 5xx
    ProtocolError, ///< the answer is not what this service speaks
    LocalReject,   ///< we must not send this at all

    HostNotFound,   ///< the name does not resolve
    Unreachable,    ///< no connection could be made
    TlsRefused,     ///< the certificate was refused
    TimedOut,       ///< no answer in time
    ConnectionLost, ///< the connection broke before the whole answer came
    TooLarge,       ///< the answer is longer than we read
    Cancelled,      ///< we stopped it ourselves
    StorageFailed,  ///< this computer could not keep it (disk full, file damaged)
};
Q_ENUM_NS(Outcome)

enum class PictureSlot { Avatar, Cover };
Q_ENUM_NS(PictureSlot)

enum class PersonKind { Person, Community };
Q_ENUM_NS(PersonKind)

/// Whether one follows somebody. Requested: asked, not answered yet.
enum class Following { No, Yes, Requested };
Q_ENUM_NS(Following)

/// What one may wish to do about another identity. Which of them a service has is declared by its
/// adapter (ServiceInfo::relationVerbs).
enum class RelationVerb {
    Follow,
    Unfollow,
    Connect,    ///< ask to connect, or to join a community
    Disconnect, ///< also: take back one's own request, leave a community, remove a member
    Block,
    Mute,
    Unblock,     ///< back to active, from blocked
    Unmute,      ///< back to active, from muted
    TrustAlways, ///< always identify myself to them
    TrustNever,
    TrustAsk,
    HideFromHome,
    ShowInHome,
    AcceptRequest, ///< somebody else's wish to connect
    RejectRequest,
};
Q_ENUM_NS(RelationVerb)

/// What is done to a list of usernames nobody may take (M² 3.5 to 3.7).
enum class DenylistVerb { Replace, Add, Remove };
Q_ENUM_NS(DenylistVerb)

/// What a person has to do before a call goes out.
enum class CallGuard {
    None,
    Confirm, ///< says yes to a sentence about what will happen
    Retype,  ///< types what CallSpec::retyped names (deleting the account)
};
Q_ENUM_NS(CallGuard)

/// The one thing a RelationVerb changes: of two verbs about the same aspect the later counts.
enum class RelationAspect { Follow, Connection, Standing, Trust, Home, Request };
Q_ENUM_NS(RelationAspect)

/// How a service counts the length of a text.
enum class LengthUnit { Utf8Bytes, CodePoints, Utf16Units };
Q_ENUM_NS(LengthUnit)

/// How a field is edited and how its text is built. Structured shapes are JSON inside the text; a
/// text that is not that JSON is edited as plain text (Cloudillo 4.2).
enum class FieldShape {
    Line,
    Paragraphs,
    WebAddress,
    Email,
    Record,     ///< JSON object with the parts below
    RecordList, ///< JSON object {listKey: [{parts}]}
    TagList,    ///< JSON object {listKey: ["…"]}
    Visibility, ///< one of ServiceInfo::visibilityWords
    Choice,     ///< one of FieldSpec::choices, or of ServerFacts::choices under choicesFrom
    YesNo,      ///< JSON bool
    Whole,      ///< JSON integer within FieldSpec::range
    Decimal,    ///< JSON number within FieldSpec::range
    ObjectPair, ///< "datasource.object": ids of a picture kept by the service (M² 5.2)
    Secret,     ///< typed masked, never stored, logged or shown again; in calls only
};
Q_ENUM_NS(FieldShape)

enum class SignInWay {
    Password,
    ApiKey,
    Token,      ///< a token made elsewhere is pasted
    Browser,    ///< the system's browser signs in and hands a token over
    NewAccount, ///< an account is made first, then signed in to by its password
};
Q_ENUM_NS(SignInWay)

/// Where a command stands; words in window.md d9.
enum class OutboxState {
    Queued,
    Waiting, ///< for network, for a time, for sign-in: see OutboxEntry::waitsFor
    Sending,
    Checking,       ///< written, reading back
    PendingFinalId, ///< the service still works on the picture
    Verified,
    NotApplied,         ///< accepted, yet the value did not change
    AppliedDifferently, ///< accepted, yet the value is another one
    Unknown,            ///< connection lost mid-write: is read before anything is sent again
    Refused,            ///< the service said no; lastError says why
    Cancelled,
    CannotBeChecked, ///< done as far as the answer says; no call exists to read it back. Last: rows
                     ///< on disk hold numbers
};
Q_ENUM_NS(OutboxState)

enum class WaitReason { None, Network, Time, SignIn, Turn };
Q_ENUM_NS(WaitReason)

/// How one field of a saved profile, or one picture slot ("avatar", "cover"), came out.
enum class FieldProof { Unproved, Verified, NotApplied, AppliedDifferently };
Q_ENUM_NS(FieldProof)

/// True where no server spoke: the network is away or the host is.
[[nodiscard]] constexpr bool isTransportFailure(Outcome outcome)
{
    return outcome >= Outcome::HostNotFound && outcome <= Outcome::Cancelled;
}

} // namespace personae
