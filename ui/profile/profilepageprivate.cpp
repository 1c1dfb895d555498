// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profilepageprivate.h"

#include "models/values/foreigntext.h"
#include "ui/profile/advancedsettingsdialog.h"
#include "ui/profile/editpage.h"
#include "ui/profile/historypage.h"
#include "ui/profile/overviewpage.h"
#include "ui/profile/profileheader.h"
#include "ui/profile/rawpage.h"
#include "ui/profile/statepanels.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

ProfilePage::Private::Private(const ProfilePageParts &pageParts, ProfilePage *page)
    : QObject(page)
    , parts(pageParts)
    , q(page)
    , stack(new QStackedWidget(page))
    , nothing(new SentencePanel(u"nothingChosen"_s, parts.theme, page))
    , skeleton(new SkeletonPanel(parts.theme, page))
    , notSaved(new SentencePanel(u"notSaved"_s, parts.theme, page))
    , content(new QWidget(page))
    , banner(new PageBanner(parts.theme, content))
    , header(new ProfileHeader(parts, content))
    , tabs(new QTabWidget(content))
    , overview(new OverviewPage(parts))
    , history(new HistoryPage(parts))
    , raw(new RawPage(parts))
{
    makeActions();
    buildContent();
    connectAll();
    refresh();
}

void ProfilePage::Private::makeActions()
{
    const auto make = [this](const QString &text, const QString &name,
                             const QList<QKeySequence> &keys) {
        auto *action = new QAction(text, q);
        action->setObjectName(name);
        action->setShortcuts(keys);
        q->addAction(action);
        return action;
    };
    actions.publish =
        make(tr("Publish"), u"publishAction"_s,
             {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    actions.saveDraft =
        make(tr("Save draft"), u"saveDraftAction"_s, {QKeySequence(Qt::CTRL | Qt::Key_S)});
    actions.discard = make(tr("Discard…"), u"discardAction"_s, {});
    undo = make(tr("Undo"), u"undoAction"_s, {QKeySequence(Qt::CTRL | Qt::Key_Z)});
    redo = make(tr("Redo"), u"redoAction"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    paste =
        make(tr("Paste picture"), u"pastePictureAction"_s, {QKeySequence(Qt::CTRL | Qt::Key_V)});
    advanced = make(tr("Advanced settings…"), u"advancedSettingsAction"_s, {});
    advanced->setIcon(parts.theme.icon(u"settings"_s, Theme::Token::Muted));
    q->addAction(header->copyHandleAction());
    header->addVerb(advanced);
}

void ProfilePage::Private::buildContent()
{
    auto *editTab = new QWidget;
    editTab->setObjectName(u"editTab"_s);
    editHolder = new QVBoxLayout(editTab);
    editHolder->setContentsMargins(0, 0, 0, 0);
    tabs->setObjectName(u"inspectorTabs"_s);
    tabs->setAccessibleName(tr("Profile"));
    tabs->tabBar()->setAccessibleName(tr("Pages of the profile"));
    tabs->setDocumentMode(true);
    tabs->addTab(overview, tr("Overview"));
    tabs->addTab(editTab, tr("Edit"));
    tabs->addTab(history, tr("History"));
    tabs->addTab(raw, tr("Raw"));
    tabs->setCurrentIndex(static_cast<int>(Tab::Edit));
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(header);
    rows->addWidget(banner);
    rows->addWidget(tabs, 1);
    for (QWidget *state : std::initializer_list<QWidget *>{nothing, skeleton, notSaved, content})
        stack->addWidget(state);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack);
    parts.theme.setGround(q, Theme::Token::Window);
    nothing->say(tr("No profile is chosen"),
                 tr("Choose one under My profiles. Its fields, pictures and history appear here."),
                 {});
}

void ProfilePage::Private::connectAll()
{
    connect(&parts.desk, &ProfileDesk::formOpened, this, [this](const ProfileForm *opened) {
        if (opened->account() == account)
            useForm();
    });
    connect(&parts.desk, &ProfileDesk::formLoaded, this, [this](const AccountId &loaded) {
        if (loaded == account)
            refresh();
    });
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&parts.accounts, signal, this, &Private::refresh);
    connect(&parts.accounts, &QAbstractItemModel::dataChanged, this, &Private::refresh);
    connect(tabs, &QTabWidget::currentChanged, this, &Private::refreshOverview);
    connect(notSaved, &SentencePanel::verbWanted, this, [this] {
        if (rowOrEmpty().reach == Reach::SignInNeeded)
            Q_EMIT q->signInRequested(account);
        else
            parts.sync.refresh(account);
    });
    connect(banner, &PageBanner::verbWanted, this, [this] {
        if (rowOrEmpty().reach == Reach::SignInNeeded)
            Q_EMIT q->signInRequested(account);
        else
            parts.sync.refresh(account);
    });
    connect(banner, &PageBanner::announced, q, &ProfilePage::announced);
    connect(&parts.pictures, &PictureStore::wanted, this,
            [this](const AccountId &whose, const QString &id, int edge) {
                if (whose == account)
                    parts.sync.wantPicture(whose, id, edge);
            });
    connect(actions.publish, &QAction::triggered, this, [this] {
        if (edit)
            edit->publish();
    });
    connect(actions.saveDraft, &QAction::triggered, this, [this] {
        if (edit)
            edit->saveDraft();
    });
    connect(actions.discard, &QAction::triggered, this, [this] {
        if (edit)
            edit->discard();
    });
    connect(advanced, &QAction::triggered, this, &Private::openAdvanced);
    connect(undo, &QAction::triggered, this, [this] {
        if (form)
            form->undoStack().undo();
    });
    connect(redo, &QAction::triggered, this, [this] {
        if (form)
            form->undoStack().redo();
    });
    connect(paste, &QAction::triggered, this, [this] {
        tabs->setCurrentIndex(static_cast<int>(Tab::Edit));
        if (edit)
            edit->paste(QGuiApplication::clipboard()->mimeData());
    });
}

void ProfilePage::Private::showAccount(const AccountId &chosen)
{
    if (chosen == account && form)
        return;
    account = chosen;
    useForm();
}

void ProfilePage::Private::useForm()
{
    if (form)
        disconnect(form, nullptr, this, nullptr);
    if (edit)
        edit->deleteLater();
    edit = nullptr;
    form = parts.desk.form(account);
    if (form) {
        edit = new EditPage(parts, actions, *form, nullptr);
        editHolder->addWidget(edit);
        connect(edit, &EditPage::announced, q, &ProfilePage::announced);
        connect(edit, &EditPage::advancedWanted, this, &Private::openAdvanced);
        connect(edit, &EditPage::signInWanted, this,
                [this] { Q_EMIT q->signInRequested(account); });
        connect(edit, &EditPage::callWanted, q,
                [this](const QString &callId) { Q_EMIT q->callWanted(account, callId); });
        connectForm();
        history->setAccount(account, form->service());
        raw->setAccount(account);
    }
    refresh();
}

void ProfilePage::Private::connectForm()
{
    connect(form, &ProfileForm::changed, this, &Private::refresh);
    connect(&form->undoStack(), &QUndoStack::canUndoChanged, this, &Private::refreshActions);
    connect(&form->undoStack(), &QUndoStack::canRedoChanged, this, &Private::refreshActions);
    connect(form, &QObject::destroyed, this, [this] {
        if (!form)
            useForm();
    });
}

AccountRow ProfilePage::Private::rowOrEmpty() const
{
    const AccountRow *row = parts.accounts.find(account);
    return row ? *row : AccountRow{};
}

QWidget *ProfilePage::Private::stateFor(const AccountRow *row)
{
    if (account.isNull())
        return nothing;
    if (form && form->hasBase())
        return content;
    const bool asking = !row || row->refreshing || row->reach == Reach::Unknown;
    if (!form || !parts.desk.isLoaded(account) || asking)
        return skeleton;
    const bool online = row->reach == Reach::Online || row->reach == Reach::Trouble;
    const bool failed = row->lastError.isError();
    notSaved->say(tr("Not saved on this computer."),
                  failed ? errorpresenter::present(row->lastError, row->serviceName,
                                                   errorpresenter::Place::Reading)
                               .sentence
                         : QString(),
                  row->reach == Reach::SignInNeeded ? tr("Sign in")
                  : online                          ? tr("Fetch now")
                                                    : tr("Fetch when online"));
    return notSaved;
}

void ProfilePage::Private::refresh()
{
    const AccountRow *row = parts.accounts.find(account);
    QWidget *state = stateFor(row);
    if (stack->currentWidget() != state) {
        stack->setCurrentWidget(state);
        if (state != content)
            Q_EMIT q->announced(state->accessibleName());
    }
    if (state == content) {
        header->setProfile(rowOrEmpty(), form->base());
        refreshBanner(rowOrEmpty());
        refreshOverview();
        if (edit)
            edit->refreshBar();
    }
    refreshActions();
}

void ProfilePage::Private::openAdvanced()
{
    auto *dialog = new AdvancedSettingsDialog(*parts.service, account, parts.theme, q->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // What can be changed may depend on it.
    connect(dialog, &QDialog::accepted, this,
            [this, whose = account] { parts.sync.refresh(whose); });
    dialog->open();
}

void ProfilePage::Private::refreshActions()
{
    const bool open = parts.service && form && !form->service().settings.isEmpty();
    advanced->setVisible(open);
    advanced->setEnabled(open);
    const bool here = stack->currentWidget() == content && edit;
    undo->setEnabled(here && form->undoStack().canUndo());
    redo->setEnabled(here && form->undoStack().canRedo());
    paste->setEnabled(here && !form->service().pictures.isEmpty());
    header->copyHandleAction()->setEnabled(stack->currentWidget() == content);
    if (here)
        return;
    for (QAction *action : {actions.publish, actions.saveDraft, actions.discard})
        action->setEnabled(false);
}

void ProfilePage::Private::refreshOverview()
{
    if (form && form->hasBase() && tabs->currentWidget() == overview)
        overview->setProfile(rowOrEmpty(), form->base(), form->service(), form->keys());
}

void ProfilePage::Private::refreshBanner(const AccountRow &row)
{
    const QString service = isolatedLine(row.serviceName);
    const auto kind = row.lastError.kind;
    const QString details = row.lastError.isError()
                                ? errorpresenter::present(row.lastError, row.serviceName,
                                                          errorpresenter::Place::Reading)
                                      .details
                                : QString();
    if (kind == Outcome::NotFound || kind == Outcome::Retired) {
        banner->say(tr("This profile is gone from %1 since %2. The copy on this computer can still "
                       "be read.")
                        .arg(service, ages::shortAge(row.lastAnswerAt)),
                    details, tr("Look again"), true);
    } else if (row.reach == Reach::SignInNeeded) {
        banner->say(tr("%1 wants you to sign in again. What you typed is kept.").arg(service),
                    details, tr("Sign in"), false);
    } else if (row.reach == Reach::Throttled && row.nextTryAt.isValid()) {
        banner->say(tr("%1 takes the next change at %2. Changes are queued.")
                        .arg(service, ages::shortAge(row.nextTryAt)),
                    details, {}, false);
    } else if (row.reach == Reach::Trouble && row.lastError.isError()) {
        const auto words =
            errorpresenter::present(row.lastError, row.serviceName, errorpresenter::Place::Reading);
        banner->say(words.sentence, words.details, tr("Try again"), true);
    } else {
        banner->say({}, {}, {}, false);
    }
}

void ProfilePage::Private::setCompact(bool compact)
{
    header->setCompact(compact);
}

} // namespace personae
