// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QObject>
#include <QSet>

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

    /// Their row; where the node does not know them, or by name only, their own page. personRead()
    /// follows; nothing more if they are being read already.
    void read(const PersonRef &ref);
    void readHome(const PersonRef &ref);
    void refreshFromHome(const PersonRef &ref);

Q_SIGNALS:
    void personRead(const personae::PersonRef &ref, const personae::ApiError &error);

private:
    [[nodiscard]] bool begins(const PersonRef &ref);
    void end(const PersonRef &ref, const ApiError &error);
    void readRow(const PersonRef &ref);
    void readListed(const PersonRef &ref, bool connected);
    void readRequested(const PersonRef &ref);
    void rowArrived(const PersonRef &ref, const Answer &answer);
    void askHome(const PersonRef &ref);
    void homeArrived(const PersonRef &ref, const Answer &answer);
    LaneCall *perform(const PersonRef &ref, const Wish &wish);
    void keepRaw(LaneCall *call, const PersonRef &ref);

    PeopleTools m_tools;
    HttpClient &m_client;
    QSet<PersonRef> m_reading;
};

} // namespace personae
