// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <array>

namespace personae::embedded::epixel {

/// One member of the played installation.
struct Member
{
    QString username;
    QByteArray passwordHash;
    bool active = true;
    QMap<QString, QString> profile; ///< names of Epixel 3.1 and 3.2
    QMap<QString, QString> address;
    QMap<QString, QString> about;
    QString picture;  ///< file below media/; empty: none
    int pictures = 0; ///< ever sent
    QDate limitDay;
    int sentThatDay = 0; ///< counted against the daily limit
    QString checksum;    ///< of the last e-mail code
    QString newEmail;    ///< it was asked for
};

/// What the played installation keeps: one JSON file, replaced whole, and the pictures beside it.
/// Service thread.
class Store final
{
public:
    /// Makes the demo world where the folder is new. Empty on success.
    [[nodiscard]] QString open(const QString &folder);
    [[nodiscard]] Member *find(const QString &username);
    [[nodiscard]] Member *findByEmail(const QString &email);
    [[nodiscard]] bool save() const;
    void forgetLimits();

    [[nodiscard]] QByteArray picture(const QString &name) const;
    [[nodiscard]] bool putPicture(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray secret() const { return m_secret; }
    [[nodiscard]] static QByteArray hashOf(const QString &password);

private:
    void makeWorld();
    [[nodiscard]] QString mediaPath(const QString &name) const;

    QString m_folder;
    QByteArray m_secret; ///< signs tokens
    QMap<QString, Member> m_members;
};

struct Country
{
    QString id, code, name;
    QList<std::array<QString, 3>> states; ///< id, code, name
};
[[nodiscard]] const QList<Country> &countries();

inline constexpr char demoHost[] = "mlm.example.net";
inline constexpr char demoBase[] = "/api/v1";
inline constexpr char demoAppKey[] = "epx-demo-7d41c0";
inline constexpr char demoUser[] = "ada";
inline constexpr char demoPassword[] = "Engine-1843";
inline constexpr char demoInactive[] = "ida";     ///< same password, account not active
inline constexpr char demoEmailCode[] = "246810"; ///< what every mail says

} // namespace personae::embedded::epixel
