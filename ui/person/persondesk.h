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

    /// Only where verbState() enables it; false: nothing was done.
    bool act(RelationVerb verb, const QString &text = {});
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
    /// How one saveNote() ended.
    void noteSaved(const personae::PersonRef &whose, const personae::PersonNote &note,
                   const personae::ApiError &error);
    /// A command of act() is kept on this computer, or, with an error, is not.
    void submitEnded(const personae::PersonRef &whom, const personae::Command &command,
                     const personae::ApiError &error);
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
    void takeSubmitted(const QUuid &ticket, const ApiError &error);
    void tellEntry(const OutboxEntry &entry);
    void refresh(); ///< lays the wishes over, says changed()
    [[nodiscard]] QList<OutboxEntry> entriesWorthALine() const;
    [[nodiscard]] bool isAboutShown(const OutboxEntry &entry) const;
    [[nodiscard]] PeopleScope standingScope() const;

    PeopleParts m_parts;
    PersonView m_view;
    /// By ticket: what is on the way to the disk; of the entry only account and command.
    QHash<QUuid, OutboxEntry> m_submitting;
    QHash<QUuid, qint64> m_replaces; ///< ticket -> the failed entry it is tried again for
    QHash<PeopleScope, QList<IncomingRequest>> m_requests;
    QSet<PeopleScope> m_entered; ///< asked once; again only when the person asks
    QTimer m_readSoon;
    QTimer m_fade; ///< until the next "verified" has been seen long enough
    bool m_loadAgain = false;
    bool m_loading = false;
    bool m_tagsKnown = false;  ///< from the notes, which are ahead of the cache's mirror
    bool m_readOnce = false;   ///< this person was read, or need not be
    bool m_noteFailed = false; ///< the failure being told is a note's, and its owner knows
};

} // namespace personae
