// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denylistpageprivate.h"

#include "models/lists/accountlistmodel.h"
#include "models/outbox/outbox.h"
#include "models/ports/serviceport.h"
#include "models/values/foreigntext.h"
#include "ui/denylist/denycheck.h"
#include "ui/denylist/denywording.h"
#include "ui/people/strip.h"
#include "ui/profile/labels.h"
#include "ui/profile/remedystrip.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/listheader.h"
#include "ui/theme/plaintip.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

using denystaging::StagedName;

namespace {

constexpr int headLetters = 14;   ///< of a table's column at first
constexpr int columnLetters = 34; ///< least room of a column, in letters

void dress(QTableView &table, const QString &name, const QString &title, Theme &theme)
{
    table.setObjectName(name);
    table.setAccessibleName(title);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setDefaultSectionSize(table.fontMetrics().averageCharWidth() *
                                                    headLetters);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    theme.setGround(&table, Theme::Token::Base);
}

QPushButton *verb(const QString &name, const QString &text, FlowLayout &flow, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    flow.addWidget(button);
    return button;
}

} // namespace

DenylistPage::Private::Private(const DenyParts &pageParts, DenylistPage &denylistPage)
    : QObject(&denylistPage)
    , parts(pageParts)
    , q(denylistPage)
    , known(new KnownNamesModel(this))
    , stagedModel(new StagedNamesModel(this))
{
    build();
    connect(&parts.denylists, &DenylistStore::listLoaded, this, &Private::take);
    connect(&parts.denylists, &DenylistStore::failed, this, [this](const ApiError &) {
        say(tr("The list could not be kept on this computer. What you see is still here; make "
               "room on the disk and try again."),
            true);
    });
    connect(&parts.outbox, &Outbox::entryAdded, this, &Private::takeEntry);
    connect(&parts.outbox, &Outbox::entryChanged, this, &Private::takeEntry);
    connect(&parts.outbox, &Outbox::submittedAll, this, [this](const QUuid &kept) {
        if (kept == ticket)
            say(tr("Kept in the outbox; it goes out by itself. The answer will stand here."),
                false);
        submitted(kept);
    });
    connect(&parts.outbox, &Outbox::submitFailed, this,
            [this](const QUuid &lost, const ApiError &) {
                if (lost == ticket)
                    say(tr("This computer could not keep it. Nothing was sent; what is staged is "
                           "kept."),
                        true);
                submitted(lost);
            });
    connect(&parts.outbox, &Outbox::entryRemoved, this, [this] {
        showRemedy();
        presentVerbs();
    });
    connect(remedy, &RemedyStrip::tryWanted, this, &Private::tryOtherWay);
    connect(remedy, &RemedyStrip::advancedWanted, this, &Private::openAdvanced);
    connect(remedy, &RemedyStrip::signInWanted, this, [this] { Q_EMIT q.signInWanted(account); });
    connect(remedy, &RemedyStrip::announced, &q, &DenylistPage::announced);
    connect(&parts.service, &ServicePort::accountChanged, this, [this](const AccountId &changed) {
        if (changed == account)
            present();
    });
    present();
}

void DenylistPage::Private::build()
{
    q.setObjectName(u"denylistPage"_s);
    parts.theme.setGround(&q, Theme::Token::Base);
    auto *rows = new QVBoxLayout(&q);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    header = new ListHeader(parts.theme, &q);
    rows->addWidget(header);
    strip = new Strip(u"denyStrip"_s, parts.theme, &q);
    rows->addWidget(strip);
    remedy = new RemedyStrip(parts.theme, &q);
    rows->addWidget(remedy);
    tabs = new QTabBar(&q);
    tabs->setObjectName(u"denyTabs"_s);
    tabs->setAccessibleName(tr("Columns of the denylist"));
    tabs->setExpanding(false);
    for (const QString &title : {tr("Known now"), tr("Staged"), tr("Check")})
        tabs->addTab(title);
    connect(tabs, &QTabBar::currentChanged, this, &Private::showColumn);
    rows->addWidget(tabs);
    splitter = new QSplitter(Qt::Horizontal, &q);
    splitter->setObjectName(u"denySplitter"_s);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    check = new DenyCheck(parts.theme);
    connect(check, &DenyCheck::addWanted, this,
            [this](const QString &name) { stage(StagedName::Kind::Add, name); });
    connect(check->importButton(), &QPushButton::clicked, this, &Private::chooseImport);
    columns = {column(u"denyKnownColumn"_s, tr("Known now"), buildKnown()),
               column(u"denyStagedColumn"_s, tr("Staged"), buildStaged()),
               column(u"denyCheckColumn"_s, tr("Check"), check)};
    columns.at(0)->setFocusProxy(knownTable);
    columns.at(1)->setFocusProxy(nameEdit);
    for (QWidget *one : std::as_const(columns))
        splitter->addWidget(one);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 4);
    splitter->setStretchFactor(2, 3);
    rows->addWidget(splitter, 1);
}

QWidget *DenylistPage::Private::column(const QString &name, const QString &title, QWidget *inside)
{
    auto *host = new QWidget;
    host->setObjectName(name);
    host->setAccessibleName(title);
    parts.theme.setGround(host, Theme::Token::Base);
    auto *rows = new QVBoxLayout(host);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    QLabel *head = labels::heading(title, parts.theme, host);
    head->setObjectName(name + u"Head"_s);
    head->setContentsMargins(Theme::panePadding, Theme::gap, Theme::panePadding, 4);
    rows->addWidget(head);
    rows->addWidget(inside, 1);
    return host;
}

QWidget *DenylistPage::Private::buildKnown()
{
    auto *host = new QWidget;
    auto *rows = new QVBoxLayout(host);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    certainty = labels::muted({}, parts.theme, host);
    certainty->setObjectName(u"denyCertainty"_s);
    certainty->setContentsMargins(Theme::panePadding, 0, Theme::panePadding, 0);
    rows->addWidget(certainty);
    knownTable = new QTableView(host);
    dress(*knownTable, u"denyKnownTable"_s, tr("Names known now"), parts.theme);
    knownTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    knownTable->setModel(known);
    rows->addWidget(knownTable, 1);
    auto *buttons = new QWidget(host);
    auto *flow = new FlowLayout(buttons, Qt::AlignLeft, Theme::gap);
    flow->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, Theme::gap);
    removeButton = verb(u"denyRemove"_s, tr("− Stage removal"), *flow, buttons);
    removeButton->setAccessibleName(tr("Stage the removal of the chosen names"));
    exportButton = verb(u"denyExport"_s, tr("Export…"), *flow, buttons);
    rows->addWidget(buttons);
    connect(removeButton, &QPushButton::clicked, this, &Private::stageRemovals);
    connect(exportButton, &QPushButton::clicked, this, &Private::chooseExport);
    connect(knownTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &Private::presentVerbs);
    auto *remove = new QAction(tr("Stage removal"), knownTable);
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &Private::stageRemovals);
    knownTable->addAction(remove);
    knownTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    return host;
}

QWidget *DenylistPage::Private::buildStaged()
{
    auto *host = new QWidget;
    auto *rows = new QVBoxLayout(host);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto *top = new QWidget(host);
    auto *line = new FlowLayout(top, Qt::AlignLeft, Theme::gap);
    line->setContentsMargins(Theme::panePadding, 0, Theme::panePadding, 0);
    nameEdit = new QLineEdit(top);
    nameEdit->setObjectName(u"denyNameEdit"_s);
    nameEdit->setPlaceholderText(tr("Name to forbid"));
    nameEdit->setAccessibleName(tr("Name to forbid"));
    nameEdit->setMinimumWidth(q.fontMetrics().averageCharWidth() * 16);
    line->addWidget(nameEdit);
    QPushButton *add = verb(u"denyAdd"_s, tr("+ Add"), *line, top);
    QPushButton *exchange = verb(u"denyExchange"_s, tr("⇄ With new name"), *line, top);
    add->setAccessibleName(tr("Stage adding this name"));
    exchange->setAccessibleName(tr("Stage adding this name and renaming its owner"));
    rows->addWidget(top);
    stagedWords = labels::muted({}, parts.theme, host);
    stagedWords->setObjectName(u"denyStagedWords"_s);
    stagedWords->setContentsMargins(Theme::panePadding, 0, Theme::panePadding, 0);
    rows->addWidget(stagedWords);
    stagedTable = new QTableView(host);
    dress(*stagedTable, u"denyStagedTable"_s, tr("Staged changes"), parts.theme);
    stagedTable->setModel(stagedModel);
    rows->addWidget(stagedTable, 1);
    auto *buttons = new QWidget(host);
    auto *flow = new FlowLayout(buttons, Qt::AlignLeft, Theme::gap);
    flow->setContentsMargins(Theme::panePadding, 4, Theme::panePadding, Theme::gap);
    unstageButton = verb(u"denyUnstage"_s, tr("Take back"), *flow, buttons);
    unstageButton->setAccessibleName(tr("Take the chosen rows back"));
    replaceButton = verb(u"denyReplaceAll"_s, tr("Replace whole list…"), *flow, buttons);
    sendButton = verb(u"denySend"_s, tr("Send as changes…"), *flow, buttons);
    Theme::setLook(replaceButton, Theme::ButtonLook::Destructive);
    Theme::setLook(sendButton, Theme::ButtonLook::Main);
    rows->addWidget(buttons);
    connect(nameEdit, &QLineEdit::returnPressed, this,
            [this] { stageTyped(StagedName::Kind::Add); });
    connect(add, &QPushButton::clicked, this, [this] { stageTyped(StagedName::Kind::Add); });
    connect(exchange, &QPushButton::clicked, this,
            [this] { stageTyped(StagedName::Kind::Exchange); });
    connect(unstageButton, &QPushButton::clicked, this, &Private::unstage);
    connect(sendButton, &QPushButton::clicked, this, &Private::sendChanges);
    connect(replaceButton, &QPushButton::clicked, this, &Private::replaceAll);
    connect(stagedTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &Private::presentVerbs);
    connect(stagedModel, &StagedNamesModel::replacementTyped, this,
            [this](const QString &name, const QString &replacement) {
                QList<StagedName> names = staged;
                if (denystaging::put(names, {StagedName::Kind::Exchange, name, replacement}))
                    setStaged(names);
            });
    auto *back = new QAction(tr("Take back"), stagedTable);
    back->setShortcut(Qt::Key_Delete);
    back->setShortcutContext(Qt::WidgetShortcut);
    connect(back, &QAction::triggered, this, &Private::unstage);
    stagedTable->addAction(back);
    stagedTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    return host;
}

/// Three columns where each has its room, else one at a time: the one that is worked in.
void DenylistPage::Private::fit(int width)
{
    const int least = q.fontMetrics().averageCharWidth() * columnLetters;
    const bool wasNarrow = std::exchange(narrow, width < least * int(columns.size()));
    tabs->setVisible(narrow);
    for (QWidget *one : std::as_const(columns)) {
        if (auto *head = one->findChild<QLabel *>(one->objectName() + u"Head"_s))
            head->setVisible(!narrow);
        if (narrow && !wasNarrow && one->isAncestorOf(QApplication::focusWidget()))
            tabs->setCurrentIndex(int(columns.indexOf(one)));
    }
    showColumn(tabs->currentIndex());
}

void DenylistPage::Private::showColumn(int column)
{
    for (int i = 0; i < columns.size(); ++i)
        columns.at(i)->setVisible(!narrow || i == column);
}

const ServiceInfo *DenylistPage::Private::service() const
{
    return account.isNull() ? nullptr : parts.service.service(account);
}

QString DenylistPage::Private::serviceName() const
{
    const ServiceInfo *info = service();
    return info ? info->displayName : QString();
}

QString DenylistPage::Private::accountName() const
{
    const AccountRow *row = parts.accounts.find(account);
    return tr("%1 on %2")
        .arg(isolatedLine(row ? row->account.handle : QString(), 80),
             isolatedLine(serviceName(), 40));
}

QString DenylistPage::Private::pattern() const
{
    const ServiceInfo *info = service();
    if (!info || info->denylist.patternLimit.isEmpty())
        return {};
    return parts.service.account(account).server.limits.value(info->denylist.patternLimit);
}

QSet<QString> DenylistPage::Private::listed() const
{
    QSet<QString> names;
    for (const DeniedName &one : list.names)
        names.insert(one.name);
    return names;
}

int DenylistPage::Private::serious() const
{
    const QList<denystaging::Problem> problems = denystaging::judge(staged, listed(), pattern());
    return int(std::count_if(problems.cbegin(), problems.cend(), denystaging::isSerious));
}

QStringList DenylistPage::Private::chosen(const QTableView &table, int role) const
{
    QStringList names;
    const QModelIndexList rows = table.selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        names.append(row.data(role).toString());
    return names;
}

void DenylistPage::Private::take(const AccountId &loadedAccount, const Denylist &loadedList)
{
    if (loadedAccount != account)
        return;
    list = loadedList;
    loaded = true;
    // Our own writes come back in order: what was typed meanwhile is newer.
    if (!writing.isEmpty() && writing.first() == list.staged) {
        writing.removeFirst();
        if (writing.isEmpty())
            staged = denystaging::parse(list.staged);
    } else {
        writing.clear();
        staged = denystaging::parse(list.staged);
    }
    present();
    takeMissedResults();
    showRemedy();
}

void DenylistPage::Private::present()
{
    const ServiceInfo *info = service();
    const AccountRow *row = parts.accounts.find(account);
    const QString by = row ? row->account.handle : QString();
    known->setNames(list.names, by);
    const QList<denystaging::Problem> problems = denystaging::judge(staged, listed(), pattern());
    stagedModel->setRows(staged, problems);
    QStringList names;
    for (const DeniedName &one : std::as_const(list.names))
        names.append(one.name);
    QStringList stagedNames;
    for (const StagedName &one : std::as_const(staged))
        stagedNames.append(one.name);
    check->setNames(names, stagedNames, pattern());
    const QString words = DenyWording::certainty(list, info && info->denylist.readable);
    certainty->setText(words);
    certainty->setAccessibleName(words);
    header->setWords(
        tr("Denylist"),
        account.isNull()
            ? QString()
            : tr("%1 · %2 known").arg(accountName(), DenyWording::names(int(list.names.size()))));
    const int wrong = serious();
    const QString stagedText =
        staged.isEmpty() ? tr("Nothing is staged. Type a name, or import a file.")
        : wrong > 0 ? tr("%1 staged, %2 to be put right. What is staged is kept over a restart.")
                          .arg(DenyWording::names(int(staged.size())), DenyWording::names(wrong))
                    : tr("%1 staged. What is staged is kept over a restart.")
                          .arg(DenyWording::names(int(staged.size())));
    tabs->setTabText(1, staged.isEmpty()
                            ? tr("Staged")
                            : tr("Staged (%1)").arg(QLocale().toString(staged.size())));
    stagedWords->setText(stagedText);
    stagedWords->setAccessibleName(stagedText);
    presentVerbs();
}

/// Apart, because a row that leaves changes the selection while the model is at work.
void DenylistPage::Private::presentVerbs()
{
    const ServiceInfo *info = service();
    const int wrong = serious();
    const QString reason = !info || !info->denylist.offered ? tr("This service keeps no denylist.")
                           : !loaded                        ? tr("The list is still being read.")
                           : wrong > 0 ? tr("Put right first what is marked under Problem.")
                                       : QString();
    const auto allow = [](QPushButton *button, const QString &why) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(plainTip(why));
        button->setAccessibleDescription(why);
    };
    const bool sent =
        !staged.isEmpty() && !underWay().isEmpty() &&
        denystaging::notUnderWay(denystaging::changes(staged, listed(), pattern(), {}), underWay())
            .isEmpty();
    allow(sendButton, !reason.isEmpty()  ? reason
                      : staged.isEmpty() ? tr("Nothing is staged.")
                      : sent             ? onItsWay()
                                         : QString());
    allow(replaceButton, reason);
    allow(removeButton,
          knownTable->selectionModel()->hasSelection() ? QString() : tr("Choose a name first."));
    allow(unstageButton,
          stagedTable->selectionModel()->hasSelection() ? QString() : tr("Choose a row first."));
    allow(exportButton, list.names.isEmpty() ? tr("No name is known.") : QString());
}

void DenylistPage::Private::say(const QString &sentence, bool bad)
{
    strip->setWords(sentence, bad ? Strip::Tone::Bad : Strip::Tone::Quiet,
                    bad ? u"warning"_s : u"info"_s);
    if (!sentence.isEmpty())
        Q_EMIT q.announced(sentence);
}

} // namespace personae
