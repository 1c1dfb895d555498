// SPDX-License-Identifier: GPL-3.0-or-later
// A part of MainWindow: its dialogs, and what it remembers.
#include "models/form/profiledesk.h"
#include "models/lists/outboxmodel.h"
#include "models/lists/peoplelistmodel.h"
#include "models/people/peoplestore.h"
#include "models/ports/signinport.h"
#include "models/ports/syncport.h"
#include "models/values/foreigntext.h"
#include "ui/people/peoplepane.h"
#include "ui/person/personpage.h"
#include "ui/window/aboutdialog.h"
#include "ui/window/addaccountdialog.h"
#include "ui/window/announcer.h"
#include "ui/window/keybindings.h"
#include "ui/window/lazypages.h"
#include "ui/window/looks.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticeboard.h"
#include "ui/window/pagehelp.h"
#include "ui/window/palette.h"
#include "ui/window/paneframe.h"
#include "ui/window/settingsdialog.h"
#include "ui/window/shortcuts.h"
#include "ui/window/signoutdialog.h"
#include "ui/window/windowactions.h"
#include "ui/window/windowstate.h"

#include <QCloseEvent>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>

namespace personae {

using namespace Qt::StringLiterals;

/// How a section is remembered. Where one acted as a community, one begins outside of it.
static QString wordOf(SidebarKind section)
{
    switch (section) {
    case SidebarKind::People:
        return u"people"_s;
    case SidebarKind::Communities:
    case SidebarKind::Community:
        return u"communities"_s;
    case SidebarKind::Queues:
    case SidebarKind::Requests:
        return u"queues"_s;
    case SidebarKind::Denylists:
        return u"denylists"_s;
    case SidebarKind::Outbox:
        return u"outbox"_s;
    default:
        return u"profiles"_s;
    }
}

void MainWindow::addAccount()
{
    openSignIn(new AddAccountDialog(m_parts.signIn, m_parts.theme, this));
}

void MainWindow::signInAgain(const AccountId &account)
{
    const AccountRow *row = m_parts.accounts.find(account);
    if (!row)
        return;
    auto *dialog = new AddAccountDialog(m_parts.signIn, m_parts.theme, this);
    dialog->signInAgain(row->account);
    openSignIn(dialog);
}

void MainWindow::openSignIn(AddAccountDialog *dialog)
{
    connect(dialog, &AddAccountDialog::announced, m_announcer, &Announcer::announce);
    connect(dialog, &AddAccountDialog::finishedWith, this, [this](const AccountId &account) {
        m_awaited = account;
        accountsChanged();
    });
    dialog->open();
}

void MainWindow::signOut(const AccountId &account)
{
    const AccountRow *row = m_parts.accounts.find(account);
    if (!row)
        return;
    // Counts in the dialog must include what was typed a moment ago.
    m_parts.desk.saveDraftsNow();
    auto *dialog = new SignOutDialog(*row, m_parts.theme, this);
    connect(dialog, &SignOutDialog::chosen, this,
            [this](const AccountId &chosen, KeepAfterSignOut keep) {
                m_parts.signIn.signOut(chosen, keep);
            });
    dialog->open();
}

void MainWindow::showShortcuts()
{
    buildEverything();
    (new ShortcutSheet(shortcuts::actions(*this), m_parts.theme, this))->open();
}

void MainWindow::showSettings()
{
    buildEverything();
    (new SettingsDialog(*m_keys, *m_actions->themes, *m_pages->people().compactAction(),
                        m_parts.theme, this))
        ->open();
}

void MainWindow::showHelp()
{
    const auto key = [](const QAction *action) {
        return action->shortcut().toString(QKeySequence::NativeText);
    };
    const PageHelp::Keys keys{key(m_actions->edit), key(m_actions->palette),
                              key(m_actions->nextPane), key(m_actions->shortcutSheet)};
    (new PageHelp(m_place.section, keys, m_parts.theme, this))->open();
}

void MainWindow::openPalette(bool peopleOnly)
{
    auto *palette = new Palette(peopleOnly ? Palette::Kind::People : Palette::Kind::Everything,
                                m_parts.people, m_wording, m_parts.theme, this);
    fillPalette(*palette, peopleOnly);
    connect(palette, &Palette::personChosen, this, [this](const PersonRef &ref) {
        showPerson(ref);
        openInspector(false);
        focusList();
    });
    palette->open();
}

void MainWindow::fillPalette(Palette &palette, bool peopleOnly)
{
    QList<Palette::View> views;
    QList<PeopleScope> lists;
    QStringList names;
    for (const AccountRow &row : m_parts.accounts.rows()) {
        const AccountId account = row.account.id;
        views.append({m_wording.accountTitle(row), isolatedLine(row.account.handle, 80),
                      [this, account] { chooseAccount(account); }});
        if (peopleOnly || account == m_account) {
            lists.append({account, {}});
            names.append(m_parts.accounts.rows().size() > 1
                             ? tr("known to %1").arg(isolatedLine(row.account.handle, 80))
                             : QString());
        }
        const QList<Person> communities = m_communities.value(account);
        for (const Person &community : communities) {
            const PeopleScope scope{account, community.handle};
            views.append({m_wording.personTitle(community), tr("members"),
                          [this, scope] { showCommunity(scope); }});
            if (peopleOnly) {
                lists.append(scope);
                names.append(tr("in %1").arg(m_wording.personTitle(community)));
            }
        }
    }
    palette.setLists(lists, names);
    if (peopleOnly)
        return;
    palette.setViews(views);
    addPaletteCommands(palette);
}

/// Verbs about others say about whom, and come only from what is on the screen.
void MainWindow::addPaletteCommands(Palette &palette)
{
    QList<QAction *> plain = m_keys->actions();
    const auto setAside = [&plain](const QList<QAction *> &verbs) {
        QList<QAction *> all;
        for (QAction *verb : verbs) {
            if (verb->menu())
                all += verb->menu()->actions();
            else
                all.append(verb);
        }
        all.removeIf([](const QAction *verb) { return verb->isSeparator() || verb->menu(); });
        plain.removeIf([&all](QAction *action) { return all.contains(action); });
        return all;
    };
    QList<QAction *> ofList;
    QList<QAction *> ofPerson;
    if (m_pages->builtPeople())
        ofList = setAside(m_pages->people().memberVerbs());
    if (m_pages->builtPerson())
        ofPerson = setAside(m_pages->person().verbs());
    palette.addCommands(plain);
    if (m_pages->builtPerson() && m_inspector->currentWidget() == m_pages->builtPerson())
        palette.addCommands(ofPerson, m_pages->person().personName());
    if (listInSight())
        palette.addCommands(ofList,
                            WindowActions::listTarget(m_pages->people().model().tickedCount()));
}

void MainWindow::showAbout()
{
    (new AboutDialog(m_parts.theme, this))->open();
}

void MainWindow::actOn(const Notice &notice)
{
    switch (notice.kind) {
    case Notice::Kind::Offline:
    case Notice::Kind::Trouble:
        if (notice.account.isNull())
            m_parts.sync.refreshAll();
        else
            m_parts.sync.refresh(notice.account);
        m_parts.sync.tryNow(0);
        return;
    case Notice::Kind::SignInNeeded:
        signInAgain(notice.account);
        return;
    case Notice::Kind::StorageFailed:
        m_board->dismiss(notice);
        m_parts.desk.saveDraftsNow();
        return;
    case Notice::Kind::CacheSetAside:
    case Notice::Kind::TrapMended:
        m_board->dismiss(notice);
        return;
    }
}

void MainWindow::quit()
{
    const int waiting = m_parts.outboxModel.openCount();
    if (waiting == 0) {
        close();
        return;
    }
    auto *box = new QMessageBox(this);
    box->setObjectName(u"quitDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Quit"));
    box->setText(looks::counted(waiting, tr("1 change waits in the outbox."),
                                tr("%1 changes wait in the outbox.")));
    box->setInformativeText(tr("They are kept and go out when Personae runs again."));
    QPushButton *stay = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    QPushButton *leave = box->addButton(tr("Quit"), QMessageBox::AcceptRole);
    stay->setObjectName(u"quitStay"_s);
    leave->setObjectName(u"quitGo"_s);
    Theme::setLook(leave, Theme::ButtonLook::Main);
    box->setDefaultButton(leave);
    box->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, &QWidget::close);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_parts.desk.saveDraftsNow();
    savePlace();
    event->accept();
}

/// Names the screens there are: a place on a screen that is away is no place.
QString MainWindow::screenSet()
{
    QStringList parts;
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        const QRect place = screen->geometry();
        parts.append(u"%1:%2,%3,%4x%5"_s.arg(screen->name())
                         .arg(place.x())
                         .arg(place.y())
                         .arg(place.width())
                         .arg(place.height()));
    }
    parts.sort();
    const QByteArray hash =
        QCryptographicHash::hash(parts.join(u'|').toUtf8(), QCryptographicHash::Sha1);
    return QString::fromLatin1(hash.toHex().left(12));
}

void MainWindow::savePlace()
{
    const QString screens = screenSet();
    WindowState &state = m_parts.state;
    state.setValue(u"window/%1/place"_s.arg(screens), normalGeometry());
    state.setValue(u"window/%1/maximized"_s.arg(screens), isMaximized());
    state.setValue(u"window/account"_s, m_account.value);
    state.setValue(u"window/section"_s, wordOf(m_place.section));
    m_frame->save(state, screens);
}

SidebarKind MainWindow::lastSection() const
{
    const QString word = m_parts.state.value(u"window/section"_s).toString();
    for (const SidebarKind kind :
         {SidebarKind::People, SidebarKind::Communities, SidebarKind::Queues,
          SidebarKind::Denylists, SidebarKind::Outbox}) {
        if (wordOf(kind) == word)
            return kind;
    }
    return SidebarKind::MyProfiles;
}

void MainWindow::restorePlace()
{
    m_lastAccount = AccountId{m_parts.state.value(u"window/account"_s).toString()};
    const QString screens = screenSet();
    const WindowState &state = m_parts.state;
    const QVariant theme = state.value(u"theme"_s);
    if (theme.isValid())
        m_parts.theme.choose(
            Theme::Choice(qBound(0, theme.toInt(), int(Theme::Choice::SystemColours))));
    const QList<QAction *> themes = m_actions->themes->actions();
    for (QAction *action : themes)
        action->setChecked(action->data().toInt() == int(m_parts.theme.choice()));
    resize(1280, 800);
    const QRect place = state.value(u"window/%1/place"_s.arg(screens)).toRect();
    const QRect handle(place.topLeft(), QSize(place.width(), 40));
    const QList<QScreen *> all = QGuiApplication::screens();
    for (const QScreen *screen : all) {
        const QRect seen = screen->availableGeometry().intersected(handle);
        if (seen.width() >= 160 && seen.height() >= 20) {
            setGeometry(place);
            break;
        }
    }
    if (state.value(u"window/%1/maximized"_s.arg(screens)).toBool())
        setWindowState(windowState() | Qt::WindowMaximized);
    m_frame->restore(state, screens);
}

} // namespace personae
