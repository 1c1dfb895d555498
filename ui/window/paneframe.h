// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/window/windowstate.h"

#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QWidget>

namespace personae {

/// The three panes in "mainSplitter" and how they share the width: side by side; below 1000 the
/// inspector is a page over the list with Back; below 720 the sidebar too opens only when asked
/// for. GUI thread.
class PaneFrame final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaneFrame)

public:
    /// Takes the widgets. `list` and `inspector` are stacks of pages.
    PaneFrame(QWidget *sidebar, QStackedWidget *list, QStackedWidget *inspector, Theme &theme,
              QWidget *parent = nullptr);

    static constexpr int narrowBelow = 1000;
    static constexpr int veryNarrowBelow = 720;

    [[nodiscard]] bool isNarrow() const { return m_narrow; }
    [[nodiscard]] bool inspectorIsOpen() const { return m_inspectorOpen; }
    void setBackHint(const QKeySequence &key); ///< the key that does the same as "Back"
    void openInspector();                      ///< narrow: puts it over the list
    void back();                               ///< narrow: the list again
    void setInspectorUseful(bool useful); ///< false: nothing to inspect, the list takes its place
    void stepOut();
    void toggleSidebar();
    void focusNextPane(bool forward);
    void focusInspector();

    void save(WindowState &state, const QString &screens) const;
    void restore(const WindowState &state, const QString &screens);

Q_SIGNALS:
    void narrowChanged(bool narrow);
    void inspectorOpenChanged();
    void listFocusWanted(); ///< the keyboard comes to the list pane: its table, not its search box

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] QList<QWidget *> visiblePanes() const;
    bool focusPane(QWidget *pane);
    [[nodiscard]] static QWidget *firstFocus(QWidget *pane);

    QSplitter *m_splitter;
    QWidget *m_sidebar;
    QStackedWidget *m_list;
    QStackedWidget *m_inspector;
    QWidget *m_inspectorHost;
    QPushButton *m_back;
    bool m_narrow = false;
    bool m_veryNarrow = false;
    bool m_inspectorOpen = false; ///< narrow only
    bool m_inspectorUseful = true;
    bool m_sidebarWanted = true;
    bool m_sidebarOpen = false; ///< very narrow only
};

} // namespace personae
