// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/epixelstore.h"

#include "network/embedded/drawing.h"
#include "network/embedded/jwt.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace personae::embedded::epixel {

namespace {

QJsonObject toJson(const QMap<QString, QString> &map)
{
    QJsonObject json;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QMap<QString, QString> toMap(const QJsonValue &value)
{
    QMap<QString, QString> map;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        map.insert(it.key(), it.value().toString());
    return map;
}

QJsonObject toJson(const Member &member)
{
    return {{u"username"_s, member.username},
            {u"passwordHash"_s, QString::fromLatin1(member.passwordHash)},
            {u"active"_s, member.active},
            {u"profile"_s, toJson(member.profile)},
            {u"address"_s, toJson(member.address)},
            {u"about"_s, toJson(member.about)},
            {u"picture"_s, member.picture},
            {u"pictures"_s, member.pictures},
            {u"limitDay"_s, member.limitDay.toString(Qt::ISODate)},
            {u"sentThatDay"_s, member.sentThatDay},
            {u"checksum"_s, member.checksum},
            {u"newEmail"_s, member.newEmail}};
}

Member memberFrom(const QJsonObject &json)
{
    Member member;
    member.username = json.value("username"_L1).toString();
    member.passwordHash = json.value("passwordHash"_L1).toString().toLatin1();
    member.active = json.value("active"_L1).toBool();
    member.profile = toMap(json.value("profile"_L1));
    member.address = toMap(json.value("address"_L1));
    member.about = toMap(json.value("about"_L1));
    member.picture = json.value("picture"_L1).toString();
    member.pictures = json.value("pictures"_L1).toInt();
    member.limitDay = QDate::fromString(json.value("limitDay"_L1).toString(), Qt::ISODate);
    member.sentThatDay = json.value("sentThatDay"_L1).toInt();
    member.checksum = json.value("checksum"_L1).toString();
    member.newEmail = json.value("newEmail"_L1).toString();
    return member;
}

QByteArray drawnPicture(const QString &seed)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    drawing::portrait(seed, 512).save(&buffer, "JPEG", 85);
    return bytes;
}

} // namespace

QString Store::open(const QString &folder)
{
    m_folder = folder + u"/epixel"_s;
    if (!QDir().mkpath(m_folder + u"/media"_s))
        return u"cannot make "_s + m_folder;
    QFile file(m_folder + u"/members.json"_s);
    if (!file.exists()) {
        makeWorld();
        return save() ? QString() : u"cannot write "_s + m_folder;
    }
    if (!file.open(QIODevice::ReadOnly))
        return file.errorString();
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    m_secret = json.value("secret"_L1).toString().toLatin1();
    m_members.clear();
    const QJsonArray members = json.value("members"_L1).toArray();
    for (const QJsonValue &entry : members) {
        const Member member = memberFrom(entry.toObject());
        m_members.insert(member.username, member);
    }
    return m_members.isEmpty() ? u"damaged: "_s + file.fileName() : QString();
}

void Store::makeWorld()
{
    m_secret = randomWord(40).toLatin1();
    Member ada;
    ada.username = QLatin1StringView(demoUser);
    ada.passwordHash = hashOf(QLatin1StringView(demoPassword));
    ada.profile = {{u"first_name"_s, u"Ada"_s},
                   {u"last_name"_s, u"Lovelace"_s},
                   {u"email"_s, u"ada@example.org"_s},
                   {u"phone_code"_s, u"44"_s},
                   {u"phone_number"_s, u"7700900123"_s},
                   {u"country_code"_s, u"GB"_s},
                   {u"lan"_s, u"en"_s},
                   {u"tz"_s, u"Europe/London"_s},
                   {u"currency"_s, u"GBP"_s}};
    ada.address = {{u"address"_s, u"12 St James’s Square"_s},
                   {u"city"_s, u"London"_s},
                   {u"postcode"_s, u"SW1Y 4JH"_s},
                   {u"phone"_s, u"2079460123"_s},
                   {u"state"_s, u"7"_s},
                   {u"country"_s, u"77"_s}};
    ada.about = {{u"about"_s, u"I write programs for engines that are not built yet."_s},
                 {u"linkedin"_s, u"https://linkedin.example.com/in/ada"_s},
                 {u"facebook"_s, QString()},
                 {u"instagram"_s, QString()}};
    ada.picture = u"ada.jpg"_s;
    if (!putPicture(ada.picture, drawnPicture(u"ada-epixel"_s)))
        ada.picture.clear();
    Member ida;
    ida.username = QLatin1StringView(demoInactive);
    ida.passwordHash = ada.passwordHash;
    ida.active = false;
    ida.profile = {{u"email"_s, u"ida@example.org"_s}};
    m_members = {{ada.username, ada}, {ida.username, ida}};
}

Member *Store::find(const QString &username)
{
    const auto it = m_members.find(username);
    return it == m_members.end() ? nullptr : &*it;
}

Member *Store::findByEmail(const QString &email)
{
    for (Member &member : m_members) {
        if (member.profile.value(u"email"_s).compare(email, Qt::CaseInsensitive) == 0)
            return &member;
    }
    return nullptr;
}

bool Store::save() const
{
    QJsonArray members;
    for (const Member &member : m_members)
        members.append(toJson(member));
    const QJsonObject json{{u"secret"_s, QString::fromLatin1(m_secret)}, {u"members"_s, members}};
    QSaveFile file(m_folder + u"/members.json"_s);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 &&
           file.commit();
}

void Store::forgetLimits()
{
    for (Member &member : m_members)
        member.sentThatDay = 0;
}

QString Store::mediaPath(const QString &name) const
{
    return m_folder + u"/media/"_s + name.section(u'/', -1);
}

QByteArray Store::picture(const QString &name) const
{
    QFile file(mediaPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool Store::putPicture(const QString &name, const QByteArray &bytes) const
{
    QSaveFile file(mediaPath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QByteArray Store::hashOf(const QString &password)
{
    return QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Sha256).toHex();
}

const QList<Country> &countries()
{
    static const QList<Country> list{
        {u"77"_s,
         u"GB"_s,
         u"United Kingdom"_s,
         {{u"7"_s, u"ENG"_s, u"England"_s},
          {u"8"_s, u"SCT"_s, u"Scotland"_s},
          {u"9"_s, u"WLS"_s, u"Wales"_s}}},
        {u"81"_s,
         u"DE"_s,
         u"Germany"_s,
         {{u"21"_s, u"BE"_s, u"Berlin"_s}, {u"22"_s, u"BY"_s, u"Bavaria"_s}}},
        {u"45"_s, u"CH"_s, u"Switzerland"_s, {}}};
    return list;
}

} // namespace personae::embedded::epixel
