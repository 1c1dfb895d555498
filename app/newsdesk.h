// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesyncreader.h"
#include "app/profilesync.h"
#include "app/requestsync.h"
#include "network/wire/bussocket.h"

#include <QHash>
#include <QObject>
#include <QUrl>

namespace personae {

/// Listens to what services push, one connection per signed-in account (Cloudillo 9.3). News is a
/// hint only: whatever it tells of is read. GUI thread.
class NewsDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewsDesk)

public:
    struct Parts
    {
        Lanes &lanes;
        AccountRegistry &accounts;
        HttpClient &client; ///< its router is the sockets' too
        ProfileSync &profiles;
        PeopleReader &reader;
        RequestSync &requests;
    };

    NewsDesk(const Parts &parts, QObject *parent = nullptr);
    ~NewsDesk() override;

    void
    listen(const AccountId &account); ///< opens, or opens anew with the present token and address
    [[nodiscard]] bool isLive(const AccountId &account) const;

Q_SIGNALS:
    void liveChanged(const personae::AccountId &account, bool live);

private:
    struct Line
    {
        BusSocket *socket = nullptr;
        QUrl address;    ///< secret
        QString refused; ///< secret: the token the service does not take
    };
    void refused(const AccountId &account);
    BusSocket *socketOf(const AccountId &account, const ServiceApi &api);
    void heard(const AccountId &account, const BusNews &news);
    void close(const AccountId &account);

    Parts m_parts;
    QHash<AccountId, Line> m_lines;
};

} // namespace personae
