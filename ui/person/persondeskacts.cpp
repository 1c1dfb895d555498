// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outbox.h"
#include "models/people/memberrank.h"
#include "models/ports/syncport.h"
#include "ui/person/persondesk.h"

using namespace Qt::StringLiterals;

namespace personae {

bool PersonDesk::act(RelationVerb verb, const QString &text)
{
    if (!verbState(m_view, verb).enabled)
        return false;
    RelationCommand command;
    command.node = m_view.ref.scope.node;
    command.handle = m_view.ref.handle;
    command.id = m_view.shown.remoteId;
    command.verb = verb;
    if (verb == RelationVerb::Connect)
        command.text = text;
    if (aspectOf(verb) == RelationAspect::Request && m_view.request)
        command.actionId = m_view.request->actionId;
    command.before = relationWord(m_view.shown, aspectOf(verb));
    submit(command);
    return true;
}

void PersonDesk::changeMember(const std::optional<QString> &role,
                              const std::optional<QString> &status, const QString &reason)
{
    if (!m_view.actsAsCommunity() || (!role && !status))
        return;
    MemberCommand command;
    command.node = m_view.ref.scope.node;
    command.handle = m_view.ref.handle;
    command.id = m_view.shown.remoteId;
    command.role = role;
    command.status = status;
    command.roleBefore = memberrank::highest(m_view.service.members, m_view.shown.roles);
    command.statusBefore = relationWord(m_view.shown, RelationAspect::Standing);
    command.reason = reason.trimmed();
    submit(command);
}

void PersonDesk::submit(const Command &command)
{
    const QUuid ticket = QUuid::createUuid();
    OutboxEntry sent;
    sent.account = m_view.ref.scope.account;
    sent.command = command;
    m_submitting.insert(ticket, sent);
    m_view.keepError = {};
    m_parts.outbox.submit(m_view.ref.scope.account, command, ticket);
    refresh();
}

void PersonDesk::retry(const OutboxEntry &entry)
{
    if (!isFinal(entry.state)) {
        m_parts.sync.tryNow(entry.id);
        return;
    }
    const QUuid ticket = QUuid::createUuid();
    OutboxEntry again;
    again.account = entry.account;
    again.command = entry.command;
    m_submitting.insert(ticket, again);
    m_replaces.insert(ticket, entry.id);
    m_parts.outbox.submit(entry.account, entry.command, ticket);
    refresh();
}

void PersonDesk::drop(const OutboxEntry &entry)
{
    if (isFinal(entry.state))
        m_parts.outbox.removeFinal(entry.id);
    else
        m_parts.outbox.cancel(entry.id);
}

void PersonDesk::readAgain()
{
    if (m_view.isNull() || m_view.reading)
        return;
    m_view.reading = true;
    m_view.readError = {};
    refresh();
    m_parts.port.readPerson(m_view.ref);
}

void PersonDesk::readHome()
{
    if (m_view.isNull() || m_view.readingHome)
        return;
    m_view.readingHome = true;
    m_view.homeError = {};
    refresh();
    m_parts.port.readHome(m_view.ref);
}

void PersonDesk::refreshFromHome()
{
    if (m_view.isNull() || m_view.reading)
        return;
    m_view.reading = true;
    m_view.readError = {};
    refresh();
    m_parts.port.refreshFromHome(m_view.ref);
}

void PersonDesk::addTag(const QString &tag)
{
    const QString clean = tag.simplified().left(NoteStore::maximumTagLength);
    if (clean.isEmpty() || m_view.tags.contains(clean, Qt::CaseInsensitive))
        return;
    m_tagsKnown = true;
    m_view.tags.append(clean);
    m_parts.notes.addTag(m_view.ref.scope.account, {m_view.ref.handle}, clean);
    refresh();
}

void PersonDesk::removeTag(const QString &tag)
{
    m_tagsKnown = true;
    m_view.tags.removeAll(tag);
    m_parts.notes.removeTag(m_view.ref.scope.account, {m_view.ref.handle}, tag);
    refresh();
}

void PersonDesk::saveNote(const PersonRef &whose, const PersonNote &note)
{
    if (whose.scope.account == m_view.ref.scope.account && whose.handle == m_view.ref.handle)
        m_view.keepError = {};
    m_parts.notes.saveNote(whose.scope.account, whose.handle, note);
}

void PersonDesk::removeNote(qint64 id)
{
    m_parts.notes.removeNote(m_view.ref.scope.account, m_view.ref.handle, id);
}

} // namespace personae
