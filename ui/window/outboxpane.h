// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/outboxmodel.h"
#include "models/ports/syncport.h"
#include "ui/theme/listheader.h"

#include <QAction>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace personae {

/// The list pane "Outbox": what waits, what came out how, and the verbs for one row. GUI thread.
class OutboxPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxPane)

public:
    OutboxPane(OutboxModel &model, Outbox &outbox, SyncPort &sync, Theme &theme,
               QWidget *parent = nullptr);

    void focusList();
    void showEntry(qint64 id);
    void setPaused(bool paused);
    [[nodiscard]] qint64 currentEntry() const; ///< 0: none
    /// Verbs for the chosen row, for menus; enabled where they may be used.
    [[nodiscard]] const QList<QAction *> &verbs() const { return m_verbs; }

Q_SIGNALS:
    void entryChosen(qint64 entry); ///< 0: none
    void inspectorWanted();         ///< Enter or double click: the focus goes in
    void clicked();                 ///< by mouse: the focus stays
    void pauseWanted(bool paused);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void buildVerbs();
    QWidget *buildFoot();
    void refresh();
    void refreshVerbs();
    void cancel();
    void fitColumns();

    OutboxModel &m_model;
    Outbox &m_outbox;
    SyncPort &m_sync;
    Theme &m_theme;
    ListHeader *m_header;
    QStackedWidget *m_stack;
    QTableView *m_table;
    QPushButton *m_pause;
    QAction *m_tryNow = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_drop = nullptr;
    QList<QAction *> m_verbs;
    bool m_paused = false;
};

} // namespace personae
