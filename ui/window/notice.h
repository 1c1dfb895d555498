// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "ui/theme/theme.h"

#include <QString>

namespace personae {

/// One thing the person should know, with one thing to do about it.
struct Notice
{
    /// Most serious first: this is the order of the strip.
    enum class Kind { StorageFailed, SignInNeeded, Trouble, Offline, CacheSetAside, TrapMended };
    Kind kind = Kind::Offline;
    AccountId account; ///< null: concerns no single account
    QString lead;      ///< "Offline."
    QString text;      ///< plain; foreign text in it is isolated
    QString button;    ///< words of the one button

    [[nodiscard]] Theme::Token ink() const
    {
        return kind <= Kind::Trouble   ? Theme::Token::Bad
               : kind == Kind::Offline ? Theme::Token::Warn
                                       : Theme::Token::Accent;
    }
    [[nodiscard]] Theme::Token ground() const
    {
        return kind <= Kind::Trouble   ? Theme::Token::BadSoft
               : kind == Kind::Offline ? Theme::Token::WarnSoft
                                       : Theme::Token::AccentSoft;
    }
    bool operator==(const Notice &) const = default;
};

} // namespace personae
