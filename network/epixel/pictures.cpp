// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/pictures.h"

#include "network/epixel/baseaddress.h"
#include "network/epixel/paths.h"

using namespace Qt::StringLiterals;

namespace personae::epixel {

QByteArray pictureType(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return "image/jpeg";
    return bytes.startsWith("\x89PNG\r\n\x1A\n") ? "image/png" : QByteArray();
}

QString pictureAddress(const QString &path, const Endpoint &endpoint)
{
    const QString named = path.trimmed();
    if (named.isEmpty())
        return {};
    QUrl root = endpoint.base;
    root.setPath(u"/"_s);
    const QString media = withoutMarks(settingOf(endpoint, settingMediaBase, {}));
    if (!media.isEmpty())
        root = root.resolved(QUrl(media.endsWith(u'/') ? media : media + u'/'));
    return root.resolved(QUrl(named)).toString(QUrl::FullyEncoded);
}

void readPicture(Answer &answer, const HttpReply &reply)
{
    const QByteArray type = reply.mediaType();
    if (reply.body.isEmpty() || type.startsWith("text/") || type == "application/json") {
        answer.error.kind = Outcome::ProtocolError;
        answer.error.detail = u"not a picture"_s;
        return;
    }
    answer.picture = PictureBytes{type, reply.body, {}, {}};
}

void askWithSession(Answer &answer, const Wish &wish, const HttpRequest &request,
                    const Endpoint &endpoint)
{
    const bool refused = answer.error.httpStatus == 401 || answer.error.httpStatus == 403;
    const bool anonymous =
        request.header("apikey").isEmpty() && request.header("Authorization").isEmpty();
    if (!refused || !anonymous)
        return;
    answer.error.kind = Outcome::Forbidden; // it says nothing about our session
    if (!isSameServer(request.url, endpoint.base) || endpoint.handle.isEmpty())
        return;
    answer.learned.remembered.insert(QLatin1StringView(rememberedPictureSession), u"yes"_s);
    answer.next = {wish};
}

} // namespace personae::epixel
