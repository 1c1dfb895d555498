// SPDX-License-Identifier: GPL-3.0-or-later
#include "casefile.h"

#include "placeholders.h"
#include "servicerules.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QJsonObject &body);

QByteArray multipartOf(const QJsonObject &body)
{
    const QByteArray boundary = body.value("boundary"_L1).toString().toLatin1();
    QByteArray bytes;
    const QJsonArray parts = body.value("parts"_L1).toArray();
    for (const QJsonValue &entry : parts) {
        const QJsonObject part = entry.toObject();
        bytes += "--" + boundary + "\r\n";
        const QJsonArray headers = part.value("headers"_L1).toArray();
        for (const QJsonValue &header : headers)
            bytes += header[0].toString().toUtf8() + ": " + header[1].toString().toUtf8() + "\r\n";
        bytes += "\r\n" + bytesOf(part.value("body"_L1).toObject()) + "\r\n";
    }
    return bytes + "--" + boundary + "--\r\n";
}

QByteArray bytesOf(const QJsonObject &body)
{
    const QString encoding = body.value("encoding"_L1).toString();
    if (encoding == "utf8"_L1)
        return body.value("text"_L1).toString().toUtf8();
    if (encoding == "base64"_L1)
        return QByteArray::fromBase64(body.value("data"_L1).toString().toLatin1());
    if (encoding == "multipart"_L1)
        return multipartOf(body);
    if (encoding == "omitted"_L1) // only its size is known; begins like a picture
        return QByteArray("\xFF\xD8\xFF\xE0")
            .leftJustified(body.value("size"_L1).toInteger(), '\0', true);
    return {};
}

QList<personae::HttpHeader> headersOf(const QJsonValue &value)
{
    QList<personae::HttpHeader> headers;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &entry : list)
        headers.append({entry[0].toString().toLatin1(), entry[1].toString().toUtf8()});
    const QJsonObject map = value.toObject();
    for (auto it = map.begin(); it != map.end(); ++it)
        headers.append({it.key().toLatin1(), it.value().toString().toUtf8()});
    return headers;
}

bool hasHeader(const QList<personae::HttpHeader> &headers, QByteArrayView name)
{
    return std::any_of(headers.cbegin(), headers.cend(), [name](const personae::HttpHeader &one) {
        return one.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

ContractCase fromRecording(const QJsonObject &json)
{
    ContractCase one;
    one.id = json.value("id"_L1).toString();
    one.replayable = json.contains("request"_L1);
    if (json.contains("frames"_L1))
        one.transcript = json;
    one.origin = json.value("origin"_L1).toString();
    const QJsonObject request = json.value("request"_L1).toObject();
    one.method = request.value("method"_L1).toString().toLatin1();
    one.target = request.value("target"_L1).toString().toUtf8();
    one.requestHeaders = headersOf(request.value("headers"_L1));
    one.requestBody = bytesOf(request.value("body"_L1).toObject());
    const QJsonObject response = json.value("response"_L1).toObject();
    one.status = response.value("status"_L1).toInt();
    one.reason = response.value("reason"_L1).toString().toLatin1();
    one.responseHeaders = headersOf(response.value("headers"_L1));
    one.responseBody = bytesOf(response.value("body"_L1).toObject());
    return one;
}

QByteArray formOf(const QJsonObject &form)
{
    QUrlQuery pairs;
    for (auto it = form.begin(); it != form.end(); ++it)
        pairs.addQueryItem(it.key(), it.value().toString());
    return pairs.toString(QUrl::FullyEncoded).toLatin1();
}

QByteArray targetOf(const QJsonObject &request)
{
    QByteArray target = request.value("path"_L1).toString().toUtf8();
    QStringList pairs;
    const QJsonObject query = request.value("query"_L1).toObject();
    for (auto it = query.begin(); it != query.end(); ++it)
        pairs.append(
            it.key() + u'=' +
            QString::fromLatin1(QUrl::toPercentEncoding(it.value().toVariant().toString())));
    if (!pairs.isEmpty())
        target += '?' + pairs.join(u'&').toLatin1();
    return target.startsWith('/') ? target : '/' + target;
}

void addVectorBody(ContractCase &one, const QJsonObject &request)
{
    if (request.contains("json"_L1)) {
        const QJsonValue json = request.value("json"_L1);
        one.requestBody =
            (json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject()))
                .toJson(QJsonDocument::Compact);
        one.requestHeaders.append(personae::HttpHeader("Content-Type", "application/json"));
    } else if (request.contains("form"_L1)) {
        one.requestBody = one.formBody = formOf(request.value("form"_L1).toObject());
    } else if (request.contains("contentType"_L1)) {
        one.requestBody = samplePicture(request.value("contentType"_L1).toString().toLatin1());
        one.requestHeaders.append(personae::HttpHeader(
            "Content-Type", request.value("contentType"_L1).toString().toLatin1()));
    }
}

ContractCase fromVector(const QJsonObject &json, const QString &origin)
{
    ContractCase one;
    one.recorded = false;
    one.checksAuthorization = false;
    one.origin = origin;
    one.id = json.value("id"_L1).toString();
    one.given = json.value("given"_L1).toObject();
    const QJsonObject request = json.value("request"_L1).toObject();
    one.method = request.value("method"_L1).toString().toLatin1();
    one.target = targetOf(request);
    if (request.value("headers"_L1).isObject())
        one.requestHeaders = headersOf(request.value("headers"_L1));
    addVectorBody(one, request);
    one.hasResponse = json.value("response"_L1).isObject();
    const QJsonObject response = json.value("response"_L1).toObject();
    one.status = response.value("status"_L1).toInt();
    one.responseHeaders = headersOf(response.value("headers"_L1));
    if (response.contains("rawBody"_L1)) {
        one.responseBody = response.value("rawBody"_L1).toString().toUtf8();
    } else if (response.contains("body"_L1)) {
        const QJsonValue body = response.value("body"_L1);
        one.responseBody =
            (body.isArray() ? QJsonDocument(body.toArray()) : QJsonDocument(body.toObject()))
                .toJson(QJsonDocument::Compact);
        if (!hasHeader(one.responseHeaders, "Content-Type"))
            one.responseHeaders.append(personae::HttpHeader("Content-Type", "application/json"));
    }
    return one;
}

QList<ContractCase> casesIn(const QString &path, const QString &service, bool recorded,
                            QStringList &problems)
{
    QList<ContractCase> cases;
    QFile file(path);
    QJsonParseError error;
    if (!file.open(QIODevice::ReadOnly)) {
        problems.append(path + u": cannot be opened"_s);
        return cases;
    }
    const QJsonDocument document =
        QJsonDocument::fromJson(withPlaceholdersFilled(service, file.readAll()), &error);
    if (error.error != QJsonParseError::NoError || !document.isArray()) {
        problems.append(path + u": "_s + error.errorString());
        return cases;
    }
    const QJsonArray list = document.array();
    for (const QJsonValue &entry : list) {
        const QJsonObject json = entry.toObject();
        ContractCase one =
            recorded ? fromRecording(json) : fromVector(json, rulesFor(service).vectorOrigin);
        one.service = service;
        one.file = recorded ? QFileInfo(path).completeBaseName() : u"vectors"_s;
        one.hasExpect = json.value("expect"_L1).isObject();
        one.expect = json.value("expect"_L1).toObject();
        cases.append(one);
    }
    return cases;
}

} // namespace

QList<ContractCase> casesBelow(const QString &folder, QStringList &problems)
{
    QList<ContractCase> cases;
    const QDir recordings(folder + u"/recordings"_s);
    const QStringList services =
        recordings.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &service : services) {
        const QDir files(recordings.filePath(service));
        const QStringList names = files.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            cases += casesIn(files.filePath(name), service, true, problems);
    }
    const QDir vectors(folder + u"/vectors"_s);
    const QStringList names = vectors.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        cases +=
            casesIn(vectors.filePath(name), QFileInfo(name).completeBaseName(), false, problems);
    if (cases.isEmpty())
        problems.append(folder + u": holds no cases"_s);
    return cases;
}

QMap<QString, QString> disputedCases(const QString &file, QStringList &problems)
{
    QMap<QString, QString> disputed;
    QFile input(file);
    if (!input.exists())
        return disputed;
    if (!input.open(QIODevice::ReadOnly))
        problems.append(file + u": cannot be opened"_s);
    const QJsonDocument document = QJsonDocument::fromJson(input.readAll());
    if (!document.isArray())
        problems.append(file + u": is no list"_s);
    const QJsonArray list = document.array();
    for (const QJsonValue &entry : list)
        disputed.insert(entry["case"_L1].toString(), entry["reason"_L1].toString());
    return disputed;
}
