// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorcase.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;
using personae::HttpHeader;

namespace {

bool hasHeader(const QList<HttpHeader> &headers, QByteArrayView name)
{
    return std::any_of(headers.cbegin(), headers.cend(), [name](const HttpHeader &one) {
        return one.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QByteArray jsonBytes(const QJsonValue &value)
{
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QByteArray formBytes(const QJsonObject &form)
{
    QUrlQuery pairs;
    for (auto it = form.begin(); it != form.end(); ++it)
        pairs.addQueryItem(it.key(), it.value().toVariant().toString());
    return pairs.toString(QUrl::FullyEncoded).toLatin1();
}

QByteArray targetOf(const QJsonObject &request, const QString &prefix)
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
    return prefix.toUtf8() + (target.startsWith('/') ? target : '/' + target);
}

/// Two files: the one called after cropping is what the person framed, the other the original.
QList<ExpectedPart> filesOf(const QJsonArray &names)
{
    QList<ExpectedPart> parts;
    for (const QJsonValue &name : names) {
        const bool original = names.size() > 1 && !name.toString().contains("crop"_L1);
        parts.append({name.toString().toLatin1(), "image/jpeg",
                      original ? sampleOriginal() : samplePicture("image/jpeg")});
    }
    return parts;
}

QList<ExpectedPart> partsOf(const QJsonArray &list)
{
    QList<ExpectedPart> parts;
    for (const QJsonValue &entry : list) {
        ExpectedPart part;
        part.name = entry["name"_L1].toString().toLatin1();
        part.type = entry["type"_L1].toString().toLatin1();
        part.isFile = !entry["filename"_L1].isUndefined() || !part.type.isEmpty();
        part.content =
            part.isFile ? samplePicture(part.type) : entry["value"_L1].toString().toUtf8();
        parts.append(part);
    }
    return parts;
}

void addBody(ContractCase &one, const QJsonObject &request)
{
    if (request.contains("json"_L1)) {
        one.requestBody = jsonBytes(request.value("json"_L1));
        one.requestHeaders.append(HttpHeader("Content-Type", "application/json"));
    } else if (request.contains("form"_L1) || request.contains("files"_L1) ||
               request.contains("multipart"_L1)) {
        one.isForm = true;
        one.formPairs = request.value("form"_L1).toObject();
        one.requestBody = formBytes(one.formPairs);
        one.parts = filesOf(request.value("files"_L1).toArray()) +
                    partsOf(request.value("multipart"_L1).toArray());
    } else if (request.contains("contentType"_L1)) {
        const QByteArray type = request.value("contentType"_L1).toString().toLatin1();
        one.requestBody = samplePicture(type);
        one.requestHeaders.append(HttpHeader("Content-Type", type));
    }
}

void addHeaders(ContractCase &one, const QJsonValue &headers)
{
    if (headers.isArray() && headers[0].isString()) {
        for (const QJsonValue &name : headers.toArray())
            one.requiredHeaders.append(name.toString().toLatin1());
    } else {
        one.requestHeaders = headersIn(headers);
    }
}

void addResponse(ContractCase &one, const QJsonObject &response)
{
    one.status = response.value("status"_L1).toInt();
    one.responseHeaders = headersIn(response.value("headers"_L1));
    if (response.contains("rawBody"_L1)) {
        one.responseBody = response.value("rawBody"_L1).toString().toUtf8();
    } else if (response.contains("body"_L1)) {
        one.responseBody = jsonBytes(response.value("body"_L1));
        if (!hasHeader(one.responseHeaders, "Content-Type"))
            one.responseHeaders.append(HttpHeader("Content-Type", "application/json"));
    }
}

} // namespace

QList<HttpHeader> headersIn(const QJsonValue &value)
{
    QList<HttpHeader> headers;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &entry : list)
        headers.append({entry[0].toString().toLatin1(), entry[1].toString().toUtf8()});
    const QJsonObject map = value.toObject();
    for (auto it = map.begin(); it != map.end(); ++it)
        headers.append({it.key().toLatin1(), it.value().toString().toUtf8()});
    return headers;
}

ContractCase fromVector(const QJsonObject &json, const ServiceRules &rules)
{
    ContractCase one;
    one.recorded = false;
    one.checksAuthorization = false;
    QUrl base(rules.vectorBase);
    one.prefix = base.path();
    base.setPath({});
    one.origin = base.toString();
    one.id = json.value("id"_L1).toString();
    one.given = json.value("given"_L1).toObject();
    const QJsonObject request = json.value("request"_L1).toObject();
    one.method = request.value("method"_L1).toString().toLatin1();
    one.target = targetOf(request, one.prefix);
    one.baseTyped = request.value("baseUrlTyped"_L1).toString();
    addHeaders(one, request.value("headers"_L1));
    addBody(one, request);
    one.hasResponse = json.value("response"_L1).isObject();
    addResponse(one, json.value("response"_L1).toObject());
    return one;
}
