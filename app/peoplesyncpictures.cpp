// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncpictures.h"

namespace personae {

PeoplePictures::PeoplePictures(const PeopleTools &tools, PictureStore &pictures, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_pictures(pictures)
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
    if (!lane || pictureId.isEmpty() || pictureId.contains(u"://"))
        return;
    const AccountId holder = pictureHolder(scope);
    const QString variant = lane->api().pictureVariant(edgePixels);
    const QString key = holder.value + u'|' + pictureId + u'|' + variant;
    if (m_fetching.contains(key))
        return;
    m_fetching.insert(key);
    LaneCall *call = lane->perform(wish::ReadPicture{pictureId, variant}, this);
    connect(
        call, &LaneCall::finished, this,
        [this, account = scope.account, holder, pictureId, edgePixels, key](const Answer &answer) {
            m_fetching.remove(key);
            if (answer.ok() && answer.picture && m_tools.accounts.find(account))
                m_pictures.put(holder, pictureId, edgePixels, answer.picture->bytes);
        });
}

} // namespace personae
