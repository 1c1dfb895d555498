// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/failures.h"

#include "network/interlinedlist/profilefields.h"
#include "network/interlinedlist/registration.h"
#include "network/interlinedlist/requestmaker.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

QString callId(const Wish &wish)
{
    const auto *call = std::get_if<wish::Call>(&wish);
    return call ? call->id : QString();
}

bool namesOrganization(const Wish &wish)
{
    return callId(wish) == "create-organization"_L1 || callId(wish) == "edit-organization"_L1;
}

bool signsIn(const QStringList &path)
{
    return path.value(0) == "auth"_L1 &&
           (path.value(1) == "sync-token"_L1 || path.value(1) == "login"_L1);
}

/// The field of which the text speaks first: "messagesPerPage must be…" (5).
QString fieldNamedIn(const QString &text)
{
    const QString first = text.section(u' ', 0, 0);
    return keptFields().contains(first) ? first : QString();
}

/// The switch whose channel the text names: "Channel 'inApp' is not supported…" (13).
QString switchNamedIn(const Wish &wish, const QString &text)
{
    const auto *save = std::get_if<wish::SaveProfile>(&wish);
    if (!save)
        return {};
    const QStringList keys = save->patch.changes.keys();
    for (const QString &key : keys) {
        if (keys.size() == 1 || text.contains(u'\'' + channelOf(key) + u'\''))
            return key;
    }
    return {};
}

/// Which field of a form this refusal belongs to; empty: none.
QString onlyFieldOf(const Wish &wish, const QStringList &path, const ApiError &error)
{
    const bool aboutValues = error.kind == Outcome::Invalid || error.kind == Outcome::Conflict;
    if (!aboutValues)
        return {};
    if (path.value(1) == "update"_L1)
        return fieldNamedIn(error.serverText);
    if (path.value(1) == "notification-preferences"_L1)
        return switchNamedIn(wish, error.serverText);
    if (path.value(1) == "avatar"_L1)
        return std::holds_alternative<wish::PictureFromAddress>(wish) ? u"url"_s : u"avatar"_s;
    if (path.value(1) == "change-email"_L1)
        return u"newEmail"_s;
    const bool aboutName = error.kind == Outcome::Conflict || error.serverText.contains("name"_L1);
    return namesOrganization(wish) && aboutName ? u"name"_s : QString();
}

void addFields(ApiError &error, const QStringList &fields)
{
    for (const QString &field : fields) {
        if (!field.isEmpty())
            error.fieldIssues.insert(
                field, error.serverText.isEmpty() ? QStringList() : QStringList{error.serverText});
    }
}

QStringList fieldsOf(const Wish &wish, const QStringList &path, const ApiError &error)
{
    if (callId(wish) == QLatin1StringView(registrationCall))
        return registrationLines(error.httpStatus, error.serverText);
    return {onlyFieldOf(wish, path, error)};
}

/// 405: the other method, once; what is remembered makes the second request differ.
void tryOtherMethod(Answer &answer, const Wish &wish, const HttpRequest &request,
                    const QStringList &path)
{
    const bool update =
        std::holds_alternative<wish::SaveProfile>(wish) || std::holds_alternative<wish::Call>(wish);
    auto &remembered = answer.learned.remembered;
    if (update && path == QStringList{u"user"_s, u"update"_s}) {
        const bool patched = request.method == "PATCH";
        remembered.insert(u"update"_s,
                          patched ? QLatin1StringView(updateByPost) : "PATCH /api/user/update"_L1);
        if (patched)
            answer.next = {wish};
    } else if (callId(wish) == "edit-organization"_L1) {
        const bool put = request.method == "PUT";
        remembered.insert(u"edit-organization"_s, put ? QLatin1StringView(organizationByPatch)
                                                      : "PUT /api/organizations/:id"_L1);
        if (put)
            answer.next = {wish};
    }
}

/// Calls that some deployments have and others show a page for (12.1).
bool isHostedOnly(const QString &call)
{
    static const QStringList calls{u"blocked-people"_s, u"muted-people"_s,  u"block-person"_s,
                                   u"unblock-person"_s, u"mute-person"_s,   u"unmute-person"_s,
                                   u"report-person"_s,  u"lookup-person"_s, u"service-limits"_s};
    return calls.contains(call);
}

/// What only the hosted service has: remembered as lacking, and done without where that is
/// possible.
void learnLacking(Answer &answer, const Wish &wish, const QStringList &path)
{
    if (std::holds_alternative<wish::SearchPeople>(wish))
        answer.learned.lacks.insert(QLatin1StringView(searchCall));
    if (isHostedOnly(callId(wish)))
        answer.learned.lacks.insert(callId(wish));
    const bool person = std::holds_alternative<wish::ReadPerson>(wish) ||
                        std::holds_alternative<wish::RefreshPerson>(wish);
    if (person && path.value(0) == "users"_L1) {
        answer.learned.lacks.insert(QLatin1StringView(personCall));
        answer.next = {wish};
    }
}

} // namespace

void readFailure(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const HttpReply &reply, const Body &body, const Endpoint &endpoint)
{
    const QStringList path = segmentsOf(request.url, endpoint.base);
    ApiError &error = answer.error;
    error = failureOf(reply, body);
    if (std::holds_alternative<wish::ReadPicture>(
            wish)) { // somebody else's server: nothing about our session
        const bool kept = error.kind == Outcome::AuthRequired;
        error.kind = kept                                ? Outcome::Forbidden
                     : error.kind == Outcome::NotOffered ? Outcome::NotFound
                                                         : error.kind;
        return;
    }
    // Meant as 409, arrives as 500 in the database's words: the name is taken (8.3). It stays the
    // failure it says it is, and our own text stands at the name.
    if (reply.status >= 500 && namesOrganization(wish) && saysTaken(body)) {
        error.detail = u"taken"_s;
        error.fieldIssues.insert(u"name"_s, {});
    }
    if (reply.status == 401 && signsIn(path))
        error.kind = Outcome::SignInRefused;
    else if (error.kind == Outcome::AuthRequired)
        learnAccess(answer, wish, request, endpoint);
    if (reply.status == 405)
        tryOtherMethod(answer, wish, request, path);
    else if (error.kind == Outcome::NotOffered)
        learnLacking(answer, wish, path);
    addFields(error, fieldsOf(wish, path, error));
}

} // namespace personae::interlinedlist
