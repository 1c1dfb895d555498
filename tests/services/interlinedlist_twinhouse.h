// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interlinedlist_tests.h"
#include "network/wire/accountlane.h"
#include "network/wire/lanecall.h"
#include "tests/services/playedtwin.h"

namespace interlinedlisttests {

/// Holds the session as the keyring would, and the password typed at sign-in.
class Keyring final : public personae::TokenSource
{
public:
    [[nodiscard]] personae::SessionGrant session(const personae::AccountId &) const override
    {
        return grant;
    }
    void storeSession(const personae::AccountId &, const personae::SessionGrant &fresh) override
    {
        grant = fresh;
    }
    void readKey(const personae::AccountId &, QObject *context,
                 std::function<void(const QString &key)> done) override
    {
        QMetaObject::invokeMethod(
            context, [done] { done({}); }, Qt::QueuedConnection);
    }
    [[nodiscard]] personae::TypedPassword readPassword(const personae::AccountId &) const override
    {
        return typed;
    }

    personae::SessionGrant grant;
    personae::TypedPassword typed;
};

inline personae::Wish calling(const QString &id, const personae::FieldMap &arguments = {})
{
    return personae::wish::Call{id, arguments};
}

inline personae::Wish saving(const personae::FieldMap &changes)
{
    return personae::wish::SaveProfile{{changes}};
}

/// The played service and the real lane of one of its people, over a socket.
class TwinHouse : public personae::test::PlayedTwin
{
public:
    TwinHouse();
    void open(); ///< as alice
    void close();
    personae::Answer perform(const personae::Wish &wish);
    void be(const QString &handle); ///< signs in by password, with a lane of one's own
    QStringList asked() const;      ///< "METHOD path" since the log was cleared
    QString idOf(const QString &organization);

    std::unique_ptr<personae::AccountLane> lane;
    Keyring keyring;
    const personae::InterlinedListApi api;
};

} // namespace interlinedlisttests
