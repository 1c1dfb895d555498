// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

namespace personae {

/// What a call is about: a chosen row, the arguments of the listing that row stands in, and the
/// person shown ("handle", "id"). Any of them may be empty.
struct CallAbout
{
    FieldMap row;
    FieldMap listing;
    FieldMap person;

    /// The first of the three that has it; undefined: none does.
    [[nodiscard]] QJsonValue value(const QString &key) const;
    bool operator==(const CallAbout &) const = default;
};

/// Which of a call's fields a person has to fill in.
struct CallAsks
{
    QList<FieldSpec> asked;
    FieldMap taken;     ///< known already: goes along, is not asked
    FieldMap prefilled; ///< what the asked fields begin with
    bool operator==(const CallAsks &) const = default;
};

/// `carried` is what earlier steps gave and typed. It is taken, and so is what CallSpec::fromRow
/// finds in `about` and, from the row, what is marked readOnly. The rest is asked and begins with
/// the row's values, be it null. Pure.
[[nodiscard]] CallAsks asksOf(const CallSpec &call, const CallAbout &about,
                              const FieldMap &carried);

/// What CallGuard::Retype compares with: the fields of one's own profile, and its handle as
/// "username" where no field is called so.
[[nodiscard]] FieldMap ownFields(const Profile &profile);

/// What must be typed again before the account is ended: ServiceInfo's fields of CallSpec::retyped.
[[nodiscard]] QList<FieldSpec> retypedOf(const ServiceInfo &service, const CallSpec &call);
/// Keys that were not repeated as the profile has them. An e-mail address counts without regard to
/// case (InterlinedList 10).
[[nodiscard]] QStringList notRetyped(const QList<FieldSpec> &retyped, const FieldMap &typed,
                                     const FieldMap &profile);

/// Whether a person has anything to do before the call goes out.
[[nodiscard]] bool needsDialog(const CallSpec &call, const CallAsks &asks);

} // namespace personae
