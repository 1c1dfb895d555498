// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of a person: each is a step on the undo stack.
#include "models/form/absence.h"
#include "models/form/formcommand.h"
#include "models/form/profileform.h"

#include <utility>

namespace personae {

namespace {

constexpr qint64 burstMilliseconds = 1000;

} // namespace

QJsonValue ProfileForm::cleaned(const QString &key, const QJsonValue &value) const
{
    const QJsonValue plain = orUndefined(value);
    const bool empty = plain.isString() && plain.toString().isEmpty();
    // An empty text means "not set", unless the service itself stores an empty one.
    if (empty && !spec(key).required && baseValue(key) != plain)
        return QJsonValue::Undefined;
    return plain;
}

void ProfileForm::setValue(const QString &key, const QJsonValue &typed)
{
    const QJsonValue after = cleaned(key, typed);
    const QJsonValue before = value(key);
    if (before == after || spec(key).readOnly)
        return;
    FormStep step;
    step.values.insert(key, {before, after});
    step.addedBefore = step.addedAfter = m_added;
    push(std::move(step), true);
}

void ProfileForm::unset(const QString &key)
{
    if (spec(key).readOnly || takesAwayUnseen(key))
        return;
    FormStep step;
    step.values.insert(key, {value(key), spec(key).readsBack ? QJsonValue(QJsonValue::Undefined)
                                                             : QJsonValue(QJsonValue::Null)});
    step.addedBefore = step.addedAfter = m_added;
    push(std::move(step), false);
}

void ProfileForm::revert(const QString &key)
{
    if (!m_edits.contains(key))
        return;
    FormStep step;
    step.values.insert(key, {value(key), baseValue(key)});
    step.addedBefore = step.addedAfter = m_added;
    if (baseValue(key).isUndefined())
        step.addedAfter.removeAll(key);
    push(std::move(step), false);
}

void ProfileForm::takeServerValue(const QString &key)
{
    m_proofs.remove(key);
    FormStep step;
    step.values.insert(key, {value(key), serverValue(key)});
    step.addedBefore = step.addedAfter = m_added;
    push(std::move(step), false);
    Q_EMIT proofChanged(key);
}

bool ProfileForm::addKey(const QString &key)
{
    if (!keyIssues(key).isEmpty())
        return false;
    FormStep step;
    step.addedBefore = m_added;
    step.addedAfter = m_added + QStringList{key};
    push(std::move(step), false);
    return true;
}

bool ProfileForm::renameKey(const QString &from, const QString &to)
{
    if (from == to || !keyIssues(to).isEmpty())
        return false;
    FormStep step;
    step.addedBefore = m_added;
    step.addedAfter = m_added;
    step.addedAfter.removeAll(from);
    step.addedAfter.append(to);
    for (const QString &key : QStringList{from} + companionsOf(from)) {
        const QJsonValue moved = value(key);
        const QString newKey = to + key.mid(from.size());
        if (moved.isUndefined())
            continue;
        step.values.insert(key, {moved, QJsonValue::Undefined});
        step.values.insert(newKey, {value(newKey), moved});
    }
    push(std::move(step), false);
    return true;
}

void ProfileForm::removeKey(const QString &key)
{
    if (spec(key).required)
        return;
    FormStep step;
    step.addedBefore = step.addedAfter = m_added;
    step.addedAfter.removeAll(key);
    for (const QString &one : QStringList{key} + companionsOf(key)) {
        if (!value(one).isUndefined())
            step.values.insert(one, {value(one), QJsonValue::Undefined});
    }
    push(std::move(step), false);
}

void ProfileForm::revertAll()
{
    if (changeCount() == 0 && m_edits.isEmpty())
        return;
    FormStep step;
    for (auto it = m_edits.cbegin(); it != m_edits.cend(); ++it)
        step.values.insert(it.key(), {value(it.key()), baseValue(it.key())});
    for (auto it = m_pictures.cbegin(); it != m_pictures.cend(); ++it)
        step.pictures.insert(it.key(), {it.value(), std::nullopt});
    step.addedBefore = m_added;
    push(std::move(step), false);
}

void ProfileForm::push(FormStep step, bool typing)
{
    const bool joins = typing && m_burst.isValid() && m_burst.elapsed() < burstMilliseconds;
    if (typing)
        m_burst.start();
    else
        m_burst.invalidate();
    // Only a command with an id is offered for joining; the first of a burst stands alone on what
    // came before.
    m_undo.push(new FormCommand(*this, std::move(step), typing, joins));
}

void ProfileForm::apply(const FormStep &step, bool forwards)
{
    const QStringList addedAtFirst = m_added;
    m_added = forwards ? step.addedAfter : step.addedBefore;
    QStringList touched;
    for (auto it = step.values.cbegin(); it != step.values.cend(); ++it) {
        setEdit(it.key(), forwards ? it->second : it->first, !forwards);
        touched.append(it.key());
    }
    for (auto it = step.pictures.cbegin(); it != step.pictures.cend(); ++it) {
        if (const auto &edit = forwards ? it->second : it->first)
            m_pictures.insert(it.key(), *edit);
        else
            m_pictures.remove(it.key());
    }
    if (!forwards)
        m_burst.invalidate();
    tell(touched, addedAtFirst != m_added || !touched.isEmpty());
    for (auto it = step.pictures.cbegin(); it != step.pictures.cend(); ++it)
        Q_EMIT pictureChanged(it.key());
    Q_EMIT changed();
}

/// Undo that reaches the text the edit began from ends the edit, even if the service moved on
/// meanwhile.
void ProfileForm::setEdit(const QString &key, const QJsonValue &value, bool restoring)
{
    m_serverIssues.remove(key);
    const bool backAtStart = restoring && m_edits.contains(key) && value == editedFrom(key);
    if (value == baseValue(key) || backAtStart) {
        m_edits.remove(key);
        m_editBases.remove(key);
        return;
    }
    if (!m_edits.contains(key)) {
        const QJsonValue base = baseValue(key);
        if (base.isUndefined())
            m_editBases.remove(key);
        else
            m_editBases.insert(key, base);
    }
    m_edits.insert(key, orNull(value));
}

void ProfileForm::tell(const QStringList &touched, bool keysMayDiffer)
{
    if (keysMayDiffer) {
        if (const QStringList now = keys(); now != m_toldKeys) {
            m_toldKeys = now;
            Q_EMIT keysChanged();
        }
    }
    for (const QString &key : touched)
        Q_EMIT fieldChanged(key);
}

void ProfileForm::setPicture(PictureSlot slot, const PictureEdit &edit)
{
    if (m_pictures.contains(slot) && m_pictures.value(slot) == edit)
        return;
    FormStep step;
    step.pictures.insert(slot, {picture(slot), edit});
    step.addedBefore = step.addedAfter = m_added;
    push(std::move(step), false);
}

void ProfileForm::setPicturePreview(PictureSlot slot, const BlobId &original, const QImage &preview)
{
    bool known = false;
    for (auto *pictures : {&m_pictures, &m_submittedPictures}) {
        const auto it = pictures->find(slot);
        if (it == pictures->end() || it->original != original)
            continue;
        it->preview = preview;
        known = true;
    }
    if (known)
        Q_EMIT pictureChanged(slot);
}

void ProfileForm::revertPicture(PictureSlot slot)
{
    if (!m_pictures.contains(slot))
        return;
    FormStep step;
    step.pictures.insert(slot, {picture(slot), std::nullopt});
    step.addedBefore = step.addedAfter = m_added;
    push(std::move(step), false);
}

} // namespace personae
