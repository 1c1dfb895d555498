// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/peoplelistmodel.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace personae {

class AvatarCache;

/// Cells of "peopleTable": tick; picture, name over handle; state as shape and word; the rest as
/// text. A row that is not loaded is grey. Asks the model for strings and blits, nothing else. GUI
/// thread.
class PeopleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleDelegate)

public:
    PeopleDelegate(AvatarCache &avatars, const ListWording &wording, Theme &theme,
                   QObject *parent = nullptr);

    void setCompact(bool compact) { m_compact = compact; }
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int pictureSide() const { return m_compact ? 20 : 28; }
    static constexpr int padding = 8; ///< of a cell, at both sides

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// ● active, ○ muted, ■ blocked, ▲ suspended, ✕ banned: centred in the square.
    static void paintStatus(QPainter &painter, const QRect &square, const QString &status,
                            bool known, const Theme &theme);

private:
    void paintTick(QPainter &painter, const QStyleOptionViewItem &option, bool ticked) const;
    void paintName(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    /// Returns the room it took at the trailing side.
    int paintPending(QPainter &painter, const QRect &place, const QRect &cell,
                     const OutboxEntry &entry) const;
    void paintState(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintSkeleton(QPainter &painter, const QStyleOptionViewItem &option, int column) const;
    void paintRing(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    [[nodiscard]] QString secondLine(const PersonRow &row) const;

    AvatarCache &m_avatars;
    const ListWording &m_wording;
    Theme &m_theme;
    bool m_compact = false;
};

} // namespace personae
