// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

namespace personae {

/// Which of a call's fields a person has to fill in.
struct CallAsks
{
    QList<FieldSpec> asked;
    FieldMap taken;     ///< known already: goes along, is not asked
    FieldMap prefilled; ///< what the asked fields begin with
    bool operator==(const CallAsks &) const = default;
};

/// `row` is the chosen record, `carried` what earlier steps gave and typed. What they have is
/// taken. Where a call changes a row (its fields are all there already, or some are marked
/// readOnly), the changeable ones are asked and begin with the row's values. Pure.
[[nodiscard]] CallAsks asksOf(const CallSpec &call, const FieldMap &row, const FieldMap &carried);

/// What must be typed again before the account is ended: ServiceInfo's fields of CallSpec::retyped.
[[nodiscard]] QList<FieldSpec> retypedOf(const ServiceInfo &service, const CallSpec &call);
/// Keys that were not repeated as the profile has them. An e-mail address counts without regard to
/// case (InterlinedList 10).
[[nodiscard]] QStringList notRetyped(const QList<FieldSpec> &retyped, const FieldMap &typed,
                                     const FieldMap &profile);

/// Whether a person has anything to do before the call goes out.
[[nodiscard]] bool needsDialog(const CallSpec &call, const CallAsks &asks);

} // namespace personae
