// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplecrawlplan.h"

#include "app/peoplesynctools.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int mostSterile = 2;
constexpr int mostBranchRuns = 2;
constexpr int mostStuck = 3;
constexpr int mostPartRequests = 1500;
constexpr int restRequests = 500;
constexpr int leastOverlap = 10;
constexpr int mostOverlap = 50;

/// The same on every computer and in every version: it is stored.
quint64 numberOf(const QString &handle)
{
    quint64 hash = 14695981039346656037ULL;
    for (const QChar letter : handle) {
        hash = (hash ^ letter.unicode()) * 1099511628211ULL;
    }
    return hash;
}

} // namespace

Wish CrawlStep::wish() const
{
    switch (kind) {
    case Kind::Probe:
        return wish::SearchPeople{text, 1, 0};
    case Kind::Page:
        return wish::SearchPeople{text, PeopleCrawlPlan::pageSize, offset};
    case Kind::Part:
        return part.wish();
    case Kind::Rest:
        break;
    }
    wish::ListPeople wish;
    wish.status = everyStatus();
    wish.text = text;
    if (text.isEmpty())
        wish.handle = handle;
    return wish;
}

PeopleCrawlPlan::PeopleCrawlPlan(const QString &ownHandle, const QString &ownName)
    : m_words(ownHandle, ownName)
{
}

std::optional<CrawlStep> PeopleCrawlPlan::next()
{
    std::optional<CrawlStep> step;
    if (!m_again.isEmpty())
        step = m_again.takeFirst();
    if (!step && m_stage == Stage::Search)
        step = nextSearch();
    if (!step && m_stage == Stage::Parts)
        step = nextPart();
    if (step) {
        ++m_requests;
        m_out.append(*step);
    }
    return step;
}

std::optional<CrawlStep> PeopleCrawlPlan::nextSearch()
{
    if (m_branch.word.isEmpty() && !beginBranch()) {
        beginParts();
        return std::nullopt;
    }
    // How far it goes is known after the first answer.
    const bool sequential =
        m_branch.probing || m_branch.first || m_branch.total < 0 || m_branch.overlap > 0;
    if (m_branch.ended || (sequential && !m_out.isEmpty()))
        return std::nullopt;
    CrawlStep step;
    step.kind = m_branch.probing ? CrawlStep::Kind::Probe : CrawlStep::Kind::Page;
    step.text = m_branch.word;
    step.offset = m_branch.offset;
    if (!m_branch.probing) {
        m_branch.offset += std::max(1, m_branch.step - m_branch.overlap);
        m_branch.ended = m_branch.total >= 0 && m_branch.offset >= m_branch.total;
    }
    return step;
}

bool PeopleCrawlPlan::beginBranch()
{
    if (const std::optional<QString> word = m_words.takeShared()) {
        beginBranch(*word, false);
        return true;
    }
    const std::optional<QString> letter =
        m_later.isEmpty() ? m_words.takeLetter() : std::optional(m_later.takeFirst());
    if (letter)
        beginBranch(*letter, true);
    return letter.has_value();
}

void PeopleCrawlPlan::beginBranch(const QString &word, bool probing)
{
    m_branch = {};
    m_branch.word = word;
    m_branch.probing = probing;
    m_branch.foundBefore = found();
    m_marked.clear();
}

std::optional<CrawlStep> PeopleCrawlPlan::nextPart()
{
    if (m_parts.isEmpty()) {
        if (m_out.isEmpty())
            m_stage = m_canSearch && withoutRelation() > 0 ? Stage::Rest : Stage::Done;
        return std::nullopt;
    }
    CrawlStep step;
    step.kind = CrawlStep::Kind::Part;
    step.part = m_parts.takeFirst();
    return step;
}

void PeopleCrawlPlan::beginParts()
{
    m_stage = Stage::Parts;
    m_branch = {};
    m_later.clear();
    m_marked.clear();
    m_parts = firstParts();
}

void PeopleCrawlPlan::cannotSearch()
{
    m_canSearch = false;
    m_again.clear();
    m_out.clear();
    beginParts();
}

std::optional<CrawlStep> PeopleCrawlPlan::forOne(const QString &handle, const QString &text)
{
    if (m_restRequests >= std::max(restRequests, found() / 10))
        return std::nullopt;
    CrawlStep step;
    step.kind = CrawlStep::Kind::Rest;
    step.handle = handle;
    step.text = text;
    ++m_requests;
    ++m_restRequests;
    m_out.append(step);
    return step;
}

void PeopleCrawlPlan::settle(const CrawlStep &step)
{
    m_out.removeIf([&step](const CrawlStep &each) {
        return each.kind == step.kind && each.text == step.text && each.offset == step.offset &&
               each.part == step.part && each.handle == step.handle;
    });
}

void PeopleCrawlPlan::again(const CrawlStep &step)
{
    settle(step);
    if (step.kind != CrawlStep::Kind::Rest) // those are named anew
        m_again.append(step);
}

void PeopleCrawlPlan::answered(const CrawlStep &step, const PeoplePage &page)
{
    settle(step);
    const bool late = (step.kind == CrawlStep::Kind::Page || step.kind == CrawlStep::Kind::Probe) &&
                      (m_stage != Stage::Search || step.text != m_branch.word);
    if (late)
        return;
    switch (step.kind) {
    case CrawlStep::Kind::Probe:
        return probed(page);
    case CrawlStep::Kind::Page:
        return paged(step, page);
    case CrawlStep::Kind::Part:
        return parted(step, page);
    case CrawlStep::Kind::Rest:
        take(page);
    }
}

int PeopleCrawlPlan::take(const PeoplePage &page)
{
    int fresh = 0;
    for (const PersonFacts &facts : page.rows) {
        const QString handle = facts.handle.value_or(QString());
        const quint64 number = numberOf(handle);
        const qsizetype before = m_found.size();
        m_found.insert(number);
        if (m_stage == Stage::Search && m_found.size() > before)
            m_words.learn(handle, facts.name.value_or(QString()), m_branch.word);
        const qsizetype marked = m_marked.size();
        m_marked.insert(number);
        fresh += m_marked.size() > marked ? 1 : 0;
    }
    return fresh;
}

/// A letter that finds no more than those already known with it needs no reading.
void PeopleCrawlPlan::probed(const PeoplePage &page)
{
    if (page.total && *page.total <= m_words.knownWith(m_branch.word))
        m_branch = {};
    else
        m_branch.probing = false;
}

void PeopleCrawlPlan::paged(const CrawlStep &step, const PeoplePage &page)
{
    const bool wasFirst = std::exchange(m_branch.first, false);
    const int foundBefore = found();
    const int fresh = take(page);
    m_lettersBring = m_lettersBring || (found() > foundBefore && m_branch.word.size() <= 2 &&
                                        m_branch.word.at(0).unicode() > 0x7F);
    noteTotal(step, page);
    if (wasFirst && m_branch.total > page.rows.size() + 1 && page.rows.size() < pageSize - 1 &&
        !page.rows.isEmpty()) {
        m_branch.step = int(page.rows.size()); // gives less than it was asked for
        m_branch.offset = m_branch.step;
        m_branch.ended = false;
    }
    if (m_branch.runs == 0)
        m_branch.sterile = fresh == 0 && step.offset > 0 ? m_branch.sterile + 1 : 0;
    if (page.rows.isEmpty() || m_branch.sterile >= mostSterile)
        m_branch.ended = true;
    if (wasFirst && found() > foundBefore && m_branch.word.size() <= 2) {
        // A letter brought strangers: the word that many of them share finds the others sooner.
        if (const std::optional<QString> shared = m_words.takeShared()) {
            m_later.append(m_branch.word);
            return beginBranch(*shared, false);
        }
    }
    endBranchIfDone();
}

void PeopleCrawlPlan::noteTotal(const CrawlStep &step, const PeoplePage &page)
{
    if (!page.total) {
        m_branch.ended = m_branch.ended || (!page.maybeMore && page.rows.size() < pageSize - 1);
        return;
    }
    const int total = *page.total;
    if (std::min(m_branch.step, total - step.offset) - page.rows.size() == 1)
        m_branch.cutByOwn = true;
    if (m_branch.total >= 0 && total < m_branch.total && step.offset > 0)
        shrunk(step, total);
    const bool unsettled = m_branch.overlap > 0 && !m_branch.settled;
    m_branch.total = unsettled ? std::min(total, m_branch.total) : total;
    m_branch.settled = m_branch.overlap > 0 && m_out.isEmpty();
    m_branch.ended = m_branch.offset >= m_branch.total;
}

/// The list got shorter while it was read: as many have moved to pages that were read already. Goes
/// back, and from now on each page begins before the end of the one before.
void PeopleCrawlPlan::shrunk(const CrawlStep &step, int total)
{
    if (m_branch.overlap == 0)
        m_branch.totalBefore = m_branch.total;
    const int lost = (m_branch.settled ? m_branch.total : m_branch.totalBefore) - total;
    if (m_branch.settled && lost <= m_branch.overlap)
        return;
    m_branch.overlap = std::clamp(2 * lost, std::max(leastOverlap, m_branch.overlap), mostOverlap);
    m_branch.offset = std::min(m_branch.offset, std::max(0, step.offset - lost - m_branch.overlap));
}

void PeopleCrawlPlan::endBranchIfDone()
{
    if (m_branch.ended && m_out.isEmpty() && m_again.isEmpty())
        endBranch();
}

void PeopleCrawlPlan::endBranch()
{
    const int expected = m_branch.total - (m_branch.cutByOwn ? 1 : 0);
    const int deficit = m_branch.total < 0 ? 0 : expected - int(m_marked.size());
    const bool stuck = m_branch.sterile >= mostSterile && deficit > 0;
    m_uncounted = m_uncounted || (m_branch.total < 0 && m_branch.sterile >= mostSterile);
    m_largest = std::max(m_largest, expected);
    if (deficit > 0 && !stuck && m_branch.runs < mostBranchRuns) {
        ++m_branch.runs;
        m_branch.offset = 0;
        m_branch.ended = false;
        return;
    }
    if (deficit > 0)
        m_deficits.append({deficit, found()});
    m_stuckInARow = stuck && found() == m_branch.foundBefore ? m_stuckInARow + 1 : 0;
    m_branch = {};
    if (m_stuckInARow >= mostStuck)
        beginParts(); // this search answers every page with the first
}

void PeopleCrawlPlan::parted(const CrawlStep &step, const PeoplePage &page)
{
    take(page);
    const bool isOverview = step.part.connected && !step.part.kind; // its people come again
    if (!page.maybeMore || isOverview)
        return;
    const QList<CrawlPart> smaller =
        m_requests < mostPartRequests ? step.part.split(!m_canSearch) : QList<CrawlPart>();
    m_cut = m_cut || smaller.isEmpty();
    m_parts = smaller + m_parts;
}

bool PeopleCrawlPlan::isFound(const QString &handle) const
{
    return m_found.contains(numberOf(handle));
}

bool PeopleCrawlPlan::isRelated(const QString &handle) const
{
    return m_stage != Stage::Search && m_marked.contains(numberOf(handle));
}

int PeopleCrawlPlan::total() const
{
    const int largest = std::max(m_largest, m_branch.total - (m_branch.cutByOwn ? 1 : 0));
    return largest < 0 ? -1 : std::max(largest, found());
}

/// Those that one search counted and no later one brought.
int PeopleCrawlPlan::missing() const
{
    int most = 0;
    for (const Deficit &deficit : m_deficits)
        most = std::max(most, deficit.missing - (found() - deficit.foundThen));
    return most;
}

int PeopleCrawlPlan::withoutRelation() const
{
    return m_stage == Stage::Search ? 0 : int(m_found.size() - m_marked.size());
}

} // namespace personae
