// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/vocabulary.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace personae {

/// Why something did not succeed, as a value: travels from the adapter up to ui/, which alone makes
/// sentences.
struct ApiError
{
    Outcome kind = Outcome::Ok;
    int httpStatus = 0; ///< 0 where no server answered
    QString serverText; ///< the server's own words, fit to be shown; foreign text
    QMap<QString, QStringList>
        fieldIssues; ///< field key -> texts; an empty list means: our own text stands there
    int retryAfterSeconds = 0;   ///< at least 1 where Throttled
    bool retryEstimated = false; ///< the time is our guess
    bool banned = false;         ///< shut out, not just slowed
    bool maybeDelivered =
        false;     ///< the request may have reached the server: read before sending again
    QString needs; ///< what a person must bring for the next try: "user-token"; empty: nothing
    /// A documented alternative the person should be asked to try: id of a SettingSpec and the
    /// value to choose there. Empty: there is none.
    QString trySetting;
    QString tryValue;
    QString requestId; ///< the server's name for the exchange
    QString detail;    ///< for logs and details panes; never secrets

    [[nodiscard]] bool isError() const { return kind != Outcome::Ok && kind != Outcome::Unchanged; }
    bool operator==(const ApiError &) const = default;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static ApiError fromJson(const QJsonObject &json);
};

} // namespace personae
