// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"

#include <vector>

namespace personae {

/// Reads many people out of the cache, block by block and in order, without ever holding them all.
/// Destroying it stops it. GUI thread.
class PeopleLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleLoader)

public:
    explicit PeopleLoader(PeopleSource &source, QObject *parent = nullptr);

    void start(std::vector<quint32> ids);
    [[nodiscard]] bool isRunning() const { return m_ticket != 0; }

    static constexpr int blockSize = 500;

Q_SIGNALS:
    void block(const QList<personae::Person> &people); ///< in the order asked; the gone left out
    void finished();

private:
    void next();
    void take(quint64 ticket, const QList<Person> &people);

    PeopleSource &m_source;
    std::vector<quint32> m_ids;
    std::size_t m_done = 0;
    std::size_t m_asked = 0;
    quint64 m_ticket = 0; ///< 0: nothing under way
};

} // namespace personae
