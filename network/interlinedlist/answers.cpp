// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/answers.h"

#include "network/interlinedlist/addresses.h"
#include "network/interlinedlist/failures.h"
#include "network/interlinedlist/requestmaker.h"

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

void refuse(Answer &answer, const QString &why)
{
    answer.error.kind = Outcome::ProtocolError;
    answer.error.detail = why;
}

void readPicture(Answer &answer, const HttpReply &reply)
{
    const QByteArray type = pictureType(reply.body);
    if (type.isEmpty())
        return refuse(answer, u"not a picture"_s);
    answer.picture = PictureBytes{
        .mediaType = type, .bytes = reply.body, .variant = QString(), .descriptor = QString()};
}

bool isRefusedFor(const Body &body)
{
    return body.form == Body::Form::Markup || body.form == Body::Form::Text;
}

void readGood(Answer &answer, const Wish &wish, const HttpRequest &request, const HttpReply &reply,
              const Body &body, const Endpoint &endpoint)
{
    if (request.method == "HEAD" || request.method == "OPTIONS")
        return;
    if (std::holds_alternative<wish::ReadPicture>(wish))
        return readPicture(answer, reply);
    if (isRefusedFor(body))
        return refuse(answer, u"not the JSON this service speaks"_s);
    if (body.object().value("error"_L1).isString())
        return refuse(answer, u"an error under a good status"_s);
    if (body.form == Body::Form::Empty && request.method == "GET")
        return refuse(answer, u"nothing came"_s);
    AnswerReader(answer, wish, request, reply, body, endpoint).read();
    if (body.object().value("success"_L1) == QJsonValue(false))
        answer.error.kind = Outcome::Unverified;
}

/// A side read that failed says nothing, and that is all it says.
void forgive(Answer &answer)
{
    const bool lacks = answer.outcome() == Outcome::NotOffered;
    answer = {};
    if (lacks)
        answer.learned.lacks.insert(QLatin1StringView(notificationCall));
}

} // namespace

Answer understand(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                  const Endpoint &endpoint)
{
    Answer answer;
    answer.error.httpStatus = reply.status;
    answer.error.requestId = reply.requestId();
    if (reply.transport != Outcome::Ok) {
        answer.error.kind = reply.transport;
        answer.error.maybeDelivered = reply.maybeDelivered;
        answer.error.detail = reply.detail;
        return answer;
    }
    const Body body = bodyOf(reply);
    if (reply.redirectRefused || (reply.status >= 300 && reply.status < 400))
        refuse(answer, u"sent elsewhere"_s);
    else if (reply.status >= 400)
        readFailure(answer, wish, request, reply, body, endpoint);
    else
        readGood(answer, wish, request, reply, body, endpoint);
    if (answer.ok())
        learnAccess(answer, wish, request, endpoint);
    else if (std::holds_alternative<wish::ReadSetting>(wish))
        forgive(answer);
    return answer;
}

} // namespace personae::interlinedlist
