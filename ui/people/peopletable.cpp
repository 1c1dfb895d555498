// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopletable.h"

#include "ui/people/avatarcache.h"
#include "ui/people/peoplecolumns.h"
#include "ui/people/peopledelegate.h"
#include "ui/people/peopleheaderview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace personae {

using namespace Qt::StringLiterals;

PeopleTable::PeopleTable(PeopleListModel &model, AvatarCache &avatars, const ListWording &wording,
                         Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_theme(theme)
    , m_delegate(new PeopleDelegate(avatars, wording, theme, this))
    , m_columns(nullptr)
{
    setObjectName(u"peopleTable"_s);
    setAccessibleName(tr("People"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setItemDelegate(m_delegate);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(8);
    auto *header = new PeopleHeaderView(theme, this);
    setHorizontalHeader(header);
    dressRows();
    setModel(&model);
    m_columns = new PeopleColumns(*this, *header, wording, theme);
    m_settle.setSingleShot(true);
    m_settle.setInterval(0);
    connect(&m_settle, &QTimer::timeout, this, &PeopleTable::settle);
    connect(&avatars, &AvatarCache::ready, this, &PeopleTable::pictureReady);
    connect(&theme, &Theme::changed, this, [this] {
        dressRows();
        m_columns->fit();
    });
    follow(model);
}

PeopleTable::~PeopleTable() = default;

void PeopleTable::follow(PeopleListModel &model)
{
    using Model = QAbstractItemModel;
    connect(&model, &Model::rowsAboutToBeInserted, this, &PeopleTable::remember);
    connect(&model, &Model::rowsAboutToBeRemoved, this, &PeopleTable::remember);
    connect(&model, &Model::rowsAboutToBeMoved, this, &PeopleTable::remember);
    connect(&model, &Model::layoutAboutToBeChanged, this, &PeopleTable::remember);
    connect(&model, &Model::modelAboutToBeReset, this, &PeopleTable::remember);
    connect(&model, &PeopleListModel::queryChanged, this, [this] {
        m_fresh = true;
        m_enteredId = 0;
        m_lastTicked = 0;
        m_settle.start();
    });
    connect(&model, &PeopleListModel::rowsReady, &m_settle, qOverload<>(&QTimer::start));
    connect(&model, &Model::dataChanged, this, &PeopleTable::tellOwed);
    connect(&model, &PeopleListModel::rowFound, this, [this](int row) {
        if (row >= 0)
            chooseRow(row);
    });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PeopleTable::currentMoved);
}

void PeopleTable::dressRows()
{
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    verticalScrollBar()->setSingleStep(m_delegate->rowHeight());
}

void PeopleTable::setCompact(bool compact)
{
    const Place here = place();
    m_delegate->setCompact(compact);
    dressRows();
    m_columns->setCompact(compact);
    wantPlace(here);
    viewport()->update();
}

bool PeopleTable::isCompact() const
{
    return m_delegate->pictureSide() < 28;
}

int PeopleTable::firstVisible() const
{
    return verticalScrollBar()->value() / m_delegate->rowHeight();
}

int PeopleTable::lastVisible() const
{
    const int last =
        (verticalScrollBar()->value() + viewport()->height()) / m_delegate->rowHeight();
    return qMin(last, m_model.rowCount() - 1);
}

// ---- Staying in place

/// The current row if it can be seen, else what stands at the top; should that go away, the rows
/// below it.
void PeopleTable::remember()
{
    if (!m_anchors.isEmpty() || m_fresh) {
        m_settle.start();
        return;
    }
    m_quiet = true; // the view moves the current row by itself now
    const int height = m_delegate->rowHeight();
    const int scroll = verticalScrollBar()->value();
    const int current = m_currentId != 0 ? m_model.rowOf(m_currentId) : -1;
    const int first = firstVisible();
    const int last = lastVisible();
    m_lastRow = current >= 0 ? current : m_lastRow;
    if (current >= first && current <= last)
        m_anchors.append({m_currentId, current * height - scroll});
    if (scroll > 0) {
        for (int row = first; row <= last; ++row)
            m_anchors.append({m_model.idAt(row), row * height - scroll});
    }
    if (m_anchors.isEmpty())
        m_anchors.append({0, 0}); // at the top: stays there
    viewport()->setUpdatesEnabled(false);
    m_settle.start();
}

void PeopleTable::settle()
{
    m_settle.stop();
    m_quiet = false;
    if (m_fresh && m_model.isLoading()) {
        m_anchors.clear();
        viewport()->setUpdatesEnabled(true);
        return;
    }
    executeDelayedItemsLayout();
    selectQuietly(m_currentId != 0 ? m_model.rowOf(m_currentId) : -1);
    const QList<Anchor> anchors = std::exchange(m_anchors, {});
    if (m_fresh || m_wanted.top != 0 || m_wanted.current != 0) {
        settleFresh();
    } else {
        for (const Anchor &anchor : anchors) {
            const int row = anchor.id != 0 ? m_model.rowOf(anchor.id) : -1;
            if (row < 0)
                continue;
            verticalScrollBar()->setValue(row * m_delegate->rowHeight() - anchor.offset);
            break;
        }
    }
    viewport()->setUpdatesEnabled(true);
    viewport()->update();
    const int toChoose = m_toChoose != 0 ? m_model.rowOf(m_toChoose) : -1;
    if (toChoose >= 0) {
        m_toChoose = 0;
        chooseRow(toChoose);
    }
    tellVisible();
}

/// Other rows: back to where one was in this list, else to the current person, else to the top.
void PeopleTable::settleFresh()
{
    m_fresh = false;
    const Place wanted = std::exchange(m_wanted, {});
    if (wanted.current != 0 && m_model.rowOf(wanted.current) >= 0) {
        m_currentId = wanted.current;
        selectQuietly(m_model.rowOf(wanted.current));
    }
    const int top = wanted.top != 0 ? m_model.rowOf(wanted.top) : -1;
    if (top >= 0)
        verticalScrollBar()->setValue(top * m_delegate->rowHeight() - wanted.offset);
    else if (currentIndex().isValid())
        scrollTo(currentIndex(), PositionAtCenter);
    else
        scrollToTop();
}

void PeopleTable::selectQuietly(int row)
{
    const QScopedValueRollback quiet(m_quiet, true);
    if (row < 0) {
        selectionModel()->clear();
        return;
    }
    const int column = currentIndex().isValid() ? currentIndex().column() : PeopleListModel::Name;
    if (currentIndex().row() != row)
        selectionModel()->setCurrentIndex(m_model.index(row, column),
                                          QItemSelectionModel::NoUpdate);
    selectionModel()->select(currentIndex(),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

PeopleTable::Place PeopleTable::place() const
{
    Place place;
    place.current = m_currentId;
    const int row = firstVisible();
    if (row > 0 || verticalScrollBar()->value() > 0) {
        place.top = m_model.idAt(row);
        place.offset = row * m_delegate->rowHeight() - verticalScrollBar()->value();
    }
    return place;
}

void PeopleTable::wantPlace(const Place &place)
{
    m_wanted = place;
    m_settle.start();
}

// ---- The current person

void PeopleTable::chooseRow(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const int column = currentIndex().isValid() ? currentIndex().column() : PeopleListModel::Name;
    setCurrentIndex(m_model.index(row, column));
    scrollTo(currentIndex());
}

void PeopleTable::chooseId(quint32 id)
{
    m_toChoose = id;
    m_settle.start();
}

void PeopleTable::currentMoved(const QModelIndex &index)
{
    if (m_quiet)
        return;
    selectionModel()->select(index,
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
    if (!index.isValid())
        return;
    m_currentId = m_model.idAt(index.row());
    m_toChoose = 0;
    m_lastRow = index.row();
    m_owed = true;
    tellOwed();
}

void PeopleTable::tellOwed()
{
    if (!m_owed || m_quiet)
        return;
    const PersonRef ref = m_model.refAt(currentIndex().row());
    if (ref.isNull())
        return;
    m_owed = false;
    Q_EMIT chosen(ref);
}

void PeopleTable::enter()
{
    if (!currentIndex().isValid())
        return;
    if (m_enteredId == m_currentId) {
        Q_EMIT openedAgain();
        return;
    }
    m_enteredId = m_currentId;
    m_owed = true;
    tellOwed();
    Q_EMIT opened();
}

// ---- Keys and mouse

void PeopleTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (event->key() == Qt::Key_Space && plain) {
        tickAt(currentIndex().row(), false);
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        tickLoaded();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        !(event->modifiers() & ~Qt::KeypadModifier)) {
        enter();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT stepOutWanted();
        return;
    }
    const bool menuKey = event->key() == Qt::Key_Menu ||
                         (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier);
    if (menuKey && currentIndex().isValid()) {
        const QRect row = visualRect(currentIndex());
        Q_EMIT menuWanted(viewport()->mapToGlobal(QPoint(row.center().x(), row.bottom())));
        return;
    }
    QTableView::keyPressEvent(event);
}

void PeopleTable::keyboardSearch(const QString &search)
{
    if (m_typing.isValid() && m_typing.elapsed() > QApplication::keyboardInputInterval() * 2)
        m_typed.clear();
    m_typing.start();
    const bool again = m_typed.isEmpty() || m_typed == search; // the same letter: the next one
    if (m_typed != search)
        m_typed += search;
    const int here = currentIndex().row();
    m_model.findByPrefix(m_typed, again ? here : here - 1);
}

void PeopleTable::tickAt(int row, bool range)
{
    const quint32 id = m_model.idAt(row);
    if (id == 0)
        return;
    const int from = range && m_lastTicked != 0 ? m_model.rowOf(m_lastTicked) : -1;
    if (from >= 0)
        m_model.setTicked(qMin(from, row), qMax(from, row), true);
    else
        m_model.setTicked(id, !m_model.index(row, 0).data(PeopleListModel::TickedRole).toBool());
    m_lastTicked = id;
}

/// The rows that are here are those around what is looked at.
void PeopleTable::tickLoaded()
{
    const auto loaded = [this](int row) {
        return row >= 0 && row < m_model.rowCount() &&
               m_model.index(row, 0).data(PeopleListModel::LoadedRole).toBool();
    };
    int last = qMax(0, qMin(firstVisible(), m_model.rowCount() - 1));
    int first = last;
    if (loaded(first)) {
        while (loaded(last + 1))
            ++last;
        while (loaded(first - 1))
            --first;
        m_model.setTicked(first, last, true);
    }
    Q_EMIT loadedTicked();
}

void PeopleTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() &&
        index.column() == PeopleListModel::Tick) {
        tickAt(index.row(), event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    }
    QTableView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT pointed();
}

void PeopleTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.column() == PeopleListModel::Tick)
        mousePressEvent(event);
    else if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT openedAgain();
}

void PeopleTable::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        return; // by its key
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid())
        return;
    chooseRow(index.row());
    Q_EMIT menuWanted(event->globalPos());
}

QModelIndex PeopleTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // The current person went away: on from where they were.
    if (!currentIndex().isValid() && m_model.rowCount() > 0 && m_lastRow > 0)
        return m_model.index(qMin(m_lastRow, m_model.rowCount() - 1), PeopleListModel::Name);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        return m_model.index(0, PeopleListModel::Name);
    // The list has a beginning and an end, not the line.
    const bool end = action == MoveHome || action == MoveEnd;
    return QTableView::moveCursor(action, end ? modifiers | Qt::ControlModifier : modifiers);
}

// ---- What is on the screen

void PeopleTable::tellVisible()
{
    if (m_model.rowCount() > 0)
        m_model.setVisibleRows(firstVisible(), lastVisible());
}

void PeopleTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        tellVisible();
}

void PeopleTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit();
    tellVisible();
}

void PeopleTable::updateGeometries()
{
    QTableView::updateGeometries();
    verticalScrollBar()->setSingleStep(m_delegate->rowHeight());
}

/// Only the cells that show it are painted again.
void PeopleTable::pictureReady(const QString &pictureId)
{
    for (int row = firstVisible(); row <= lastVisible(); ++row) {
        const QModelIndex index = m_model.index(row, PeopleListModel::Name);
        if (index.data(PeopleListModel::PictureRole).toString() == pictureId)
            viewport()->update(visualRect(index));
    }
}

} // namespace personae
