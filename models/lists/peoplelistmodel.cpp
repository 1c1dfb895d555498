// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/peoplelistmodel.h"

#include "models/lists/peoplelistprivate.h"

using namespace Qt::StringLiterals;

namespace personae {

namespace {

std::optional<PeopleColumn> sortedBy(int column)
{
    switch (column) {
    case PeopleListModel::Name:
        return PeopleColumn::Name;
    case PeopleListModel::Handle:
        return PeopleColumn::Handle;
    case PeopleListModel::Kind:
        return PeopleColumn::Kind;
    case PeopleListModel::Role:
        return PeopleColumn::Role;
    case PeopleListModel::Status:
        return PeopleColumn::Status;
    case PeopleListModel::Relationship:
        return PeopleColumn::Relationship;
    case PeopleListModel::Tags:
        return PeopleColumn::Tags;
    case PeopleListModel::Changed:
        return PeopleColumn::Changed;
    case PeopleListModel::Seen:
        return PeopleColumn::Seen;
    default:
        return std::nullopt; // ticks, pictures and the one service have no order
    }
}

const QList<int> &tickRoles()
{
    static const QList<int> roles{Qt::CheckStateRole, Qt::AccessibleTextRole,
                                  PeopleListModel::RowRole, PeopleListModel::TickedRole};
    return roles;
}

} // namespace

PeopleListModel::PeopleListModel(PeopleSource &source, Outbox *outbox, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, source, outbox))
{
    connect(&source, &PeopleSource::found, this,
            [this](quint64 ticket, const PeopleResult &result) { d->takeFound(ticket, result); });
    connect(&source, &PeopleSource::peopleChanged, this,
            [this](const PeopleScope &scope, const PeopleChange &change) {
                d->takeChange(scope, change);
            });
    connect(&source, &PeopleSource::listingChanged, this,
            [this](const PeopleScope &scope, const ListingState &state) {
                if (scope != d->query.scope || state == d->listing)
                    return;
                d->listing = state;
                Q_EMIT stateChanged();
            });
    connect(&d->loader, &RowLoader::loaded, this,
            [this](const QList<quint32> &ids, int hint) { d->loaded(ids, hint); });
    connect(&d->wishes, &OpenWishes::changed, this,
            [this](const QString &handle) { d->personChanged(handle); });
    connect(&d->wishes, &OpenWishes::fulfilled, this,
            [this](const QString &handle) { d->loader.reload({d->loader.idOf(handle)}); });
    connect(&d->prefix, &PrefixSearch::found, this, &PeopleListModel::rowFound);
}

PeopleListModel::~PeopleListModel() = default;

void PeopleListModel::setWording(const ListWording &wording)
{
    d->wording = &wording;
    wordingChanged();
}

void PeopleListModel::wordingChanged()
{
    d->allChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void PeopleListModel::setQuery(const PeopleQuery &query)
{
    if (d->applying) { // asked by somebody who is just told of rows; first let all of them know
        QMetaObject::invokeMethod(
            this, [this, query] { setQuery(query); }, Qt::QueuedConnection);
        return;
    }
    if (query == d->query)
        return;
    const bool otherList = query.scope != d->query.scope || query.kind != d->query.kind;
    d->query = query;
    d->answered = false;
    d->whole = false;
    d->findTicket = 0;
    d->prefix.cancel();
    if (otherList)
        d->showOtherList();
    if (!query.scope.isNull())
        d->ask();
    Q_EMIT queryChanged();
    Q_EMIT stateChanged();
}

const PeopleQuery &PeopleListModel::query() const
{
    return d->query;
}

void PeopleListModel::setMe(const QString &handle, const QString &serviceName)
{
    if (handle == d->me && serviceName == d->serviceName)
        return;
    d->me = handle;
    d->serviceName = serviceName;
    d->allChanged();
}

bool PeopleListModel::isLoading() const
{
    return !d->answered;
}

bool PeopleListModel::isWhole() const
{
    return d->whole;
}

int PeopleListModel::unnarrowed() const
{
    return d->unnarrowed;
}

const ListingState &PeopleListModel::listing() const
{
    return d->listing;
}

quint32 PeopleListModel::idAt(int row) const
{
    return d->order.idAt(row);
}

int PeopleListModel::rowOf(quint32 id) const
{
    return d->order.rowOf(id);
}

std::optional<Person> PeopleListModel::personAt(int row) const
{
    const Person *person = d->loader.find(idAt(row));
    return person ? std::optional(d->wishes.applied(*person)) : std::nullopt;
}

PersonRef PeopleListModel::refAt(int row) const
{
    const Person *person = d->loader.find(idAt(row));
    return person ? PersonRef{d->query.scope, person->handle} : PersonRef();
}

void PeopleListModel::setVisibleRows(int first, int last)
{
    d->loader.setVisibleRows(first, last);
}

void PeopleListModel::setTicked(quint32 id, bool ticked)
{
    if (!d->ticks.set(id, ticked))
        return;
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), tickRoles());
    Q_EMIT ticksChanged();
}

void PeopleListModel::setTicked(int firstRow, int lastRow, bool ticked)
{
    const int first = qMax(0, firstRow);
    const int last = qMin(lastRow, d->order.count() - 1);
    bool any = false;
    for (int row = first; row <= last; ++row)
        any = d->ticks.set(idAt(row), ticked) || any;
    if (!any)
        return;
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1), tickRoles());
    Q_EMIT ticksChanged();
}

void PeopleListModel::tickAll()
{
    if (!d->ticks.tickAll(d->order.set()))
        return;
    d->allChanged(tickRoles());
    Q_EMIT ticksChanged();
}

void PeopleListModel::clearTicks()
{
    if (!d->ticks.clear())
        return;
    d->allChanged(tickRoles());
    Q_EMIT ticksChanged();
}

int PeopleListModel::tickedCount() const
{
    return d->ticks.count();
}

int PeopleListModel::hiddenTickedCount() const
{
    return d->ticks.hiddenCount(d->order);
}

QList<quint32> PeopleListModel::ticked() const
{
    return d->ticks.list(d->order);
}

void PeopleListModel::findByPrefix(const QString &typed, int from)
{
    d->prefix.start(
        {d->order.ids(), d->query.sort == PeopleColumn::Name, d->query.descending, typed, from});
}

int PeopleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->order.count();
}

int PeopleListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PeopleListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const quint32 id = idAt(index.row());
    const Person *person = d->loader.find(id);
    if (!person)
        d->loader.want(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return person ? d->text(index.column(), d->wishes.applied(*person)) : QVariant();
    case Qt::ToolTipRole:
        return person ? d->tip(index.column(), d->wishes.applied(*person)) : QVariant();
    case Qt::AccessibleTextRole:
        return d->wording->personSentence(d->row(id, person));
    case Qt::CheckStateRole:
        return index.column() == Tick
                   ? QVariant(int(d->ticks.contains(id) ? Qt::Checked : Qt::Unchecked))
                   : QVariant();
    case RowRole:
        return QVariant::fromValue(d->row(id, person));
    case IdRole:
        return id;
    case HandleRole:
        return person ? person->handle : QString();
    case PictureRole:
        return person ? person->picture : QString();
    case LoadedRole:
        return person != nullptr;
    case TickedRole:
        return d->ticks.contains(id);
    default:
        return {};
    }
}

bool PeopleListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Tick || role != Qt::CheckStateRole)
        return false;
    setTicked(idAt(index.row()), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags PeopleListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Tick ? plain | Qt::ItemIsUserCheckable : plain;
}

QVariant PeopleListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"tick"_s,         u"picture"_s, u"name"_s,    u"handle"_s,
                                 u"service"_s,      u"type"_s,    u"role"_s,    u"status"_s,
                                 u"relationship"_s, u"tags"_s,    u"changed"_s, u"seen"_s};
    if (orientation != Qt::Horizontal || section < 0 || section >= ids.size())
        return {};
    const bool narrow = section == Tick || section == Picture; // no room for a word
    if (role == Qt::AccessibleTextRole || (role == Qt::DisplayRole && !narrow))
        return d->wording->columnTitle(ids.at(section));
    return {};
}

void PeopleListModel::sort(int column, Qt::SortOrder order)
{
    const std::optional<PeopleColumn> by = sortedBy(column);
    if (!by)
        return;
    PeopleQuery sorted = d->query;
    sorted.sort = *by;
    sorted.descending = order == Qt::DescendingOrder;
    setQuery(sorted);
}

} // namespace personae
