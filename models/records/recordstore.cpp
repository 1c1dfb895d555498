// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/records/recordstore.h"

#include "models/store/database.h"
#include "models/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

struct Listing
{
    QList<FieldMap> records;
    bool more = false;
    QDateTime asOf;
};

QJsonObject toObject(const FieldMap &map)
{
    QJsonObject object;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

FieldMap toMap(const QJsonObject &object)
{
    FieldMap map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

/// The same arguments give the same text: both kinds of map are sorted by key.
QString textOf(const FieldMap &arguments)
{
    return QString::fromUtf8(QJsonDocument(toObject(arguments)).toJson(QJsonDocument::Compact));
}

QString textOf(const QList<FieldMap> &records)
{
    QJsonArray rows;
    for (const FieldMap &record : records)
        rows.append(toObject(record));
    return QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

Result<Listing> read(Database &database, const AccountId &account, const QString &call,
                     const QString &arguments)
{
    Statement read(database, u"SELECT records, more, as_of FROM records"
                             " WHERE account = ? AND call = ? AND arguments = ?"_s);
    if (!read.bind(account.value).bind(call).bind(arguments).run())
        return read.error();
    Listing listing;
    if (read.next()) {
        const QJsonArray rows = QJsonDocument::fromJson(read.text(0).toUtf8()).array();
        for (const QJsonValue &row : rows)
            listing.records.append(toMap(row.toObject()));
        listing.more = read.number(1) != 0;
        listing.asOf = QDateTime::fromMSecsSinceEpoch(read.number(2), QTimeZone::utc());
    }
    if (read.hasError())
        return read.error();
    return listing;
}

} // namespace

RecordStore::RecordStore(DatabaseThread &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

void RecordStore::load(const AccountId &account, const QString &call, const FieldMap &arguments)
{
    m_database.run<Listing>(
        this,
        [account, call, text = textOf(arguments)](Database &file) {
            return read(file, account, call, text);
        },
        [this, account, call, arguments](const Result<Listing> &listing) {
            // Nothing is said where nothing was read: it would pass for "nothing is kept".
            if (listing)
                Q_EMIT loaded(account, call, arguments, listing.value().records,
                              listing.value().more, listing.value().asOf);
            else
                Q_EMIT failed(listing.error());
        });
}

void RecordStore::store(const AccountId &account, const QString &call, const FieldMap &arguments,
                        const QList<FieldMap> &records, bool more, const QDateTime &at)
{
    m_database.run<bool>(
        this,
        [account, call, key = textOf(arguments), rows = textOf(records), more,
         at](Database &file) -> Result<bool> {
            Statement write(file, u"INSERT INTO records (account, call, arguments, records, more,"
                                  " as_of) VALUES (?, ?, ?, ?, ?, ?)"
                                  " ON CONFLICT (account, call, arguments) DO UPDATE SET"
                                  " records = excluded.records, more = excluded.more,"
                                  " as_of = excluded.as_of"_s);
            write.bind(account.value).bind(call).bind(key).bind(rows).bind(more);
            if (!write.bind(at.toMSecsSinceEpoch()).run())
                return write.error();
            return true;
        },
        [this](const Result<bool> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

void RecordStore::forget(const AccountId &account)
{
    m_database.run<bool>(
        this,
        [account](Database &file) -> Result<bool> {
            Statement remove(file, u"DELETE FROM records WHERE account = ?"_s);
            if (!remove.bind(account.value).run())
                return remove.error();
            return true;
        },
        [this](const Result<bool> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

} // namespace personae
