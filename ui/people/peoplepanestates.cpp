// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown in which state (window.md d11).
#include "models/values/foreigntext.h"
#include "ui/people/crawldialog.h"
#include "ui/people/csvexport.h"
#include "ui/people/peoplepaneprivate.h"
#include "ui/people/peoplewords.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/statelooks.h"

#include <QLocale>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

bool PeoplePane::Private::isOffline() const
{
    const AccountRow *row = account();
    return row && row->reach == Reach::Offline;
}

void PeoplePane::Private::refreshState()
{
    settle.stop();
    if (query.scope.isNull())
        return;
    refreshIfDue();
    header->setRefreshing(refreshing);
    bar->setRunning(refreshing && model.rowCount() > 0);
    refreshHeader();
    refreshStrip();
    crawlStrip->setProgress(parts.port.crawl(query.scope), serviceName());
    refreshPage();
    showLookUpStrip();
    refreshCounts();
    refreshCurrent();
}

void PeoplePane::Private::refreshHeader()
{
    const ListingState &listing = model.listing();
    const ServiceInfo *service = parts.port.service(query.scope.account);
    const QLocale locale;
    const bool communities = query.kind == PersonKind::Community;
    const QString title =
        !query.scope.isOwn()
            ? tr("Members of %1")
                  .arg(isolatedLine(nodeName.isEmpty() ? query.scope.node : nodeName, 60))
        : communities ? tr("Communities")
                      : tr("People");
    QList<WordLine::Part> words{{title, Theme::Type::ListTitle, Token::Text}};
    if (query.isNarrowed() && !model.isLoading())
        words.append({tr("%1 shown").arg(locale.toString(model.rowCount()))});
    words.append({peoplewords::completeness(listing, model.unnarrowed())});
    if (listing.completeness == ListingState::Completeness::AtLeast && service &&
        service->listCap > 0)
        words.append({tr("the server stops at %1").arg(locale.toString(service->listCap))});
    if (listing.asOf.isValid()) {
        const QString age = tr("as of %1").arg(ages::shortAge(listing.asOf));
        if (peoplewords::isStale(listing.asOf, QDateTime::currentDateTimeUtc()))
            words.append({age, Theme::Type::BodyStrong, Token::Warn, u"clock"_s});
        else
            words.append({age});
    }
    header->setParts(words);
    table->setAccessibleName(title);
    const auto state = parts.port.crawl(query.scope).state;
    const bool idle = state == CrawlProgress::State::None ||
                      state == CrawlProgress::State::Finished ||
                      state == CrawlProgress::State::Failed;
    const bool offered = service && service->canCrawl && idle;
    crawl->setEnabled(offered);
    crawl->setToolTip(offered ? tr("Collect everybody the server leaves out")
                      : !idle ? tr("Collecting is under way.")
                              : tr("This service has no such thing."));
    header->setCrawl(offered && peoplewords::isCutOff(listing));
}

void PeoplePane::Private::showStrip(const QString &sentence, Strip::Tone tone, const QString &icon,
                                    int button, const QString &details)
{
    for (int i = 1; i < stripButtons.size(); ++i)
        stripButtons.at(i)->setVisible(i == button);
    strip->setWords(sentence, tone, icon, details);
}

/// What is said is done: when the time has come, it is read again.
void PeoplePane::Private::planRetry(const ApiError &why)
{
    retry.stop();
    retryAt = {};
    if (why.retryAfterSeconds <= 0)
        return;
    constexpr int longest = 24 * 60 * 60;
    const int wait = qMin(why.retryAfterSeconds, longest);
    retryAt = QDateTime::currentDateTimeUtc().addSecs(wait);
    retry.start(std::chrono::seconds(wait));
}

void PeoplePane::Private::notice(const QString &sentence, Strip::Tone tone, const QString &details)
{
    noticeCancel->setVisible(writer != nullptr);
    noticeStrip->setWords(sentence, tone, tone == Strip::Tone::Quiet ? u"check"_s : u"warning"_s,
                          details);
}

/// focusList() came before the rows did.
void PeoplePane::Private::settleFocus()
{
    if (!listWanted || model.rowCount() == 0)
        return;
    listWanted = false;
    const QWidget *focused = pane.window()->focusWidget();
    if (focused && focused->isVisible() && !pane.isAncestorOf(focused))
        return; // they went elsewhere
    pane.focusList();
}

/// One at a time, the most serious first.
void PeoplePane::Private::refreshStrip()
{
    const AccountRow *row = account();
    const bool rows = model.rowCount() > 0;
    const CommunityStanding standing =
        query.scope.isOwn() ? CommunityStanding() : parts.port.standing(query.scope);
    const QDateTime asOf = model.listing().asOf;
    const auto words = [this](const ApiError &why) {
        return errorpresenter::present(why, serviceName(), errorpresenter::Place::Reading);
    };
    if (row && row->reach == Reach::SignInNeeded) {
        showStrip(tr("The sign-in has run out. You see what was kept here."), Strip::Tone::Bad,
                  u"key"_s, SignIn);
    } else if (!query.scope.isOwn() && !standing.known && standing.error.isError() &&
               !isOffline()) {
        showStrip(
            tr("You cannot act in this community now. %1").arg(words(standing.error).sentence),
            Strip::Tone::Warn, u"lock"_s, Enter, words(standing.error).details);
    } else if (isOffline() && rows) {
        showStrip(asOf.isValid()
                      ? tr("Offline. Shown as of %1. Changes are queued.").arg(ages::shortAge(asOf))
                      : tr("Offline. Changes are queued."),
                  Strip::Tone::Warn, u"offline"_s, NoButton);
    } else if (error.isError() && rows) {
        QString sentence = words(error).sentence;
        QStringList facts;
        if (error.httpStatus > 0)
            facts.append(tr("status %1").arg(error.httpStatus));
        if (!error.requestId.isEmpty())
            facts.append(tr("request %1").arg(isolatedLine(error.requestId, 60)));
        if (!facts.isEmpty())
            sentence += u" ("_s + facts.join(u", "_s) + u')';
        const qint64 left = retryAt.isValid() ? QDateTime::currentDateTimeUtc().secsTo(retryAt) : 0;
        if (left > 0 && retry.isActive()) {
            sentence += u' ' + tr("Retry in %1 s.").arg(left);
            if (!second.isActive())
                second.start();
        }
        showStrip(sentence, Strip::Tone::Bad, u"warning"_s, TryNow, words(error).details);
    } else {
        showStrip({}, Strip::Tone::Quiet, {}, NoButton);
    }
}

StatePage::Words PeoplePane::Private::filteredWords() const
{
    const QLocale locale;
    const int filters = int(query.filters.size());
    const QString typed = isolatedLine(query.text.trimmed(), 60);
    StatePage::Words words;
    words.name = u"emptyByFilter"_s;
    const QString chipsWords = looks::counted(filters, tr("this filter"), tr("%1 filters"));
    if (typed.isEmpty() || query.text.trimmed().isEmpty())
        words.sentence = tr("Nobody matches %1.").arg(chipsWords);
    else if (filters == 0)
        words.sentence = tr("Nobody here is called “%1”.").arg(typed);
    else
        words.sentence = tr("Nobody called “%1” matches %2.").arg(typed, chipsWords);
    words.hint = tr("Without it: %1.").arg(peoplewords::people(model.unnarrowed()));
    words.first = filters > 0 ? tr("Clear filters") : tr("Clear the search");
    const QString handle = lookUpHandle();
    if (!handle.isEmpty())
        words.second = tr("Look up %1").arg(isolatedLine(handle, 80));
    else if (!query.text.trimmed().isEmpty() && server.text.isEmpty())
        words.second = tr("Ask the server");
    return words;
}

/// Nobody at all: why, and what to do about it.
StatePage::Words PeoplePane::Private::emptyWords() const
{
    const CommunityStanding standing =
        query.scope.isOwn() ? CommunityStanding() : parts.port.standing(query.scope);
    const auto sentence = [this](const ApiError &why) {
        const auto words =
            errorpresenter::present(why, serviceName(), errorpresenter::Place::Reading);
        return StatePage::Words{u"listError"_s, words.sentence, words.details, tr("Try now")};
    };
    const bool never = !model.listing().asOf.isValid();
    if (never && isOffline())
        return {u"notCached"_s, tr("Not saved on this computer."),
                tr("It is fetched as soon as the service can be reached."),
                tr("Fetch when online")};
    if (never && !query.scope.isOwn() && standing.error.isError())
        return sentence(standing.error);
    if (error.isError())
        return sentence(error);
    if (never && loadStopped)
        return {u"loadStopped"_s, tr("Stopped before anything came."), {}, tr("Try now")};
    if (!query.scope.isOwn())
        return {u"emptyMembers"_s, tr("No members yet."),
                tr("Type somebody's identity above to look them up and invite them."),
                tr("Look somebody up")};
    if (query.kind == PersonKind::Community)
        return {u"emptyCommunities"_s, tr("No communities yet."),
                tr("Type the identity of a community above to look it up and ask to join."),
                tr("Look a community up")};
    return {u"emptyPeople"_s, tr("Nobody here yet."),
            tr("Type somebody's identity above to look them up."), tr("Look somebody up")};
}

void PeoplePane::Private::refreshPage()
{
    const bool rows = model.rowCount() > 0;
    const bool narrowed = query.isNarrowed();
    const ListingState &listing = model.listing();
    const bool never = !listing.asOf.isValid();
    const bool stopped = loadStopped || error.isError() || isOffline();
    const bool waits = model.isLoading() || (!model.isWhole() && !rows) ||
                       (!narrowed && !rows && !stopped && (refreshing || never));
    if (rows) {
        skeleton->end();
        stack->setCurrentWidget(table);
        settleFocus();
        return;
    }
    if (waits && !loadStopped) {
        // Between two keystrokes nothing may flash.
        if (narrowed)
            return;
        skeleton->begin(query.scope.isOwn() ? tr("Loading people…") : tr("Loading members…"));
        stack->setCurrentWidget(skeleton);
        return;
    }
    skeleton->end();
    const bool focused = table->hasFocus();
    page->setWords(narrowed ? filteredWords() : emptyWords());
    stack->setCurrentWidget(page);
    if (focused)
        page->firstButton()->setFocus(Qt::OtherFocusReason);
}

void PeoplePane::Private::firstOfPage()
{
    const QString &name = page->words().name;
    if (name == "emptyByFilter"_L1) {
        clearNarrowing();
        pane.focusList();
    } else if (name.startsWith("empty"_L1)) {
        pane.focusSearch();
    } else {
        loadStopped = false;
        error = {};
        if (!query.scope.isOwn() && !parts.port.standing(query.scope).known)
            parts.port.enter(query.scope);
        parts.port.refresh(query.scope);
        changed();
    }
}

void PeoplePane::Private::secondOfPage()
{
    if (lookUpHandle().isEmpty())
        askServer();
    else
        lookUp();
}

void PeoplePane::Private::refreshCounts()
{
    const int ticked = model.tickedCount();
    const int rows = model.rowCount();
    const int hidden = model.hiddenTickedCount();
    offerAll = offerAll && ticked > 0;
    const bool all = ticked - hidden >= rows;
    bulk->setCounts(ticked, rows, hidden, !all && offerAll ? rows : 0);
    const QList<QPushButton *> buttons = bulk->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (QMenu *menu = button->menu())
            button->setVisible(menu->menuAction()->isVisible());
    }
}

void PeoplePane::Private::refreshCurrent()
{
    const QModelIndex current = table->currentIndex();
    verbs->setCurrent(current.isValid() ? model.personAt(current.row()) : std::nullopt);
    copyHandle->setEnabled(current.isValid());
    exporting->setEnabled(model.rowCount() > 0);
}

void PeoplePane::Private::startCrawl()
{
    auto *dialog = new CrawlDialog(parts.theme, &pane);
    const PeopleScope scope = query.scope;
    connect(dialog, &QDialog::accepted, this, [this, scope] { parts.port.startCrawl(scope); });
    dialog->open();
}

} // namespace personae
