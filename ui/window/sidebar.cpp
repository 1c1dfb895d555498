// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sidebar.h"

#include "ui/window/sidebardelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>

namespace personae {

using namespace Qt::StringLiterals;

static QString openKey(const QModelIndex &index)
{
    return u"sidebar/open/%1"_s.arg(index.data(SidebarModel::KindRole).toInt());
}

Sidebar::Sidebar(SidebarModel &model, PictureStore &pictures, Theme &theme, WindowState &state,
                 QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_state(state)
{
    setObjectName(u"sidebarTree"_s);
    setAccessibleName(tr("Sections"));
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    setMouseTracking(true);
    setItemDelegate(new SidebarDelegate(pictures, theme, this));
    setModel(&model);
    theme.setGround(viewport(), Theme::Token::Sidebar);
    theme.setGround(this, Theme::Token::Sidebar);
    connect(&theme, &Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
    connect(&pictures, &PictureStore::pictureReady, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_state.setValue(openKey(index), true); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_state.setValue(openKey(index), false); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &Sidebar::restoreOpen);
    connect(&model, &QAbstractItemModel::modelReset, this, &Sidebar::restoreOpen);
    restoreOpen();
}

void Sidebar::restoreOpen()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex section = m_model.index(row, 0);
        const QVariant open = m_state.value(openKey(section));
        if (!open.isValid() || open.toBool())
            expand(section);
    }
}

void Sidebar::mark(const QModelIndex &index)
{
    const QScopedValueRollback quiet(m_quiet, true);
    if (index.isValid())
        setCurrentIndex(index);
}

void Sidebar::showAccount(const AccountId &account)
{
    mark(m_model.indexOf(account));
}

void Sidebar::showSection(SidebarKind kind)
{
    mark(m_model.indexOf(kind));
}

void Sidebar::showCommunity(const QString &handle)
{
    const QModelIndex row = m_model.indexOfCommunity(handle);
    mark(row.isValid() ? row : m_model.indexOf(SidebarKind::Communities));
}

void Sidebar::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_quiet || !current.isValid())
        return;
    const auto kind = SidebarKind(current.data(SidebarModel::KindRole).toInt());
    if (kind == SidebarKind::Account)
        Q_EMIT accountChosen(current.data(SidebarModel::AccountIdRole).value<AccountId>());
    else if (kind == SidebarKind::Community)
        Q_EMIT communityChosen(current.data(SidebarModel::HandleRole).toString());
    else
        Q_EMIT sectionChosen(kind);
}

void Sidebar::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool onArrow = index.isValid() && m_model.hasChildren(index) &&
                         SidebarDelegate::arrowRect(visualRect(index), layoutDirection())
                             .contains(event->position().toPoint());
    if (onArrow && event->button() == Qt::LeftButton) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    QTreeView::mousePressEvent(event);
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT listWanted();
    else
        QTreeView::keyPressEvent(event);
}

} // namespace personae
