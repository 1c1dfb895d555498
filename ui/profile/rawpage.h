// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"

#include <QWidget>

namespace personae {

class RawView;

/// The Raw tab: the last answer, formatted on a worker once the tab is seen, secrets masked.
class RawPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawPage)

public:
    RawPage(const ProfilePageParts &parts, QWidget *parent = nullptr);

    void setAccount(const AccountId &account);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();

    ProfilePageParts m_parts;
    AccountId m_account;
    bool m_stale = true;
    RawView *m_view;
};

} // namespace personae
