// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/peoplelistmodel.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QTableView>
#include <QTimer>

namespace personae {

class AvatarCache;
class PeopleColumns;
class PeopleDelegate;

/// "peopleTable". Rows may come and go at any time: the current person, and what stands where on
/// the screen, stay. Ticks are not the selection. Keys: window.md d3, d5. GUI thread.
class PeopleTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleTable)

public:
    PeopleTable(PeopleListModel &model, AvatarCache &avatars, const ListWording &wording,
                Theme &theme, QWidget *parent = nullptr);
    ~PeopleTable() override;

    [[nodiscard]] PeopleColumns &columns() const { return *m_columns; }
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const;

    /// A person and where they stand on the screen, to come back to.
    struct Place
    {
        quint32 current = 0;
        quint32 top = 0;
        int offset = 0; ///< of `top`, in pixels
    };
    [[nodiscard]] Place place() const;
    void wantPlace(const Place &place); ///< as soon as the rows are there; tells nobody
    void chooseRow(int row);            ///< and tells
    void chooseId(quint32 id);          ///< the same, as soon as its row is there
    void tickLoaded();                  ///< Ctrl+A: those that are here, not those that would be
    [[nodiscard]] quint32 currentId() const { return m_currentId; }

Q_SIGNALS:
    void chosen(const personae::PersonRef &ref);
    void opened();      ///< Enter: the focus stays
    void openedAgain(); ///< Enter once more, double click: the focus goes in
    void pointed();     ///< by mouse
    void menuWanted(const QPoint &global);
    void stepOutWanted(); ///< Esc
    void loadedTicked();  ///< Ctrl+A

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &search) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void follow(PeopleListModel &model);
    void remember(); ///< before rows change: what stands where
    void settle();   ///< after they changed: there again
    void settleFresh();
    void selectQuietly(int row);
    void currentMoved(const QModelIndex &index);
    void tellOwed();
    void enter();
    void tickAt(int row, bool range);
    void tellVisible();
    void pictureReady(const QString &pictureId);
    void dressRows();
    [[nodiscard]] int firstVisible() const;
    [[nodiscard]] int lastVisible() const;

    PeopleListModel &m_model;
    Theme &m_theme;
    PeopleDelegate *m_delegate;
    PeopleColumns *m_columns;
    QTimer m_settle;
    struct Anchor
    {
        quint32 id = 0;
        int offset = 0;
    };
    QList<Anchor> m_anchors; ///< best first; empty: nothing remembered
    Place m_wanted;
    quint32 m_toChoose = 0; ///< by chooseId(); 0: nobody, or somebody else was chosen meanwhile
    quint32 m_currentId = 0;
    quint32 m_enteredId = 0;
    int m_lastRow = -1;       ///< where the current one stood before it went away
    quint32 m_lastTicked = 0; ///< where a range begins; 0: nowhere
    bool m_quiet = false;
    bool m_fresh = false; ///< another query: not the same rows any more
    bool m_owed = false;  ///< the current row is not loaded yet: it is told later
    QString m_typed;
    QElapsedTimer m_typing;
};

} // namespace personae
