// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/vocabulary.h"
#include "network/wire/serviceapi.h"

#include <QString>
#include <QStringList>

/// What the service's document leaves open (M² 6). What a person set under Advanced counts first,
/// then what worked before (ServerFacts::remembered under the same id), then the documented
/// default. Pure.
namespace personae::msquared::choices {

/// The documented values of one open point, the default first; empty: free text, or not known.
[[nodiscard]] QStringList documented(const QString &id);
[[nodiscard]] QString chosen(const Endpoint &endpoint, const QString &id);
/// A person chose a value, maybe the default itself: it beats what was remembered, and there is no
/// fall-back on our own.
[[nodiscard]] bool isFixed(const Endpoint &endpoint, const QString &id);
/// "apiKey", "bearer" or "both": how the secret is sent.
[[nodiscard]] QString credentialMode(const Endpoint &endpoint);
/// The documented value to try after this one; empty: it was the last.
[[nodiscard]] QString after(const QString &id, const QString &value);

inline const QString credential = QStringLiteral("m2.credential"); ///< U12, 1.3
inline const QString avatarField = QStringLiteral("m2.avatarField");
inline const QString idPairStyle = QStringLiteral("m2.idPairStyle");
inline const QString uploadPart = QStringLiteral("m2.uploadPart");
inline const QString uploadStyle = QStringLiteral("m2.uploadStyle");
inline const QString denyPath = QStringLiteral("m2.denyPath");
inline const QString statusPath = QStringLiteral("m2.statusPath");
inline const QString maxImageBytes = QStringLiteral("m2.maxImageBytes");
inline const QString defaultImageBytes = QStringLiteral("5242880");

/// "m2.denyEncoding" has one line per operation (M² 3.4).
[[nodiscard]] QString denyEncoding(DenylistVerb verb);
/// What this request's denylist call is encoded as.
[[nodiscard]] QString chosenEncoding(const Endpoint &endpoint, DenylistVerb verb);
[[nodiscard]] qsizetype imageLimit(const Endpoint &endpoint); ///< bytes

} // namespace personae::msquared::choices
