// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/followups.h"

#include "network/epixel/envelope.h"
#include "network/epixel/profileforms.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

constexpr qint64 choicesLast = 24 * 3600; ///< seconds (3.6)
const QString choicesReadAt = u"localInfoReadAt"_s;
const QString leftAloneKey = u"leftAlone"_s; ///< argument of the reading: values as they were

bool knowsChoices(const ServerFacts &server)
{
    const QDateTime at = QDateTime::fromString(server.remembered.value(choicesReadAt), Qt::ISODate);
    return at.isValid() && at.secsTo(QDateTime::currentDateTimeUtc()) < choicesLast;
}

QJsonObject toObject(const FieldMap &fields)
{
    QJsonObject object;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

/// What a wish changes of the profile; a change of the e-mail address is such a save, too.
wish::SaveProfile savedBy(const Wish &wish)
{
    if (const auto *save = std::get_if<wish::SaveProfile>(&wish))
        return *save;
    const auto *call = std::get_if<wish::Call>(&wish);
    return call && call->id == "change-email"_L1 ? emailSave(call->arguments) : wish::SaveProfile();
}

/// Fields of the same update call that had a value and were no part of the change.
FieldMap leftAlone(const wish::SaveProfile &save)
{
    FieldMap left;
    const Kind home = homeOf(save.patch.changes.firstKey());
    for (auto it = save.known.cbegin(); it != save.known.cend(); ++it) {
        // Another country has other states: the old one has to go.
        const bool goesAlong = it.key() == "state"_L1 && save.patch.changes.contains(u"country"_s);
        const bool counts = homeOf(it.key()) == home && it.key() != "email"_L1 && !goesAlong;
        if (counts && !textOf(it.value()).isEmpty() && !save.patch.changes.contains(it.key()))
            left.insert(it.key(), it.value());
    }
    return left;
}

} // namespace

QList<Wish> furtherReads(const ServerFacts &server)
{
    QList<Wish> reads;
    for (const QString &call : {u"address"_s, u"about"_s}) {
        if (!server.lacks.contains(call))
            reads.append(alongside(call));
    }
    if (!server.lacks.contains(u"local-info"_s) && !knowsChoices(server))
        reads.append(alongside(u"local-info"_s));
    return reads;
}

void rememberChoices(Answer &answer)
{
    answer.learned.remembered.insert(choicesReadAt,
                                     QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
}

void readAgain(Answer &answer, const QString &call, const Wish &wish, const Endpoint &endpoint)
{
    FieldMap arguments;
    const wish::SaveProfile save = savedBy(wish);
    if (!save.patch.isEmpty() && mayEmptyOthers(endpoint)) {
        const FieldMap left = leftAlone(save);
        if (!left.isEmpty())
            arguments.insert(leftAloneKey, toObject(left));
    }
    answer.readBack = true;
    answer.next = {alongside(call, arguments)};
}

void giveBackEmptied(Answer &answer, const Wish &wish, const Endpoint &endpoint)
{
    const auto *call = std::get_if<wish::Call>(&wish);
    const QJsonObject left = call ? call->arguments.value(leftAloneKey).toObject() : QJsonObject();
    if (!answer.ok() || left.isEmpty() || !mayEmptyOthers(endpoint))
        return;
    const FieldMap &seen = answer.person.own;
    FieldMap emptied;
    for (auto it = left.begin(); it != left.end(); ++it) {
        const QString key = it.key();
        if (seen.contains(key) && textOf(seen.value(key)).isEmpty())
            emptied.insert(key, it.value());
    }
    if (emptied.isEmpty())
        return;
    answer.learned.remembered.insert(QLatin1StringView(rememberedSendAllFields), u"yes"_s);
    answer.next.append(wish::SaveProfile{{emptied}, seen});
}

void goOnChanging(Answer &answer, const wish::Call &change, const Endpoint &endpoint)
{
    const Outcome outcome = answer.outcome();
    const bool unreadable = outcome == Outcome::NoData || outcome == Outcome::NotFound ||
                            outcome == Outcome::Forbidden || outcome == Outcome::ProtocolError;
    if (!answer.ok() && (!unreadable || sendsAllFields(endpoint)))
        return;
    FieldMap known = answer.ok() ? answer.person.own : FieldMap();
    known.insert(u"username"_s, answer.person.handle.value_or(QString())); // never empty
    wish::Call again = change;
    again.arguments.insert(knownKey, toObject(known));
    answer.next = {again};
}

void learnPage(Answer &answer, const QString &page, const Endpoint &endpoint)
{
    if (!answer.ok() && answer.error.kind != Outcome::NoData)
        return;
    const QMap<QString, bool> &known = endpoint.server.can;
    const QString there = u"page."_s + page;
    if (!known.value(there, true))
        answer.learned.can.insert(there, true);
    if (page != "about"_L1)
        return;
    const bool takes = !pathOf(Kind::UpdateAbout, endpoint).isEmpty();
    if (known.value(u"edit.about"_s, true) != takes)
        answer.learned.can.insert(u"edit.about"_s, takes);
}

Answer excused(const Answer &failed, const wish::Call &call)
{
    Answer answer;
    answer.error.httpStatus = failed.error.httpStatus;
    answer.error.requestId = failed.error.requestId;
    if (failed.error.kind == Outcome::NoData) // it answered, and will hold something some day
        answer.learned = failed.learned;
    // A refusal of one's rights, or of this one record, may pass.
    const Outcome outcome = failed.error.kind;
    const bool missing = outcome == Outcome::NotOffered || outcome == Outcome::Retired;
    if (missing && call.id != "profile"_L1) {
        answer.learned.lacks.insert(call.id);
        answer.learned.can.insert(u"page."_s + call.id, false);
    }
    return answer;
}

} // namespace personae::epixel
