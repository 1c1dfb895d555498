// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestcheck.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using Pairs = QList<std::pair<QByteArray, QByteArray>>;

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

Pairs pairsOf(const QByteArray &query)
{
    Pairs pairs;
    const QList<QByteArray> parts = query.split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray key = decoded(equals < 0 ? part : part.left(equals));
        QByteArray value = equals < 0 ? QByteArray() : decoded(part.sliced(equals + 1));
        if (key == "status") { // codes are a set
            QList<QByteArray> codes = value.split(',');
            std::sort(codes.begin(), codes.end());
            value = codes.join(',');
        }
        pairs.append({key, value});
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

QByteArray joined(const Pairs &pairs)
{
    QByteArray text;
    for (const auto &[key, value] : pairs)
        text += key + '=' + value + ' ';
    return text.trimmed();
}

/// A limit or offset of our own is tolerated.
Pairs withoutOwnPaging(Pairs ours, const Pairs &recorded)
{
    const auto added = [&recorded](const std::pair<QByteArray, QByteArray> &pair) {
        if (pair.first != "limit" && pair.first != "offset")
            return false;
        return std::none_of(recorded.cbegin(), recorded.cend(),
                            [&pair](const auto &other) { return other.first == pair.first; });
    };
    ours.erase(std::remove_if(ours.begin(), ours.end(), added), ours.end());
    return ours;
}

void compareTarget(QStringList &differences, const QByteArray &recorded, const QByteArray &received)
{
    const auto part = [](const QByteArray &target) {
        const qsizetype mark = target.indexOf('?');
        return std::pair(mark < 0 ? target : target.left(mark),
                         mark < 0 ? QByteArray() : target.sliced(mark + 1));
    };
    const auto [wantedPath, wantedQuery] = part(recorded);
    const auto [path, query] = part(received);
    if (QByteArray::fromPercentEncoding(path) != QByteArray::fromPercentEncoding(wantedPath) ||
        path.count('/') != wantedPath.count('/'))
        differences.append(
            u"path %1 instead of %2"_s.arg(QString::fromUtf8(path), QString::fromUtf8(wantedPath)));
    const Pairs wanted = pairsOf(wantedQuery);
    const Pairs ours = withoutOwnPaging(pairsOf(query), wanted);
    if (ours != wanted)
        differences.append(u"query [%1] instead of [%2]"_s.arg(QString::fromUtf8(joined(ours)),
                                                               QString::fromUtf8(joined(wanted))));
}

QByteArray mainType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

void compareBody(QStringList &differences, const ContractCase &one, const ReceivedRequest &received)
{
    const QByteArray type = mainType(one.header("Content-Type"));
    if (!one.formBody.isEmpty()) {
        if (pairsOf(received.body) != pairsOf(one.formBody))
            differences.append(u"another form"_s);
    } else if (type == "application/json" || type.endsWith("+json")) {
        const QJsonDocument wanted = QJsonDocument::fromJson(one.requestBody);
        const QJsonDocument sent = QJsonDocument::fromJson(received.body);
        if (wanted.isNull() != sent.isNull() || wanted != sent)
            differences.append(
                u"JSON %1 instead of %2"_s.arg(QString::fromUtf8(received.body.left(400)),
                                               QString::fromUtf8(one.requestBody.left(400))));
    } else if (received.body != one.requestBody) {
        differences.append(u"another body: %1 bytes instead of %2"_s.arg(received.body.size())
                               .arg(one.requestBody.size()));
    }
    if (!type.isEmpty() && mainType(received.header("Content-Type")) != type)
        differences.append(
            u"Content-Type %1"_s.arg(QString::fromLatin1(received.header("Content-Type"))));
}

void compareHeaders(QStringList &differences, const ContractCase &one,
                    const ReceivedRequest &received)
{
    for (const auto &name : {"Authorization", "Cookie"}) {
        const bool counts = one.checksAuthorization || !one.header(name).isEmpty();
        if (counts && received.header(name) != one.header(name))
            differences.append(QLatin1StringView(name) + u" differs"_s); // never shown: a secret
    }
    for (const auto &name : {"If-None-Match", "X-QR-Secret", "apikey"}) {
        if (received.header(name) != one.header(name))
            differences.append(QLatin1StringView(name) + u" differs"_s);
    }
}

} // namespace

QStringList requestDifferences(const ContractCase &one, const ReceivedRequest &received)
{
    QStringList differences;
    if (received.method != one.method)
        differences.append(u"method %1"_s.arg(QString::fromLatin1(received.method)));
    compareTarget(differences, one.target, received.target);
    compareBody(differences, one, received);
    compareHeaders(differences, one, received);
    return differences;
}
