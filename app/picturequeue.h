// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountregistry.h"
#include "models/store/picturestore.h"
#include "network/wire/accountlane.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace personae {

/// Fetches wanted pictures, each once: a few at a time per holder, what was wanted last first. A
/// list that is scrolled wants more than anybody will ever look at: beyond `mostOpen` the oldest
/// are let go, and the PictureStore wants them again when they are painted again. GUI thread.
class PictureQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureQueue)

public:
    PictureQueue(AccountRegistry &accounts, PictureStore &pictures, QObject *parent = nullptr);

    /// `holder`: under which name the PictureStore keeps it; `account`: whose it is; `lane`: where
    /// it is fetched.
    void want(const AccountId &holder, const AccountId &account, AccountLane &lane,
              const QString &pictureId, int edgePixels);

    static constexpr int mostOpen = 60;    ///< per holder
    static constexpr int mostInFlight = 4; ///< per holder; as many as a lane sends

Q_SIGNALS:
    void arrived(const personae::AccountId &holder, const QString &pictureId);
    /// Its address was good for a while only (Answer::ranOut).
    void ranOut(const personae::AccountId &holder, const QString &pictureId);

private:
    struct Wanted
    {
        AccountId account;
        QPointer<AccountLane> lane;
        QString pictureId;
        QString variant;
        int edge = 0;
        [[nodiscard]] bool isSame(const Wanted &other) const
        {
            return pictureId == other.pictureId && variant == other.variant;
        }
    };
    struct Line
    {
        QList<Wanted> waiting; ///< oldest first
        QList<Wanted> inFlight;
    };

    void pump(const AccountId &holder);
    void fetch(const AccountId &holder, const Wanted &wanted);

    AccountRegistry &m_accounts;
    PictureStore &m_pictures;
    QHash<AccountId, Line> m_lines; ///< by holder
};

} // namespace personae
