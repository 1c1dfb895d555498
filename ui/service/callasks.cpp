// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callasks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

bool hasValue(const FieldMap &map, const QString &key)
{
    const QJsonValue value = map.value(key, QJsonValue::Undefined);
    return !value.isUndefined() && !value.isNull();
}

bool namesTheRow(const FieldSpec &spec)
{
    return spec.readOnly || spec.key == "id"_L1 || spec.key.endsWith("Id"_L1);
}

/// It says anew what the row says, instead of only naming the row.
bool changesTheRow(const CallSpec &call, const FieldMap &row)
{
    if (!call.writes || row.isEmpty() || call.asks.size() < 2)
        return false;
    const bool marked = std::any_of(call.asks.cbegin(), call.asks.cend(),
                                    [](const FieldSpec &spec) { return spec.readOnly; });
    return marked || std::all_of(call.asks.cbegin(), call.asks.cend(),
                                 [&](const FieldSpec &spec) { return row.contains(spec.key); });
}

} // namespace

CallAsks asksOf(const CallSpec &call, const FieldMap &row, const FieldMap &carried)
{
    CallAsks result;
    const bool change = changesTheRow(call, row);
    for (const FieldSpec &spec : call.asks) {
        if (hasValue(carried, spec.key)) {
            result.taken.insert(spec.key, carried.value(spec.key));
        } else if (hasValue(row, spec.key) && (!change || namesTheRow(spec))) {
            result.taken.insert(spec.key, row.value(spec.key));
        } else if (!call.retyped.contains(spec.key)) {
            result.asked.append(spec);
            if (row.contains(spec.key))
                result.prefilled.insert(spec.key, row.value(spec.key));
        }
    }
    return result;
}

QList<FieldSpec> retypedOf(const ServiceInfo &service, const CallSpec &call)
{
    QList<FieldSpec> result;
    for (const QString &key : call.retyped) {
        FieldSpec spec;
        if (const FieldSpec *known = service.field(key))
            spec = *known;
        for (const FieldSpec &asked : call.asks) {
            if (asked.key == key)
                spec = asked;
        }
        spec.key = key;
        if (spec.wording.isEmpty())
            spec.wording = key;
        spec.required = true;
        spec.limit = {};
        if (spec.shape != FieldShape::Email)
            spec.shape = FieldShape::Line;
        result.append(spec);
    }
    return result;
}

QStringList notRetyped(const QList<FieldSpec> &retyped, const FieldMap &typed,
                       const FieldMap &profile)
{
    QStringList wrong;
    for (const FieldSpec &spec : retyped) {
        const QString meant = profile.value(spec.key).toString();
        const QString said = typed.value(spec.key).toString();
        const bool mail = spec.shape == FieldShape::Email || spec.key == "email"_L1;
        // What the profile does not show cannot be repeated.
        if (meant.isEmpty() ||
            said.compare(meant, mail ? Qt::CaseInsensitive : Qt::CaseSensitive) != 0)
            wrong.append(spec.key);
    }
    return wrong;
}

bool needsDialog(const CallSpec &call, const CallAsks &asks)
{
    return call.guard != CallGuard::None || call.irreversible || !call.then.isEmpty() ||
           !asks.asked.isEmpty() || !call.retyped.isEmpty();
}

} // namespace personae
