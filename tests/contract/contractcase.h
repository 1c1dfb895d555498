// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "network/wire/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

/// One part of a form that must be sent; a file where it has a type.
struct ExpectedPart
{
    QByteArray name;
    QByteArray type;    ///< empty: not checked
    QByteArray content; ///< empty: not checked
    bool isFile = true;
};

/// One exchange to prove, from a recording or from a vector.
struct ContractCase
{
    QString service;
    QString file; ///< name without .json; the endpoint of a recording
    QString id;
    bool recorded = true;
    bool replayable = true; ///< false: another form
    QJsonObject transcript; ///< of a WebSocket, instead of request and response

    QString origin;    ///< scheme and host the request went to
    QString prefix;    ///< path of the API's base there, no trailing slash; mostly empty
    QString baseTyped; ///< the base as a person typed it; empty: the rules' own
    QByteArray method;
    QByteArray target; ///< path and query as sent, with the prefix
    QList<personae::HttpHeader> requestHeaders;
    QByteArrayList requiredHeaders; ///< vectors: present, whatever they say
    QByteArray requestBody;
    bool isForm = false;   ///< vectors: formPairs count, not the bytes
    QJsonObject formPairs; ///< vectors: the body as pairs
    QList<ExpectedPart> parts;
    bool checksAuthorization = true; ///< recordings say who was signed in; vectors do not

    bool hasResponse = true;
    int status = 0;
    QByteArray reason;
    QList<personae::HttpHeader> responseHeaders;
    QByteArray responseBody;

    QJsonObject given;
    bool hasExpect = false;
    QJsonObject expect;

    [[nodiscard]] QString name() const { return service + u' ' + file + u'/' + id; }
    [[nodiscard]] QByteArray header(QByteArrayView wanted) const
    {
        for (const personae::HttpHeader &one : requestHeaders) {
            if (one.first.compare(wanted, Qt::CaseInsensitive) == 0)
                return one.second;
        }
        return {};
    }
    [[nodiscard]] QString verb() const
    {
        return expect.value(QLatin1StringView("do")).toArray().at(0).toString();
    }
    /// The app would send this itself: the adapter makes the request.
    [[nodiscard]] bool madeByAdapter() const
    {
        return expect.contains(QLatin1StringView("do")) ||
               expect.contains(QLatin1StringView("url"));
    }
    /// What the body says by name, be it JSON or a form.
    [[nodiscard]] QJsonObject bodyFields() const;
    /// Path without the API's prefix and without the query.
    [[nodiscard]] QString path() const;
    /// The same below another base address.
    [[nodiscard]] ContractCase placedAt(QUrl base) const;
};

/// "METHOD path" as cases write it: without the API's prefix and without a leading slash.
[[nodiscard]] QString plainLine(const QString &line, const QString &prefix);
