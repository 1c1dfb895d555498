// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/database.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace personae::embedded {

/// What one tenant's node knows of another identity (Cloudillo 5.1).
struct MirrorRow
{
    QString idTag;
    QString name;
    QString type; ///< empty: a stub, known by name only
    QString profilePic;
    QString status;                          ///< empty: none stored
    QString connected = QStringLiteral("0"); ///< 0, 1, R (asked)
    bool following = false;
    bool follower = false;
    QString trust;
    std::optional<QString> roles; ///< comma list as stored; "" comes back as [""]
    std::optional<bool> hidden;
    qint64 feedReadAt = 0;
    qint64 createdAt = 0;
    qint64 updatedAt = 0;

    [[nodiscard]] bool isStub() const { return type.isEmpty(); }
};

/// An action as stored on the audience's or issuer's node (Cloudillo 6.1).
struct ActionRow
{
    qint64 id = 0;
    QString actionId;
    QString type;
    QString subType;
    QString issuer;
    QString audience;
    QString content;
    QString status; ///< P sent, C waits for a decision, A accepted, R rejected
    qint64 createdAt = 0;
};

/// Mirror rows, actions, and changes that take effect later. Service thread.
class MirrorStore final
{
    Q_DISABLE_COPY_MOVE(MirrorStore)

public:
    explicit MirrorStore(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] std::optional<MirrorRow> row(qint64 tenant, const QString &idTag);
    /// By name, then by idTag. Kept in memory until something is written.
    [[nodiscard]] QList<MirrorRow> rows(qint64 tenant);
    /// Of rows(): each row's name and idTag cut into folded words, every word after a blank.
    [[nodiscard]] QStringList words(qint64 tenant);
    void save(qint64 tenant, const MirrorRow &row);
    /// A nameless row (Cloudillo 6.2).
    void addStub(qint64 tenant, const QString &idTag, qint64 now);

    /// `changes`: columns to values; "roles": null clears. `dueMs`: true epoch milliseconds.
    void later(qint64 dueMs, qint64 tenant, const QString &idTag, const QJsonObject &changes);
    /// Applies what is due; true if anything was.
    bool settle(qint64 nowMs);

    qint64 addAction(qint64 tenant, ActionRow &row);
    [[nodiscard]] QList<ActionRow> actions(qint64 tenant);
    [[nodiscard]] std::optional<ActionRow> action(qint64 tenant, const QString &actionId);
    void setActionStatus(qint64 tenant, const QString &actionId, const QString &status);

private:
    struct Known
    {
        qint64 changes = -1; ///< of the whole file, when it was read
        QList<MirrorRow> rows;
        QStringList words; ///< empty: not made yet
    };
    [[nodiscard]] Known &known(qint64 tenant);
    void apply(qint64 tenant, const QString &idTag, const QJsonObject &changes);

    Database &m_database;
    QHash<qint64, Known> m_known;
};

} // namespace personae::embedded
