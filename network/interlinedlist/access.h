// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/wire/serviceapi.h"

/// Which of the two ways to be signed in a call takes (InterlinedList 2). Pure.
namespace personae::interlinedlist {

enum class Access {
    Nobody,
    Account, ///< token or cookie
    Session, ///< the cookie; some servers take the token: tried, and what worked is remembered
    Visitor, ///< works for nobody; the cookie changes what is seen
};

/// Adds Authorization or Cookie, never both: two accounts must not mix in one request.
void identify(HttpRequest &request, Access access, const Endpoint &endpoint);

/// Under which name it is remembered what a call takes: "session.GET identities".
[[nodiscard]] QString accessKey(const HttpRequest &request, const Endpoint &endpoint);

/// True for the calls that only a session opens on the servers we know (2.1).
[[nodiscard]] bool wantsSession(const HttpRequest &request, const Endpoint &endpoint);

/// Messages of others are open, but for servers that do as the public page says (16 row 12).
[[nodiscard]] Access accessToPosts(const Endpoint &endpoint);

/// After a good answer of such a call: what it took. After a 401: the way that is left.
void learnAccess(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const Endpoint &endpoint);

/// The path below "/api", decoded, in segments.
[[nodiscard]] QStringList segmentsOf(const QUrl &url, const QUrl &base);

} // namespace personae::interlinedlist
