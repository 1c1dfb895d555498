// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/sidebarmodel.h"
#include "models/values/person.h"

#include <QList>

namespace personae {

/// Where one is: a section of one account, and who is looked at there.
struct Place
{
    SidebarKind section = SidebarKind::MyProfiles;
    PeopleScope scope; ///< node set: inside that community
    QString person;    ///< handle; empty: nobody chosen

    [[nodiscard]] bool isSamePage(const Place &other) const
    {
        return section == other.section && scope == other.scope;
    }
    bool operator==(const Place &) const = default;
};

/// Back and forward among the places one has been at. Moving within a list is one place, which
/// remembers the last person. GUI thread.
class PlaceTrail
{
public:
    static constexpr qsizetype longest = 100;

    void visit(const Place &place)
    {
        if (m_at >= 0 && m_places.at(m_at) == place)
            return;
        m_places.resize(m_at + 1);
        m_places.append(place);
        if (m_places.size() > longest)
            m_places.removeFirst();
        m_at = m_places.size() - 1;
    }
    void setPerson(const QString &handle)
    {
        if (m_at >= 0)
            m_places[m_at].person = handle;
    }
    /// A signed-out account has no places.
    template <typename Wanted> void keepOnly(const Wanted &wanted)
    {
        for (qsizetype i = m_places.size() - 1; i >= 0; --i) {
            if (wanted(m_places.at(i)))
                continue;
            m_places.removeAt(i);
            if (i <= m_at)
                --m_at;
        }
    }
    [[nodiscard]] bool hasBack() const { return m_at > 0; }
    [[nodiscard]] bool hasForward() const { return m_at + 1 < m_places.size(); }
    [[nodiscard]] Place back() { return m_places.at(--m_at); }    ///< only where hasBack()
    [[nodiscard]] Place forward() { return m_places.at(++m_at); } ///< only where hasForward()

private:
    QList<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace personae
