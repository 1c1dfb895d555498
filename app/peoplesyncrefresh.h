// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/peoplesynctools.h"

#include <QObject>

namespace personae {

/// One reading of one list: persons, communities, and whom one asked to connect. Answers go to the
/// store as they come. Ends with one finished(); destroying it stops it. GUI thread.
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
    [[nodiscard]] const QDateTime &startedAt() const { return m_startedAt; }

Q_SIGNALS:
    void finished(const personae::ApiError &error);

private:
    void ask(const wish::ListPeople &wish);
    void arrived(const wish::ListPeople &wish, const Answer &answer);

    PeopleTools m_tools;
    PeopleScope m_scope;
    QDateTime m_startedAt;
    QSet<QString> m_handles;
    ApiError m_error;
    int m_open = 0;
    bool m_cut = false;
};

} // namespace personae
