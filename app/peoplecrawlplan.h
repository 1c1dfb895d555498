// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplecrawlparts.h"
#include "app/peoplecrawlwords.h"
#include "network/wire/answer.h"

namespace personae {

/// One request of a crawl.
struct CrawlStep
{
    enum class Kind {
        Probe, ///< how many a letter finds
        Page,  ///< a page of a search
        Part,  ///< a part of the list
        Rest,  ///< the list again, narrowed to one that no part held
    };
    Kind kind = Kind::Page;
    QString text; ///< Rest: empty means exactly this handle
    int offset = 0;
    CrawlPart part;
    QString handle; ///< Rest: for whom
    [[nodiscard]] Wish wish() const;
};

/// How everybody is collected from a node whose list stops at a hundred (Cloudillo 5.2): what to
/// ask next, what was understood, and what is still missing. First who there is, by paged searches;
/// then how one stands with them, by parts of the list; then the rest one by one. A value without
/// any I/O that can be saved at every moment. It holds no people, only a number per handle.
class PeopleCrawlPlan
{
public:
    enum class Stage { Search, Parts, Rest, Done };

    PeopleCrawlPlan() = default;
    PeopleCrawlPlan(const QString &ownHandle, const QString &ownName);

    [[nodiscard]] Stage stage() const { return m_stage; }
    /// Hands out the next request. Nothing: wait for the answers to those handed out (or, in Stage
    /// Rest, name somebody).
    [[nodiscard]] std::optional<CrawlStep> next();
    /// In Stage Rest: reads this one by a piece of the handle that others share, or exactly (empty
    /// text). Nothing where the polite number is used up.
    [[nodiscard]] std::optional<CrawlStep> forOne(const QString &handle, const QString &text);
    void answered(const CrawlStep &step, const PeoplePage &page);
    void again(const CrawlStep &step); ///< it got no answer
    void cannotSearch();               ///< the node has no search: the list is all there is
    void restDone() { m_stage = Stage::Done; }

    [[nodiscard]] bool isFound(const QString &handle) const;
    [[nodiscard]] bool isRelated(const QString &handle) const;
    [[nodiscard]] int found() const { return int(m_found.size()); }
    [[nodiscard]] int total() const; ///< -1: not known
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] int missing() const;
    [[nodiscard]] int withoutRelation() const;
    [[nodiscard]] bool isCut() const ///< there may be more, and nobody says how many
    {
        return m_cut && (!m_canSearch || m_largest < 0 || m_uncounted);
    }
    /// Letters were left out, and others like them brought people nothing else found: there may be
    /// more.
    [[nodiscard]] bool isUntried() const
    {
        return m_canSearch && m_lettersBring && m_words.hasUntried();
    }

    [[nodiscard]] QByteArray save() const;
    [[nodiscard]] static PeopleCrawlPlan
    load(const QByteArray &bytes); ///< of the same version only

    static constexpr int pageSize = 100;

private:
    struct Branch
    {
        QString word; ///< empty: none
        bool probing = false;
        bool first = true;     ///< its first page has not come yet
        bool ended = false;    ///< no more pages are asked for
        bool cutByOwn = false; ///< one's own row was left out of a page
        int total = -1;
        int totalBefore = -1; ///< before it got less for the first time
        int overlap = 0;      ///< of pages, once the list was seen to get shorter
        bool settled = false; ///< all under way since then came in
        int offset = 0;       ///< of the next page
        int step = pageSize;
        int sterile = 0; ///< pages in a row that brought nobody new to the branch
        int runs = 0;
        int foundBefore = 0;
    };
    struct Deficit
    {
        int missing = 0;
        int foundThen = 0;
    };

    [[nodiscard]] std::optional<CrawlStep> nextSearch();
    [[nodiscard]] std::optional<CrawlStep> nextPart();
    void settle(const CrawlStep &step); ///< it is not under way any more
    [[nodiscard]] bool beginBranch();
    void beginBranch(const QString &word, bool probing);
    void probed(const PeoplePage &page);
    void paged(const CrawlStep &step, const PeoplePage &page);
    void noteTotal(const CrawlStep &step, const PeoplePage &page);
    void shrunk(const CrawlStep &step, int total);
    void endBranchIfDone();
    void endBranch();
    void beginParts();
    void parted(const CrawlStep &step, const PeoplePage &page);
    int take(const PeoplePage &page); ///< how many were not marked yet
    [[nodiscard]] QJsonObject branchToJson() const;
    void branchFromJson(const QJsonObject &json);

    Stage m_stage = Stage::Search;
    PeopleCrawlWords m_words;
    Branch m_branch;
    QStringList m_later;      ///< letters that were put back
    QList<CrawlStep> m_again; ///< handed out, without an answer
    QList<CrawlStep> m_out;   ///< handed out
    QList<Deficit> m_deficits;
    QList<CrawlPart> m_parts;
    QSet<quint64> m_found;
    QSet<quint64> m_marked; ///< of m_found. Search: by the present branch. Later: relationship read
    int m_largest = -1;
    int m_requests = 0;
    int m_restRequests = 0;
    int m_stuckInARow = 0;
    bool m_canSearch = true;
    bool m_cut = false;          ///< a part that cannot be split was cut off
    bool m_lettersBring = false; ///< one outside ASCII brought somebody new
    bool m_uncounted = false;    ///< a search without a total stopped bringing anybody new
};

} // namespace personae
