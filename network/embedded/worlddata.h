// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>

namespace personae::embedded::world {

/// An identity with an account in the demo world.
struct DemoTenant
{
    QString idTag;
    QString name;
    QString type; ///< person, community
    QString password;
    QString email;
    QString connectionMode; ///< M, A
    bool cover = false;
    QMap<QString, QString> x;
};

[[nodiscard]] const QList<DemoTenant> &demoTenants();
[[nodiscard]] QString requestText(int number);

[[nodiscard]] QString alice();
[[nodiscard]] QString bob();
[[nodiscard]] QString gardenClub();
[[nodiscard]] QString bookClub();
[[nodiscard]] QString zooFriends();
[[nodiscard]] QString choir(); ///< a name outside ASCII

} // namespace personae::embedded::world
