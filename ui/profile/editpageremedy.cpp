// SPDX-License-Identifier: GPL-3.0-or-later
// The form after a refusal that names a way on.
#include "models/outbox/outbox.h"
#include "models/ports/serviceport.h"
#include "ui/profile/editpage.h"
#include "ui/profile/remedystrip.h"

#include <QMap>

namespace personae {

void EditPage::connectRemedy()
{
    const auto look = [this](const OutboxEntry &entry) {
        if (m_form && entry.account == m_form->account())
            refreshRemedy();
    };
    connect(&m_parts.outbox, &Outbox::entryAdded, this, look);
    connect(&m_parts.outbox, &Outbox::entryChanged, this, look);
    connect(&m_parts.outbox, &Outbox::entryRemoved, this, &EditPage::refreshRemedy);
    connect(&m_parts.accounts, &QAbstractItemModel::dataChanged, this, &EditPage::refreshRemedy);
    connect(m_remedy, &RemedyStrip::tryWanted, this, &EditPage::tryOtherWay);
    connect(m_remedy, &RemedyStrip::advancedWanted, this, &EditPage::advancedWanted);
    connect(m_remedy, &RemedyStrip::signInWanted, this, &EditPage::signInWanted);
    connect(m_remedy, &RemedyStrip::announced, this, &EditPage::announced);
}

/// Of each kind of change the newest counts: what came before it is decided.
const OutboxEntry *EditPage::entryWithRemedy() const
{
    QMap<size_t, const OutboxEntry *> newest;
    for (const OutboxEntry &entry : m_parts.outbox.entries()) {
        const bool profile = std::holds_alternative<SaveProfileCommand>(entry.command) ||
                             std::holds_alternative<PutPictureCommand>(entry.command);
        if (profile && entry.account == m_form->account())
            newest.insert(entry.command.index(), &entry);
    }
    for (const OutboxEntry *entry : newest) {
        if (isFinal(entry->state) && RemedyStrip::knows(entry->lastError, &m_form->service()))
            return entry;
    }
    return nullptr;
}

void EditPage::refreshRemedy()
{
    if (!m_form)
        return;
    if (const OutboxEntry *entry = m_parts.service ? entryWithRemedy() : nullptr) {
        m_remedy->setEntry(*entry, &m_form->service());
        return;
    }
    const AccountRow *row = m_parts.accounts.find(m_form->account());
    ApiError error = row ? row->lastError : ApiError();
    error.trySetting.clear(); // nothing of the person's came back that could go the other way
    m_remedy->setError(error, &m_form->service());
}

/// What came back stands in the form, and may have been changed since: that is what goes.
void EditPage::tryOtherWay(const QString &setting, const QString &value)
{
    const OutboxEntry *entry = m_form && m_parts.service ? entryWithRemedy() : nullptr;
    if (!entry)
        return;
    if (m_form->changeCount() == 0) {
        RemedyStrip::tryAgain(*m_parts.service, m_parts.outbox, *entry, setting, value);
        return;
    }
    m_parts.service->setSetting(m_form->account(), setting, value);
    publish();
}

} // namespace personae
