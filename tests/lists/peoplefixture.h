// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakepeople.h"
#include "models/lists/peoplelistmodel.h"
#include "outboxfixture.h"

#include <QAbstractItemModelTester>

#include <memory>

namespace personae {

/// A model over a scripted source, with what random changes need; up to a thousand rows under the
/// tester.
struct PeopleFixture
{
    explicit PeopleFixture(quint32 count = 0);

    /// Shows the list and answers all of it.
    void show(const QString &text = {}, PeopleColumn sort = PeopleColumn::Name,
              bool descending = false);
    [[nodiscard]] PeopleQuery query() const { return model.query(); }
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] std::vector<quint32> shown() const;
    /// What the model must show, without any of its ways of getting there.
    [[nodiscard]] std::vector<quint32> wanted() const { return source.rows(model.query()); }
    void tell(const PeopleChange &change) { Q_EMIT source.peopleChanged(scope, change); }
    void put(const Person &person); ///< new or changed; tells
    void take(quint32 id);          ///< gone; tells

    PeopleScope scope{{QStringLiteral("alice")}, {}};
    Stores stores;
    FakePeople source;
    PeopleListModel model{source, &stores.outbox};
    std::unique_ptr<QAbstractItemModelTester> tester; ///< it walks all cells at every signal
};

[[nodiscard]] OutboxEntry relationEntry(qint64 id, const PersonRef &whom, RelationVerb verb,
                                        OutboxState state = OutboxState::Queued);

} // namespace personae
