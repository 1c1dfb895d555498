// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sentform.h"

#include "models/outbox/outboxpolicy.h"

namespace personae::sentform {

namespace {

FieldMap only(const FieldMap &keys, const FieldMap &values)
{
    FieldMap some;
    for (auto it = keys.cbegin(); it != keys.cend(); ++it) {
        if (values.contains(it.key()))
            some.insert(it.key(), values.value(it.key()));
    }
    return some;
}

} // namespace

FieldMap of(const ServiceApi &api, const FieldMap &values)
{
    FieldMap form = values;
    for (const Wish &wish : api.split(wish::SaveProfile{{values}, {}})) {
        if (const auto *save = std::get_if<wish::SaveProfile>(&wish))
            form.insert(only(values, save->patch.changes));
    }
    return form;
}

QMap<QString, FieldProof> prove(const ServiceApi &api, const FieldMap &asked,
                                const FieldMap &before, const FieldMap &seen)
{
    return outboxpolicy::prove(of(api, asked), of(api, only(asked, before)),
                               of(api, only(asked, seen)));
}

} // namespace personae::sentform
