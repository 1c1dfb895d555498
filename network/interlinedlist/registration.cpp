// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/registration.h"

#include "network/interlinedlist/requestmaker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae::interlinedlist {

namespace {

const QString identity = u"identity"_s;
const QString username = u"username"_s;
const QString secret = u"secret"_s;

constexpr qsizetype shortestPassword = 10;
constexpr qsizetype longestPassword = 200;

QString textIn(const FieldMap &map, const QString &key, const QString &otherKey = {})
{
    const QString text = map.value(key).toString();
    return text.isEmpty() ? map.value(otherKey).toString() : text;
}

/// Whatever other people have to type or find in an address is left to the name's owner; these
/// signs are not.
bool isUserName(const QString &name)
{
    return isNameable(name) && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
               return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' ||
                      c == u'-' || c == u'.';
           });
}

bool isPassword(const QString &password)
{
    const bool repeated = std::all_of(password.cbegin(), password.cend(),
                                      [&password](QChar c) { return c == password.front(); });
    return password.size() >= shortestPassword && password.size() <= longestPassword && !repeated;
}

} // namespace

FieldMap registrationBody(const FieldMap &lines)
{
    FieldMap body{{u"email"_s, textIn(lines, identity, u"email"_s).trimmed()},
                  {username, textIn(lines, username).trimmed()},
                  {u"password"_s, textIn(lines, secret, u"password"_s)}};
    const QString name = textIn(lines, u"displayName"_s).trimmed();
    if (!name.isEmpty()) // the server takes the user name where none is given
        body.insert(u"displayName"_s, name);
    return body;
}

QStringList registrationObjections(const FieldMap &body)
{
    QStringList wrong;
    if (!isEmail(body.value(u"email"_s).toString()))
        wrong.append(identity);
    if (!isUserName(body.value(username).toString()))
        wrong.append(username);
    if (!isPassword(body.value(u"password"_s).toString()))
        wrong.append(secret);
    return wrong;
}

QStringList registrationLines(int status, const QString &text)
{
    constexpr int taken = 409;
    constexpr int refused = 400;
    if (status == taken)
        return {identity, username};
    if (status != refused)
        return {};
    QStringList lines;
    if (text.contains("email"_L1, Qt::CaseInsensitive))
        lines.append(identity);
    if (text.contains("username"_L1, Qt::CaseInsensitive))
        lines.append(username);
    if (text.contains("password"_L1, Qt::CaseInsensitive))
        lines.append(secret);
    return lines;
}

} // namespace personae::interlinedlist
