// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/csvexport.h"

#include "models/lists/peoplelistmodel.h"
#include "ui/people/peoplewords.h"

namespace personae {

using namespace Qt::StringLiterals;

namespace csv {

QString cell(const QString &text)
{
    static const QString formula = u"=+-@\t\r"_s;
    QString out = text;
    if (!out.isEmpty() && formula.contains(out.front()))
        out.prepend(u'\'');
    const bool quoted = out.contains(u',') || out.contains(u'"') || out.contains(u'\n') ||
                        out.contains(u'\r') || out.startsWith(u' ') || out.endsWith(u' ');
    return quoted ? u'"' + out.replace(u'"', "\"\""_L1) + u'"' : out;
}

QString line(const QStringList &cells)
{
    QStringList out;
    for (const QString &text : cells)
        out.append(cell(text));
    return out.join(u',') + u"\r\n"_s;
}

} // namespace csv

CsvExport::CsvExport(PeopleSource &source, const ListWording &wording, QList<int> columns,
                     QString serviceName, bool amongMembers, QObject *parent)
    : QObject(parent)
    , m_wording(wording)
    , m_columns(std::move(columns))
    , m_serviceName(std::move(serviceName))
    , m_amongMembers(amongMembers)
    , m_loader(source)
{
    connect(&m_loader, &PeopleLoader::block, this, &CsvExport::write);
    connect(&m_loader, &PeopleLoader::finished, this, &CsvExport::finish);
}

void CsvExport::start(const QString &path, const QStringList &titles, std::vector<quint32> ids)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly)) {
        Q_EMIT done(false, 0, path);
        deleteLater();
        return;
    }
    m_file.write(csv::line(titles).toUtf8());
    m_loader.start(std::move(ids));
}

/// Foreign words as they are: marks for direction belong on a screen, not into a file.
QString CsvExport::text(const Person &person, int column) const
{
    switch (column) {
    case PeopleListModel::Name:
        return person.name;
    case PeopleListModel::Handle:
        return person.handle;
    case PeopleListModel::Service:
        return m_serviceName;
    case PeopleListModel::Role:
        return person.roles.join(u", "_s);
    case PeopleListModel::Status:
        return person.status.isEmpty() && person.relationKnown ? u"active"_s : person.status;
    case PeopleListModel::Relationship:
        return m_wording.personRelation(person, m_amongMembers);
    case PeopleListModel::Tags:
        return person.tags.join(u", "_s);
    case PeopleListModel::Kind:
        return m_wording.personKind(person);
    case PeopleListModel::Changed:
        return person.changedAt.toUTC().toString(Qt::ISODate);
    case PeopleListModel::Seen:
        return person.seenAt.toUTC().toString(Qt::ISODate);
    default:
        return {};
    }
}

void CsvExport::write(const QList<Person> &people)
{
    QString block;
    for (const Person &person : people) {
        QStringList cells;
        for (const int column : std::as_const(m_columns))
            cells.append(text(person, column));
        block += csv::line(cells);
    }
    m_rows += int(people.size());
    m_file.write(block.toUtf8());
    Q_EMIT advanced(m_rows);
}

void CsvExport::cancel()
{
    disconnect(&m_loader, nullptr, this, nullptr);
    m_file.cancelWriting();
    m_file.commit();
    deleteLater();
}

void CsvExport::finish()
{
    const bool ok = m_file.error() == QFileDevice::NoError && m_file.commit();
    Q_EMIT done(ok, m_rows, m_file.fileName());
    deleteLater();
}

} // namespace personae
