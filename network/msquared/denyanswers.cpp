// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/answers.h"
#include "network/msquared/choices.h"
#include "network/msquared/denylist.h"

using namespace Qt::StringLiterals;

namespace personae::msquared {

namespace {

QStringList submittedBy(const wish::Deny &deny)
{
    QStringList names;
    const Result<wish::Deny> tidy = tidied(deny);
    for (const auto &[name, replacement] : tidy ? tidy.value().names : deny.names)
        names.append(name);
    return names;
}

/// Rule 5 of 3.8.
void conclude(Answer &answer, DenylistVerb verb, const DenyReading &reading,
              const QStringList &submitted)
{
    if (reading.kind == DenyReading::Kind::Unclear) {
        answer.error.kind = Outcome::Unverified;
        return;
    }
    const bool replaces = verb == DenylistVerb::Replace;
    const bool clean = reading.failed.isEmpty();
    answer.error.kind = clean ? Outcome::Ok : replaces ? Outcome::Refused : Outcome::Partial;
    answer.deny = DenyResult{{}, reading.failed, replaces && clean};
    if (replaces && !clean)
        return;
    for (const QString &name : submitted) {
        if (!reading.failed.contains(name))
            answer.deny->succeeded.append(name);
    }
}

void learnWhatWorked(Answer &answer, DenylistVerb verb, const Endpoint &endpoint)
{
    for (const QString &id : {choices::denyPath, choices::denyEncoding(verb)}) {
        const QString used = choices::chosen(endpoint, id);
        if (used != choices::documented(id).value(0))
            answer.learned.remembered.insert(id, used);
    }
}

/// Whether a refusal speaks of the names. A path in it says nothing: "api" may be a name, too.
bool isAboutNames(const HttpReply &reply, const QStringList &submitted)
{
    QString text = QString::fromUtf8(reply.body);
    for (const QString &path : choices::documented(choices::denyPath))
        text.remove(path).remove(path.chopped(1));
    return namesAny(text, submitted);
}

/// U5: the other path, once; the second refusal puts the first back.
void tryOtherPath(Answer &answer, const wish::Deny &wish, const Endpoint &endpoint)
{
    if (choices::isFixed(endpoint, choices::denyPath))
        return;
    const QString used = choices::chosen(endpoint, choices::denyPath);
    const QStringList paths = choices::documented(choices::denyPath);
    const bool first = used == paths.value(0);
    answer.learned.remembered.insert(choices::denyPath, paths.value(first ? 1 : 0));
    if (first)
        answer.next = {wish};
}

void readRefusal(Answer &answer, const wish::Deny &wish, const HttpReply &reply, const Body &body,
                 const Endpoint &endpoint)
{
    const QStringList submitted = submittedBy(wish);
    const int status = reply.status;
    const bool mayBeAboutIt = status >= 400 && status < 500 && status != 401 && status != 429;
    if (mayBeAboutIt) {
        const DenyReading reading = denyReading(body, submitted, true);
        if (reading.kind != DenyReading::Kind::NotAboutIt)
            return conclude(answer, wish.verb, reading, submitted);
    }
    if ((status == 404 || status == 405) && !isAboutNames(reply, submitted))
        return tryOtherPath(answer, wish, endpoint);
    const QString text = answer.error.serverText;
    const bool missesBody = wish.verb == DenylistVerb::Remove &&
                            (status == 400 || status == 411 || status == 415) &&
                            (status == 411 || text.contains("body"_L1, Qt::CaseInsensitive));
    if (missesBody)
        answer.error.detail = u"delete-body-dropped"_s; // a proxy on the way may do that (3.7)
    if (isAboutShape(answer.error, submitted))
        suggest(answer, choices::denyEncoding(wish.verb), endpoint);
}

} // namespace

void readDeny(Answer &answer, const wish::Deny &wish, const HttpReply &reply,
              const Endpoint &endpoint)
{
    const Body body = bodyOf(reply);
    if (reply.status >= 300)
        return readRefusal(answer, wish, reply, body, endpoint);
    if (body.form == Body::Form::Markup || body.form == Body::Form::Broken) {
        answer.error.kind = Outcome::ProtocolError;
        return;
    }
    const QStringList submitted = submittedBy(wish);
    if (body.form == Body::Form::Text)
        conclude(answer, wish.verb, {DenyReading::Kind::Unclear, {}}, submitted);
    else
        conclude(answer, wish.verb, denyReading(body, submitted, false), submitted);
    // Rule 7: what was said is shown as it is.
    if (answer.outcome() == Outcome::Unverified)
        answer.error.serverText = QString::fromUtf8(reply.body.trimmed()).left(2000);
    else
        learnWhatWorked(answer, wish.verb, endpoint);
}

} // namespace personae::msquared
