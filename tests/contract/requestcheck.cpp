// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestcheck.h"

#include "formread.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using Pairs = FormPairs;

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

Pairs pairsOf(const QJsonObject &form)
{
    Pairs pairs;
    for (auto it = form.begin(); it != form.end(); ++it)
        pairs.append({it.key().toUtf8(), it.value().toVariant().toString().toUtf8()});
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Names as a set, type and bytes of each file.
void compareParts(QStringList &differences, const QList<ExpectedPart> &wanted,
                  const QList<FormPart> &sent)
{
    for (const ExpectedPart &one : wanted) {
        const auto part = std::find_if(sent.cbegin(), sent.cend(), [&one](const FormPart &other) {
            return other.name == one.name;
        });
        const QString name = QString::fromUtf8(one.name);
        if (part == sent.cend()) {
            differences.append(u"no part "_s + name);
            continue;
        }
        if (part->isFile != one.isFile || (one.isFile && part->fileName.isEmpty()))
            differences.append(u"no file name of part "_s + name);
        if (!one.type.isEmpty() && mainType(part->type) != one.type)
            differences.append(u"another type of part "_s + name);
        if (!one.content.isEmpty() && part->content != one.content)
            differences.append(u"other bytes of part "_s + name);
    }
    const auto files =
        std::count_if(sent.cbegin(), sent.cend(), [](const FormPart &part) { return part.isFile; });
    const auto wantedFiles = std::count_if(wanted.cbegin(), wanted.cend(),
                                           [](const ExpectedPart &part) { return part.isFile; });
    if (files != wantedFiles)
        differences.append(u"%1 files"_s.arg(files));
}

/// Pairs and files, whatever way the form was encoded; a file makes it multipart.
void compareForm(QStringList &differences, const ContractCase &one, const ReceivedRequest &received)
{
    const QByteArray type = received.header("Content-Type");
    Pairs wanted = pairsOf(one.formPairs);
    for (const ExpectedPart &part : one.parts) {
        if (!part.isFile)
            wanted.append({part.name, part.content});
    }
    std::sort(wanted.begin(), wanted.end());
    const Pairs sent = fieldsOf(type, received.body);
    if (sent != wanted)
        differences.append(u"form [%1] instead of [%2]"_s.arg(QString::fromUtf8(joined(sent)),
                                                              QString::fromUtf8(joined(wanted))));
    compareParts(differences, one.parts, partsOf(type, received.body));
}

void compareBody(QStringList &differences, const ContractCase &one, const ReceivedRequest &received)
{
    const QByteArray type = mainType(one.header("Content-Type"));
    if (one.isForm) {
        compareForm(differences, one, received);
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
    for (const auto &name : {"If-None-Match", "X-QR-Secret"}) {
        if (received.header(name) != one.header(name))
            differences.append(QLatin1StringView(name) + u" differs"_s);
    }
    if (!one.header("apikey").isEmpty() && received.header("apikey") != one.header("apikey"))
        differences.append(u"apikey differs"_s);
    const QByteArray host = QUrl(one.origin).authority(QUrl::FullyEncoded).toLatin1();
    if (received.header("Host") != host)
        differences.append(u"asked "_s + QString::fromLatin1(received.header("Host")));
    for (const QByteArray &name : one.requiredHeaders) {
        if (received.header(name).isEmpty())
            differences.append(u"no header "_s + QString::fromLatin1(name));
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
