// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callasks.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

bool hasValue(const FieldMap &map, const QString &key)
{
    const QJsonValue value = map.value(key, QJsonValue::Undefined);
    return !value.isUndefined() && !value.isNull();
}

} // namespace

QJsonValue CallAbout::value(const QString &key) const
{
    for (const FieldMap *place : {&row, &listing, &person}) {
        if (hasValue(*place, key))
            return place->value(key);
    }
    return QJsonValue::Undefined;
}

CallAsks asksOf(const CallSpec &call, const CallAbout &about, const FieldMap &carried)
{
    CallAsks result;
    for (const FieldSpec &spec : call.asks) {
        QJsonValue known = QJsonValue::Undefined;
        if (hasValue(carried, spec.key))
            known = carried.value(spec.key);
        else if (call.fromRow.contains(spec.key))
            known = about.value(call.fromRow.value(spec.key));
        else if (spec.readOnly && hasValue(about.row, spec.key))
            known = about.row.value(spec.key);
        if (!known.isUndefined()) {
            result.taken.insert(spec.key, known);
        } else if (!spec.readOnly && !call.retyped.contains(spec.key)) {
            result.asked.append(spec);
            if (about.row.contains(spec.key))
                result.prefilled.insert(spec.key, about.row.value(spec.key));
        }
    }
    return result;
}

FieldMap ownFields(const Profile &profile)
{
    FieldMap fields = profile.fields;
    if (!fields.contains(u"username"_s))
        fields.insert(u"username"_s, profile.handle);
    return fields;
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
