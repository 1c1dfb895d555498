// SPDX-License-Identifier: GPL-3.0-or-later
#include "peoplefixture.h"

namespace personae {

PeopleFixture::PeopleFixture(quint32 count)
{
    if (count <= 1000)
        tester = std::make_unique<QAbstractItemModelTester>(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (quint32 id = 1; id <= count; ++id)
        source.people.insert(id, madePerson(id));
}

void PeopleFixture::show(const QString &text, PeopleColumn sort, bool descending)
{
    PeopleQuery query;
    query.scope = scope;
    query.text = text;
    query.sort = sort;
    query.descending = descending;
    model.setQuery(query);
    source.settle();
}

QString PeopleFixture::text(int row, int column) const
{
    return model.index(row, column).data().toString();
}

std::vector<quint32> PeopleFixture::shown() const
{
    std::vector<quint32> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.push_back(model.idAt(row));
    return ids;
}

void PeopleFixture::put(const Person &person)
{
    const bool known = source.people.contains(person.id);
    source.people.insert(person.id, person);
    PeopleChange change;
    (known ? change.updated : change.inserted).append(person.id);
    tell(change);
}

void PeopleFixture::take(quint32 id)
{
    source.people.remove(id);
    PeopleChange change;
    change.removed.append(id);
    tell(change);
}

OutboxEntry relationEntry(qint64 id, const PersonRef &whom, RelationVerb verb, OutboxState state)
{
    OutboxEntry entry;
    entry.id = id;
    entry.account = whom.scope.account;
    entry.command = RelationCommand{whom.scope.node, whom.handle, verb, {}, {}, {}};
    entry.state = state;
    return entry;
}

} // namespace personae
