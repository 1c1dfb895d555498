// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/picturestore.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace personae {

/// Rows of the sidebar: sections bold with a number, accounts and communities
/// with their picture, a dot or a badge. What cannot be used is muted.
/// GUI thread.
class SidebarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SidebarDelegate)

public:
    SidebarDelegate(PictureStore &pictures, Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// Where a section's arrow is hit, in the row's rectangle.
    [[nodiscard]] static QRect arrowRect(const QRect &row, Qt::LayoutDirection direction);

private:
    [[nodiscard]] bool pillFits(const QRect &area, const QModelIndex &index) const;
    int paintTrailing(QPainter &painter, const QRect &area, const QModelIndex &index) const;
    [[nodiscard]] QImage image(const AccountId &holder, const QString &picture, int edge) const;
    void paintLeading(QPainter &painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;

    PictureStore &m_pictures;
    Theme &m_theme;
};

} // namespace personae
