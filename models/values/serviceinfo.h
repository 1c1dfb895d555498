// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/profile.h"
#include "models/values/vocabulary.h"

#include <QList>
#include <QSize>
#include <QStringList>
#include <QUrl>

namespace personae {
[[nodiscard]] qsizetype lengthOf(const QString &text, LengthUnit unit);

struct TextLimit
{
    qsizetype minimum = 0;
    qsizetype maximum = 0; ///< 0: none known
    LengthUnit unit = LengthUnit::CodePoints;
    bool trimmed = false; ///< outer blanks do not count and are not sent
    bool operator==(const TextLimit &) const = default;
};

struct FieldSpec
{
    QString key;     ///< the service's own name, e.g. "name", "x.about"
    QString wording; ///< message id of label and hint, e.g. "about"; ui/ translates it, unknown ids
                     ///< show the key
    FieldShape shape = FieldShape::Line;
    TextLimit limit;
    QString listKey;         ///< RecordList, TagList
    QStringList parts;       ///< Record, RecordList: keys of the parts, in order; also message ids
    QString visibilityKey;   ///< key of the field that says who may see it; empty: no such choice
    QString titleKey;        ///< key of the field with the section's own title; empty: none
    QStringList choices;     ///< Choice
    bool required = false;   ///< can be changed but not emptied
    bool alwaysShown = true; ///< false: shown once it has a value or was added
    QString page;            ///< message id of the tab it stands on; empty: the first
    bool readOnly = false;   ///< shown with copy, never edited
    bool readsBack = true;   ///< false: no answer ever says its value; a save cannot be proved
    bool clearable = true;   ///< false: a value can be changed, never taken away
    double least = 0;        ///< Whole, Decimal: the range, where most > least
    double most = 0;
    QString choicesFrom;   ///< Choice: key in ServerFacts::choices; one not listed may be typed
    QString patternLimit;  ///< key in ServerFacts::limits of a pattern that is checked softly: a
                           ///< warning, never a refusal (M² 3.2)
    QString changedBy;     ///< id of the CallSpec that changes a field the form only shows
    bool startsOn = false; ///< YesNo in CallSpec::asks: what the service takes it for where nothing
                           ///< is said
    bool operator==(const FieldSpec &) const = default;
};

/// A map to which people may add keys of their own (Cloudillo's x).
struct OpenFields
{
    QString prefix; ///< "x."; empty: the service has none
    qsizetype maximumKeyBytes = 0;
    TextLimit valueLimit;
    QString visibilitySuffix; ///< ".vis"
    QString titleSuffix;      ///< ".title"
    bool operator==(const OpenFields &) const = default;
};

struct PictureRule
{
    PictureSlot slot = PictureSlot::Avatar;
    QSize aspect{1, 1};              ///< locked shape of the frame
    QSize maximumPixels{2048, 2048}; ///< larger pictures are scaled down
    qsizetype maximumBytes = 0;      ///< hard limit of the service
    qsizetype aimBytes = 0;          ///< what we stay below on purpose
    QStringList formats;             ///< "jpeg", "png", "webp", best first
    QList<QSize> shownAt;            ///< sizes at which the service shows it
    bool round = false;              ///< the service shows it in a circle
    bool removable = false;
    bool repeatTakesAway =
        false; ///< a picture sent before makes the service drop the picture (Cloudillo 4.4)
    bool fromAddress = false;   ///< the service fetches a picture from a web address itself
    bool sendsOriginal = false; ///< wish::PutPicture::original goes along (Epixel 3.4)
    QSize originalPixels = {};  ///< larger originals are scaled down
    bool keepsAddress = false;  ///< its address may stay the same though the picture changed
    QString capability = {};    ///< key in ServerFacts::can; false there: not taken here
    bool operator==(const PictureRule &) const = default;
};

/// Who may change whom inside a community (Cloudillo 7.4). Roles are the service's own words.
struct MemberRules
{
    QStringList roles;              ///< lowest first; empty: the service has no roles
    QStringList statuses;           ///< words a member's status may be set to
    QString mayGrantRoles;          ///< lowest role that may; empty: nobody
    QString maySetStatus;           ///< lowest role that may
    bool topMayChangePeers = false; ///< holders of the highest role may change each other
    bool mayGrantOwnRole = false;   ///< others may be raised to one's own role, not only below it
                                    ///< (InterlinedList 8.5)
    bool operator==(const MemberRules &) const = default;
};

/// One line of "Add account". Ids with a meaning of their own: "identity"
/// (SignInRequest::identity), "secret" (SignInRequest::secret), "appKey" (SignInRequest::appKey);
/// any other is a setting.
struct SignInFieldSpec
{
    QString id;
    QString wording; ///< message id of label and hint
    bool secret = false;
    bool required = true;
    bool advanced = false; ///< folded away
    QString preset;        ///< what stands there at first
    QString example;
    QList<SignInWay> ways; ///< only for these; empty: for all
    bool operator==(const SignInFieldSpec &) const = default;
};

/// A way to sign in by the system's browser (InterlinedList 3.4).
struct BrowserProvider
{
    QString id;       ///< "mastodon"; also its message id
    QString argument; ///< message id of what must be typed first, e.g. "instance"; empty: nothing
    bool handsOver = true; ///< false: it signs in on the web site only, no token comes back
    bool operator==(const BrowserProvider &) const = default;
};

/// Something the service's document leaves open, as one line under the account's Advanced.
struct SettingSpec
{
    QString id;          ///< "m2.avatarField"; key in Account::settings
    QString wording;     ///< message id of label and explanation
    QStringList choices; ///< the documented default first; empty: free text
    QString preset;      ///< of free text
    /// Of free text: Line takes anything, WebAddress only https (http on loopback), Whole only
    /// numbers from `least` on.
    FieldShape shape = FieldShape::Line;
    double least = 0;
    bool operator==(const SettingSpec &) const = default;
};

/// A call of a service that is neither a profile nor a person: declared here, shown and sent
/// without anybody knowing its name. Sent at once and never queued; its answer says what came of
/// it.
struct CallSpec
{
    QString id;            ///< "unlink-identity"; also the message id of its verb
    QList<FieldSpec> asks; ///< what the person fills in; begins with what the chosen row says
    /// Key in `asks` -> key of what the call is about: the chosen row, else the arguments of the
    /// listing the row stands in, else the person shown ("handle", "id"). What is found there is
    /// taken and not asked.
    QMap<QString, QString> fromRow;
    bool writes = false;
    CallGuard guard = CallGuard::None;
    QString warning;     ///< message id of the sentence a guard shows
    QStringList retyped; ///< Retype: profile fields ("username", "email") that must be repeated
    bool irreversible = false;
    bool needsCookie = false; ///< asks for the password where no session is open
    bool endsAccount = false; ///< after success the account is forgotten here
    QString then;   ///< id of the call whose form follows on success; Answer::values go along
    QString reread; ///< id of the listing to read afterwards; "profile": one's own profile
    bool opensBrowser = false; ///< nothing is sent: the system's browser opens
                               ///< ServicePort::browserAddress(), `reread` when one comes back
    /// When a row offers it: record key -> values that allow it. Empty: always.
    QMap<QString, QStringList> onlyWhere;
    bool operator==(const CallSpec &) const = default;
};

struct ColumnSpec
{
    QString key;     ///< of the record
    QString wording; ///< message id of its head
    enum class Shape { Text, Moment, YesNo, Word, Address } shape = Shape::Text;
    bool operator==(const ColumnSpec &) const = default;
};

/// A page that shows a listing and what can be done with its rows.
struct PageSpec
{
    QString id;      ///< "identities"; also the message id of its title
    QString listing; ///< CallSpec that fills it; empty: only `calls`
    QList<ColumnSpec> columns;
    QStringList rowCalls; ///< ids, for the chosen row
    QStringList calls;    ///< ids, for the page
    int pageSize = 0;     ///< the listing takes "limit" and "offset"; 0: it is whole
    bool opened = false;  ///< not a tab of one's account: opens in a window of its own where a row
                          ///< or a person offers the call `listing`
    bool operator==(const PageSpec &) const = default;
};

/// What is known of one of a service's lists of forbidden usernames (M² 3.4 to 3.7).
struct DenylistRules
{
    bool offered = false;
    bool readable = false;    ///< false: what we know is what we did ourselves
    QString uniqueCapability; ///< ServerFacts::can; false there: the list means nothing here
    QString patternLimit;     ///< ServerFacts::limits: replacements are softly checked
    bool operator==(const DenylistRules &) const = default;
};

/// What a service can do and how much it takes, declared by its adapter. The window builds itself
/// from this.
struct ServiceInfo
{
    QString id;            ///< "cloudillo"; stable, used in stores
    QString displayName;   ///< "Cloudillo"; a proper name, not translated
    QString handleWording; ///< message id for what an identity is called there, e.g. "idtag"
    QString handleExample; ///< "alice.example.com"
    QList<SignInWay> signInWays;
    QList<FieldSpec> fields; ///< in the order of the form
    OpenFields openFields;
    QStringList visibilityWords; ///< widest first, e.g. "public", "follower"
    QString unmarkedVisibility;  ///< what no mark means, e.g. "public"
    QMap<QString, QString>
        visibilityMeant; ///< words of other clients -> the word they meant (Cloudillo 4.2: P, F, C)
    QList<PictureRule> pictures;
    QList<RelationVerb> relationVerbs; ///< what may be done about others; empty: nothing
    TextLimit connectText;             ///< of RelationVerb::Connect
    MemberRules members;
    int listCap = 0;        ///< a listing of this length may be cut off; 0: never is
    bool hasPeople = false; ///< it can list the identities its node knows
    bool canCrawl = false;  ///< a cut-off listing can be completed by other calls
    bool hasNews = false;   ///< it pushes news (ServiceApi::newsAddress)

    QList<SignInFieldSpec> signInFields; ///< empty: identity and secret
    QList<BrowserProvider> browserProviders;
    QString callbackScheme; ///< "interlinedlist": addresses the browser comes back with
    QString newAccountCall; ///< SignInWay::NewAccount: id of the call that makes the account; the
                            ///< lines of "Add account" are its arguments by their ids, "identity"
                            ///< and "secret" too. Then one signs in with SignInWay::Password
    bool keepsSession = false; ///< the keyring holds the session itself (SessionGrant::toSecret),
                               ///< no key that buys one
    bool usesCookies = false;  ///< SessionGrant::cookie follows Set-Cookie
    bool asksWhoIAm = false;   ///< the handle is learned by reading one's profile after sign-in
    bool handleMayChange = false; ///< by an edit of one's own profile
    bool throttlesWrites = false; ///< a 429 stops changes only, and is remembered
                                  ///< (Account::writesNotBefore)
    int readRetries = 0; ///< a read that met 429 or 502 to 504 goes out so often again: after 1 s,
                         ///< then readFactor times longer, ±20 %, at most 60 s (M² 4: 4 and 2)
    int readFactor = 2;
    bool sharesCommunityHost = false; ///< communities live on the account's own server: no token of
                                      ///< their own (InterlinedList 8)
    bool listsByRelation = false; ///< no list of everybody known: followers and followed are asked
                                  ///< for one by one
    QList<SettingSpec> settings;
    QList<CallSpec> calls;
    QList<PageSpec> pages; ///< in order
    DenylistRules denylist;
    QStringList personCalls; ///< ids of calls offered where a person is shown, in order

    [[nodiscard]] const CallSpec *call(const QString &callId) const;
    /// The page that shows what the call `listing` answers; null: none is declared.
    [[nodiscard]] const PageSpec *pageOf(const QString &listing) const;

    [[nodiscard]] const FieldSpec *field(const QString &key) const;
    [[nodiscard]] const PictureRule *picture(PictureSlot slot) const;
    bool operator==(const ServiceInfo &) const = default;
};

/// What the adapter makes of a typed identity. Pure: nothing was asked of any server.
struct IdentityHint
{
    enum class Problem { None, Empty, LooksLikeEmail, NotADomain, InsecureAddress };
    Problem problem = Problem::None;
    QString handle;         ///< canonical; empty where an address was typed (the probe will tell)
    QUrl apiBase;           ///< where it would be asked
    QStringList candidates; ///< canonical identities that may have been meant
    bool operator==(const IdentityHint &) const = default;
};

} // namespace personae
