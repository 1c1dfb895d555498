// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/apierror.h"
#include "models/values/person.h"
#include "models/values/profile.h"
#include "network/wire/wish.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QSize>
#include <QStringList>

#include <optional>

namespace personae {

/// Secret: never logged, never stored outside the keyring.
struct SessionGrant
{
    QString token;
    QDateTime expiresAt; ///< UTC; invalid: unknown
    QString handle;      ///< who it belongs to, empty if not said
    QString issuer;      ///< host it is good for, empty if not said
    QStringList roles;
};

struct UploadReceipt
{
    QString pictureId;
    bool passing = false; ///< a temporary id: the final one must be asked for
};

struct PeoplePage
{
    QList<PersonFacts> rows; ///< one's own row left out
    bool maybeMore = false;  ///< the server's cap was reached
    std::optional<int> total;
};

struct KeyRecord
{
    qint64 keyId = 0;
    QString name;
    QString key; ///< secret; only in the answer that made it
    QDateTime expiresAt;
    QDateTime lastUsedAt;
};

struct PictureBytes
{
    QByteArray mediaType;
    QByteArray bytes;
    QString variant; ///< id of the concrete variant
    QString descriptor;
};

/// One concrete file of a picture (Cloudillo 1.3).
struct PictureVariant
{
    QString name;   ///< e.g. vis.tn
    QString blob;   ///< id of the file
    QString format; ///< avif, webp, ...
    qint64 bytes = 0;
    QSize size; ///< pixels

    bool operator==(const PictureVariant &) const = default;
};

/// A sign-in by another device that was begun (Cloudillo 3.2). The secret is one.
struct QrSession
{
    QString session;
    QString secret;
};

/// One answer, understood. `error.kind` is the outcome of every answer, also of good ones.
struct Answer
{
    ApiError error;
    PersonFacts person;
    std::optional<SessionGrant> session;
    bool endsSession = false; ///< afterwards no usable session exists
    std::optional<UploadReceipt> upload;
    std::optional<PeoplePage> people;
    std::optional<QList<IncomingRequest>> requests;
    std::optional<QList<KeyRecord>> keys;
    std::optional<KeyRecord> key;
    std::optional<PictureBytes> picture;
    std::optional<QList<PictureVariant>> variants;
    std::optional<QrSession> qr;
    QString actionId;
    bool actionPassing = false;
    QString appDomain;
    std::optional<QJsonValue> value; ///< of a setting
    QString state;                   ///< e.g. of a QR sign-in: pending, approved
    QByteArray etag;
    std::optional<bool> more; ///< whether another page exists
    QString cursor;           ///< names the next page where pages have names
    bool readBack = false;    ///< this write counts as done only after reading
    QList<Wish> next; ///< requests that must follow by themselves, knowing what was learned; after
                      ///< an error they stand in for the refused one, and their answer counts
    ServerFacts learned;

    [[nodiscard]] Outcome outcome() const { return error.kind; }
    [[nodiscard]] bool ok() const { return !error.isError(); }
};

} // namespace personae
