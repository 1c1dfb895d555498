// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncpictures.h"

namespace personae {

PeoplePictures::PeoplePictures(const PeopleTools &tools, PictureStore &pictures, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_queue(tools.accounts, pictures)
{
    connect(&pictures, &PictureStore::wanted, this,
            [this](const AccountId &holder, const QString &pictureId, int edgePixels) {
                const PeopleScope scope = scopeOfPictures(holder);
                if (!scope.isOwn())
                    want(scope, pictureId, edgePixels);
            });
}

void PeoplePictures::want(const PeopleScope &scope, const QString &pictureId, int edgePixels)
{
    AccountLane *lane = m_tools.lanes.lane(scope);
    // An address instead of an id would lead to a host of somebody else's choosing.
    if (!lane || pictureId.isEmpty() ||
        (pictureId.contains(u"://") && !lane->api().info().sharesCommunityHost))
        return;
    m_queue.want(pictureHolder(scope), scope.account, *lane, pictureId, edgePixels);
}

} // namespace personae
