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
    bool operator==(const MemberRules &) const = default;
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
