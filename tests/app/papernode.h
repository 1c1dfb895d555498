// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplecrawlgrams.h"
#include "app/peoplecrawlplan.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

namespace personae::test {

using namespace Qt::StringLiterals;

/// A node as far as a crawl sees it (Cloudillo 5.2), without sockets.
struct PaperNode
{
    struct Somebody
    {
        PersonFacts facts;
        QStringList words; ///< by which a search finds them
        bool requested = false;
        bool trusted = false;
    };
    QList<Somebody> people;
    int cap = 100;
    bool samePage = false;
    bool counts = true;   ///< says how many hits there are
    int losesPerPage = 0; ///< rows at the front that go away before each further page
    int most = 100;       ///< hits per page, whatever is asked for

    PeoplePage search(const wish::SearchPeople &wish)
    {
        if (losesPerPage > 0 && wish.offset > 0)
            people.remove(0, std::min<qsizetype>(losesPerPage, people.size()));
        PeoplePage page;
        QList<PersonFacts> hits;
        for (const Somebody &somebody : std::as_const(people)) {
            if (std::any_of(somebody.words.begin(), somebody.words.end(),
                            [&wish](const QString &word) { return word.startsWith(wish.text); }))
                hits.append(somebody.facts);
        }
        page.rows = hits.mid(samePage ? 0 : wish.offset, std::min(wish.limit, most));
        for (PersonFacts &facts : page.rows) {
            facts.connected.reset();
            facts.following.reset();
            facts.follower.reset();
        }
        if (counts)
            page.total = int(hits.size());
        page.maybeMore = wish.offset + page.rows.size() < hits.size();
        return page;
    }

    PeoplePage list(const wish::ListPeople &wish) const
    {
        PeoplePage page;
        for (const Somebody &somebody : people) {
            const PersonFacts &facts = somebody.facts;
            const bool fits =
                (!wish.kind || wish.kind == facts.kind) && wish.status.contains(*facts.status) &&
                (!wish.following ||
                 *wish.following == (facts.following == std::optional(Following::Yes))) &&
                (!wish.follower || wish.follower == facts.follower) &&
                (!wish.trustSet || *wish.trustSet == somebody.trusted) &&
                (!wish.connected ||
                 *wish.connected == (*facts.connected     ? wish::Connected::Yes
                                     : somebody.requested ? wish::Connected::Requested
                                                          : wish::Connected::No)) &&
                (wish.handle.isEmpty() || wish.handle == *facts.handle) &&
                (facts.handle->contains(wish.text) || facts.name->contains(wish.text));
            if (!fits)
                continue;
            if (page.rows.size() >= cap) {
                page.maybeMore = true;
                break;
            }
            page.rows.append(facts);
        }
        page.maybeMore = page.rows.size() >= cap;
        return page;
    }

    /// Like a real node: most have no relation at all.
    static PaperNode crowd(int count, quint32 seed)
    {
        QRandomGenerator random(seed);
        static const QStringList domains{u"nodes.example"_s, u"nodes.example"_s, u"else.test"_s,
                                         u"other.test"_s, u"müller.example"_s};
        static const QStringList names{u"Anna"_s, u"Иван"_s,   u"花子"_s,
                                       u"Zoë"_s,  u"Łukasz"_s, u""_s};
        PaperNode node;
        for (int i = 0; i < count; ++i) {
            Somebody somebody;
            PersonFacts &facts = somebody.facts;
            const int kin = random.bounded(20);
            facts.handle = QString(QChar(u'a' + char16_t(random.bounded(26)))) +
                           QChar(u'a' + char16_t(random.bounded(26))) + QString::number(i) + u'.' +
                           domains.at(random.bounded(int(domains.size())));
            if (random.bounded(200) == 0)
                facts.handle = u"имя%1.рф"_s.arg(i);
            facts.name = names.at(random.bounded(int(names.size())));
            somebody.words = searchWords(*facts.name + u' ' + *facts.handle);
            facts.kind = random.bounded(50) == 0 ? PersonKind::Community : PersonKind::Person;
            facts.status = random.bounded(30) == 0 ? u"blocked"_s : u"active"_s;
            facts.connected = kin == 1;
            facts.following = kin < 3 ? Following::Yes : Following::No;
            facts.follower = kin == 2 || kin == 4;
            somebody.requested = kin == 5 && random.bounded(10) == 0;
            node.people.append(somebody);
        }
        return node;
    }
};

struct PaperCrawl
{
    explicit PaperCrawl(PaperNode &paper)
        : node(paper)
    {
    }

    /// Runs it with two requests under way at a time, answered out of order now and then.
    void run(bool savedEachTime = false, int stopAfter = -1)
    {
        QRandomGenerator random(7);
        QList<CrawlStep> out;
        for (int guard = 0; guard < 100'000; ++guard) {
            while (out.size() < 2) {
                const std::optional<CrawlStep> step = plan.next();
                if (!step)
                    break;
                out.append(*step);
            }
            if (out.isEmpty()) {
                if (plan.stage() == PeopleCrawlPlan::Stage::Done)
                    return;
                if (plan.stage() == PeopleCrawlPlan::Stage::Rest && !rest())
                    return;
                continue;
            }
            const CrawlStep step = out.takeAt(random.bounded(int(out.size())));
            answer(step);
            if (plan.requests() == stopAfter)
                return;
            if (savedEachTime) { // what was under way is asked for again
                plan = PeopleCrawlPlan::load(plan.save());
                out.clear();
            }
        }
        QFAIL("the crawl does not end");
    }

    void answer(const CrawlStep &step)
    {
        if (const auto wish = step.wish(); std::holds_alternative<wish::SearchPeople>(wish))
            plan.answered(step, node.search(std::get<wish::SearchPeople>(wish)));
        else
            plan.answered(step, node.list(std::get<wish::ListPeople>(wish)));
    }

    bool rest()
    {
        PeopleCrawlGrams grams;
        for (const PaperNode::Somebody &somebody : std::as_const(node.people))
            grams.count(*somebody.facts.name, *somebody.facts.handle);
        for (const PaperNode::Somebody &somebody : std::as_const(node.people)) {
            const QString handle = *somebody.facts.handle;
            while (plan.isFound(handle) && !plan.isRelated(handle)) {
                const QString text = grams.best(handle, 95);
                const std::optional<CrawlStep> step = plan.forOne(handle, text);
                if (!step) {
                    plan.restDone();
                    return false;
                }
                answer(*step);
                grams.exclude(text);
            }
        }
        plan.restDone();
        return false;
    }

    PaperNode &node;
    PeopleCrawlPlan plan{u"me.nodes.example"_s, u"Me"_s};
};

} // namespace personae::test
