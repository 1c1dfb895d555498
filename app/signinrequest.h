// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/signinport.h"

#include <optional>

/// What was typed into "Add account", made fit for use. Pure.
namespace personae::signinrequest {

/// Why a line cannot be used, and which.
struct Objection
{
    ApiError error;
    SignInField field = SignInField::General;
};

/// Without the blanks, line ends and invisible characters that come along with what is pasted; a
/// password loses only line ends around it. Empty lines get their preset, or what the known account
/// had (`known` may be nullptr).
[[nodiscard]] SignInRequest cleaned(SignInRequest request, const ServiceInfo &info,
                                    const Account *known);
/// A required line that is empty: LocalReject with detail "empty".
[[nodiscard]] std::optional<Objection> missing(const SignInRequest &request,
                                               const ServiceInfo &info);
/// What SignInWay::NewAccount asks ServiceInfo::newAccountCall for: the lines of this way that are
/// not empty, by their ids.
[[nodiscard]] FieldMap newAccount(const SignInRequest &request, const ServiceInfo &info);
/// The settings that stay with the account: what only its making asks for is part of its profile.
[[nodiscard]] QMap<QString, QString> keptSettings(const SignInRequest &request,
                                                  const ServiceInfo &info);
/// Whether one of these ids is a line of "Add account".
[[nodiscard]] bool namesLine(const ServiceInfo &info, const QStringList &ids);
/// Whether this way asks for a line with that id.
[[nodiscard]] bool asksFor(const ServiceInfo &info, const QString &id, SignInWay way);
/// A pasted or handed-over credential is the session itself.
[[nodiscard]] bool isPasted(const ServiceInfo &info, SignInWay way);
/// For Account::settings["signInWay"].
[[nodiscard]] QString nameOf(SignInWay way);
/// The first line that is neither secret nor folded away: what an identity without a name of its
/// own goes by (M² 1.3: the organization).
[[nodiscard]] QString firstLine(const SignInRequest &request, const ServiceInfo &info);

} // namespace personae::signinrequest
