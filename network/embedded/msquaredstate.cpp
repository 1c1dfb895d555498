// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/msquaredstate.h"

#include "network/embedded/drawing.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace personae::embedded {

using namespace Qt::StringLiterals;

namespace {

constexpr int portraitSide = 256;

QByteArray drawn(const QString &seed)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    drawing::portrait(seed, portraitSide).save(&buffer, "PNG");
    return bytes;
}

QJsonObject jsonOf(const M2User &user)
{
    return {{"token"_L1, user.token},     {"admin"_L1, user.admin},
            {"exists"_L1, user.exists},   {"username"_L1, user.username},
            {"picture"_L1, user.picture}, {"avatar"_L1, user.avatar},
            {"wallet"_L1, user.wallet}};
}

M2User userFrom(const QJsonObject &json)
{
    return {json.value("token"_L1).toString(),   json.value("admin"_L1).toBool(),
            json.value("exists"_L1).toBool(),    json.value("username"_L1).toString(),
            json.value("picture"_L1).toString(), json.value("avatar"_L1).toString(),
            json.value("wallet"_L1).toString()};
}

template <typename Match> M2User *find(QList<M2User> &users, Match match)
{
    const auto found = std::find_if(users.begin(), users.end(), match);
    return found == users.end() ? nullptr : &*found;
}

} // namespace

QString M2State::open(const QString &folder)
{
    m_folder = folder + u"/msquared"_s;
    if (!QDir().mkpath(m_folder + u"/pictures"_s))
        return u"cannot make the folder "_s + m_folder;
    QFile file(m_folder + u"/state.json"_s);
    if (file.open(QIODevice::ReadOnly)) {
        take(QJsonDocument::fromJson(file.readAll()).object());
        return {};
    }
    fill();
    return save() ? QString() : u"cannot write "_s + m_folder;
}

bool M2State::save() const
{
    QSaveFile file(m_folder + u"/state.json"_s);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(toJson()).toJson()) > 0 &&
           file.commit();
}

void M2State::fill()
{
    const auto person = [](const QString &token, const QString &name) {
        M2User user;
        user.token = token;
        user.username = name;
        return user;
    };
    M2User ada = person(u"demo-user-token-ada"_s, u"ada_l"_s);
    ada.admin = true;
    ada.picture = keepPicture(drawn(ada.username), u"png"_s);
    ada.avatar = u"DsA1.Obj77"_s;
    ada.wallet = u"0x00000000000000000000000000000000000000A1"_s;
    M2User newcomer = person(u"demo-user-token-new"_s, {});
    newcomer.exists = false;
    users = {ada, person(u"demo-user-token-bob"_s, u"bob"_s), newcomer};
    for (const auto &name : {u"grace"_s, u"linus"_s, u"margaret"_s, u"moderator"_s})
        users.append(person({}, name));
    denied = {u"admin"_s, u"root"_s};
}

QJsonObject M2State::toJson() const
{
    QJsonArray people;
    for (const M2User &user : users)
        people.append(jsonOf(user));
    return {{"users"_L1, people},
            {"denied"_L1, QJsonArray::fromStringList(denied)},
            {"readings"_L1, readings}};
}

void M2State::take(const QJsonObject &json)
{
    users.clear();
    denied.clear();
    for (const QJsonValue &each : json.value("users"_L1).toArray())
        users.append(userFrom(each.toObject()));
    for (const QJsonValue &each : json.value("denied"_L1).toArray())
        denied.append(each.toString());
    readings = json.value("readings"_L1).toInt();
}

M2User *M2State::byToken(const QString &token)
{
    return find(users, [&](const M2User &user) { return !token.isEmpty() && user.token == token; });
}

M2User *M2State::byName(const QString &username)
{
    return find(users,
                [&](const M2User &user) { return user.exists && user.username == username; });
}

QString M2State::keepPicture(const QByteArray &bytes, const QString &ending) const
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    const QString name = QString::fromLatin1(digest.left(24)) + u'.' + ending;
    QSaveFile file(m_folder + u"/pictures/"_s + name);
    const bool kept = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return kept && file.commit() ? name : QString();
}

QByteArray M2State::picture(const QString &file) const
{
    // Objects of a collection are drawn: their names are their looks.
    if (const QString seed = file.section(u'.', 0, -2); hasObject(seed))
        return drawn(seed);
    QFile kept(m_folder + u"/pictures/"_s + QString(file).remove(u'/'));
    return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
}

bool M2State::hasObject(const QString &dotted)
{
    static const QStringList objects{u"DsA1.Obj12"_s, u"DsA1.Obj77"_s, u"DsA1.Obj99"_s,
                                     u"DsB2.Hat.Red"_s};
    return objects.contains(dotted);
}

} // namespace personae::embedded
