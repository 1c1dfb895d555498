// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

#include <QAbstractTableModel>

namespace personae {

/// The rows of one listing a service declares, in the order of the service. A new answer is taken
/// over row by row (by "id", else by the whole record), so that the current row stays. GUI thread.
class RecordModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordModel)

public:
    enum Role {
        RecordRole = Qt::UserRole + 1, ///< FieldMap
        SortRole,                      ///< what a column is sorted by
    };

    explicit RecordModel(QObject *parent = nullptr);

    void setColumns(const QList<ColumnSpec> &columns); ///< forgets the rows
    [[nodiscard]] const QList<ColumnSpec> &columns() const { return m_columns; }
    void setRecords(const QList<FieldMap> &records);
    void append(const QList<FieldMap> &records); ///< a further page; rows that are there: once
    [[nodiscard]] const QList<FieldMap> &records() const { return m_records; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// A whole sentence about a row, for screen readers.
    [[nodiscard]] QString sentence(int row) const;

private:
    void removeBut(const QStringList &keys);
    void place(const FieldMap &record, const QString &key, int at);

    QList<ColumnSpec> m_columns;
    QList<FieldMap> m_records;
    QStringList m_keys; ///< of the rows
};

} // namespace personae
