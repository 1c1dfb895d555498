// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/recordsdialog.h"

#include "ui/profile/labels.h"
#include "ui/service/recordmodel.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// Nothing says which columns there are: all that any row has.
QList<ColumnSpec> columnsOf(const QList<FieldMap> &records)
{
    QList<ColumnSpec> columns;
    QStringList keys;
    for (const FieldMap &record : records) {
        for (auto it = record.cbegin(); it != record.cend(); ++it) {
            if (keys.contains(it.key()))
                continue;
            keys.append(it.key());
            ColumnSpec column;
            column.key = column.wording = it.key();
            if (it.value().isBool())
                column.shape = ColumnSpec::Shape::YesNo;
            else if (it.key().endsWith("At"_L1))
                column.shape = ColumnSpec::Shape::Moment;
            columns.append(column);
        }
    }
    return columns;
}

} // namespace

RecordsDialog::RecordsDialog(const QString &title, const QList<FieldMap> &records, Theme &theme,
                             QWidget *parent)
    : GrowingDialog(parent)
{
    setObjectName(u"recordsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumSize(440, 280);
    auto *model = new RecordModel(this);
    model->setColumns(columnsOf(records));
    model->setRecords(records);
    auto *table = new QTableView(this);
    table->setObjectName(u"recordsDialogTable"_s);
    table->setAccessibleName(title);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->resizeColumnsToContents();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->addWidget(labels::heading(title, theme, this));
    column->addWidget(table, 1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"recordsDialogClose"_s);
    close->setDefault(true);
    column->addWidget(close, 0, Qt::AlignTrailing);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace personae
