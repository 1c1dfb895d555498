// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/interlinedlist/access.h"
#include "network/wire/wish.h"

#include <QByteArray>
#include <QStringList>

/// The calls that ServiceInfo declares, as a table (InterlinedList 3.5, 5, 7 to 12). Pure.
namespace personae::interlinedlist {

/// Argument of the call that edits an organization: JSON as it is typed (8.5); empty: left as it
/// is.
inline constexpr char settingsKey[] = "settings";

struct CallRoute
{
    QString id = {};
    QByteArray method = "GET";
    QString path = {}; ///< {key}: an argument; {me}: one's own username where no handle was given;
                       ///< {self}: one's own id where no id was given
    Access access = Access::Account;
    QStringList query = {}; ///< arguments that go into the query, where given
    QStringList body = {};  ///< arguments that go into the JSON body, where given
    QStringList needs = {}; ///< arguments that must be there and not blank
    bool slow = false;      ///< the server asks another one first
};

[[nodiscard]] const CallRoute *routeOf(const QString &callId);

} // namespace personae::interlinedlist
