// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/picturestore.h"
#include "models/values/person.h"

#include <QCache>
#include <QPixmap>

namespace personae {

/// Round pictures as they are painted in rows, ready for the screen: painting a row blits, nothing
/// else. Bounded; decoding is the PictureStore's, on its own thread. GUI thread.
class AvatarCache final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AvatarCache)

public:
    explicit AvatarCache(PictureStore &pictures, QObject *parent = nullptr);

    void setHolder(const AccountId &holder); ///< whose pictures (pictureHolder())
    /// Never null: initials until the picture is here. `side` in logical pixels.
    [[nodiscard]] QPixmap pixmap(const Person &person, int side, qreal ratio,
                                 Qt::LayoutDirection direction);

    static constexpr int maximumKilobytes = 6 * 1024;

Q_SIGNALS:
    void ready(const QString &pictureId); ///< of the present holder: paint those rows again

private:
    PictureStore &m_pictures;
    AccountId m_holder;
    QCache<QString, QPixmap> m_cache; ///< cost in kilobytes
};

} // namespace personae
