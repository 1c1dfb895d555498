// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profilepage.h"

#include "ui/profile/editpage.h"
#include "ui/profile/profileheader.h"
#include "ui/profile/profilepageprivate.h"

#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int compactBelow = 38; ///< lines of text
constexpr int bareBelow = 14;    ///< lines of text: the form needs all of them

} // namespace

ProfilePage::ProfilePage(const ProfilePageParts &parts, QWidget *parent)
    : QWidget(parent)
    , d(new Private(parts, this))
{
    setObjectName(u"profilePage"_s);
    setMinimumWidth(320);
}

ProfilePage::~ProfilePage() = default;

void ProfilePage::showAccount(const AccountId &account)
{
    d->showAccount(account);
}

const AccountId &ProfilePage::account() const
{
    return d->account;
}

void ProfilePage::showTab(Tab tab)
{
    d->tabs->setCurrentIndex(static_cast<int>(tab));
}

void ProfilePage::startEditing()
{
    showTab(Tab::Edit);
    if (d->edit)
        d->edit->focusFirst();
}

void ProfilePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int line = fontMetrics().lineSpacing();
    d->setCompact(height() < compactBelow * line);
    d->header->setVisible(height() >= bareBelow * line);
}

QAction *ProfilePage::publishAction() const
{
    return d->actions.publish;
}

QAction *ProfilePage::saveDraftAction() const
{
    return d->actions.saveDraft;
}

QAction *ProfilePage::discardAction() const
{
    return d->actions.discard;
}

QAction *ProfilePage::undoAction() const
{
    return d->undo;
}

QAction *ProfilePage::redoAction() const
{
    return d->redo;
}

QAction *ProfilePage::copyHandleAction() const
{
    return d->header->copyHandleAction();
}

QAction *ProfilePage::pastePictureAction() const
{
    return d->paste;
}

QAction *ProfilePage::advancedAction() const
{
    return d->advanced;
}

void ProfilePage::addPage(QWidget *page, const QString &title)
{
    d->tabs->addTab(page, title);
}

} // namespace personae
