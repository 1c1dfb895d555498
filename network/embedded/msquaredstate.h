// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace personae::embedded {

/// One person of the played organization.
struct M2User
{
    QString token;      ///< bearer; of the demo world, not a secret
    bool admin = false; ///< may change the denylist
    bool exists = true; ///< has a profile
    QString username;
    QString picture; ///< file below the folder, or "object:<datasource>.<object>"; empty: none
    QString avatar;  ///< "<datasource>.<object>"; empty: none
    QString wallet;

    bool operator==(const M2User &) const = default;
};

/// What the played service keeps: one organization, its people, its denylist, their pictures. One
/// JSON file and a folder of pictures. Service thread.
class M2State final
{
    Q_DISABLE_COPY_MOVE(M2State)

public:
    M2State() = default;

    /// Reads the state below this folder, or makes the demo world. Empty on success.
    [[nodiscard]] QString open(const QString &folder);
    [[nodiscard]] bool save() const;

    [[nodiscard]] M2User *byToken(const QString &token);
    [[nodiscard]] M2User *byName(const QString &username);
    /// Keeps the bytes; its name for M2User::picture, empty where it could not be written.
    [[nodiscard]] QString keepPicture(const QByteArray &bytes, const QString &ending) const;
    [[nodiscard]] QByteArray picture(const QString &file) const;
    /// In somebody's collection.
    [[nodiscard]] static bool hasObject(const QString &dotted);

    QList<M2User> users;
    QStringList denied; ///< in the order they came
    int readings = 0;   ///< of profiles: signed picture addresses change with it

    static QString organization() { return QStringLiteral("acme-park"); }
    static QString apiKey() { return QStringLiteral("demo-api-key-acme-park"); }

private:
    void fill();
    [[nodiscard]] QJsonObject toJson() const;
    void take(const QJsonObject &json);

    QString m_folder;
};

} // namespace personae::embedded
