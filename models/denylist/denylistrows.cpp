// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/denylist/denylistrows.h"

#include "models/store/database.h"
#include "models/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae::denylistrows {

namespace {

QDateTime timeOf(const QVariant &ms)
{
    return ms.isNull() ? QDateTime()
                       : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), QTimeZone::utc());
}

QVariant msOf(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

/// A null text would be NULL in the file.
QString textOf(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QString listText(const QStringList &list)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList listOf(const QString &text)
{
    QStringList list;
    for (const QJsonValue &value : QJsonDocument::fromJson(text.toUtf8()).array())
        list.append(value.toString());
    return list;
}

Result<bool> writeNames(Database &database, const AccountId &account,
                        const QList<DeniedName> &names)
{
    for (const DeniedName &each : names) {
        Statement add(database, u"INSERT OR REPLACE INTO denied_names (account, name, since,"
                                " reason, replacement, certain) VALUES (?, ?, ?, ?, ?, ?)"_s);
        add.bind(account.value).bind(textOf(each.name)).bind(each.since.toMSecsSinceEpoch());
        add.bind(textOf(each.reason)).bind(textOf(each.replacement)).bind(each.certain);
        if (!add.run())
            return add.error();
    }
    return true;
}

} // namespace

Result<Denylist> read(Database &database, const AccountId &account)
{
    Denylist list;
    Statement head(database, u"SELECT certain_as_of, changed_at, staged FROM denylists"
                             " WHERE account = ?"_s);
    if (!head.bind(account.value).run())
        return head.error();
    if (head.next()) {
        list.certainAsOf = timeOf(head.value(0));
        list.changedAt = timeOf(head.value(1));
        list.staged = listOf(head.text(2));
    }
    Statement names(database, u"SELECT name, since, reason, replacement, certain"
                              " FROM denied_names WHERE account = ? ORDER BY name"_s);
    if (head.hasError() || !names.bind(account.value).run())
        return head.hasError() ? head.error() : names.error();
    while (names.next()) {
        list.names.append({names.text(0), timeOf(names.value(1)), names.text(2), names.text(3),
                           names.number(4) != 0});
    }
    if (names.hasError())
        return names.error();
    return list;
}

Result<bool> write(Database &database, const AccountId &account, const Denylist &list)
{
    if (Result<bool> done = remove(database, account); !done)
        return done;
    Statement head(database, u"INSERT INTO denylists (account, certain_as_of, changed_at, staged)"
                             " VALUES (?, ?, ?, ?)"_s);
    head.bind(account.value).bind(msOf(list.certainAsOf)).bind(msOf(list.changedAt));
    if (!head.bind(listText(list.staged)).run())
        return head.error();
    return writeNames(database, account, list.names);
}

Result<bool> remove(Database &database, const AccountId &account)
{
    Statement names(database, u"DELETE FROM denied_names WHERE account = ?"_s);
    if (!names.bind(account.value).run())
        return names.error();
    Statement head(database, u"DELETE FROM denylists WHERE account = ?"_s);
    if (!head.bind(account.value).run())
        return head.error();
    return true;
}

} // namespace personae::denylistrows
