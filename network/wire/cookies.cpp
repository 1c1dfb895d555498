// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/wire/cookies.h"

#include <QDateTime>
#include <QMap>
#include <QNetworkCookie>

namespace personae::cookies {

QByteArray after(const QByteArray &jar, const HttpReply &reply)
{
    QMap<QByteArray, QByteArray> held;
    const QList<QByteArray> known = jar.split(';');
    for (const QByteArray &pair : known) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            held.insert(pair.left(equals).trimmed(), pair.mid(equals + 1).trimmed());
    }
    for (const HttpHeader &header : reply.headers) {
        if (header.first.compare("set-cookie", Qt::CaseInsensitive) != 0)
            continue;
        const QList<QNetworkCookie> cookies = QNetworkCookie::parseCookies(header.second);
        for (const QNetworkCookie &cookie : cookies) {
            const QDateTime end = cookie.expirationDate();
            const bool over = end.isValid() && end <= QDateTime::currentDateTimeUtc();
            if (cookie.value().isEmpty() || over)
                held.remove(cookie.name());
            else
                held.insert(cookie.name(), cookie.value());
        }
    }
    QByteArray result;
    for (auto it = held.cbegin(); it != held.cend(); ++it)
        result += (result.isEmpty() ? "" : "; ") + it.key() + '=' + it.value();
    return result;
}

} // namespace personae::cookies
