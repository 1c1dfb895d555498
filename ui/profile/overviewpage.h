// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"

#include <QWidget>

namespace personae {

class FactSheet;

/// The Overview tab: what the service shows, to read. Plain text throughout.
class OverviewPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)

public:
    OverviewPage(const ProfilePageParts &parts, QWidget *parent = nullptr);

    void setProfile(const AccountRow &row, const CachedProfile &profile, const ServiceInfo &service,
                    const QStringList &keys);

private:
    void build();

    ProfilePageParts m_parts;
    AccountRow m_row;
    CachedProfile m_profile;
    ServiceInfo m_service;
    QStringList m_keys;
    bool m_built = false;
    FactSheet *m_facts;
};

} // namespace personae
