// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/requestlist.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>

namespace personae {

using namespace Qt::StringLiterals;

RequestList::RequestList(RequestListModel &model, PictureStore &pictures,
                         const ListWording &wording, Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_delegate(new RequestDelegate(pictures, wording, theme, this))
{
    setObjectName(u"requestTable"_s);
    setAccessibleName(tr("Requests to connect"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(m_delegate);
    setModel(&model);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(8);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    for (int column = 0; column < RequestListModel::ColumnCount; ++column)
        setColumnHidden(column, column != RequestListModel::Name);
    horizontalHeader()->setSectionResizeMode(RequestListModel::Name, QHeaderView::Stretch);
    connect(&theme, &Theme::changed, this,
            [this] { verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight()); });
    connect(&pictures, &PictureStore::pictureReady, viewport(), qOverload<>(&QWidget::update));
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) {
                selectionModel()->select(row, QItemSelectionModel::ClearAndSelect |
                                                  QItemSelectionModel::Rows);
            });
}

void RequestList::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_A || event->key() == Qt::Key_R)) {
        Q_EMIT decided(event->key() == Qt::Key_A);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        currentIndex().isValid()) {
        Q_EMIT opened();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RequestList::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    const bool open = RequestDelegate::isOpen(index);
    const QRect cell = visualRect(index);
    const RequestDelegate::Buttons buttons = m_delegate->buttons(cell);
    const auto hit = [&](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), cell, place)
            .contains(event->position().toPoint());
    };
    if (open && hit(buttons.accept))
        Q_EMIT decided(true);
    else if (open && hit(buttons.reject))
        Q_EMIT decided(false);
    else
        Q_EMIT pointed();
}

void RequestList::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (indexAt(event->position().toPoint()).isValid())
        Q_EMIT opened();
}

} // namespace personae
