// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/listwording.h"
#include "ui/people/peopleloader.h"

#include <QSaveFile>

namespace personae {

namespace csv {
/// One cell: quoted where it must be; what a spreadsheet would take for a formula gets a leading
/// apostrophe.
[[nodiscard]] QString cell(const QString &text);
[[nodiscard]] QString line(const QStringList &cells); ///< with its line end
} // namespace csv

/// Writes rows of a list into a file, block by block: a million rows take no more memory than 500.
/// The file appears when it is whole. Deletes itself after done(). GUI thread.
class CsvExport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CsvExport)

public:
    /// `columns` of PeopleListModel; `titles` their headers; `amongMembers`: a community's list.
    CsvExport(PeopleSource &source, const ListWording &wording, QList<int> columns,
              QString serviceName, bool amongMembers, QObject *parent);

    void start(const QString &path, const QStringList &titles, std::vector<quint32> ids);

    void cancel(); ///< no file appears; done() does not follow

Q_SIGNALS:
    void advanced(int rows);
    void done(bool ok, int rows, const QString &path);

private:
    void write(const QList<Person> &people);
    void finish();
    [[nodiscard]] QString text(const Person &person, int column) const;

    const ListWording &m_wording;
    QList<int> m_columns;
    QString m_serviceName;
    bool m_amongMembers = false;
    PeopleLoader m_loader;
    QSaveFile m_file;
    int m_rows = 0;
};

} // namespace personae
