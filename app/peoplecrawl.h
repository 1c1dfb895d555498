// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QHash>
#include <QObject>

namespace personae {

class PeopleCrawlRun;

/// Collects whole lists where the server's own stops at a hundred (Cloudillo 5.2): starts, pauses,
/// ends crawls, and takes up those that were under way when the program ended. GUI thread.
class PeopleCrawl final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleCrawl)

public:
    PeopleCrawl(const PeopleTools &tools, QObject *parent = nullptr);
    ~PeopleCrawl() override; ///< saves what runs

    void loadAll();                       ///< takes up what was left; once, after the store is open
    void start(const PeopleScope &scope); ///< from the beginning, unless one is under way
    void pause(const PeopleScope &scope);
    void resume(const PeopleScope &scope);
    void stop(const PeopleScope &scope); ///< keeps the people it found
    void forget(const AccountId &account);
    void setTempo(const PeopleTempo &tempo) { m_tempo = tempo; } ///< for what starts from now on
    [[nodiscard]] CrawlProgress progress(const PeopleScope &scope) const;

Q_SIGNALS:
    void changed(const personae::PeopleScope &scope, const personae::CrawlProgress &progress);

private:
    PeopleCrawlRun *makeRun(const PeopleScope &scope);
    void restore(const PeopleScope &scope, const QByteArray &notes);
    void sessionCame(const AccountId &account);
    void setCrawling(const PeopleScope &scope);

    PeopleTools m_tools;
    PeopleTempo m_tempo;
    QHash<PeopleScope, PeopleCrawlRun *> m_runs;
    QHash<PeopleScope, CrawlProgress> m_last; ///< of those that are over
    bool m_loading = false;
};

} // namespace personae
