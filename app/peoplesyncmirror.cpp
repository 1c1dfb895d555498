// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peoplesyncmirror.h"

namespace personae {

NoteMirror::NoteMirror(NoteStore &notes, PeopleStore &people, AccountRegistry &accounts,
                       QObject *parent)
    : QObject(parent)
    , m_notes(notes)
    , m_people(people)
{
    connect(&notes, &NoteStore::everything, this,
            [this](const AccountId &account, const QMap<QString, QStringList> &tags,
                   const QStringList &noted) {
                m_noted.insert(account, QSet<QString>(noted.cbegin(), noted.cend()));
                m_people.mirrorTags(account, tags, true);
                m_people.mirrorNoted(account, noted, true);
            });
    connect(&notes, &NoteStore::tagsChanged, this,
            [this](const AccountId &account, const QMap<QString, QStringList> &tags) {
                m_people.mirrorTags(account, tags, false);
            });
    connect(
        &notes, &NoteStore::notesChanged, this,
        [this](const AccountId &account, const QString &handle, const QList<PersonNote> &written) {
            QSet<QString> &noted = m_noted[account];
            if (written.isEmpty() == !noted.contains(handle))
                return; // only looked at
            if (written.isEmpty()) {
                noted.remove(handle);
                m_people.mirrorNoted(account, QStringList(noted.cbegin(), noted.cend()), true);
            } else {
                noted.insert(handle);
                m_people.mirrorNoted(account, {handle}, false);
            }
        });
    connect(&accounts, &AccountRegistry::removed, this,
            [this](const AccountId &account) { m_noted.remove(account); });
    connect(&accounts, &AccountRegistry::added, this,
            [this](const Account &account) { m_notes.loadEverything(account.id); });
    for (const Account &account : accounts.accounts())
        m_notes.loadEverything(account.id);
}

} // namespace personae
