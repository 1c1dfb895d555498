// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/idorder.h"
#include "models/lists/openwishes.h"
#include "models/lists/peoplelistmodel.h"
#include "models/lists/peopleticks.h"
#include "models/lists/prefixsearch.h"
#include "models/lists/rowloader.h"

namespace personae {

/// Puts the parts together: who asks what, and what the views are told.
class PeopleListModel::Private final : public IdOrderSteps
{
public:
    Private(PeopleListModel &model, PeopleSource &peopleSource, Outbox *outbox);

    // Asking
    void ask();
    void takeFound(quint64 ticket, const PeopleResult &result);
    void takeChange(const PeopleScope &scope, const PeopleChange &change);
    void showOtherList();

    // Telling
    void loaded(const QList<quint32> &ids, int hint);
    void rowsChanged(QList<int> rows);
    void personChanged(const QString &handle);
    void allChanged(const QList<int> &roles = {});

    // Showing
    [[nodiscard]] PersonRow row(quint32 id, const Person *person) const;
    [[nodiscard]] QVariant text(int column, const Person &person) const;
    [[nodiscard]] QString tip(int column, const Person &person) const;

    void beginInsert(int first, int last) override { q.beginInsertRows({}, first, last); }
    void endInsert() override { q.endInsertRows(); }
    void beginRemove(int first, int last) override { q.beginRemoveRows({}, first, last); }
    void endRemove() override { q.endRemoveRows(); }
    void beginMove(int from, int before) override { q.beginMoveRows({}, from, from, {}, before); }
    void endMove() override { q.endMoveRows(); }
    void beginLayout() override;
    void endLayout() override;

    PeopleListModel &q;
    PeopleSource &source;
    const int asker; ///< names this model among all that ask, and the range of its tickets
    RowLoader loader;
    OpenWishes wishes;
    PrefixSearch prefix;
    IdOrder order;
    PeopleTicks ticks;
    const ListWording *wording = &ListWording::plain();
    PeopleQuery query;
    ListingState listing;
    QString me;
    QString serviceName;

    quint64 lastTicket;
    quint64 findTicket = 0; ///< 0: nothing is being asked
    bool askAgain = false;  ///< something changed since it was asked
    bool answered = false;  ///< of the present query there is something to show
    bool whole = false;
    bool applying = false; ///< views are being told
    int unnarrowed = 0;

private:
    QModelIndexList m_persistent;
    QList<quint32> m_persistentIds;
};

} // namespace personae
