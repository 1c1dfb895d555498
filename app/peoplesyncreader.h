// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QHash>
#include <QObject>

namespace personae {

/// Reads single people: their row from the list's node, their own page from their host. To hosts of
/// others goes no token, and how they answer says nothing about the account's own server. GUI
/// thread.
class PeopleReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleReader)

public:
    PeopleReader(const PeopleTools &tools, HttpClient &client, QObject *parent = nullptr);

    /// What the person asked for: their row; where the node knows nobody of that name, their own
    /// page. Whom the node knows by name only is asked at home by readHome() alone. personRead()
    /// follows; nothing more if they are being read already.
    void read(const PersonRef &ref);
    /// What happens by itself: no other host than the list's own is asked. Once more afterwards if
    /// they are being read just now: what came may be older than the news.
    void readFromNode(const PersonRef &ref);
    void readHome(const PersonRef &ref);
    void refreshFromHome(const PersonRef &ref);
    void forget(const AccountId &account); ///< what is under way is not kept any more

Q_SIGNALS:
    void personRead(const personae::PersonRef &ref, const personae::ApiError &error);

private:
    struct Reading
    {
        QObject *owner = nullptr; ///< of what is under way
        bool mayAskHome = true;
        bool again = false;
        bool asksCache = false; ///< for the service's own id of them
    };
    [[nodiscard]] bool begins(const PersonRef &ref, bool mayAskHome = true);
    void end(const PersonRef &ref, const ApiError &error);
    void readRow(const PersonRef &ref);
    void readByRelation(const PersonRef &ref);
    void relationArrived(const PersonRef &ref, const QString &id, const Answer &answer);
    [[nodiscard]] bool listsByRelation(const PersonRef &ref) const;
    void readListed(const PersonRef &ref, bool connected);
    void readRequested(const PersonRef &ref);
    void rowArrived(const PersonRef &ref, const Answer &answer);
    void strangerArrived(const PersonRef &ref);
    void askHome(const PersonRef &ref);
    void homeArrived(const PersonRef &ref, const Answer &answer);
    LaneCall *perform(const PersonRef &ref, const Wish &wish);
    void keepRaw(LaneCall *call, const PersonRef &ref);

    PeopleTools m_tools;
    HttpClient &m_client;
    QHash<PersonRef, Reading> m_reading;
};

} // namespace personae
