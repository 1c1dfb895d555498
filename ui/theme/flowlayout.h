// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace personae {

/// Items in lines, as many as fit; the rest wraps. Follows the direction of the layout.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr, Qt::Alignment alignment = Qt::AlignLeft,
                        int gap = 8);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;    ///< everything in one line
    [[nodiscard]] QSize minimumSize() const override; ///< the widest item
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool apply) const;
    void placeLine(const QList<QLayoutItem *> &line, const QRect &area, int y, int height) const;

    QList<QLayoutItem *> m_items;
    Qt::Alignment m_alignment;
    int m_gap;
};

} // namespace personae
