// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/historywording.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/theme/ages.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QString proofWord(FieldProof proof)
{
    switch (proof) {
    case FieldProof::Unproved:
        return {};
    case FieldProof::Verified:
        return HistoryWording::tr("verified");
    case FieldProof::NotApplied:
        return HistoryWording::tr("not applied");
    case FieldProof::AppliedDifferently:
        return HistoryWording::tr("applied differently");
    }
    Q_UNREACHABLE();
}

QString stateWord(OutboxState state)
{
    switch (state) {
    case OutboxState::Verified:
        return HistoryWording::tr("verified");
    case OutboxState::NotApplied:
        return HistoryWording::tr("not applied");
    case OutboxState::AppliedDifferently:
        return HistoryWording::tr("applied differently");
    case OutboxState::Refused:
        return HistoryWording::tr("refused");
    case OutboxState::Cancelled:
        return HistoryWording::tr("cancelled");
    case OutboxState::CannotBeChecked:
        return HistoryWording::tr("taken, cannot be checked");
    default:
        return HistoryWording::tr("under way");
    }
}

QString textOf(const QJsonValue &value)
{
    const bool none = value.isNull() || value.isUndefined();
    return none ? HistoryWording::tr("(not set)") : isolated(value.toVariant().toString());
}

} // namespace

QString HistoryWording::label(const QString &key) const
{
    if (key == "avatar"_L1)
        return FieldWording::picture(PictureSlot::Avatar);
    if (key == "cover"_L1)
        return FieldWording::picture(PictureSlot::Cover);
    return FieldWording::label(m_service, key);
}

QString HistoryWording::result(const OutboxEntry &entry, const QString &key) const
{
    const QString word = proofWord(entry.proofs.value(key, FieldProof::Unproved));
    return word.isEmpty() ? stateWord(entry.state) : word;
}

QString HistoryWording::fieldResults(const OutboxEntry &entry, const SaveProfileCommand &save) const
{
    QStringList words;
    for (auto it = save.patch.changes.cbegin(); it != save.patch.changes.cend(); ++it)
        words.append(tr("%1: %2", "field, result").arg(label(it.key()), result(entry, it.key())));
    return words.join(u" · "_s);
}

QString HistoryWording::historyEdit(const OutboxEntry &entry) const
{
    if (const auto *save = std::get_if<SaveProfileCommand>(&entry.command))
        return tr("You: %1").arg(fieldResults(entry, *save));
    const auto *put = std::get_if<PutPictureCommand>(&entry.command);
    if (!put)
        return tr("You: %1").arg(stateWord(entry.state));
    const QString key = put->slot == PictureSlot::Avatar ? u"avatar"_s : u"cover"_s;
    return tr("You: %1").arg(tr("%1: %2", "field, result").arg(label(key), result(entry, key)));
}

QString HistoryWording::historySeen(const SeenChange &change) const
{
    return change.byUs ? tr("Seen after your edit: %1").arg(label(change.field))
                       : tr("Seen on the service: %1").arg(label(change.field));
}

QString HistoryWording::historyTime(const QDateTime &at) const
{
    return ages::shortAge(at);
}

QString HistoryWording::historyEditSentence(const OutboxEntry &entry) const
{
    return tr("%1, %2", "time, change").arg(ages::fullDate(entry.changedAt), historyEdit(entry));
}

QString HistoryWording::historySeenSentence(const SeenChange &change) const
{
    return tr("%1, %2", "time, change").arg(ages::fullDate(change.seenAt), historySeen(change));
}

QString HistoryWording::columnTitle(const QString &column) const
{
    if (column == "time"_L1)
        return tr("When");
    if (column == "change"_L1)
        return tr("What");
    return column;
}

QPair<QString, QString> HistoryWording::sides(const HistoryRow &row) const
{
    if (row.seen)
        return {textOf(row.seen->before), textOf(row.seen->after)};
    const auto *save = row.edit ? std::get_if<SaveProfileCommand>(&row.edit->command) : nullptr;
    if (!save)
        return {tr("the picture of before"), tr("the picture that was sent")};
    QStringList before;
    QStringList after;
    const bool many = save->patch.changes.size() > 1;
    for (auto it = save->patch.changes.cbegin(); it != save->patch.changes.cend(); ++it) {
        const QString head = many ? label(it.key()) + u'\n' : QString();
        before.append(head + textOf(save->before.value(it.key(), QJsonValue::Undefined)));
        after.append(head + textOf(it.value()));
    }
    return {before.join(u"\n\n"_s), after.join(u"\n\n"_s)};
}

} // namespace personae
