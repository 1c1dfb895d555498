// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/serviceinfo.h"

#include <algorithm>

namespace personae {

qsizetype lengthOf(const QString &text, LengthUnit unit)
{
    switch (unit) {
    case LengthUnit::Utf8Bytes:
        return text.toUtf8().size();
    case LengthUnit::CodePoints:
        return text.toUcs4().size();
    case LengthUnit::Utf16Units:
        return text.size();
    }
    Q_UNREACHABLE();
}

const FieldSpec *ServiceInfo::field(const QString &key) const
{
    const auto it = std::find_if(fields.cbegin(), fields.cend(),
                                 [&key](const FieldSpec &spec) { return spec.key == key; });
    return it == fields.cend() ? nullptr : &*it;
}

const CallSpec *ServiceInfo::call(const QString &callId) const
{
    const auto it = std::find_if(calls.cbegin(), calls.cend(),
                                 [&callId](const CallSpec &spec) { return spec.id == callId; });
    return it == calls.cend() ? nullptr : &*it;
}

const PageSpec *ServiceInfo::pageOf(const QString &listing) const
{
    const auto it = std::find_if(pages.cbegin(), pages.cend(), [&listing](const PageSpec &page) {
        return !listing.isEmpty() && page.listing == listing;
    });
    return it == pages.cend() ? nullptr : &*it;
}

const PictureRule *ServiceInfo::picture(PictureSlot slot) const
{
    const auto it = std::find_if(pictures.cbegin(), pictures.cend(),
                                 [slot](const PictureRule &rule) { return rule.slot == slot; });
    return it == pictures.cend() ? nullptr : &*it;
}

} // namespace personae
