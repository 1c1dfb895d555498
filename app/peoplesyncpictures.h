// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"
#include "app/picturequeue.h"

#include <QObject>

namespace personae {

/// Fetches the pictures of lists: from the list's own node and no other host, so that nobody learns
/// who looks at whom (Cloudillo 1.3). GUI thread.
class PeoplePictures final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeoplePictures)

public:
    /// What the PictureStore wants for a community's list is fetched by this, the rest by others.
    PeoplePictures(const PeopleTools &tools, PictureStore &pictures, QObject *parent = nullptr);

    void want(const PeopleScope &scope, const QString &pictureId, int edgePixels);

private:
    PeopleTools m_tools;
    PictureQueue m_queue;
};

} // namespace personae
