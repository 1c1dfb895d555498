// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplecrawlrun.h"

#include "app/peoplesyncwalk.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int mostInFlight = 2;
constexpr int mostFailures = 12;
constexpr int mostSharers = 95; ///< below every list's cap, with some who are not known yet
constexpr int pagesPerMark = 4;
constexpr qsizetype mostMarks = 4; ///< so far the store may lag behind the network
constexpr int smoothRun = 20;
constexpr int peoplePerSkippedSave = 5000; ///< keeps what saving costs per page the same

bool isWorthWaiting(Outcome outcome)
{
    return outcome == Outcome::Throttled || outcome == Outcome::ServerError ||
           outcome == Outcome::ProtocolError ||
           (isTransportFailure(outcome) && outcome != Outcome::Cancelled);
}

QDateTime inFuture(std::chrono::milliseconds time)
{
    return QDateTime::currentDateTimeUtc().addMSecs(time.count());
}

} // namespace

PeopleCrawlRun::PeopleCrawlRun(const PeopleTools &tools, const PeopleScope &scope,
                               const PeopleTempo &tempo, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_scope(scope)
    , m_tempo(tempo)
    , m_calls(new QObject(this))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_progress.state == CrawlProgress::State::Waiting)
            tell(CrawlProgress::State::Running);
        pump();
    });
    connect(&tools.people, &PeopleSource::loaded, this, [this](quint64 ticket) {
        if (m_marks.remove(ticket))
            pump();
    });
}

PeopleCrawlRun::~PeopleCrawlRun() = default;

void PeopleCrawlRun::begin()
{
    const Account *account = m_tools.accounts.find(m_scope.account);
    const bool own = m_scope.isOwn() && account;
    m_plan = PeopleCrawlPlan(own ? account->handle : m_scope.node,
                             own ? account->displayName : QString());
    m_startedAt = QDateTime::currentDateTimeUtc();
    tell(CrawlProgress::State::Running);
    save();
    pumpLater();
}

void PeopleCrawlRun::restore(const QByteArray &notes)
{
    const qsizetype line = notes.indexOf('\n');
    const QJsonObject json =
        QJsonDocument::fromJson(notes.left(std::max<qsizetype>(0, line))).object();
    m_startedAt = QDateTime::fromString(json.value("startedAt"_L1).toString(), Qt::ISODateWithMs);
    m_plan = PeopleCrawlPlan::load(notes.mid(line + 1));
    if (!m_startedAt.isValid())
        return begin();
    tell(CrawlProgress::State::Paused);
    if (!json.value("paused"_L1).toBool())
        resume();
}

void PeopleCrawlRun::pause()
{
    m_timer.stop();
    m_progress.waitsUntil = {};
    m_progress.error = {};
    tell(CrawlProgress::State::Paused);
    save();
}

void PeopleCrawlRun::resume()
{
    if (m_progress.state == CrawlProgress::State::Running)
        return;
    m_failures = 0;
    m_progress.waitsUntil = {};
    m_progress.error = {};
    tell(CrawlProgress::State::Running);
    pumpLater();
}

void PeopleCrawlRun::pumpLater()
{
    QMetaObject::invokeMethod(this, &PeopleCrawlRun::pump, Qt::QueuedConnection);
}

bool PeopleCrawlRun::isSearch(const CrawlStep &step) const
{
    return step.kind == CrawlStep::Kind::Probe || step.kind == CrawlStep::Kind::Page;
}

void PeopleCrawlRun::pump()
{
    while (m_progress.state == CrawlProgress::State::Running && m_inFlight < mostInFlight &&
           m_marks.size() < mostMarks) {
        const bool slowed = m_pace.count() > 0 && m_plan.stage() == PeopleCrawlPlan::Stage::Search;
        if (slowed && QDateTime::currentDateTimeUtc() < m_nextSearch) {
            if (!m_timer.isActive())
                m_timer.start(int(QDateTime::currentDateTimeUtc().msecsTo(m_nextSearch)) + 1);
            return;
        }
        const PeopleCrawlPlan::Stage stage = m_plan.stage();
        const std::optional<CrawlStep> step = m_plan.next();
        if (step)
            send(*step);
        else if (m_inFlight > 0)
            return;
        else if (m_plan.stage() == PeopleCrawlPlan::Stage::Rest)
            return stepRest();
        else if (m_plan.stage() == PeopleCrawlPlan::Stage::Done)
            return finish();
        else if (m_plan.stage() == stage)
            return fail(errorOf(Outcome::ProtocolError)); // nothing more would ever come
    }
}

void PeopleCrawlRun::send(const CrawlStep &step)
{
    AccountLane *lane = m_tools.lanes.lane(m_scope);
    if (!lane) {
        m_plan.again(step);
        m_progress.error = errorOf(Outcome::AuthRequired);
        return tell(CrawlProgress::State::Failed);
    }
    if (isSearch(step) && m_pace.count() > 0)
        m_nextSearch = inFuture(m_pace);
    ++m_inFlight;
    LaneCall *call = lane->perform(step.wish(), m_calls);
    connect(call, &LaneCall::finished, this, [this, step](const Answer &answer) {
        --m_inFlight;
        arrived(step, answer);
    });
}

void PeopleCrawlRun::arrived(const CrawlStep &step, const Answer &answer)
{
    const Outcome outcome = answer.outcome();
    if (answer.ok() && answer.people) {
        understood(step, *answer.people);
    } else if (isSearch(step) && (outcome == Outcome::NotOffered || outcome == Outcome::NotFound)) {
        if (m_plan.stage() == PeopleCrawlPlan::Stage::Search)
            m_plan.cannotSearch();
        else
            m_plan.answered(step, PeoplePage()); // the other one on its way said it before
    } else if (isSearch(step) && (outcome == Outcome::LocalReject || outcome == Outcome::Invalid)) {
        m_plan.answered(step, PeoplePage()); // not a word for this server
    } else {
        return failed(step, answer.ok() ? errorOf(Outcome::ProtocolError) : answer.error);
    }
    pump();
}

void PeopleCrawlRun::understood(const CrawlStep &step, const PeoplePage &page)
{
    m_failures = 0;
    if (isSearch(step) && m_pace.count() > 0 && ++m_smooth >= smoothRun) {
        m_smooth = 0;
        m_pace = m_pace * 3 / 4;
    }
    if (step.kind != CrawlStep::Kind::Probe)
        takeIn(m_tools, m_scope, page.rows, !isSearch(step));
    if (step.part.connected == wish::Connected::Requested && !step.part.kind) {
        QStringList handles;
        for (const PersonFacts &facts : page.rows)
            handles.append(facts.handle.value_or(QString()));
        m_tools.people.takeRequested(m_scope, handles, !page.maybeMore);
    }
    markNowAndThen();
    m_plan.answered(step, page);
    if (step.kind == CrawlStep::Kind::Rest)
        restAnswered(step, page);
    tell(m_progress.state);
    saveNowAndThen();
}

void PeopleCrawlRun::failed(const CrawlStep &step, const ApiError &error)
{
    m_plan.again(step);
    if (step.kind == CrawlStep::Kind::Rest)
        m_rest.prepend(step.handle);
    if (error.kind == Outcome::Throttled && isSearch(step)) {
        m_smooth = 0;
        m_pace = std::clamp(m_pace * 2, m_tempo.shortest, m_tempo.slowest);
    }
    if (m_progress.state == CrawlProgress::State::Paused)
        return;
    if (!isWorthWaiting(error.kind) || ++m_failures > mostFailures)
        return fail(error);
    const auto backOff =
        std::min(m_tempo.longest, m_tempo.shortest * (1 << std::min(m_failures - 1, 8)));
    // The lane waits at least a second by itself (Cloudillo 9.1).
    const auto asked = std::chrono::milliseconds(std::max(1, error.retryAfterSeconds) * 1000);
    wait(inFuture(error.kind == Outcome::Throttled ? std::max(asked, m_pace) : backOff), error);
}

void PeopleCrawlRun::fail(const ApiError &error)
{
    m_timer.stop();
    m_progress.error = error;
    m_progress.waitsUntil = {};
    tell(CrawlProgress::State::Failed);
    save();
}

void PeopleCrawlRun::wait(const QDateTime &until, const ApiError &error)
{
    if (m_progress.state == CrawlProgress::State::Waiting && m_progress.waitsUntil >= until)
        return;
    m_progress.waitsUntil = until;
    m_progress.error = error;
    m_timer.start(int(std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(until))));
    tell(CrawlProgress::State::Waiting);
    save();
}

/// The list's parts were too long somewhere: those whom none held are asked for by pieces of their
/// handles, found in the cache.
void PeopleCrawlRun::stepRest()
{
    if (m_walking)
        return;
    if (!m_grams)
        return countRest();
    while (!m_rest.isEmpty()) {
        const QString handle = m_rest.takeFirst();
        if (m_plan.isRelated(handle))
            continue;
        const bool exactly = m_exactly == handle;
        const std::optional<CrawlStep> step =
            m_plan.forOne(handle, exactly ? QString() : m_grams->best(handle, mostSharers));
        if (step)
            return send(*step);
        m_plan.restDone();
        return pumpLater();
    }
    m_walking = true;
    m_walk->next();
}

void PeopleCrawlRun::countRest()
{
    m_walking = true;
    m_grams = std::make_unique<PeopleCrawlGrams>();
    m_walk = new PeopleWalk(m_tools.people, m_scope, this);
    connect(m_walk, &PeopleWalk::rows, this, [this](const QList<Person> &people) {
        for (const Person &person : people)
            m_grams->count(person.name, person.handle);
        m_walk->next();
    });
    connect(m_walk, &PeopleWalk::done, this, [this] {
        m_walk->deleteLater();
        walkRest();
    });
    m_walk->next();
}

void PeopleCrawlRun::walkRest()
{
    m_walk = new PeopleWalk(m_tools.people, m_scope, this);
    connect(m_walk, &PeopleWalk::rows, this, [this](const QList<Person> &people) {
        for (const Person &person : people) {
            if (m_plan.isFound(person.handle) && !m_plan.isRelated(person.handle))
                m_rest.append(person.handle);
        }
        m_walking = false;
        pump();
    });
    connect(m_walk, &PeopleWalk::done, this, [this] {
        m_plan.restDone();
        m_walking = false;
        pump();
    });
    m_walk->next();
}

void PeopleCrawlRun::restAnswered(const CrawlStep &step, const PeoplePage &page)
{
    if (step.text.isEmpty() || m_plan.isRelated(step.handle))
        return;
    // Cut off before it came to them: by another piece. Not there at all: one last look.
    if (page.maybeMore)
        m_grams->exclude(step.text);
    else
        m_exactly = step.handle;
    m_rest.prepend(step.handle);
}

void PeopleCrawlRun::save()
{
    m_sinceSave = 0;
    const QJsonObject json{{"startedAt"_L1, m_startedAt.toString(Qt::ISODateWithMs)},
                           {"paused"_L1, m_progress.state == CrawlProgress::State::Paused ||
                                             m_progress.state == CrawlProgress::State::Failed}};
    m_tools.people.saveCrawl(m_scope, QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n' +
                                          m_plan.save());
}

void PeopleCrawlRun::saveNowAndThen()
{
    if (++m_sinceSave > m_plan.found() / peoplePerSkippedSave)
        save();
}

/// What was sent to the store and not taken yet is held in memory: it must not pile up.
void PeopleCrawlRun::markNowAndThen()
{
    if (++m_sinceMark < pagesPerMark)
        return;
    m_sinceMark = 0;
    const quint64 ticket = newPeopleTicket();
    m_marks.insert(ticket);
    m_tools.people.load({}, ticket);
}

void PeopleCrawlRun::tell(CrawlProgress::State state)
{
    m_progress.state = state;
    m_progress.found = m_plan.found();
    m_progress.total = m_plan.total();
    m_progress.requests = m_plan.requests();
    if (state == CrawlProgress::State::Running) {
        m_progress.waitsUntil = {};
        m_progress.error = {};
    }
    Q_EMIT changed(m_progress);
}

void PeopleCrawlRun::finish()
{
    m_progress.missing = m_plan.missing();
    m_progress.withoutRelation = m_plan.withoutRelation();
    ListingState state;
    state.asOf = m_startedAt;
    state.total = m_plan.found() + m_progress.missing;
    const bool everybody = m_progress.missing == 0 && !m_plan.isCut() && !m_plan.isUntried();
    state.completeness = everybody        ? ListingState::Completeness::Complete
                         : m_plan.isCut() ? ListingState::Completeness::AtLeast
                                          : ListingState::Completeness::Partly;
    if (m_plan.isUntried() && m_progress.missing == 0)
        state.total = -1; // nobody counted them
    m_tools.people.setListing(m_scope, state);
    m_tools.people.saveCrawl(m_scope, {});
    if (everybody) {
        auto plan = std::make_shared<PeopleCrawlPlan>(m_plan);
        markGoneWithout(
            m_tools.people, m_scope, m_startedAt,
            [plan](const QString &handle) { return plan->isFound(handle); }, parent());
    }
    tell(CrawlProgress::State::Finished);
    Q_EMIT finished(everybody);
}

} // namespace personae
