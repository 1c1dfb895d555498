// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/requestlistmodel.h"
#include "models/store/picturestore.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace personae {

/// A row of "requestTable": picture, name over handle; whom they ask and since when; what they
/// wrote, in full lines; accept and reject, or what became of it. GUI thread.
class RequestDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestDelegate)

public:
    RequestDelegate(PictureStore &pictures, const ListWording &wording, Theme &theme,
                    QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Where the buttons stand in a row, as in left-to-right; empty where it was decided.
    struct Buttons
    {
        QRect accept;
        QRect reject;
    };
    [[nodiscard]] Buttons buttons(const QRect &row) const;
    /// There is something to decide: nothing was, or what was is refused.
    [[nodiscard]] static bool isOpen(const QModelIndex &index);
    [[nodiscard]] int rowHeight() const; ///< the same for all: their number may be large

private:
    void paintButton(QPainter &painter, const QStyleOptionViewItem &option, const QRect &place,
                     const QString &text) const;
    [[nodiscard]] QRect textRect(const QRect &row) const;

    PictureStore &m_pictures;
    const ListWording &m_wording;
    Theme &m_theme;
};

} // namespace personae
