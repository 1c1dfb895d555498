// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/fallbacks.h"

#include "network/cloudillo/dialect.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

bool isMissingCall(const Answer &answer)
{
    return answer.error.httpStatus == 404 || answer.error.httpStatus == 405;
}

void tryAgain(Answer &answer, const Wish &wish)
{
    answer.next = {wish};
}

void learn(Answer &answer, const char *key, const QString &value)
{
    answer.learned.remembered.insert(QLatin1StringView(key), value);
}

/// 10 row 13: the page's own body only where actions are missing.
void afterAction(Answer &answer, const Wish &wish, const HttpRequest &request)
{
    if (!isMissingCall(answer) || request.url.path() != "/api/actions"_L1)
        return;
    answer.error.kind = Outcome::NotOffered;
    answer.learned.lacks.insert(u"/api/actions"_s);
    tryAgain(answer, wish);
}

/// 10 rows 13 and 16: first without the page's key, then with other words for the status.
void afterStatus(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const ServerFacts &server)
{
    const int status = answer.error.httpStatus;
    const QJsonObject sent = QJsonDocument::fromJson(request.body).object();
    if (sent.contains("relationship"_L1) && (status == 406 || status == 422)) {
        learn(answer, rememberedRelationship, u"omit"_s);
        tryAgain(answer, wish);
        return;
    }
    if (status != 422 || !sent.value("status"_L1).isString())
        return;
    const QString family = nextStatusFamily(server);
    learn(answer, rememberedStatus, family.isEmpty() ? u"letters"_s : family);
    if (!family.isEmpty())
        tryAgain(answer, wish);
}

/// 10 row 1.
void afterOwn(Answer &answer, const Wish &wish, const HttpRequest &request)
{
    if (!isMissingCall(answer) || request.url.path() != "/api/me/full"_L1)
        return;
    answer.learned.lacks.insert(u"/api/me/full"_s);
    tryAgain(answer, wish);
}

/// 10.1 step 3.
void afterList(Answer &answer, const Wish &wish, const HttpRequest &request)
{
    if (!isMissingCall(answer) || request.url.path() != "/api/profiles"_L1)
        return;
    answer.learned.lacks.insert(u"/api/profiles"_s);
    tryAgain(answer, wish);
}

/// 10 row 8.
void afterPicture(Answer &answer, const wish::ReadPicture &wish, const ServerFacts &server)
{
    if (answer.error.httpStatus != 404 || !wish.id.startsWith("b1~"_L1))
        return;
    const QString root = nextFilesRoot(server);
    learn(answer, rememberedFiles, root.isEmpty() ? u"/api/files/"_s : root);
    if (!root.isEmpty())
        tryAgain(answer, wish);
}

bool isAction(const Wish &wish)
{
    return std::holds_alternative<wish::Follow>(wish) ||
           std::holds_alternative<wish::Unfollow>(wish) ||
           std::holds_alternative<wish::Connect>(wish) ||
           std::holds_alternative<wish::Disconnect>(wish);
}

} // namespace

void addFallback(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const Endpoint &endpoint)
{
    const ServerFacts &server = endpoint.server;
    // R2 before its letters looks like any R2, so words are tried everywhere.
    if (std::holds_alternative<wish::SetStatus>(wish) ||
        std::holds_alternative<wish::EditMember>(wish))
        return afterStatus(answer, wish, request, server);
    if (isModern(server))
        return;
    if (isAction(wish))
        afterAction(answer, wish, request);
    else if (std::holds_alternative<wish::ReadOwn>(wish))
        afterOwn(answer, wish, request);
    else if (std::holds_alternative<wish::ListPeople>(wish) && !speaks(server, dialectDoc))
        afterList(answer, wish, request);
    else if (const auto *picture = std::get_if<wish::ReadPicture>(&wish))
        afterPicture(answer, *picture, server);
}

} // namespace personae::cloudillo
