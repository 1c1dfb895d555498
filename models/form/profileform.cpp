// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/profileform.h"

#include "models/form/absence.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QJsonValue lookUp(const FieldMap &fields, const QString &key)
{
    return orUndefined(fields.value(key, QJsonValue::Undefined));
}

} // namespace

ProfileForm::ProfileForm(const AccountId &account, const ServiceInfo &service, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_service(service)
{
}

ProfileForm::~ProfileForm() = default;

QString ProfileForm::pictureKey(PictureSlot slot)
{
    return slot == PictureSlot::Avatar ? u"avatar"_s : u"cover"_s;
}

FieldSpec ProfileForm::spec(const QString &key) const
{
    return fieldrules::specOf(m_service, key);
}

QJsonValue ProfileForm::serverValue(const QString &key) const
{
    return lookUp(m_base.profile.fields, key);
}

QJsonValue ProfileForm::baseValue(const QString &key) const
{
    return m_submitted.contains(key) ? lookUp(m_submitted, key) : serverValue(key);
}

QJsonValue ProfileForm::value(const QString &key) const
{
    return m_edits.contains(key) ? lookUp(m_edits, key) : baseValue(key);
}

QJsonValue ProfileForm::editedFrom(const QString &key) const
{
    return lookUp(m_editBases, key);
}

bool ProfileForm::saysTheSame(const QString &key, const QJsonValue &a, const QJsonValue &b) const
{
    const FieldSpec field = spec(key);
    return fieldrules::sendable(field, a) == fieldrules::sendable(field, b);
}

/// The wish to remove what nobody can read: there is nothing to compare it with.
bool ProfileForm::takesAwayUnseen(const QString &key) const
{
    return m_edits.contains(key) && m_edits.value(key).isNull() && !spec(key).readsBack;
}

bool ProfileForm::isChanged(const QString &key) const
{
    if (takesAwayUnseen(key))
        return !(m_submitted.contains(key) && m_submitted.value(key).isNull());
    return m_edits.contains(key) && !saysTheSame(key, lookUp(m_edits, key), baseValue(key));
}

bool ProfileForm::serverMoved(const QString &key) const
{
    return isChanged(key) && !saysTheSame(key, baseValue(key), editedFrom(key));
}

QList<std::pair<QString, QString>> ProfileForm::choices(const QString &key) const
{
    const FieldSpec field = spec(key);
    const auto known = m_server.choices.constFind(field.choicesFrom);
    if (!field.choicesFrom.isEmpty() && known != m_server.choices.cend())
        return *known;
    QList<std::pair<QString, QString>> plain;
    for (const QString &code : field.choices)
        plain.append({code, code});
    return plain;
}

bool ProfileForm::isUnusual(const QString &key) const
{
    const QString pattern = m_server.limits.value(spec(key).patternLimit);
    const QString text = fieldrules::sendable(spec(key), value(key)).toString();
    return isChanged(key) && !text.isEmpty() && !fieldrules::fitsPattern(pattern, text);
}

QString ProfileForm::offered(const QString &key) const
{
    const QString limit = spec(key).patternLimit;
    if (limit.isEmpty() || !isChanged(key))
        return {};
    const QString text = fieldrules::sendable(spec(key), value(key)).toString();
    return fieldrules::stripped(m_server.limits.value(limit + u".strip"_s), text);
}

QStringList ProfileForm::companionsOf(const QString &key) const
{
    const FieldSpec field = spec(key);
    QStringList companions{field.visibilityKey, field.titleKey};
    companions.removeAll(QString());
    return companions;
}

QStringList ProfileForm::keys() const
{
    QStringList own = m_added;
    for (const FieldMap *fields : {&m_base.profile.fields, &m_submitted, &m_edits})
        own.append(fields->keys());
    QStringList all;
    for (const FieldSpec &field : m_service.fields) {
        const bool shown = field.alwaysShown || own.contains(field.key) ||
                           own.contains(field.visibilityKey) || own.contains(field.titleKey);
        if (shown && !fieldrules::isCompanion(m_service, field.key))
            all.append(field.key);
    }
    std::sort(own.begin(), own.end());
    own.removeDuplicates();
    for (const QString &key : std::as_const(own)) {
        if (m_service.field(key) || !fieldrules::isOpenKey(m_service, key))
            continue;
        // A marker or title whose section is gone would be lost from sight: it stands by itself.
        const QString section = fieldrules::sectionOf(m_service, key);
        const bool beside = all.contains(section) || own.contains(section);
        if (section.isEmpty() || !beside)
            all.append(key);
    }
    return all;
}

QStringList ProfileForm::changedKeys() const
{
    QStringList changedOnes;
    for (auto it = m_edits.cbegin(); it != m_edits.cend(); ++it) {
        if (isChanged(it.key()))
            changedOnes.append(it.key());
    }
    return changedOnes;
}

ProfilePatch ProfileForm::patch() const
{
    ProfilePatch changes;
    for (const QString &key : changedKeys())
        changes.changes.insert(key, orNull(fieldrules::sendable(spec(key), value(key))));
    return changes;
}

FieldMap ProfileForm::before() const
{
    FieldMap values;
    for (const QString &key : changedKeys()) {
        if (const QJsonValue old = baseValue(key); !old.isUndefined())
            values.insert(key, old);
    }
    return values;
}

int ProfileForm::changeCount() const
{
    return static_cast<int>(changedKeys().size() + m_pictures.size());
}

QList<FieldIssue> ProfileForm::issues(const QString &key) const
{
    QList<FieldIssue> found;
    if (isChanged(key))
        found = fieldrules::issuesOf(spec(key), value(key), baseValue(key));
    const auto said = m_serverIssues.constFind(key);
    if (said == m_serverIssues.cend())
        return found;
    if (said->isEmpty())
        found.append({FieldIssue::Kind::Server, 0, 0, LengthUnit::CodePoints, {}});
    for (const QString &text : *said)
        found.append({FieldIssue::Kind::Server, 0, 0, LengthUnit::CodePoints, text});
    return found;
}

QList<FieldIssue> ProfileForm::keyIssues(const QString &key) const
{
    const QList<FieldIssue> found = fieldrules::keyIssuesOf(m_service, key);
    const bool used = m_added.contains(key) || !value(key).isUndefined() ||
                      (m_service.field(key) && keys().contains(key));
    if (found.isEmpty() && used)
        return {{FieldIssue::Kind::KeyInUse, 0, 0, LengthUnit::Utf8Bytes, {}}};
    return found;
}

QStringList ProfileForm::wrongKeys() const
{
    QStringList wrong;
    for (const QString &key : keys()) {
        for (const QString &one : QStringList{key} + companionsOf(key)) {
            // What the service refused once may be right now: only our own rules keep one from
            // publishing.
            if (!issues(one).isEmpty())
                wrong.append(one);
        }
    }
    wrong.removeDuplicates();
    return wrong;
}

bool ProfileForm::hasIssues() const
{
    const QStringList changedOnes = changedKeys();
    return std::any_of(changedOnes.cbegin(), changedOnes.cend(), [this](const QString &key) {
        return !fieldrules::issuesOf(spec(key), value(key), baseValue(key)).isEmpty();
    });
}

std::optional<ProfileForm::PictureEdit> ProfileForm::picture(PictureSlot slot) const
{
    const auto it = m_pictures.constFind(slot);
    return it == m_pictures.cend() ? std::nullopt : std::optional(*it);
}

std::optional<ProfileForm::PictureEdit> ProfileForm::submittedPicture(PictureSlot slot) const
{
    const auto it = m_submittedPictures.constFind(slot);
    return it == m_submittedPictures.cend() ? std::nullopt : std::optional(*it);
}

ProfileForm::Proof ProfileForm::proof(const QString &key) const
{
    return m_proofs.value(key);
}

ProfileForm::Delivery ProfileForm::delivery(const QString &key) const
{
    return m_deliveries.value(key);
}

} // namespace personae
