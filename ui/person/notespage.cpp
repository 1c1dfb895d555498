// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/notespage.h"

#include "models/values/foreigntext.h"
#include "ui/person/sendingedit.h"
#include "ui/profile/labels.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/flowlayout.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QPushButton *makeButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

} // namespace

NotesPage::NotesPage(PersonDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(labels::heading({}, desk.parts().theme, this))
    , m_text(new SendingEdit(this))
    , m_state(labels::muted({}, desk.parts().theme, this))
    , m_keep(makeButton(u"keepNote"_s, tr("Keep"), this))
    , m_cancel(makeButton(u"cancelNote"_s, tr("Leave as it was"), this))
    , m_undo(makeButton(u"undoNote"_s, tr("Undo"), this))
    , m_empty(labels::muted({}, desk.parts().theme, this))
{
    setObjectName(u"notesPage"_s);
    m_text->setObjectName(u"noteText"_s);
    m_state->setObjectName(u"noteState"_s);
    m_empty->setObjectName(u"notesEmpty"_s);
    m_undo->setAccessibleName(tr("Bring the removed note back"));
    m_keep->setToolTip(tr("%1 (%2)").arg(m_keep->text(), SendingEdit::finishKey()));
    Theme::setLook(m_keep, Theme::ButtonLook::Main);
    build();
    connect(&desk, &PersonDesk::personShown, this, [this] {
        keepTyped();
        m_removed = {};
        m_whose = m_desk.view().ref;
        startNew();
        giveBack();
    });
    connect(&desk, &PersonDesk::changed, this, &NotesPage::refresh);
    connect(&desk, &PersonDesk::noteSaved, this, &NotesPage::takeSaved);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NotesPage::showWhatItIs);
    connect(m_text, &SendingEdit::finished, this, &NotesPage::keepTyped);
    connect(m_text, &SendingEdit::escaped, this, [this] {
        if (m_editing.id != 0)
            startNew();
    });
    connect(m_keep, &QPushButton::clicked, this, &NotesPage::keepTyped);
    connect(m_cancel, &QPushButton::clicked, this, &NotesPage::startNew);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        PersonNote back = std::exchange(m_removed, {});
        back.id = 0;
        m_desk.saveNote(m_whose, back);
        m_text->setFocus(Qt::OtherFocusReason);
        showWhatItIs();
    });
    startNew();
    refresh();
}

NotesPage::~NotesPage()
{
    keepTyped();
}

void NotesPage::build()
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"notesScroll"_s);
    scroll->setAccessibleName(tr("Notes"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *holder = new QWidget;
    scroll->setWidget(holder);
    auto *buttons = new QWidget(holder);
    auto *flow = new FlowLayout(buttons, Qt::AlignRight, 8);
    for (QPushButton *button : {m_undo, m_cancel, m_keep})
        flow->addWidget(button);
    m_holder = new QVBoxLayout(holder);
    m_holder->setContentsMargins(Theme::formPadding, 12, Theme::formPadding, Theme::formPadding);
    m_holder->setSpacing(4);
    m_holder->addWidget(m_title);
    m_holder->addWidget(m_text);
    m_holder->addWidget(m_state);
    m_holder->addWidget(buttons);
    m_holder->addWidget(m_empty);
    m_holder->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void NotesPage::startNew()
{
    m_editing = {};
    m_error = {};
    m_text->clear();
    m_title->setText(tr("New note"));
    m_text->setAccessibleName(tr("New note, kept on this computer"));
    m_text->setPlaceholderText(tr("Only on this computer; nobody else sees it."));
    showWhatItIs();
}

void NotesPage::edit(const PersonNote &note, Focus focus)
{
    keepTyped();
    m_editing = note;
    m_text->setPlainText(note.text);
    m_text->moveCursor(QTextCursor::End);
    m_title->setText(tr("Note of %1").arg(ages::shortAge(note.writtenAt)));
    m_text->setAccessibleName(m_title->text());
    if (focus == Focus::Comes)
        m_text->setFocus(Qt::OtherFocusReason);
    showWhatItIs();
}

void NotesPage::keepTyped()
{
    const QString typed = m_text->toPlainText();
    const bool nothing = m_editing.id == 0 ? typed.trimmed().isEmpty() : typed == m_editing.text;
    if (m_whose.isNull() || nothing) {
        if (m_editing.id != 0)
            startNew();
        return;
    }
    PersonNote note = m_editing;
    note.text = typed;
    m_keeping.append({m_whose, m_editing, note, {}});
    m_desk.saveNote(m_whose, note);
    startNew();
}

bool NotesPage::isAbout(const PersonRef &whose) const
{
    return whose.handle == m_whose.handle && whose.scope.account == m_whose.scope.account;
}

void NotesPage::takeSaved(const PersonRef &whose, const PersonNote &note, const ApiError &error)
{
    const auto kept = std::find_if(m_keeping.begin(), m_keeping.end(), [&](const Keeping &one) {
        return one.whose.scope.account == whose.scope.account && one.whose.handle == whose.handle &&
               one.note == note;
    });
    if (kept == m_keeping.end())
        return; // a pin, or another window's
    Keeping done = *kept;
    m_keeping.erase(kept);
    if (error.isError()) {
        done.error = error;
        m_unkept.append(done);
    }
    giveBack();
    showWhatItIs();
}

void NotesPage::giveBack()
{
    const auto mine = std::find_if(m_unkept.begin(), m_unkept.end(),
                                   [this](const Keeping &one) { return isAbout(one.whose); });
    const bool free = m_editing.id == 0 && m_text->toPlainText().isEmpty();
    if (mine == m_unkept.end() || !free)
        return;
    const Keeping back = *mine;
    m_unkept.erase(mine);
    if (back.before.id != 0)
        edit(back.before, Focus::Stays);
    m_text->setPlainText(back.note.text);
    m_text->moveCursor(QTextCursor::End);
    m_error = back.error;
    showWhatItIs();
}

void NotesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    keepTyped();
}

void NotesPage::remove(const PersonNote &note)
{
    m_removed = note;
    m_desk.removeNote(note.id);
    if (m_editing.id == note.id)
        startNew();
    m_undo->show();
    m_undo->setFocus(Qt::OtherFocusReason);
    showWhatItIs();
}

void NotesPage::showWhatItIs()
{
    const bool typed = !m_text->toPlainText().trimmed().isEmpty();
    const ApiError &error = m_error.isError() ? m_error : m_desk.view().keepError;
    const bool keeping = std::any_of(m_keeping.cbegin(), m_keeping.cend(),
                                     [this](const auto &one) { return isAbout(one.whose); });
    m_text->setTakesEscape(m_editing.id != 0);
    m_keep->setEnabled(typed || m_editing.id != 0);
    m_cancel->setVisible(m_editing.id != 0);
    m_undo->setVisible(!m_removed.text.isEmpty());
    QString words;
    if (error.isError())
        words =
            u"▲ "_s + errorpresenter::present(error, {}, errorpresenter::Place::Saving).sentence;
    else if (keeping)
        words = tr("being kept…");
    else if (typed)
        words = tr("Kept when you leave this page, or with %1.").arg(SendingEdit::finishKey());
    else if (!m_removed.text.isEmpty())
        words = tr("The note was removed.");
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
    m_desk.parts().theme.setTextColor(m_state,
                                      error.isError() ? Theme::Token::Bad : Theme::Token::Muted);
}

void NotesPage::refresh()
{
    const PersonView &view = m_desk.view();
    for (const PersonNote &note : view.notes) {
        if (note.id == m_editing.id && m_editing.id != 0)
            m_editing.pinned = note.pinned; // pinned, or another one was, while it is edited
    }
    if (view.notes != m_shown || !m_list)
        rebuildList();
    m_empty->setText(tr("No notes yet."));
    m_empty->setVisible(view.notes.isEmpty());
    showWhatItIs();
}

void NotesPage::rebuildList()
{
    m_shown = m_desk.view().notes;
    if (m_list) {
        m_list->hide();
        m_list->setParent(nullptr);
        m_list->deleteLater(); // later: a button in it may be what is being clicked
    }
    m_list = new QWidget;
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 8, 0, 0);
    rows->setSpacing(12);
    for (const PersonNote &note : std::as_const(m_shown))
        rows->addWidget(makeCard(note, m_list));
    m_holder->insertWidget(m_holder->count() - 1, m_list);
}

void NotesPage::togglePin(const PersonNote &note)
{
    PersonNote other = note;
    for (const Keeping &one : std::as_const(m_keeping)) {
        if (one.note.id == note.id && isAbout(one.whose))
            other.text = one.note.text; // on its way: the card shows the former text
    }
    other.pinned = !note.pinned;
    if (m_editing.id == note.id)
        m_editing.pinned = other.pinned;
    m_desk.saveNote(m_whose, other);
    m_text->setFocus(Qt::OtherFocusReason);
}

QWidget *NotesPage::makeCard(const PersonNote &note, QWidget *parent)
{
    Theme &theme = m_desk.parts().theme;
    auto *card = new QWidget(parent);
    card->setObjectName(u"note:%1"_s.arg(note.id));
    const QString date = ages::shortAge(note.writtenAt);
    QString head = note.pinned ? tr("%1 · pinned").arg(date) : date;
    if (note.changedAt.isValid() && note.writtenAt.secsTo(note.changedAt) > 60)
        head = tr("%1 · changed %2").arg(head, ages::shortAge(note.changedAt));
    QLabel *when = labels::muted(head, theme, card);
    when->setToolTip(ages::fullDate(note.writtenAt));
    QLabel *text = labels::body({}, theme, card);
    labels::setForeign(text, isolated(note.text));
    text->setAccessibleName(tr("Note of %1: %2").arg(head, note.text));
    auto *buttons = new QWidget(card);
    auto *flow = new FlowLayout(buttons, Qt::AlignLeft, 8);
    const auto verb = [&](const QString &name, const QString &words) {
        QPushButton *button = makeButton(u"%1:%2"_s.arg(name).arg(note.id), words, buttons);
        button->setAccessibleName(tr("%1, note of %2").arg(words, date));
        Theme::setLook(button, Theme::ButtonLook::Link);
        flow->addWidget(button);
        return button;
    };
    connect(verb(u"pinNote"_s, note.pinned ? tr("Unpin") : tr("Pin")), &QPushButton::clicked, this,
            [this, note] { togglePin(note); });
    connect(verb(u"editNote"_s, tr("Edit")), &QPushButton::clicked, this,
            [this, note] { edit(note); });
    connect(verb(u"removeNote"_s, tr("Remove")), &QPushButton::clicked, this,
            [this, note] { remove(note); });
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(when);
    rows->addWidget(text);
    rows->addWidget(buttons);
    return card;
}

} // namespace personae
