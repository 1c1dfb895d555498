// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/personpageprivate.h"

#include "models/values/foreigntext.h"
#include "ui/person/confirmdialog.h"
#include "ui/person/notespage.h"
#include "ui/person/personheader.h"
#include "ui/person/personhistory.h"
#include "ui/person/personoverview.h"
#include "ui/person/personwording.h"
#include "ui/person/recentpeople.h"
#include "ui/person/relationshippage.h"
#include "ui/profile/rawview.h"
#include "ui/profile/statepanels.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

PersonPage::Private::Private(const PeopleParts &parts, PersonPage *page)
    : q(page)
    , desk(parts)
    , stack(new QStackedWidget(page))
    , nobody(new RecentPeople(parts.theme))
    , skeleton(new SkeletonPanel(parts.theme))
    , content(new QWidget)
    , banner(new PageBanner(parts.theme, content))
    , header(new PersonHeader(desk, content))
    , tabs(new QTabWidget(content))
    , overview(new PersonOverview(desk))
    , history(new PersonHistory(desk))
    , notes(new NotesPage(desk))
    , raw(new RawView(parts.theme))
{
    makeVerbs();
    relationship = new RelationshipPage(desk, verbs);
    buildContent();
    connectAll();
    refresh();
}

PersonPage::Private::~Private()
{
    // What is still being typed is kept through the desk: the pages go first.
    overview->keepTyped();
    delete stack;
}

void PersonPage::Private::makeVerbs()
{
    for (const RelationVerb verb : allVerbs()) {
        auto *action = new VerbAction(verb, q);
        connect(action, &QAction::triggered, this, [this, verb] { trigger(verb); });
        verbs.append(action);
    }
    // First of all who listen: the pages take over what the verbs say.
    connect(&desk, &PersonDesk::changed, this, [this] {
        for (VerbAction *action : std::as_const(verbs))
            action->follow(desk.view());
    });
}

void PersonPage::Private::buildContent()
{
    tabs->setObjectName(u"inspectorTabs"_s);
    tabs->setAccessibleName(tr("Person"));
    tabs->tabBar()->setAccessibleName(tr("Pages about the person"));
    tabs->setDocumentMode(true);
    tabs->addTab(overview, tr("Overview"));
    tabs->addTab(relationship, tr("Relationship"));
    tabs->addTab(history, tr("History"));
    tabs->addTab(notes, tr("Notes"));
    tabs->addTab(raw, tr("Raw"));
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(header);
    rows->addWidget(banner);
    rows->addWidget(tabs, 1);
    skeleton->setObjectName(u"personSkeleton"_s);
    skeleton->setAccessibleName(tr("Loading the person…"));
    for (QWidget *state : std::initializer_list<QWidget *>{nobody, skeleton, content})
        stack->addWidget(state);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack);
    desk.parts().theme.setGround(q, Theme::Token::Window);
}

void PersonPage::Private::connectAll()
{
    connect(&desk, &PersonDesk::changed, this, &Private::refresh);
    connect(&desk, &PersonDesk::announced, q, &PersonPage::announced);
    connect(banner, &PageBanner::announced, q, &PersonPage::announced);
    connect(banner, &PageBanner::verbWanted, this, &Private::followBannerVerb);
    connect(nobody, &RecentPeople::personWanted, q, &PersonPage::personWanted);
    connect(overview, &PersonOverview::personWanted, q, &PersonPage::personWanted);
    connect(overview, &PersonOverview::listWanted, q, &PersonPage::listWanted);
    connect(overview, &PersonOverview::callWanted, this, &Private::wantCall);
    connect(relationship, &RelationshipPage::signInWanted, q,
            [this] { Q_EMIT q->signInWanted(desk.view().ref.scope.account); });
    connect(tabs, &QTabWidget::currentChanged, this, &Private::refreshRaw);
}

void PersonPage::Private::showPerson(const PersonRef &ref)
{
    if (ref == desk.view().ref)
        return;
    overview->keepTyped();
    desk.show(ref);
}

void PersonPage::Private::refresh()
{
    const PersonView &view = desk.view();
    QWidget *state = view.isNull() ? static_cast<QWidget *>(nobody)
                     : view.loaded ? content
                                   : static_cast<QWidget *>(skeleton);
    if (stack->currentWidget() != state) {
        stack->setCurrentWidget(state);
        if (state == nobody && q->isVisible())
            Q_EMIT q->announced(state->accessibleName());
    }
    if (state != content)
        return;
    nobody->note(view);
    refreshBanner();
    refreshRaw();
}

void PersonPage::Private::refreshRaw()
{
    const PersonView &view = desk.view();
    if (tabs->currentWidget() != raw ||
        (view.ref == m_rawOf && view.sheet.raw.at == m_rawShown && m_rawShown.isValid()))
        return;
    m_rawOf = view.ref;
    m_rawShown = view.sheet.raw.at;
    raw->showAnswer(view.sheet.raw);
}

void PersonPage::Private::refreshBanner()
{
    const PersonView &view = desk.view();
    const QString service = view.account.serviceName;
    const auto say = [this](const QString &sentence, const QString &details, BannerVerb verb,
                            const QString &verbWords, bool serious) {
        m_bannerVerb = verb;
        banner->say(sentence, details, verbWords, serious);
    };
    const auto presented = [&](const ApiError &error, errorpresenter::Place place) {
        return errorpresenter::present(error, service, place);
    };
    const bool cached = view.isListed() || view.hasHome();
    if (view.keepError.isError()) {
        const auto words = presented(view.keepError, errorpresenter::Place::Saving);
        say(words.sentence, words.details, BannerVerb::None, {}, true);
    } else if (view.isGone()) {
        say(tr("Gone since %1. The node knows nobody of this name any more; what was seen before "
               "is still here to read.")
                .arg(ages::shortAge(view.sheet.person.goneAt)),
            ages::fullDate(view.sheet.person.goneAt), BannerVerb::Read, tr("Look again"), false);
    } else if (view.account.reach == Reach::SignInNeeded) {
        say(tr("%1 asks you to sign in again. You see what was seen last; what you do here waits.")
                .arg(isolatedLine(service)),
            {}, BannerVerb::SignIn, tr("Sign in"), true);
    } else if (view.isOffline()) {
        const QString age = ages::shortAge(view.sheet.person.seenAt);
        say(cached && view.sheet.person.seenAt.isValid()
                ? tr("Offline. Shown as of %1. What you do is queued.").arg(age)
            : cached ? tr("Offline. What you do is queued.")
                     : tr("Not saved on this computer."),
            {}, BannerVerb::Read, cached ? tr("Try now") : tr("Fetch when online"), false);
    } else if (view.readError.isError()) {
        const auto words = presented(view.readError, errorpresenter::Place::Reading);
        say(words.sentence, words.details, BannerVerb::Read, tr("Try again"),
            view.readError.kind != Outcome::Throttled);
    } else {
        say({}, {}, BannerVerb::None, {}, false);
    }
}

void PersonPage::Private::wantCall(const QString &callId)
{
    const PersonView &view = desk.view();
    FieldMap person{{u"handle"_s, view.ref.handle}};
    if (!view.shown.remoteId.isEmpty())
        person.insert(u"id"_s, view.shown.remoteId);
    Q_EMIT q->callWanted(view.ref.scope.account, callId, person, PersonWording::name(view));
}

void PersonPage::Private::followBannerVerb()
{
    if (m_bannerVerb == BannerVerb::SignIn)
        Q_EMIT q->signInWanted(desk.view().ref.scope.account);
    else if (m_bannerVerb == BannerVerb::Read)
        desk.readAgain();
}

void PersonPage::Private::trigger(RelationVerb verb)
{
    if (verb == RelationVerb::Connect) {
        tabs->setCurrentWidget(relationship);
        relationship->openConnect();
    } else if (verb == RelationVerb::Disconnect &&
               (desk.view().shown.connected || desk.view().endsFollowing())) {
        confirmDisconnect();
    } else if (verb == RelationVerb::Block) {
        confirmBlock();
    } else {
        desk.act(verb);
    }
}

void PersonPage::Private::confirmDisconnect()
{
    const PersonView &view = desk.view();
    const QString name = PersonWording::name(view);
    QString question = tr("Disconnect from %1?").arg(name);
    QString meaning = tr("You will not be connected any more, on both sides. Following stays as it "
                         "is. To connect again, one of you has to ask and the other to accept.");
    if (view.endsFollowing()) {
        question = tr("Remove %1 from your followers?").arg(name);
        meaning = tr("They no longer see what you write for followers, and are not told. They can "
                     "follow you or ask to again.");
    } else if (view.isSharedCommunity()) {
        question = tr("Remove %1 from %2?").arg(name, PersonWording::node(view));
        meaning = tr("They stop being a member and lose their role. To come back they have to "
                     "join again, or somebody adds them.");
    } else if (view.actsAsCommunity()) {
        question = tr("Remove %1 from %2?").arg(name, PersonWording::node(view));
        meaning = tr("They stop being a member and lose their role. You do this as %1. To come "
                     "back they have to ask to join.")
                      .arg(PersonWording::node(view));
    } else if (view.isCommunity()) {
        question = tr("Leave %1?").arg(name);
        meaning = tr("You stop being a member and lose your role there. To come back you have to "
                     "ask to join.");
    }
    confirm(RelationVerb::Disconnect, question, meaning);
}

void PersonPage::Private::confirmBlock()
{
    confirm(RelationVerb::Block, tr("Block %1?").arg(PersonWording::name(desk.view())),
            tr("Nothing they send is taken any more, and they get nothing that goes to all. They "
               "are not told. You can unblock them at any time."));
}

void PersonPage::Private::confirm(RelationVerb verb, const QString &question,
                                  const QString &meaning)
{
    const QString words = PersonWording::verb(desk.view(), verb).remove(u'…');
    auto *dialog = new ConfirmDialog(question, meaning, words, desk.parts().theme, q);
    // Whom it was asked about may not be who is shown when the answer comes.
    connect(dialog, &QDialog::accepted, this, [this, verb, ref = desk.view().ref] {
        if (desk.view().ref == ref)
            desk.act(verb);
    });
    dialog->open();
}

} // namespace personae
