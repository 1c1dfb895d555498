// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountregistry.h"
#include "models/notes/notestore.h"
#include "models/people/peoplestore.h"

#include <QObject>
#include <QSet>

namespace personae {

/// Tells the cache of people which tags and notes there are, so that lists can filter by them: all
/// of them at start (the cache may be new), then each change. GUI thread.
class NoteMirror final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoteMirror)

public:
    NoteMirror(NoteStore &notes, PeopleStore &people, AccountRegistry &accounts,
               QObject *parent = nullptr);

private:
    NoteStore &m_notes;
    PeopleStore &m_people;
    QHash<AccountId, QSet<QString>> m_noted;
};

} // namespace personae
