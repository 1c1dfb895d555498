// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace personae {

/// Cells of the outbox: the state as shape and word, the rest as text; the ring goes round the
/// whole row. GUI thread.
class OutboxDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxDelegate)

public:
    explicit OutboxDelegate(Theme &theme, QObject *parent = nullptr)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintRing(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;

    Theme &m_theme;
};

} // namespace personae
