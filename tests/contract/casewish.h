// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contractcase.h"
#include "friendly.h"
#include "network/wire/serviceapi.h"

#include <optional>

/// The wish behind `do`; std::nullopt for a verb nobody taught us, or arguments it does not take
/// (see `problem`).
[[nodiscard]] std::optional<personae::Wish> wishForVerb(const ContractCase &one, QString &problem);

/// For cases without `do`: the wish whose request would have this method, path and query. The rules
/// of the service know it, or the adapter is asked what each kind of wish, each declared call and
/// each reading that follows one's own profile looks like; a plain call where none fits.
[[nodiscard]] personae::Wish wishForRequest(const ContractCase &one,
                                            const personae::ServiceApi &api,
                                            const FriendlyAnswers &friendly);
