// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/avatarcache.h"

#include "ui/theme/avatarpainter.h"

#include <QPainter>

namespace personae {

using namespace Qt::StringLiterals;

AvatarCache::AvatarCache(PictureStore &pictures, QObject *parent)
    : QObject(parent)
    , m_pictures(pictures)
    , m_cache(maximumKilobytes)
{
    connect(&pictures, &PictureStore::pictureReady, this,
            [this](const AccountId &holder, const QString &pictureId) {
                if (holder != m_holder)
                    return;
                // What was made of a smaller variant goes.
                const QList<QString> keys = m_cache.keys();
                for (const QString &key : keys) {
                    if (key.contains(u'/' + pictureId + u'/'))
                        m_cache.remove(key);
                }
                Q_EMIT ready(pictureId);
            });
}

void AvatarCache::setHolder(const AccountId &holder)
{
    if (holder == m_holder)
        return;
    m_holder = holder;
    m_cache.clear();
}

QPixmap AvatarCache::pixmap(const Person &person, int side, qreal ratio,
                            Qt::LayoutDirection direction)
{
    const int edge = qRound(side * ratio);
    const QString look = u"%1/%2/%3/"_s.arg(edge).arg(int(person.kind)).arg(int(direction));
    const bool pictured = !person.picture.isEmpty();
    // The ground of a notch depends on the handle.
    const QString key = look + person.picture + u'/' +
                        (person.kind == PersonKind::Community ? person.handle : QString());
    if (pictured) {
        if (const QPixmap *ready = m_cache.object(key))
            return *ready;
    }
    const QImage image = pictured ? m_pictures.picture(m_holder, person.picture, edge) : QImage();
    const QString kept = image.isNull()
                             ? look + u"initials/"_s + person.handle + u'/' +
                                   avatarpainter::initials(person.name.left(200), person.handle)
                             : key;
    if (const QPixmap *ready = image.isNull() ? m_cache.object(kept) : nullptr)
        return *ready;
    auto *made = new QPixmap(edge, edge);
    made->setDevicePixelRatio(ratio);
    made->fill(Qt::transparent);
    QPainter painter(made);
    painter.setLayoutDirection(direction);
    avatarpainter::paint(painter, QRect(0, 0, side, side), image, person.name.left(200),
                         person.handle, person.kind);
    painter.end();
    const QPixmap result = *made;
    m_cache.insert(kept, made, qMax(1, edge * edge * 4 / 1024));
    return result;
}

} // namespace personae
