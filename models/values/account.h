// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QSet>
#include <QString>
#include <QUrl>

#include <utility>

namespace personae {

/// Names one account on this computer for ever (a UUID without braces). Never sent anywhere.
struct AccountId
{
    QString value;

    [[nodiscard]] static AccountId create();
    /// The same for the same identity every time, so that what was kept for it is found when it is
    /// added again.
    [[nodiscard]] static AccountId of(const QString &service, const QString &handle);
    [[nodiscard]] bool isNull() const { return value.isEmpty(); }
    bool operator==(const AccountId &) const = default;
    friend bool operator<(const AccountId &a, const AccountId &b) { return a.value < b.value; }
    friend size_t qHash(const AccountId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// What was learned about one server by probing it and by its answers. Nothing secret.
struct ServerFacts
{
    QString dialect;     ///< adapter's own word, e.g. "R3", "DOC"; empty: not probed yet
    QSet<QString> lacks; ///< calls this server was found not to have
    QMap<QString, QString> remembered; ///< choice -> what worked, e.g. "status-words" -> "letters"
    QMap<QString, bool>
        can; ///< capability -> whether this installation has it, e.g. "uploadPicture"
    QMap<QString, QString> limits; ///< e.g. "username.pattern" -> a regular expression
    /// Field key -> values to choose from, as code -> label in the server's order (Epixel 3.6).
    QMap<QString, QList<std::pair<QString, QString>>> choices;

    bool operator==(const ServerFacts &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static ServerFacts fromJson(const QJsonObject &json);
    /// Adds what another answer taught.
    void merge(const ServerFacts &learned);
};

/// One identity on one service, without its secrets (those live in the keyring).
struct Account
{
    AccountId id;
    QString service;     ///< ServiceInfo::id
    QString handle;      ///< canonical identity on the service
    QString displayName; ///< last known name; foreign text
    QUrl apiBase;        ///< API origin; empty: derived from the handle by the adapter
    ServerFacts server;
    QString remoteId; ///< the service's own id of this identity, where calls need it; empty: none
    QMap<QString, QString> settings; ///< ServiceInfo::settings id -> what the person chose; never
                                     ///< secret; missing: the documented default
    QDateTime writesNotBefore;       ///< UTC: the service takes no change before this (Epixel 3.5);
                                     ///< invalid or past: it does
    bool writesEstimated = false;    ///< that time is our guess
    bool staysSignedIn = false;      ///< a key is in the system keyring under this id
    QDateTime addedAt;               ///< UTC

    bool operator==(const Account &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Account fromJson(const QJsonObject &json);
};

} // namespace personae

Q_DECLARE_METATYPE(personae::AccountId)
Q_DECLARE_METATYPE(personae::Account)
