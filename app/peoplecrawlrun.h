// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplecrawlgrams.h"
#include "app/peoplecrawlplan.h"
#include "app/peoplesynctools.h"

#include <QObject>
#include <QTimer>

namespace personae {

class PeopleWalk;

/// One crawl of one list: sends what its plan asks for, at most two requests at a time, hands the
/// rows to the store, and saves the plan as it goes. Waits by itself where the service asks for it
/// or cannot be reached. GUI thread.
class PeopleCrawlRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleCrawlRun)

public:
    PeopleCrawlRun(const PeopleTools &tools, const PeopleScope &scope, const PeopleTempo &tempo,
                   QObject *parent);
    ~PeopleCrawlRun() override;

    void begin();                          ///< from the beginning
    void restore(const QByteArray &notes); ///< as it was left: paused, or to be resumed
    void pause();
    void resume();
    void save(); ///< as it is now
    [[nodiscard]] const CrawlProgress &progress() const { return m_progress; }
    [[nodiscard]] const QDateTime &startedAt() const { return m_startedAt; }

Q_SIGNALS:
    void changed(const personae::CrawlProgress &progress);
    void finished(bool everybody); ///< false: there may be more than was found

private:
    void pump();
    void pumpLater();
    void send(const CrawlStep &step);
    void arrived(const CrawlStep &step, const Answer &answer);
    void understood(const CrawlStep &step, const PeoplePage &page);
    void failed(const CrawlStep &step, const ApiError &error);
    void fail(const ApiError &error);
    void wait(const QDateTime &until, const ApiError &error);
    void stepRest();
    void countRest();
    void walkRest();
    void restAnswered(const CrawlStep &step, const PeoplePage &page);
    void saveNowAndThen();
    void markNowAndThen();
    void tell(CrawlProgress::State state);
    void finish();
    [[nodiscard]] bool isSearch(const CrawlStep &step) const;

    PeopleTools m_tools;
    PeopleScope m_scope;
    PeopleTempo m_tempo;
    PeopleCrawlPlan m_plan;
    CrawlProgress m_progress;
    QDateTime m_startedAt;
    QTimer m_timer;                      ///< of a wait, or of the pace
    std::chrono::milliseconds m_pace{0}; ///< between two searches, once the service said "slower"
    QDateTime m_nextSearch;
    QObject *m_calls = nullptr; ///< owner of what is under way
    PeopleWalk *m_walk = nullptr;
    std::unique_ptr<PeopleCrawlGrams> m_grams; ///< while the rest is read
    QStringList m_rest;     ///< handles of one chunk whose relationship is still to be read
    QString m_exactly;      ///< who was not found by a piece of their handle
    bool m_walking = false; ///< the cache is asked for rows
    QSet<quint64> m_marks;  ///< questions to the store: answered once it has taken what came before
    int m_sinceMark = 0;
    int m_inFlight = 0;
    int m_failures = 0; ///< in a row
    int m_sinceSave = 0;
    int m_smooth = 0; ///< searches since the pace last changed
};

} // namespace personae
