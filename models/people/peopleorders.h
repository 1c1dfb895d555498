// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peopleindex.h"
#include "models/people/peopletake.h"

#include <map>

namespace personae {

/// One list's order in memory together with its way into memory: read in pieces, kept true by what
/// is written. The database's thread.
class PeopleOrder final
{
public:
    explicit PeopleOrder(qint64 scope);

    [[nodiscard]] bool isReady() const { return m_ready; }
    /// Reads the next piece; true when it is ready.
    [[nodiscard]] Result<bool> readMore(Database &database);

    /// What was committed. Rows that are new or have another name are put in their place by
    /// settle(), many at once.
    void follow(const RowTouches &touches);
    [[nodiscard]] Result<bool> settle(Database &database);
    [[nodiscard]] const PeopleIndex &index() const { return m_index; }

    /// Values of a column that is not in the facts (Handle, Changed, Seen): read in pieces, too.
    [[nodiscard]] bool hasKeys(PeopleColumn column) const;
    [[nodiscard]] Result<bool> readMoreKeys(Database &database, PeopleColumn column);
    [[nodiscard]] quint32 key(PeopleColumn column, quint32 id) const;

private:
    struct Keys
    {
        quint32 firstId = 0;
        std::vector<quint32> values; ///< by id - firstId
        bool ready = false;
        quint32 lastId = 0; ///< how far it is read
        QString lastHandle;
        quint32 count = 0;
        void set(quint32 id, quint32 value);
    };
    [[nodiscard]] Result<bool> begin(Database &database);
    [[nodiscard]] Result<bool> readHandles(Database &database, Keys &keys) const;
    [[nodiscard]] Result<bool> readTimes(Database &database, PeopleColumn column, Keys &keys) const;
    [[nodiscard]] Result<std::vector<PeopleIndex::Placed>> placesOfMoved(Database &database) const;

    qint64 m_scope;
    PeopleIndex m_index;
    bool m_begun = false;
    bool m_ready = false;
    QString m_lastKey; ///< how far it is read
    QString m_lastHandle;
    std::vector<quint32> m_moved; ///< to be put in place
    std::map<PeopleColumn, Keys> m_keys;
};

} // namespace personae
