// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/addressing.h"

#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QUrlQuery>

#include <optional>
#include <variant>

namespace personae::embedded {

using Headers = QList<QPair<QByteArray, QByteArray>>;

struct Request
{
    QByteArray method;
    Address address;
    Headers headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const; ///< case-insensitive
    /// Decoded ("+" is a blank); nothing where it is missing.
    [[nodiscard]] std::optional<QString> parameter(const QString &name) const;
    [[nodiscard]] int number(const QString &name, int fallback) const;
};

struct Reply
{
    int status = 200;
    QByteArray body;
    Headers headers;
    bool enveloped = false; ///< body is the inside of `data`; `extra` stands beside it
    QByteArray extra;       ///< e.g. "pagination":{...}
    bool withRequestId = true;
    bool applied = false; ///< something was written
    int delayMs = 0;      ///< the gate waits this long
    int againMs = 0;      ///< nothing to tell yet: the gate asks again after this long,
    int againForMs = 0;   ///< and answers after this long at last

    Reply &wrote()
    {
        applied = true;
        return *this;
    }
    Reply &with(const QByteArray &name, const QByteArray &value)
    {
        headers.append({name, value});
        return *this;
    }
};

namespace reply {

[[nodiscard]] Reply data(const QByteArray &json, int status = 200); ///< enveloped
[[nodiscard]] Reply bare(const QByteArray &json, int status = 200);
[[nodiscard]] Reply empty(int status = 200);
[[nodiscard]] Reply plain(int status, const QByteArray &text); ///< what the framework says
[[nodiscard]] Reply error(int status, const QByteArray &code, const QString &message,
                          const QByteArray &details = {});
[[nodiscard]] Reply invalid(const QString &reason); ///< 400 E-VAL-INVALID
[[nodiscard]] Reply forbidden();
[[nodiscard]] Reply unauthorized();
[[nodiscard]] Reply notFound();
[[nodiscard]] Reply broken(const QByteArray &code = "E-CORE-DBERR"); ///< 500

} // namespace reply

/// The JSON object in the body, or the framework's plain-text refusal (Cloudillo 2.3): 415, 413,
/// 400.
[[nodiscard]] std::variant<QJsonObject, Reply> jsonBody(const Request &request);
/// 422 as the framework words it. `value` is what stood there; `shown` names the field.
[[nodiscard]] Reply wrongType(const Request &request, const QString &shown, const QJsonValue &value,
                              const QString &expected);
[[nodiscard]] Reply wrongVariant(const Request &request, const QString &shown,
                                 const QString &value);

} // namespace personae::embedded
