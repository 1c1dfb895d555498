// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lanes.h"
#include "app/picturequeue.h"
#include "models/outbox/outbox.h"
#include "models/store/profilestore.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <optional>

namespace personae {

/// Decides what is read from the services and when: own profiles at start, on demand, after signing
/// in and every few minutes; pictures when somebody wants to see them, once (they are immutable).
/// Where the address of one has run out, the profile is read again for a fresh one, once (M² 3.1).
/// Answers go to the stores. GUI thread.
class ProfileSync final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileSync)

public:
    struct Parts
    {
        Lanes &lanes;
        AccountRegistry &accounts;
        ProfileStore &profiles;
        PictureStore &pictures;
        Outbox &outbox;
    };

    ProfileSync(const Parts &parts, QObject *parent = nullptr);

    void refresh(const AccountId &account); ///< nothing if it is being read already
    void refreshAll();
    void wantPicture(const AccountId &account, const QString &pictureId, int edgePixels);
    [[nodiscard]] bool isRefreshing(const AccountId &account) const
    {
        return m_reading.contains(account);
    }

    static constexpr std::chrono::minutes period{5};

Q_SIGNALS:
    void refreshing(const personae::AccountId &account, bool running);
    /// A picture the service showed before is gone, and nobody here asked for that (Cloudillo 4.4).
    void pictureVanished(const personae::AccountId &account, personae::PictureSlot slot,
                         const QString &pictureId);

private:
    void arrived(const AccountId &account, const Answer &answer);
    void learnIdentity(const AccountId &account, const Answer &answer);
    void pictureCame(const AccountId &account, const QString &pictureId);
    void pictureRanOut(const AccountId &account, const QString &pictureId);
    [[nodiscard]] std::optional<PictureSlot> slotOf(const AccountId &account,
                                                    const QString &pictureId) const;
    void watchPictures(const AccountId &account, const Profile &profile);
    [[nodiscard]] bool isWriting(const AccountId &account) const;
    void keepRaw(const AccountId &account, const HttpRequest &request, const HttpReply &reply);

    Lanes &m_lanes;
    AccountRegistry &m_accounts;
    ProfileStore &m_profiles;
    Outbox &m_outbox;
    QSet<AccountId> m_reading;
    QHash<AccountId, Profile> m_shown; ///< last known
    /// Pictures whose fresh address was asked for once, until one of them comes.
    QHash<AccountId, QSet<PictureSlot>> m_askedForAddress;
    QTimer m_timer;
    PictureQueue m_queue;
};

} // namespace personae
