// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "network/wire/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

/// One exchange to prove, from a recording or from a vector.
struct ContractCase
{
    QString service;
    QString file; ///< name without .json; the endpoint of a recording
    QString id;
    bool recorded = true;
    bool replayable = true; ///< false: another form
    QJsonObject transcript; ///< of a WebSocket, instead of request and response

    QString origin; ///< scheme and host the request went to
    QByteArray method;
    QByteArray target; ///< path and query as sent
    QList<personae::HttpHeader> requestHeaders;
    QByteArray requestBody;
    QByteArray formBody;             ///< vectors: the body as pairs
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
};
