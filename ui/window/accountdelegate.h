// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/store/picturestore.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace personae {

/// A row of "My profiles": picture, name over handle, service, state as shape and word, marks for
/// what is unsent or waits. GUI thread.
class AccountDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountDelegate)

public:
    AccountDelegate(PictureStore &pictures, Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// Columns in a row of this width, as in left-to-right.
    struct Columns
    {
        QRect name;
        QRect service;
        QRect state;
    };
    [[nodiscard]] Columns columns(const QRect &row) const;
    static constexpr int picture = 28;

private:
    void paintName(QPainter &painter, const QRect &place, const QRect &row,
                   const AccountRow &account) const;
    void paintState(QPainter &painter, const QRect &place, const QRect &row,
                    const AccountRow &account) const;
    [[nodiscard]] QString marks(const AccountRow &account) const;

    PictureStore &m_pictures;
    Theme &m_theme;
};

} // namespace personae
