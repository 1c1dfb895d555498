// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pagehelp.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

QStringList PageHelp::lines(SidebarKind page, const Keys &keys)
{
    const QString edit =
        keys.edit.isEmpty() ? tr("\"Edit profile\" edits.") : tr("%1 edits.").arg(keys.edit);
    switch (page) {
    case SidebarKind::MyProfiles:
    case SidebarKind::Account:
        return {tr("Your own accounts. Choose one to see its profile at the right; Enter goes in."),
                edit + u' ' +
                    tr("What you type is kept as a draft at once; nothing is sent before you "
                       "publish it."),
                tr("Without network all of this works too: what you publish waits in the outbox.")};
    case SidebarKind::People:
        return {tr("Everybody the service has shown to this account, kept on this computer."),
                tr("Type to search at each key; Enter asks the service too. Filters stand behind "
                   "the search box."),
                tr("Space ticks a row, Ctrl+A ticks all. What you do goes to the ticked ones, else "
                   "to the row you are on."),
                tr("The line above the list says how old and how complete it is. Where the service "
                   "stops early, Crawl collects the rest.")};
    case SidebarKind::Communities:
        return {tr("Communities this account knows. Open one to see its members and to act as it, "
                   "as far as your role there allows."),
                tr("Those you belong to also stand in the sidebar.")};
    case SidebarKind::Community:
        return {tr("The members, as the community's own server lists them. You act as the "
                   "community here; the band at the top says so."),
                tr("Roles and statuses can be given below your own rank. A verb that may not be "
                   "used says why.")};
    case SidebarKind::Queues:
    case SidebarKind::Requests:
        return {tr("Who asks to connect with you or to follow you. Accept or reject; the row stays "
                   "until the "
                   "service has confirmed it."),
                tr("New requests appear by themselves.")};
    case SidebarKind::Outbox:
        return {tr("What must still reach a service, and what came of it. Nothing is sent twice: "
                   "after a broken connection the service is read first."),
                tr("Pause stops all sending until you go on.")};
    case SidebarKind::Activity:
        return {tr("What you did, and what was seen to change on the services, newest first.")};
    case SidebarKind::Denylists:
        return {tr("Usernames nobody may take. Known now is what our own changes came to: the "
                   "service may offer no way to read its list."),
                tr("What is staged is kept until you send it. Names in use come back with a "
                   "proposed new name for their owner."),
                tr("Delete takes a chosen name or row away; nothing is sent before you confirm.")};
    }
    return {};
}

PageHelp::PageHelp(SidebarKind page, const Keys &keys, Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
{
    setObjectName(u"pageHelp"_s);
    setWindowTitle(tr("Help on this page"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::panePadding);
    QStringList all = lines(page, keys);
    QStringList hints;
    if (!keys.palette.isEmpty())
        hints.append(tr("%1 finds every command.").arg(keys.palette));
    if (!keys.nextPane.isEmpty())
        hints.append(tr("%1 goes from pane to pane.").arg(keys.nextPane));
    if (!keys.shortcuts.isEmpty())
        hints.append(tr("%1 shows all keys.").arg(keys.shortcuts));
    all.append(hints.join(u' '));
    all.removeAll(QString());
    for (const QString &line : std::as_const(all)) {
        auto *label = new QLabel(line, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(line);
        column->addWidget(label);
    }
    column->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"pageHelpClose"_s);
    close->setAccessibleName(close->text());
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setFocus();
    theme.setGround(this, Theme::Token::Window);
}

} // namespace personae
