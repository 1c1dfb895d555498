// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/persondesk.h"
#include "ui/person/personhistorymodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTreeView;

namespace personae {

/// The History tab: what was done here and what was seen to change; before and after of the chosen
/// row below. Read when it is seen. GUI thread.
class PersonHistory final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonHistory)

public:
    explicit PersonHistory(PersonDesk &desk, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QPlainTextEdit *makeSide(const QString &objectName, const QString &name);
    void load();
    void refresh();
    void showRow(const QModelIndex &index);
    void showEmpty();

    PersonDesk &m_desk;
    PersonHistoryModel *m_model;
    QList<OutboxEntry> m_finished; ///< from the outbox's history
    PersonRef m_loadedFor;
    QComboBox *m_kind;
    QTreeView *m_table;
    QLabel *m_empty;
    QWidget *m_diff;
    QLabel *m_diffTitle;
    QPlainTextEdit *m_before;
    QPlainTextEdit *m_after;
};

} // namespace personae
