// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/listwording.h"
#include "models/lists/personrow.h"
#include "models/people/peoplequery.h"

#include <QAbstractTableModel>

#include <memory>

namespace personae {

class Outbox;

/// A list of people of any length: holds the ordered ids of the present query and the rows around
/// what is looked at (2,000 in blocks of 200), never all. data() never waits: a row that is not
/// here is shown as such and asked for. A new order is taken over row by row, so that the current
/// row, ticks and the place on the screen stay; beyond some hundred steps by one layoutChanged with
/// persistent indexes carried along. The model is reset only where another list is shown (scope or
/// kind), and then it is empty until rowsReady().
///
/// What a view does to stay in place: keep a QPersistentModelIndex of the top row over layout and
/// row changes and scroll back to it; keep idAt() of the current row, and where the current index
/// became invalid (the first rows of a new query came without it) choose rowOf() that id at the
/// next stateChanged(). GUI thread.
class PeopleListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleListModel)

public:
    enum Column {
        Tick,
        Picture,
        Name,
        Handle,
        Service,
        Kind,
        Role,
        Status,
        Relationship,
        Tags,
        Changed,
        Seen,
        ColumnCount
    };
    enum DataRole {
        RowRole = Qt::UserRole + 1, ///< PersonRow
        IdRole,                     ///< quint32; 0: not known yet
        HandleRole,                 ///< QString; empty while not loaded
        PictureRole,                ///< QString: the node's id
        LoadedRole,                 ///< bool
        TickedRole,                 ///< bool
    };

    /// The outbox may be null: then nothing is laid over. All must outlive the model.
    PeopleListModel(PeopleSource &source, Outbox *outbox, QObject *parent = nullptr);
    ~PeopleListModel() override;

    void setWording(const ListWording &wording);
    void wordingChanged();

    /// Shows this. The same again does nothing. rowsReady() follows when the first rows are there.
    void setQuery(const PeopleQuery &query);
    [[nodiscard]] const PeopleQuery &query() const;
    /// The identity of the account itself, so that its row is known as one's own.
    void setMe(const QString &handle, const QString &serviceName);

    [[nodiscard]] bool isLoading() const; ///< no rows yet for this query
    [[nodiscard]] bool isWhole() const;   ///< false: more rows of this query are being found
    [[nodiscard]] int unnarrowed() const; ///< rows without text and filters
    [[nodiscard]] const ListingState &listing() const;

    /// 0 where the row is out of range.
    [[nodiscard]] quint32 idAt(int row) const;
    [[nodiscard]] int rowOf(quint32 id) const;                   ///< -1: not in this query
    [[nodiscard]] std::optional<Person> personAt(int row) const; ///< only where loaded
    [[nodiscard]] PersonRef refAt(int row) const;                ///< null where not loaded

    /// Says which rows are on the screen, so that they are loaded first and nothing else is.
    void setVisibleRows(int first, int last);

    // Ticks belong to people, not to rows: they outlive filter and order, but not another list
    // (scope or kind).
    void setTicked(quint32 id, bool ticked);
    void setTicked(int firstRow, int lastRow, bool ticked); ///< both included; told once
    void tickAll(); ///< all ids of the present query; the list of ids is frozen as it is
    void clearTicks();
    [[nodiscard]] int tickedCount() const;
    [[nodiscard]] int hiddenTickedCount() const; ///< ticked, but not in the present query
    [[nodiscard]] QList<quint32> ticked() const; ///< in the order of the list, hidden ones last

    /// The next row after `from` whose name begins with this, loaded or not, from the top again
    /// after the end; rowFound() follows, -1 for none. For jumping by typing. Sorted by name it
    /// finds everything; else it looks through the next 5,000 rows. Another query or another search
    /// ends it without an answer.
    void findByPrefix(const QString &typed, int from);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override; ///< changes the query

Q_SIGNALS:
    void rowsReady();    ///< of the present query, also where there are none
    void stateChanged(); ///< loading, whole, unnarrowed or listing
    void ticksChanged();
    void queryChanged();
    void rowFound(int row);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace personae
