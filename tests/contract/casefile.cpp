// SPDX-License-Identifier: GPL-3.0-or-later
#include "casefile.h"

#include "placeholders.h"
#include "servicerules.h"
#include "vectorcase.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>

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
    one.requestHeaders = headersIn(request.value("headers"_L1));
    one.requestBody = bytesOf(request.value("body"_L1).toObject());
    const QJsonObject response = json.value("response"_L1).toObject();
    one.status = response.value("status"_L1).toInt();
    one.reason = response.value("reason"_L1).toString().toLatin1();
    one.responseHeaders = headersIn(response.value("headers"_L1));
    one.responseBody = bytesOf(response.value("body"_L1).toObject());
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
    const ServiceRules &rules = rulesFor(service);
    QByteArray text = withPlaceholdersFilled(service, file.readAll());
    text.replace("<domain>", QUrl(rules.vectorBase).host().toUtf8());
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || !document.isArray()) {
        problems.append(path + u": "_s + error.errorString());
        return cases;
    }
    const QJsonArray list = document.array();
    for (const QJsonValue &entry : list) {
        const QJsonObject json = entry.toObject();
        ContractCase one = recorded ? fromRecording(json) : fromVector(json, rules);
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
