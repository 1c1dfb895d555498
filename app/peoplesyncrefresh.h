// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QHash>
#include <QObject>

namespace personae {

/// One reading of one list: persons, communities, and whom one asked to connect; or, where a
/// service has no list of everybody (ServiceInfo::listsByRelation), followers, followed and
/// communities page by page, and the members of a community that shares the account's server.
/// Answers go to the store as they come. Ends with one finished(); destroying it stops it. GUI
/// thread.
class PeopleRefresh final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleRefresh)

public:
    PeopleRefresh(const PeopleTools &tools, const PeopleScope &scope, QObject *parent);

    void start(); ///< finished() never comes from inside
    /// Everything was read and nothing was cut off.
    [[nodiscard]] bool isWhole() const { return !m_cut && !m_error.isError(); }
    [[nodiscard]] bool isCut() const { return m_cut; }
    [[nodiscard]] const QSet<QString> &handles() const { return m_handles; }
    /// Whoever is in none of the lists is still there: only what they tell is over.
    [[nodiscard]] bool tellsRelationsOnly() const { return m_byRelation; }
    /// What these lists, read to their end, say about everybody this computer knows.
    void settleRelations(QObject *parent) const;
    [[nodiscard]] const QDateTime &startedAt() const { return m_startedAt; }

Q_SIGNALS:
    void finished(const personae::ApiError &error);

private:
    enum class Kind { Whole, Followers, Followed, Communities, Members };

    void ask(const wish::ListPeople &wish);
    void arrived(const wish::ListPeople &wish, const Answer &answer);
    void askPages(Kind kind, const wish::ListPeople &wish);
    void pageArrived(Kind kind, const wish::ListPeople &wish, const Answer &answer);
    void endOne();

    PeopleTools m_tools;
    PeopleScope m_scope;
    QDateTime m_startedAt;
    QSet<QString> m_handles;
    QHash<Kind, QSet<QString>> m_lists;
    ApiError m_error;
    int m_open = 0;
    bool m_cut = false;
    bool m_byRelation = false;
};

} // namespace personae
