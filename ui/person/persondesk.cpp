// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/persondesk.h"

#include "models/outbox/outbox.h"
#include "models/outbox/outboxpolicy.h"
#include "models/ports/syncport.h"
#include "ui/person/personwording.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using namespace std::chrono_literals;

/// Whoever only passes over a row on the way down the list asks nothing of the node.
constexpr auto restBeforeReading = 400ms;
constexpr qint64 oldAfterSeconds = 15 * 60;
constexpr qint64 verifiedShownMilliseconds = 5000;

} // namespace

PersonDesk::PersonDesk(const PeopleParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(restBeforeReading);
    m_fade.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &PersonDesk::readIfOld);
    connect(&m_fade, &QTimer::timeout, this, &PersonDesk::refresh);
    followPeople();
    followOutbox();
    followPort();
    followNotes();
}

void PersonDesk::followPeople()
{
    connect(&m_parts.people, &PeopleStore::personLoaded, this, [this](const PersonSheet &sheet) {
        if (sheet.ref == m_view.ref) {
            takeSheet(sheet);
        } else if (m_view.actsAsCommunity() && sheet.ref.scope.isOwn() &&
                   sheet.ref.scope.account == m_view.ref.scope.account &&
                   sheet.ref.handle == m_view.ref.scope.node) {
            m_view.nodeName = sheet.person.name;
            refresh();
        }
    });
    connect(&m_parts.people, &PeopleStore::personChanged, this, [this](const PersonRef &ref) {
        if (ref == m_view.ref)
            load();
    });
    connect(&m_parts.people, &PeopleSource::peopleChanged, this,
            [this](const PeopleScope &scope, const PeopleChange &change) {
                const quint32 id = m_view.sheet.person.id;
                if (scope != m_view.ref.scope)
                    return;
                if (change.everything || change.updated.contains(id) ||
                    change.removed.contains(id) || (id == 0 && !change.inserted.isEmpty()))
                    load();
            });
    connect(&m_parts.people, &PeopleStore::failed, this, [this](const ApiError &error) {
        if (!m_loading)
            return;
        m_loading = false;
        m_view.loaded = true;
        m_view.readError = error;
        refresh();
    });
    connect(&m_parts.people, &PeopleStore::requestsChanged, this,
            [this](const PeopleScope &scope, const QList<IncomingRequest> &requests) {
                m_requests.insert(scope, requests);
                if (scope == m_view.ref.scope)
                    refresh();
            });
}

void PersonDesk::followOutbox()
{
    connect(&m_parts.outbox, &Outbox::submitted, this,
            [this](const QUuid &ticket, const OutboxEntry &entry) {
                if (!m_submitting.contains(ticket))
                    return;
                const qint64 replaced = m_replaces.take(ticket);
                if (replaced != 0 && replaced != entry.id)
                    m_parts.outbox.removeFinal(replaced);
                takeSubmitted(ticket, {});
            });
    connect(&m_parts.outbox, &Outbox::submitFailed, this,
            [this](const QUuid &ticket, const ApiError &error) {
                m_replaces.remove(ticket);
                if (m_submitting.contains(ticket))
                    takeSubmitted(ticket, error);
            });
    for (auto signal : {&Outbox::entryAdded, &Outbox::entryChanged})
        connect(&m_parts.outbox, signal, this, &PersonDesk::tellEntry);
    connect(&m_parts.outbox, &Outbox::entryRemoved, this, &PersonDesk::refresh);
    connect(&m_parts.outbox, &Outbox::loaded, this, &PersonDesk::refresh);
    const auto follow = [this] { refresh(); };
    connect(&m_parts.accounts, &QAbstractItemModel::dataChanged, this, follow);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this, follow);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this, follow);
}

void PersonDesk::takeSubmitted(const QUuid &ticket, const ApiError &error)
{
    const OutboxEntry sent = m_submitting.take(ticket);
    if (error.isError() && isAboutShown(sent))
        m_view.keepError = error;
    Q_EMIT submitEnded(targetOf(sent.account, sent.command), sent.command, error);
    refresh();
}

void PersonDesk::followPort()
{
    connect(&m_parts.port, &PeoplePort::personRead, this,
            [this](const PersonRef &ref, const ApiError &error) {
                if (ref != m_view.ref)
                    return;
                // One signal for three questions: the one about their own page is told apart by
                // having been asked alone.
                if (m_view.readingHome && !m_view.reading)
                    m_view.homeError = error;
                else
                    m_view.readError = error;
                m_view.reading = m_view.readingHome = false;
                load();
                refresh();
            });
    connect(&m_parts.port, &PeoplePort::standingChanged, this, [this](const PeopleScope &scope) {
        if (scope == standingScope())
            refresh();
    });
}

void PersonDesk::followNotes()
{
    connect(
        &m_parts.notes, &NoteStore::notesChanged, this,
        [this](const AccountId &account, const QString &handle, const QList<PersonNote> &notes) {
            if (account == m_view.ref.scope.account && handle == m_view.ref.handle) {
                m_view.notes = notes;
                refresh();
            }
        });
    connect(&m_parts.notes, &NoteStore::noteSaved, this,
            [this](const AccountId &account, const QString &handle, const PersonNote &note,
                   const ApiError &error) {
                m_noteFailed = error.isError();
                if (error.isError() && account == m_view.ref.scope.account &&
                    handle == m_view.ref.handle)
                    m_view.keepError = error;
                Q_EMIT noteSaved({{account, {}}, handle}, note, error);
                refresh();
            });
    connect(&m_parts.notes, &NoteStore::tagsChanged, this,
            [this](const AccountId &account, const QMap<QString, QStringList> &tags) {
                if (account != m_view.ref.scope.account || !tags.contains(m_view.ref.handle))
                    return;
                m_tagsKnown = true;
                m_view.tags = tags.value(m_view.ref.handle);
                refresh();
            });
    connect(&m_parts.notes, &NoteStore::failed, this, [this](const ApiError &error) {
        if (std::exchange(m_noteFailed, false))
            return; // told to whom it belongs
        m_view.keepError = error;
        refresh();
    });
}

void PersonDesk::show(const PersonRef &ref)
{
    if (ref == m_view.ref)
        return;
    const bool otherAccount = ref.scope.account != m_view.ref.scope.account;
    m_view = PersonView();
    m_view.ref = ref;
    m_readOnce = m_tagsKnown = false;
    m_loading = m_loadAgain = false;
    m_readSoon.stop();
    Q_EMIT personShown();
    if (!ref.isNull()) {
        load();
        m_parts.notes.loadNotes(ref.scope.account, ref.handle);
        if (otherAccount)
            m_parts.people.loadRequests(ref.scope.account);
        if (!ref.scope.isOwn())
            m_parts.people.loadPerson({{ref.scope.account, {}}, ref.scope.node});
    }
    refresh();
}

void PersonDesk::load()
{
    // One at a time: a crawl changes the list many times a second.
    m_loadAgain = m_loading;
    if (m_loading || m_view.isNull())
        return;
    m_loading = true;
    m_parts.people.loadPerson(m_view.ref);
}

void PersonDesk::takeSheet(const PersonSheet &sheet)
{
    m_loading = false;
    m_view.loaded = true;
    m_view.sheet = sheet;
    if (!m_tagsKnown)
        m_view.tags = sheet.person.tags;
    refresh();
    if (m_loadAgain)
        load();
    if (!m_readOnce)
        m_readSoon.start();
    enterIfNeeded();
}

void PersonDesk::readIfOld()
{
    m_readOnce = true;
    const Person &person = m_view.sheet.person;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool thin = !m_view.isListed() || person.unsynced || !person.relationKnown;
    const bool fresh = person.seenAt.isValid() && person.seenAt.secsTo(now) < oldAfterSeconds;
    const bool homeFresh = m_view.sheet.profileSeenAt.isValid() &&
                           m_view.sheet.profileSeenAt.secsTo(now) < oldAfterSeconds;
    if (m_view.isNull() || (thin ? homeFresh : fresh))
        return;
    readAgain();
}

PeopleScope PersonDesk::standingScope() const
{
    if (m_view.actsAsCommunity())
        return m_view.ref.scope;
    return {m_view.ref.scope.account, m_view.ref.handle};
}

void PersonDesk::enterIfNeeded()
{
    const bool inside =
        m_view.actsAsCommunity() || (m_view.isCommunity() && m_view.sheet.person.connected);
    if (!inside || m_view.standing.known || m_entered.contains(standingScope()))
        return;
    enterCommunity();
}

void PersonDesk::enterCommunity()
{
    m_entered.insert(standingScope());
    m_parts.port.enter(standingScope());
}

bool PersonDesk::isAboutShown(const OutboxEntry &entry) const
{
    return entry.account == m_view.ref.scope.account &&
           targetOf(entry.account, entry.command) == m_view.ref;
}

QList<OutboxEntry> PersonDesk::entriesWorthALine() const
{
    QMap<int, OutboxEntry> newest; // by aspect: a later wish makes an older failure history
    const auto note = [&newest](const OutboxEntry &entry) {
        const auto *relation = std::get_if<RelationCommand>(&entry.command);
        newest.insert(relation ? int(aspectOf(relation->verb)) : -1, entry);
    };
    for (const OutboxEntry &entry : m_parts.outbox.entries()) {
        if (isAboutShown(entry))
            note(entry);
    }
    for (const OutboxEntry &entry : m_submitting) {
        if (isAboutShown(entry))
            note(entry);
    }
    QList<OutboxEntry> result = newest.values();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    result.removeIf([&now](const OutboxEntry &entry) {
        return entry.state == OutboxState::Cancelled ||
               ((entry.state == OutboxState::Verified ||
                 entry.state == OutboxState::CannotBeChecked) &&
                entry.changedAt.msecsTo(now) >= verifiedShownMilliseconds);
    });
    std::sort(result.begin(), result.end(), [](const OutboxEntry &a, const OutboxEntry &b) {
        return (a.id == 0 ? std::numeric_limits<qint64>::max() : a.id) <
               (b.id == 0 ? std::numeric_limits<qint64>::max() : b.id);
    });
    return result;
}

void PersonDesk::refresh()
{
    const AccountId &account = m_view.ref.scope.account;
    const AccountRow *row = m_parts.accounts.find(account);
    m_view.account = row ? *row : AccountRow();
    const ServiceInfo *service = m_parts.port.service(account);
    m_view.service = service ? *service : ServiceInfo();
    m_view.isMe = !m_view.isNull() && m_view.ref.handle == m_view.account.account.handle;
    m_view.standing = m_parts.port.standing(standingScope());
    m_view.entries = m_view.isNull() ? QList<OutboxEntry>() : entriesWorthALine();
    m_view.shown = m_view.sheet.person;
    m_fade.stop();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const OutboxEntry &entry : std::as_const(m_view.entries)) {
        // What was verified just now stays laid over, so that a row read before cannot undo it.
        const bool verified = entry.state == OutboxState::Verified;
        if (verified || !isFinal(entry.state))
            m_view.shown = withWish(m_view.shown, entry.command);
        if (verified) {
            const qint64 left = verifiedShownMilliseconds - entry.changedAt.msecsTo(now);
            const int wait = int(qBound<qint64>(1, left, verifiedShownMilliseconds));
            if (!m_fade.isActive() || m_fade.remainingTime() > wait)
                m_fade.start(wait);
        }
    }
    m_view.request.reset();
    for (const IncomingRequest &request : m_requests.value(m_view.ref.scope)) {
        if (!m_view.isNull() && request.from == m_view.ref.handle)
            m_view.request = request;
    }
    Q_EMIT changed();
}

void PersonDesk::tellEntry(const OutboxEntry &entry)
{
    if (!isAboutShown(entry))
        return;
    refresh();
    Q_EMIT announced(PersonWording::entryLine(m_view, entry).text);
}

} // namespace personae
