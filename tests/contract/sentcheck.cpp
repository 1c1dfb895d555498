// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkwords.h"
#include "formread.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

void sameSet(Report &report, const QString &what, const QJsonValue &expected, QStringList sent)
{
    QStringList wanted = expected.toVariant().toStringList();
    wanted.sort();
    sent.sort();
    if (sent != wanted)
        report.append(u"%1 [%2]"_s.arg(what, sent.join(u", "_s)));
}

QByteArray sentHeader(const Replay &replay, QByteArrayView name)
{
    return replay.received.isEmpty() ? QByteArray() : replay.received.constFirst().header(name);
}

void checkSentKeys(const QJsonValue &expected, const Replay &replay, Report &report)
{
    sameSet(report, u"sent keys"_s, expected,
            QJsonDocument::fromJson(replay.request.body).object().keys());
}

void checkSentParts(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QStringList sent;
    for (const FormPart &part : partsOf(sentHeader(replay, "Content-Type"), replay.request.body))
        sent.append(QString::fromUtf8(part.name));
    sameSet(report, u"sent parts"_s, expected, sent);
}

/// Headers that may be said to be missing; a name that nobody sends anyway proves nothing.
const QStringList &sensitive()
{
    static const QStringList names{u"authorization"_s,
                                   u"cookie"_s,
                                   u"apikey"_s,
                                   u"x-api-key"_s,
                                   u"accept"_s,
                                   u"accept-encoding"_s,
                                   u"content-type"_s,
                                   u"content-length"_s,
                                   u"origin"_s,
                                   u"referer"_s,
                                   u"user-agent"_s,
                                   u"if-none-match"_s,
                                   u"x-qr-secret"_s,
                                   u"x-m2-organization-id"_s,
                                   u"x-m2-project-id"_s,
                                   u"x-m2-world-id"_s,
                                   u"x-m2-auth-type"_s,
                                   u"x-m2-launch-context-id"_s,
                                   u"x-forwarded-authorization"_s,
                                   u"x-country-code"_s,
                                   u"if-modified-since"_s,
                                   u"proxy-authorization"_s};
    return names;
}

void checkSentHeadersLack(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QJsonArray names = expected.toArray();
    if (replay.received.isEmpty())
        report.append(u"nothing was sent"_s);
    for (const QJsonValue &name : names) {
        if (!sensitive().contains(name.toString().toLower()))
            report.append(u"a header nobody knows: "_s + name.toString());
    }
    for (const ReceivedRequest &one : replay.received) {
        for (const QJsonValue &name : names) {
            if (!one.header(name.toString().toLatin1()).isEmpty())
                report.append(u"sent the header "_s + name.toString());
        }
    }
}

void checkContentType(const QJsonValue &expected, const Replay &replay, Report &report)
{
    const QByteArray type = sentHeader(replay, "Content-Type");
    const QByteArray wanted = expected.toString().toLatin1();
    if (wanted.isEmpty() || !type.startsWith(wanted))
        report.append(u"sent Content-Type "_s + QString::fromLatin1(type));
}

void checkUrl(const QJsonValue &expected, const Replay &replay, Report &report)
{
    QString asked;
    if (!replay.received.isEmpty())
        asked =
            replay.request.url.scheme() + u"://"_s +
            QString::fromLatin1(sentHeader(replay, "Host") + replay.received.constFirst().target);
    same(report, u"url"_s, expected, asked);
}

} // namespace

void addSentWords(WordTable &table)
{
    table[u"url"_s] = checkUrl;
    table[u"sentKeys"_s] = checkSentKeys;
    table[u"sentParts"_s] = checkSentParts;
    table[u"sentHeadersLack"_s] = checkSentHeadersLack;
    table[u"sentContentType"_s] = checkContentType;
}
