// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/persondesk.h"
#include "ui/person/personpage.h"
#include "ui/person/verbaction.h"

class QStackedWidget;
class QTabWidget;

namespace personae {

class NotesPage;
class PageBanner;
class PersonHeader;
class PersonHistory;
class PersonOverview;
class RawView;
class RecentPeople;
class RelationshipPage;
class SkeletonPanel;

/// What the page is made of and which of its states (window.md d11) is shown.
class PersonPage::Private final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(const PeopleParts &parts, PersonPage *page);
    ~Private() override;

    void showPerson(const PersonRef &ref);
    void refresh();

    PersonPage *q;
    PersonDesk desk;
    QList<VerbAction *> verbs;

    QStackedWidget *stack;
    RecentPeople *nobody;
    SkeletonPanel *skeleton;
    QWidget *content;
    PageBanner *banner;
    PersonHeader *header;
    QTabWidget *tabs;
    PersonOverview *overview;
    RelationshipPage *relationship = nullptr;
    PersonHistory *history;
    NotesPage *notes;
    RawView *raw;

private:
    void makeVerbs();
    void buildContent();
    void connectAll();
    void refreshBanner();
    void refreshRaw();
    void trigger(RelationVerb verb);
    void confirmDisconnect();
    void confirmBlock();
    void confirm(RelationVerb verb, const QString &question, const QString &meaning);
    void followBannerVerb();
    void wantCall(const QString &callId);

    enum class BannerVerb { None, SignIn, Read };
    BannerVerb m_bannerVerb = BannerVerb::None;
    QDateTime m_rawShown; ///< time of the answer in the Raw tab
    PersonRef m_rawOf;
};

} // namespace personae
