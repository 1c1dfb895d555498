// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/people/peopleparts.h"
#include "ui/person/personview.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace personae {

/// What stands behind the pages of one person: reads the cache, follows the outbox, the notes and
/// the port, and turns what is done into commands. GUI thread.
class PersonDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonDesk)

public:
    explicit PersonDesk(const PeopleParts &parts, QObject *parent = nullptr);

    [[nodiscard]] const PersonView &view() const { return m_view; }
    [[nodiscard]] const PeopleParts &parts() const { return m_parts; }

    void show(const PersonRef &ref);

    void act(RelationVerb verb, const QString &text = {}); ///< only where verbState() enables it
    /// What is not given stays as it is.
    void changeMember(const std::optional<QString> &role, const std::optional<QString> &status,
                      const QString &reason);
    void retry(const OutboxEntry &entry); ///< the same again; the failed one leaves the list
    void
    drop(const OutboxEntry &entry); ///< a failed one leaves the list, an unsent one is cancelled

    void readAgain();
    void readHome();
    void refreshFromHome();
    void enterCommunity(); ///< asks how one stands there

    void addTag(const QString &tag);
    void removeTag(const QString &tag);
    /// Note of whoever is given, so that one typed here is kept when somebody else is shown.
    void saveNote(const PersonRef &whose, const PersonNote &note);
    void removeNote(qint64 id);

Q_SIGNALS:
    void changed();     ///< view() is another
    void personShown(); ///< somebody else is shown; before changed()
    void noteKept(const personae::PersonRef &whose);
    void announced(const QString &sentence);

private:
    void followPeople();
    void followOutbox();
    void followPort();
    void followNotes();
    void load();
    void takeSheet(const PersonSheet &sheet);
    void readIfOld();
    void enterIfNeeded();
    void submit(const Command &command);
    void tellEntry(const OutboxEntry &entry);
    void refresh(); ///< lays the wishes over, says changed()
    [[nodiscard]] QList<OutboxEntry> entriesWorthALine() const;
    [[nodiscard]] bool isAboutShown(const OutboxEntry &entry) const;
    [[nodiscard]] PeopleScope standingScope() const;

    PeopleParts m_parts;
    PersonView m_view;
    QHash<QUuid, Command> m_submitting; ///< by ticket: on the way to the disk
    QHash<QUuid, qint64> m_replaces;    ///< ticket -> the failed entry it is tried again for
    QHash<PeopleScope, QList<IncomingRequest>> m_requests;
    QSet<PeopleScope> m_entered; ///< asked once; again only when the person asks
    QTimer m_readSoon;
    QTimer m_fade; ///< until the next "verified" has been seen long enough
    bool m_loadAgain = false;
    bool m_loading = false;
    bool m_tagsKnown = false; ///< from the notes, which are ahead of the cache's mirror
    bool m_readOnce = false;  ///< this person was read, or need not be
};

} // namespace personae
