// SPDX-License-Identifier: GPL-3.0-or-later
// Menus, export, and what is kept of the look.
#include "models/values/foreigntext.h"
#include "ui/people/csvexport.h"
#include "ui/people/peoplepaneprivate.h"
#include "ui/people/peoplewords.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QHeaderView>
#include <QLocale>

namespace personae {

using namespace Qt::StringLiterals;

static void popUnder(QMenu &menu, const QWidget &widget)
{
    const bool mirrored = widget.layoutDirection() == Qt::RightToLeft;
    const int left = mirrored ? 0 : widget.width() - menu.sizeHint().width();
    menu.popup(widget.mapToGlobal(QPoint(left, widget.height())));
}

void PeoplePane::Private::openViewMenu()
{
    auto *menu = new QMenu(&pane);
    menu->setObjectName(u"viewMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    table->columns().fillMenu(*menu->addMenu(tr("Columns")));
    menu->addAction(compact);
    menu->addAction(sortMenu);
    menu->addSeparator();
    menu->addAction(filter);
    menu->addAction(crawl);
    menu->addAction(exporting);
    popUnder(*menu, *view);
}

void PeoplePane::Private::openSortMenu()
{
    auto *menu = new QMenu(&pane);
    menu->setObjectName(u"sortMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QHeaderView *titles = table->horizontalHeader();
    auto *columns = new QActionGroup(menu);
    for (int column = PeopleListModel::Name; column < PeopleListModel::ColumnCount; ++column) {
        if (column == PeopleListModel::Service)
            continue; // one list has one service
        QAction *action =
            menu->addAction(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(titles->sortIndicatorSection() == column);
        columns->addAction(action);
        connect(action, &QAction::triggered, this, [titles, column] {
            titles->setSortIndicator(column, titles->sortIndicatorOrder());
        });
    }
    menu->addSeparator();
    auto *orders = new QActionGroup(menu);
    const auto order = [&](const QString &text, Qt::SortOrder wanted) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(titles->sortIndicatorOrder() == wanted);
        orders->addAction(action);
        connect(action, &QAction::triggered, this, [titles, wanted] {
            titles->setSortIndicator(titles->sortIndicatorSection(), wanted);
        });
    };
    order(tr("Ascending"), Qt::AscendingOrder);
    order(tr("Descending"), Qt::DescendingOrder);
    constexpr int inset = 40;
    const bool mirrored = titles->layoutDirection() == Qt::RightToLeft;
    const int left = mirrored ? titles->width() - inset - menu->sizeHint().width() : inset;
    menu->popup(titles->mapToGlobal(QPoint(left, titles->height())));
    menu->setActiveAction(menu->actions().constFirst());
}

void PeoplePane::Private::openContextMenu(const QPoint &global)
{
    refreshCurrent();
    const PersonRef ref = pane.current();
    if (openMenu || ref.isNull())
        return;
    const std::optional<Person> person = model.personAt(table->currentIndex().row());
    auto *menu = new QMenu(&pane);
    openMenu = menu;
    menu->setObjectName(u"personMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, &pane, &PeoplePane::inspectorWanted);
    if (person && person->kind == PersonKind::Community && query.scope.isOwn()) {
        const PeopleScope members{query.scope.account, ref.handle};
        connect(menu->addAction(tr("Show members")), &QAction::triggered, this,
                [this, members] { Q_EMIT pane.listOpened(members); });
    }
    const quint32 id = table->currentId();
    const bool ticked =
        table->currentIndex().siblingAtColumn(0).data(PeopleListModel::TickedRole).toBool();
    connect(menu->addAction(ticked ? tr("Untick") : tr("Tick")), &QAction::triggered, this,
            [this, id, ticked] { model.setTicked(id, !ticked); });
    menu->addSeparator();
    verbs->fillContextMenu(*menu);
    menu->addSeparator();
    menu->addAction(copyHandle);
    menu->popup(global);
}

void PeoplePane::Private::exportRows()
{
    if (model.rowCount() == 0)
        return;
    auto *dialog = new QFileDialog(&pane, tr("Export these rows"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"people.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &Private::writeTo);
    dialog->open();
}

void PeoplePane::Private::writeTo(const QString &path)
{
    const QList<int> columns = table->columns().shown();
    QStringList titles;
    for (const int column : columns)
        titles.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    // The handle is what tells people apart: it is always there.
    QList<int> written = columns;
    if (!columns.contains(PeopleListModel::Handle)) {
        written.prepend(PeopleListModel::Handle);
        titles.prepend(
            model.headerData(PeopleListModel::Handle, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    std::vector<quint32> ids(static_cast<std::size_t>(model.rowCount()));
    for (std::size_t row = 0; row < ids.size(); ++row)
        ids[row] = model.idAt(int(row));
    cancelExport();
    writer = new CsvExport(parts.people, parts.wording, written, serviceName(),
                           !query.scope.isOwn(), this);
    const int total = int(ids.size());
    connect(writer, &CsvExport::advanced, this, [this, total](int rows) {
        const QLocale locale;
        notice(tr("Writing: %1 of %2").arg(locale.toString(rows), peoplewords::people(total)),
               Strip::Tone::Quiet);
    });
    connect(writer, &CsvExport::done, this, &Private::exportEnded);
    writer->start(path, titles, std::move(ids));
}

void PeoplePane::Private::exportEnded(bool ok, int rows, const QString &path)
{
    writer = nullptr; // it deletes itself
    const QString file = isolatedLine(path, 300);
    const QString words = ok ? tr("%1 written into %2").arg(peoplewords::people(rows), file)
                             : tr("The file could not be written: %1").arg(file);
    notice(words, ok ? Strip::Tone::Quiet : Strip::Tone::Bad);
    Q_EMIT pane.announced(words);
}

void PeoplePane::Private::cancelExport()
{
    if (!writer)
        return;
    writer->cancel();
    writer = nullptr;
    notice(tr("Writing was stopped. There is no file."), Strip::Tone::Quiet);
    Q_EMIT pane.announced(noticeStrip->words());
}

// ---- Look

static QVariantList toVariant(const QList<PeopleFilter> &filters)
{
    QVariantList list;
    for (const PeopleFilter &filter : filters)
        list.append(QVariantList{int(filter.field), filter.isNot, filter.value});
    return list;
}

static QList<PeopleFilter> filtersFrom(const QVariant &value)
{
    QList<PeopleFilter> filters;
    const QVariantList list = value.toList();
    for (const QVariant &entry : list) {
        const QVariantList parts = entry.toList();
        const int field = parts.value(0).toInt();
        if (parts.size() == 3 && field >= 0 && field <= int(PeopleFilter::Field::Tag))
            filters.append(
                {PeopleFilter::Field(field), parts.at(1).toBool(), parts.at(2).toString()});
    }
    return filters;
}

QVariantMap PeoplePane::Private::saveLook() const
{
    QHash<QString, Page> all = pages;
    if (!query.scope.isNull())
        all.insert(pageKey(), {{}, query.filters, query.sort, query.descending, {}});
    QVariantMap kept;
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        kept.insert(it.key(), QVariantMap{{u"filters"_s, toVariant(it->filters)},
                                          {u"sort"_s, int(it->sort)},
                                          {u"descending"_s, it->descending}});
    return {{u"columns"_s, table->columns().save()},
            {u"compact"_s, compact->isChecked()},
            {u"pages"_s, kept}};
}

void PeoplePane::Private::restoreLook(const QVariantMap &look)
{
    const QSignalBlocker quiet(&pane);
    compact->setChecked(look.value(u"compact"_s).toBool());
    table->columns().restore(look.value(u"columns"_s).toMap());
    const QVariantMap kept = look.value(u"pages"_s).toMap();
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        const QVariantMap map = it->toMap();
        const int sort = map.value(u"sort"_s).toInt();
        Page known;
        known.filters = filtersFrom(map.value(u"filters"_s));
        known.sort = PeopleColumn(qBound(0, sort, int(PeopleColumn::Seen)));
        known.descending = map.value(u"descending"_s).toBool();
        pages.insert(it.key(), known);
    }
}

void PeoplePane::Private::chooseWanted(quint32 id)
{
    wantedHandle.clear();
    table->chooseId(id);
}

} // namespace personae
