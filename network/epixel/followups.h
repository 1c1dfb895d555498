// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/epixel/paths.h"

/// What follows by itself after a good answer (Epixel 3.2, 3.3, 3.6, 3.7). Pure.
namespace personae::epixel {

/// What belongs to the profile and lives elsewhere, where the installation has it.
[[nodiscard]] QList<Wish> furtherReads(const ServerFacts &server);
/// To be remembered when the choices were read, so that they are read once a day.
void rememberChoices(Answer &answer);

/// Taken as far as the answer says; only reading tells (3.2). What was left alone is noted: it
/// should still be there.
void readAgain(Answer &answer, const QString &call, const Wish &wish, const Endpoint &endpoint);
/// Some installations empty what is not sent: given back at once, and from now on all is sent
/// (Epixel 5, Q14). `wish` is the reading that readAgain() asked for.
void giveBackEmptied(Answer &answer, const Wish &wish, const Endpoint &endpoint);

/// A change of the e-mail address that had to know the rest of the form first. Where the profile
/// cannot be read it goes on without, unless the whole form has to go along.
void goOnChanging(Answer &answer, const wish::Call &change, const Endpoint &endpoint);

/// What can be done with a page that answered: it may have been missing, or read-only, before.
void learnPage(Answer &answer, const QString &page, const Endpoint &endpoint);

/// A failed reading is not the failure of what it goes along with; at most it says that this
/// installation has no such call.
[[nodiscard]] Answer excused(const Answer &failed, const wish::Call &call);

} // namespace personae::epixel
