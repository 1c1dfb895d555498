// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"
#include "ui/profile/publishbar.h"

#include <QPointer>

class QStackedWidget;
class QTabWidget;
class QVBoxLayout;

namespace personae {

class EditPage;
class HistoryPage;
class OverviewPage;
class PageBanner;
class ProfileHeader;
class RawPage;
class SentencePanel;
class SkeletonPanel;

/// What the page is made of and which of its states (window.md d11) is shown.
class ProfilePage::Private final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(const ProfilePageParts &parts, ProfilePage *page);

    void showAccount(const AccountId &account);
    void useForm(); ///< takes the desk's form of the account, if it is open
    void refresh(); ///< state, header, banner
    void setCompact(bool compact);

    ProfilePageParts parts;
    ProfilePage *q;
    AccountId account;
    QPointer<ProfileForm> form;
    QPointer<EditPage> edit;

    QStackedWidget *stack;
    SentencePanel *nothing;
    SkeletonPanel *skeleton;
    SentencePanel *notSaved;
    QWidget *content;
    PageBanner *banner;
    ProfileHeader *header;
    QTabWidget *tabs;
    OverviewPage *overview;
    QVBoxLayout *editHolder = nullptr;
    HistoryPage *history;
    RawPage *raw;

    PublishActions actions;
    QAction *undo;
    QAction *redo;
    QAction *paste;
    QAction *advanced;

private:
    void makeActions();
    void buildContent();
    void connectAll();
    void connectForm();
    void refreshActions();
    void openAdvanced();
    void refreshOverview();
    void refreshBanner(const AccountRow &row);
    [[nodiscard]] QWidget *stateFor(const AccountRow *row);
    [[nodiscard]] AccountRow rowOrEmpty() const;
};

} // namespace personae
