// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/persondesk.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace personae {

class SendingEdit;

/// The Notes tab: dated notes of one's own about somebody, one of them pinned. What is typed is
/// kept when the page is left, whatever the way. GUI thread.
class NotesPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NotesPage)

public:
    explicit NotesPage(PersonDesk &desk, QWidget *parent = nullptr);
    ~NotesPage() override;

    void keepTyped();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void refresh();
    void rebuildList();
    QWidget *makeCard(const PersonNote &note, QWidget *parent);
    void edit(const PersonNote &note);
    void startNew();
    void remove(const PersonNote &note);
    void showWhatItIs();

    PersonDesk &m_desk;
    PersonRef m_whose;    ///< whom the text being typed is about
    PersonNote m_editing; ///< id 0: a new one
    PersonNote m_removed; ///< what "Undo" brings back; empty text: nothing
    QList<PersonNote> m_shown;
    QString m_keeping; ///< text on the way to the disk; empty: nothing is
    QLabel *m_title;
    SendingEdit *m_text;
    QLabel *m_state;
    QPushButton *m_keep;
    QPushButton *m_cancel;
    QPushButton *m_undo;
    QWidget *m_list = nullptr;
    QVBoxLayout *m_holder;
    QLabel *m_empty;
};

} // namespace personae
