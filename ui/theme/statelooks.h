// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/command.h"
#include "ui/theme/theme.h"

#include <QString>

/// How states are drawn: a shape of its own for each, a colour, and a word. Never colour alone.
namespace personae::looks {

struct Look
{
    QString icon; ///< name for Theme::icon()
    Theme::Token color = Theme::Token::Muted;
    QString word;
};

[[nodiscard]] Look of(OutboxState state);
/// The state with its cause: "waiting for network", "waiting until 07:40".
[[nodiscard]] QString words(const OutboxEntry &entry);

/// One of two texts by number; `many` holds %1.
[[nodiscard]] QString counted(int number, const QString &one, const QString &many);

} // namespace personae::looks
