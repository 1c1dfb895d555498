// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/answer.h"

using namespace Qt::StringLiterals;

namespace personae {

Profile PersonFacts::toProfile() const
{
    Profile profile;
    profile.handle = handle.value_or(QString());
    profile.kind = kind.value_or(PersonKind::Person);
    profile.avatar = picture.value_or(QString());
    profile.cover = cover.value_or(QString());
    profile.fields = own;
    if (name)
        profile.fields.insert(u"name"_s, *name);
    if (x) {
        for (auto it = x->cbegin(); it != x->cend(); ++it)
            profile.fields.insert(u"x."_s + it.key(), it.value());
    }
    return profile;
}

} // namespace personae
