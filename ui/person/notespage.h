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
    /// A text on the way to the disk, or one that could not be written.
    struct Keeping
    {
        PersonRef whose;
        PersonNote before; ///< what was being edited; id 0: a new one
        PersonNote note;   ///< as it is to be kept
        ApiError error;
    };

    void build();
    void refresh();
    void rebuildList();
    QWidget *makeCard(const PersonNote &note, QWidget *parent);
    enum class Focus { Comes, Stays };
    void edit(const PersonNote &note, Focus focus = Focus::Comes);
    void startNew();
    void remove(const PersonNote &note);
    void togglePin(const PersonNote &note);
    void takeSaved(const PersonRef &whose, const PersonNote &note, const ApiError &error);
    void giveBack(); ///< what could not be kept comes into the editor of its own person
    void showWhatItIs();
    [[nodiscard]] bool isAbout(const PersonRef &whose) const;

    PersonDesk &m_desk;
    PersonRef m_whose;    ///< whom the text being typed is about
    PersonNote m_editing; ///< id 0: a new one
    PersonNote m_removed; ///< what "Undo" brings back; empty text: nothing
    QList<PersonNote> m_shown;
    QList<Keeping> m_keeping; ///< on the way to the disk, oldest first
    QList<Keeping> m_unkept;  ///< waits for its person to be shown
    ApiError m_error;         ///< why what stands in the editor could not be kept
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
