// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"

#include <QCache>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <map>

namespace personae {

/// The rows around what is looked at: keeps the 2,000 last used, asks the source for others in
/// blocks of 200, two questions at a time, newest wish first. An answer that was overtaken by a
/// newer question for the same row does not count. GUI thread.
class RowLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowLoader)

public:
    static constexpr int keptRows = 2000;
    static constexpr int blockRows = 200;

    /// Tickets are firstTicket and up; nobody else uses them. The source must outlive this.
    RowLoader(PeopleSource &source, quint64 firstTicket, QObject *parent = nullptr);

    void setIds(const PersonIds &ids); ///< the order the row numbers below refer to
    void reset();                      ///< another list: forget all rows and questions

    /// Null where it is not here. Valid until control returns to the event loop.
    [[nodiscard]] const Person *find(quint32 id) const { return m_rows.object(id); }
    [[nodiscard]] quint32 idOf(const QString &handle) const; ///< 0: not here
    void want(int row);
    void setVisibleRows(int first, int last); ///< wishes elsewhere are dropped
    void reload(const QList<quint32> &ids);   ///< what is here of these; old rows stay meanwhile
    void reloadAll();

Q_SIGNALS:
    /// These are here, or here anew. `hint`: a row near them.
    void loaded(const QList<quint32> &ids, int hint);

private:
    struct Flight
    {
        QList<quint32> ids;
        int hint = 0;
    };

    void wantBlock(int block);
    void flush();
    void send(const Flight &flight);
    void take(quint64 ticket, const QList<Person> &people);
    [[nodiscard]] Flight nextBlock();
    [[nodiscard]] Flight nextReload();
    [[nodiscard]] bool isAsked(quint32 id) const;
    void keep(const Person &person);

    PeopleSource &m_source;
    quint64 m_nextTicket;
    PersonIds m_ids;
    QCache<quint32, Person> m_rows{keptRows};
    QHash<QString, quint32> m_byHandle; ///< of rows that are here, and of some that were
    QList<int> m_blocks;                ///< wanted, newest last
    QSet<quint32> m_stale;
    QSet<quint32> m_missing; ///< the source has them no longer
    std::map<quint64, Flight> m_flights;
    QTimer m_flush;
    int m_hint = 0;
};

} // namespace personae
