// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace personae::embedded {

/// One person of the played InterlinedList.
struct ListUser
{
    QJsonObject shown;     ///< as GET /api/user shows it (InterlinedList 4)
    QByteArray password;   ///< hashed
    QStringList tokens;    ///< good for ever (2)
    QStringList sessions;  ///< live cookie sessions
    QJsonArray identities; ///< linked ones (7)
    QJsonArray messages;   ///< newest first (11)
    QJsonObject switches;  ///< notification settings: "follow.push" -> bool (13)
    QString mailToken;     ///< confirms shown.pendingEmail
    qint64 mailSentMs = 0; ///< the last request to change the address

    [[nodiscard]] QString id() const { return shown.value(QLatin1StringView("id")).toString(); }
    [[nodiscard]] QString name() const
    {
        return shown.value(QLatin1StringView("username")).toString();
    }
};

struct ListMembership
{
    QString user;
    QString role; ///< owner, admin, member
    QString joinedAt;
};

struct ListOrganization
{
    QJsonObject shown; ///< without role and count (InterlinedList 8)
    QList<ListMembership> members;

    [[nodiscard]] QString id() const { return shown.value(QLatin1StringView("id")).toString(); }
    [[nodiscard]] ListMembership *member(const QString &user);
};

struct ListFollow
{
    QString id, follower, followed;
    bool approved = true;
    QString createdAt;
};

/// What the played InterlinedList keeps: one JSON file, replaced whole, and the pictures beside it.
/// Service thread.
class ListState final
{
    Q_DISABLE_COPY_MOVE(ListState)

public:
    ListState() = default;

    /// Reads the state below this folder, or makes the demo world. Empty on success.
    [[nodiscard]] QString open(const QString &folder);
    [[nodiscard]] bool save() const;

    [[nodiscard]] ListUser *byId(const QString &id);
    [[nodiscard]] ListUser *byName(const QString &name); ///< case-sensitive
    [[nodiscard]] ListUser *byEmail(const QString &email);
    [[nodiscard]] ListUser *byToken(const QString &token);
    [[nodiscard]] ListUser *bySession(const QString &session);
    [[nodiscard]] ListOrganization *organization(const QString &id);
    [[nodiscard]] ListFollow *follow(const QString &follower, const QString &followed);
    void erase(const QString &user); ///< and all that hangs on them

    [[nodiscard]] QString keepPicture(const QByteArray &bytes) const; ///< its name; empty: failed
    [[nodiscard]] QByteArray picture(const QString &name) const;

    QList<ListUser> users;
    QList<ListOrganization> organizations;
    QList<ListFollow> follows;

    static QString newId();
    static QString now();
    static QByteArray hashOf(const QString &password);

private:
    void fill();
    void addUser(const QString &name, const QString &shownName, const QString &status);
    void addOrganization(const QString &name, bool open, bool system,
                         const QList<ListMembership> &members);
    [[nodiscard]] QJsonObject toJson() const;
    void take(const QJsonObject &json);

    QString m_folder;
};

} // namespace personae::embedded
