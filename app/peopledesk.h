// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/newsdesk.h"
#include "app/peoplecrawl.h"
#include "app/peoplesync.h"
#include "app/peoplesyncpictures.h"
#include "app/peoplesyncsearch.h"
#include "models/ports/peopleport.h"

namespace personae {

/// The window's door to others: hands its questions to those who read. GUI thread.
class PeopleDesk final : public PeoplePort
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleDesk)

public:
    struct Parts
    {
        Lanes &lanes;
        CommunityLanes &communities;
        PeopleSync &sync;
        PeopleSearch &search;
        PeopleReader &reader;
        PeopleCrawl &crawl;
        RequestSync &requests;
        PeoplePictures &pictures;
        NewsDesk &news;
        ProfileSync &profiles;
    };

    PeopleDesk(const Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] const ServiceInfo *service(const AccountId &account) const override;
    void refresh(const PeopleScope &scope) override;
    void cancelRefresh(const PeopleScope &scope) override;
    void searchServer(const PeopleScope &scope, const QString &text) override;
    void readPerson(const PersonRef &ref) override;
    void readHome(const PersonRef &ref) override;
    void refreshFromHome(const PersonRef &ref) override;
    [[nodiscard]] IdentityHint hint(const AccountId &account, const QString &typed) const override;
    void startCrawl(const PeopleScope &scope) override;
    void pauseCrawl(const PeopleScope &scope) override;
    void resumeCrawl(const PeopleScope &scope) override;
    void stopCrawl(const PeopleScope &scope) override;
    [[nodiscard]] CrawlProgress crawl(const PeopleScope &scope) const override;
    void enter(const PeopleScope &community) override;
    [[nodiscard]] CommunityStanding standing(const PeopleScope &community) const override;
    void refreshRequests(const AccountId &account) override;
    [[nodiscard]] bool isLive(const AccountId &account) const override;
    void wantPicture(const PeopleScope &scope, const QString &pictureId, int edgePixels) override;

private:
    Parts m_parts;
};

} // namespace personae
