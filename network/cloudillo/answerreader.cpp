// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/answerreader.h"

#include "network/cloudillo/dialect.h"
#include "network/cloudillo/fallbacks.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/pictures.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace personae::cloudillo {

namespace {

template <typename T> bool is(const Wish &wish)
{
    return std::holds_alternative<T>(wish);
}

void refuse(Answer &answer, const QString &why)
{
    answer.error.kind = Outcome::ProtocolError;
    answer.error.detail = why;
}

void readPicture(Answer &answer, const HttpReply &reply)
{
    const QByteArray type = reply.mediaType();
    if (reply.body.isEmpty() || type.startsWith("text/") || type == "application/json")
        return refuse(answer, u"not a picture"_s);
    PictureBytes picture;
    picture.mediaType = type;
    picture.bytes = reply.body;
    picture.variant = QString::fromLatin1(reply.header("X-Cloudillo-Variant"));
    picture.descriptor = QString::fromLatin1(reply.header("X-Cloudillo-Variants"));
    answer.picture = picture;
}

/// Calls that only change something may answer with nothing; a reading that brings nothing makes no
/// sense.
bool needsBody(const Wish &wish, const HttpRequest &request)
{
    return request.method == "GET" && !is<wish::PlainCall>(wish);
}

void readGood(Answer &answer, const Wish &wish, const HttpRequest &request, const HttpReply &reply,
              const Body &body, const Endpoint &endpoint)
{
    answer.etag = reply.header("ETag");
    if (request.method == "HEAD" || request.method == "OPTIONS")
        return;
    if (is<wish::ReadPicture>(wish))
        return readPicture(answer, reply);
    if (body.form == Body::Form::Markup || body.form == Body::Form::Text)
        return refuse(answer, u"not the JSON this service speaks"_s);
    const QJsonObject root = body.root.toObject();
    if (root.contains("error"_L1) && !root.contains("data"_L1))
        return refuse(answer, u"an error under a good status"_s);
    if (body.form == Body::Form::Empty && needsBody(wish, request))
        return refuse(answer, u"nothing came"_s);
    if (answer.error.requestId.isEmpty())
        answer.error.requestId = root.value("reqId"_L1).toString();
    std::visit(AnswerReader(answer, request, body, endpoint), wish);
}

/// A refusal in a call that signs in is about the credentials (3.2).
bool signsIn(const Wish &wish)
{
    return is<wish::SignIn>(wish) || is<wish::ExchangeKey>(wish);
}

void readFailure(Answer &answer, const Wish &wish, const HttpRequest &request,
                 const HttpReply &reply, const Body &body, const Endpoint &endpoint)
{
    const QString requestId = answer.error.requestId;
    answer.error = failureOf(request, reply, body);
    answer.error.requestId = requestId;
    ApiError &error = answer.error;
    const bool refused = error.kind == Outcome::AuthRequired || error.kind == Outcome::Forbidden;
    if (refused && signsIn(wish))
        error.kind = Outcome::SignInRefused;
    if (refused && speaks(endpoint.server, dialectL0) && body.form == Body::Form::Text)
        error.kind = Outcome::AuthRequired; // L0 says 403 in plain text to a stale token
    if (is<wish::ReadPerson>(wish) && reply.status == 500)
        error.kind = Outcome::Unsynced; // 5.3: known by name only
    if (const auto *put = std::get_if<wish::PutPicture>(&wish);
        put && error.kind == Outcome::Invalid)
        error.fieldIssues.insert(put->slot == PictureSlot::Avatar ? u"avatar"_s : u"cover"_s, {});
    if (const auto *probe = std::get_if<wish::Probe>(&wish); probe && !error.banned) {
        const bool pageLike =
            refused || (probe->full && (reply.status == 404 || reply.status == 405));
        if (pageLike) { // 10.1: such a server wants a sign-in first, or has no full form
            answer.error = {};
            answer.error.requestId = requestId;
            answer.learned.dialect = QLatin1StringView(dialectDoc);
        }
    }
    addFallback(answer, wish, request, endpoint);
}

} // namespace

Answer understand(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                  const Endpoint &endpoint)
{
    Answer answer;
    answer.error.requestId = reply.requestId();
    answer.error.httpStatus = reply.status;
    if (reply.transport != Outcome::Ok) {
        answer.error.kind = reply.transport;
        answer.error.maybeDelivered = reply.maybeDelivered;
        answer.error.detail = reply.detail;
        return answer;
    }
    const Body body = bodyOf(reply);
    if (reply.status == 304 && !reply.redirectRefused) {
        answer.error.kind = Outcome::Unchanged;
        answer.etag = reply.header("ETag");
    } else if (reply.redirectRefused || reply.status < 200 ||
               (reply.status >= 300 && reply.status < 400)) {
        refuse(answer, u"a redirect"_s);
    } else if (reply.status >= 400) {
        readFailure(answer, wish, request, reply, body, endpoint);
    } else {
        readGood(answer, wish, request, reply, body, endpoint);
    }
    if (answer.error.kind == Outcome::Ok)
        answer.error.httpStatus = reply.status;
    return answer;
}

void AnswerReader::nonsense(const QString &what) const
{
    m_answer.person = {};
    m_answer.readBack = false;
    refuse(m_answer, what);
}

bool AnswerReader::isOwnRow(const PersonFacts &person) const
{
    const QString tenant = tenantOf(m_request.url);
    const QString own = tenant.isEmpty() ? m_endpoint.handle : tenant;
    return person.handle && !own.isEmpty() &&
           canonicalOrOpaque(*person.handle) == canonicalOrOpaque(own);
}

bool AnswerReader::isSomebodyElses(const PersonFacts &person) const
{
    const QString tenant = tenantOf(m_request.url);
    return person.handle && !tenant.isEmpty() &&
           canonicalOrOpaque(*person.handle) != canonicalOrOpaque(tenant);
}

std::optional<QJsonArray> AnswerReader::rows() const
{
    if (m_body.data.isArray())
        return m_body.data.toArray();
    return m_body.data.isNull() ? std::optional(QJsonArray()) : std::nullopt;
}

} // namespace personae::cloudillo
