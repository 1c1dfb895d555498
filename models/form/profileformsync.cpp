// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches a form from outside: snapshots, drafts, the outbox.
#include "models/form/absence.h"
#include "models/form/profileform.h"

#include <utility>

namespace personae {

namespace {

void put(FieldMap &fields, const QString &key, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        fields.remove(key);
    else
        fields.insert(key, value);
}

FieldProof proofOf(const OutboxEntry &entry, const QString &key)
{
    const FieldProof proof = entry.proofs.value(key, FieldProof::Unproved);
    if (proof != FieldProof::Unproved)
        return proof;
    if (entry.state == OutboxState::NotApplied)
        return FieldProof::NotApplied;
    if (entry.state == OutboxState::CannotBeChecked)
        return FieldProof::Unproved;
    return entry.state == OutboxState::AppliedDifferently ? FieldProof::AppliedDifferently
                                                          : FieldProof::Verified;
}

bool cameBack(const OutboxEntry &entry)
{
    return entry.state == OutboxState::Refused || entry.state == OutboxState::Cancelled;
}

} // namespace

void ProfileForm::setServer(const ServerFacts &server)
{
    if (m_server == server)
        return;
    m_server = server;
    QStringList touched;
    for (const FieldSpec &field : m_service.fields) {
        if (!field.choicesFrom.isEmpty() || !field.patternLimit.isEmpty())
            touched.append(field.key);
    }
    tell(touched, false);
    Q_EMIT changed();
}

void ProfileForm::setBase(const CachedProfile &base)
{
    QStringList touched = m_base.profile.fields.keys();
    touched.append(base.profile.fields.keys());
    touched.removeDuplicates();
    m_base = base;
    dropSettledEdits();
    tell(touched, true);
    Q_EMIT pictureChanged(PictureSlot::Avatar);
    Q_EMIT pictureChanged(PictureSlot::Cover);
    Q_EMIT changed();
}

/// Letter by letter: an edit that differs by a blank only may still be typed at.
void ProfileForm::dropSettledEdits()
{
    if (!hasBase())
        return; // nothing to compare with yet
    for (const QString &key : m_edits.keys()) {
        const bool settled = orNull(baseValue(key)) == m_edits.value(key);
        if (!settled || (takesAwayUnseen(key) && isChanged(key)))
            continue;
        m_edits.remove(key);
        m_editBases.remove(key);
    }
}

void ProfileForm::restore(const Draft &draft)
{
    QStringList touched;
    for (auto it = draft.patch.changes.cbegin(); it != draft.patch.changes.cend(); ++it) {
        if (m_edits.contains(it.key()) || spec(it.key()).readOnly)
            continue;
        m_edits.insert(it.key(), it.value());
        put(m_editBases, it.key(), draft.base.value(it.key(), QJsonValue::Undefined));
        touched.append(it.key());
    }
    for (auto it = draft.pictures.cbegin(); it != draft.pictures.cend(); ++it) {
        if (!m_pictures.contains(it.key()))
            m_pictures.insert(it.key(), {it->first, it->second, {}});
    }
    for (auto it = draft.addresses.cbegin(); it != draft.addresses.cend(); ++it) {
        if (!m_pictures.contains(it.key()))
            m_pictures.insert(it.key(), {{}, {}, {}, it.value()});
    }
    dropSettledEdits();
    tell(touched, true);
    for (const PictureSlot slot : draft.pictures.keys() + draft.addresses.keys())
        Q_EMIT pictureChanged(slot);
    Q_EMIT changed();
}

Draft ProfileForm::draft() const
{
    Draft draft;
    // Without a base nothing can be compared: all that was edited counts, removals too.
    const QStringList keys = hasBase() ? changedKeys() : m_edits.keys();
    for (const QString &key : keys) {
        draft.patch.changes.insert(key, m_edits.value(key));
        if (m_editBases.contains(key))
            draft.base.insert(key, m_editBases.value(key));
    }
    for (auto it = m_pictures.cbegin(); it != m_pictures.cend(); ++it) {
        if (it->address.isEmpty())
            draft.pictures.insert(it.key(), {it->original, it->recipe});
        else
            draft.addresses.insert(it.key(), it->address);
    }
    return draft;
}

void ProfileForm::markSubmitted(const ProfilePatch &sent)
{
    for (auto it = sent.changes.cbegin(); it != sent.changes.cend(); ++it) {
        const QString &key = it.key();
        m_submitted.insert(key, it.value());
        m_proofs.remove(key);
        m_serverIssues.remove(key);
        if (!isChanged(key)) {
            m_edits.remove(key);
            m_editBases.remove(key);
            m_added.removeAll(key);
        } else {
            put(m_editBases, key, it.value());
        }
    }
    m_burst.invalidate();
    tell(sent.changes.keys(), true);
    Q_EMIT changed();
}

void ProfileForm::markSubmitted(PictureSlot slot, const PictureEdit &sent)
{
    m_submittedPictures.insert(slot, sent);
    const auto held = m_pictures.constFind(slot);
    if (held != m_pictures.cend() && held->original == sent.original &&
        held->recipe == sent.recipe && held->address == sent.address)
        m_pictures.remove(slot);
    Q_EMIT pictureChanged(slot);
    Q_EMIT changed();
}

void ProfileForm::setServerIssues(const QMap<QString, QStringList> &issues)
{
    QStringList touched = m_serverIssues.keys();
    touched.append(issues.keys());
    touched.removeDuplicates();
    m_serverIssues = issues;
    tell(touched, false);
    Q_EMIT changed();
}

void ProfileForm::applyEntry(const OutboxEntry &entry)
{
    if (entry.account != m_account || !targetOf(entry.account, entry.command).isNull())
        return; // about somebody else
    const bool ended = isFinal(entry.state);
    if (ended && m_settled.contains(entry.id))
        return;
    if (ended)
        m_settled.insert(entry.id);
    else
        m_settled.remove(entry.id);
    if (const auto *save = std::get_if<SaveProfileCommand>(&entry.command))
        applySaveEntry(entry, *save);
    else if (const auto *picture = std::get_if<PutPictureCommand>(&entry.command))
        applyPictureEntry(entry, *picture);
    Q_EMIT changed();
}

void ProfileForm::applySaveEntry(const OutboxEntry &entry, const SaveProfileCommand &command)
{
    const FieldMap &sent = command.patch.changes;
    for (auto it = sent.cbegin(); it != sent.cend(); ++it) {
        if (isFinal(entry.state))
            settleField(entry, it.key(), it.value());
        else
            followField(entry, it.key(), it.value());
    }
    dropSettledEdits();
    tell(sent.keys(), true);
    for (auto it = sent.cbegin(); it != sent.cend(); ++it)
        Q_EMIT proofChanged(it.key());
    if (entry.state == OutboxState::Refused)
        setServerIssues(entry.lastError.fieldIssues);
}

void ProfileForm::followField(const OutboxEntry &entry, const QString &key, const QJsonValue &sent)
{
    if (m_deliveries.value(key).entry > entry.id)
        return; // a newer save of the same field stands behind this one
    m_deliveries.insert(key, {entry.id, entry.state, entry.waitsFor, entry.nextTryAt});
    m_submitted.insert(key, sent);
    m_proofs.remove(key);
}

void ProfileForm::settleField(const OutboxEntry &entry, const QString &key, const QJsonValue &sent)
{
    const bool newest = m_deliveries.value(key).entry <= entry.id;
    if (newest) {
        m_deliveries.remove(key);
        m_submitted.remove(key);
    }
    if (cameBack(entry)) {
        if (newest)
            bringBack(key, sent);
        if (newest && entry.lastError.kind == Outcome::Conflict) // it stays marked as moved
            put(m_editBases, key,
                std::get<SaveProfileCommand>(entry.command)
                    .before.value(key, QJsonValue::Undefined));
        return;
    }
    const FieldProof proof = proofOf(entry, key);
    if (entry.seen.contains(key) || proof == FieldProof::Verified)
        put(m_base.profile.fields, key, entry.seen.value(key, sent));
    if (!newest)
        return;
    m_proofs.insert(key, {proof, entry.changedAt, sent, entry.lastError.kind});
    if (proof != FieldProof::Verified && proof != FieldProof::Unproved)
        bringBack(key, sent);
}

/// The text stays the person's: as a change against what the service holds.
void ProfileForm::bringBack(const QString &key, const QJsonValue &sent)
{
    if (m_edits.contains(key))
        return;
    m_edits.insert(key, sent);
    put(m_editBases, key, baseValue(key));
}

void ProfileForm::applyPictureEntry(const OutboxEntry &entry, const PutPictureCommand &command)
{
    if (isFinal(entry.state))
        settlePicture(entry, command);
    else
        followPicture(entry, command);
    Q_EMIT pictureChanged(command.slot);
    Q_EMIT proofChanged(pictureKey(command.slot));
}

void ProfileForm::followPicture(const OutboxEntry &entry, const PutPictureCommand &command)
{
    const QString key = pictureKey(command.slot);
    if (m_deliveries.value(key).entry > entry.id)
        return;
    m_deliveries.insert(key, {entry.id, entry.state, entry.waitsFor, entry.nextTryAt});
    m_proofs.remove(key);
    const PictureEdit known = m_submittedPictures.value(command.slot);
    if (known.original != command.original || known.recipe != command.recipe ||
        known.address != command.address)
        m_submittedPictures.insert(command.slot,
                                   {command.original, command.recipe, {}, command.address});
}

void ProfileForm::settlePicture(const OutboxEntry &entry, const PutPictureCommand &command)
{
    const QString key = pictureKey(command.slot);
    if (m_deliveries.value(key).entry > entry.id)
        return;
    m_deliveries.remove(key);
    const PictureEdit sent = m_submittedPictures.take(command.slot);
    const FieldProof proof = proofOf(entry, key);
    const bool unproved = proof == FieldProof::Unproved; // taken, and nobody can tell
    const bool verified = !cameBack(entry) && (proof == FieldProof::Verified || unproved);
    if (!cameBack(entry))
        m_proofs.insert(key, {proof, entry.changedAt, {}, entry.lastError.kind});
    if (const QString seen = entry.seen.value(key).toString(); verified && !seen.isEmpty()) {
        (command.slot == PictureSlot::Avatar ? m_base.profile.avatar : m_base.profile.cover) = seen;
    }
    if (!verified && !m_pictures.contains(command.slot))
        m_pictures.insert(command.slot,
                          {command.original, command.recipe, sent.preview, command.address});
}

} // namespace personae
