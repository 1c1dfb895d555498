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
    QString refresh;   ///< buys the next token; empty: none (Epixel 2.2)
    QString appKey;    ///< goes along with every request (Epixel 1.2); empty: none
    QByteArray cookie; ///< the account's own jar, as a Cookie header; the lane keeps it from
                       ///< Set-Cookie where ServiceInfo::usesCookies (InterlinedList 2)

    [[nodiscard]] bool isEmpty() const { return token.isEmpty() && cookie.isEmpty(); }
    /// For the keyring, where ServiceInfo::keepsSession.
    [[nodiscard]] QString toSecret() const;
    [[nodiscard]] static SessionGrant fromSecret(const QString &secret);
    bool operator==(const SessionGrant &) const = default;
};

/// What an answer about a denylist came to (M² 3.8). Names as they were sent.
struct DenyResult
{
    QStringList succeeded;
    QStringList failed;     ///< in use (Replace: the blockers), or not added
    bool listKnown = false; ///< afterwards the list is what was sent, for certain (Replace, taken)
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
    std::optional<bool> more;               ///< whether another page exists
    QString cursor;                         ///< names the next page where pages have names
    std::optional<QList<FieldMap>> records; ///< rows of a CallSpec that lists; keys of its columns
    FieldMap values; ///< further single results by name: "checksum", "followers", "state", "url"
    std::optional<DenyResult> deny;
    QString needs;            ///< the next step a person must take: "email-code", "password"
    bool needsCookie = false; ///< refused for want of a session cookie: the lane opens a session
                              ///< once (wish::OpenSession) and repeats the wish
    bool readBack = false;    ///< this write counts as done only after reading
    bool ranOut = false; ///< of a refused picture: its address was good for a while only, and one's
                         ///< own profile names a fresh one (M² 3.1)
    QList<Wish> next; ///< requests that must follow by themselves, knowing what was learned; after
                      ///< an error they stand in for the refused one, and their answer counts
    ServerFacts learned;

    [[nodiscard]] Outcome outcome() const { return error.kind; }
    [[nodiscard]] bool ok() const { return !error.isError(); }
};

} // namespace personae
