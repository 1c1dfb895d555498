// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"

#include <QHash>

#include <functional>

namespace personae {

/// Looks for a row by the beginning of its name in a list of which only some rows are here: halves
/// the list where it is sorted by name, else looks through the next 5,000 rows. Asks the source for
/// what it needs. GUI thread.
class PrefixSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrefixSearch)

public:
    using Lookup = std::function<const Person *(quint32)>;

    /// Tickets are firstTicket and up. `lookup` gives rows that are here anyway.
    PrefixSearch(PeopleSource &source, quint64 firstTicket, Lookup lookup,
                 QObject *parent = nullptr);

    struct Question
    {
        PersonIds ids;
        bool byName = true; ///< the list is sorted by name
        bool descending = false;
        QString typed;
        int from = -1;
    };
    void start(const Question &question); ///< found() follows, unless another start() comes first
    void cancel();
    void setIds(const PersonIds &ids); ///< the list changed: begins anew in this one

Q_SIGNALS:
    void found(int row);

private:
    enum class Look { Here, Coming, Gone };

    void begin();
    void go();
    void halve();
    void lookAround();
    void scan();
    void finish(int row);
    Look look(int row);
    void take(quint64 ticket, const QList<Person> &people);
    [[nodiscard]] bool begins(int row) const;
    [[nodiscard]] bool standsBefore(int row) const;
    [[nodiscard]] QString keyAt(int row) const;

    PeopleSource &m_source;
    quint64 m_ticket;
    Lookup m_lookup;
    Question m_question;
    QString m_prefix; ///< folded; empty: nothing is looked for
    int m_low = 0;
    int m_high = 0;
    int m_scanned = 0;
    QHash<quint32, QString> m_keys; ///< of rows looked at
};

} // namespace personae
