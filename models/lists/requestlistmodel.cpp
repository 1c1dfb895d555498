// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/requestlistmodel.h"

#include "models/outbox/outbox.h"
#include "models/outbox/outboxpolicy.h"
#include "models/values/foreigntext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// The outbox may hold ten thousand other things.
bool isAnswer(const OutboxEntry &entry)
{
    const auto *relation = std::get_if<RelationCommand>(&entry.command);
    return relation && aspectOf(relation->verb) == RelationAspect::Request;
}

bool isOpen(const RequestRow &row)
{
    return !row.decision || outboxpolicy::needsPerson(*row.decision);
}

Person senderOf(const IncomingRequest &request)
{
    Person person;
    person.handle = request.from;
    person.name = request.name;
    person.picture = request.picture;
    person.kind = request.kind;
    return person;
}

QString keyOf(const PeopleScope &scope, const QString &actionId)
{
    RequestRow row;
    row.scope = scope;
    row.request.actionId = actionId;
    return row.key();
}

bool isNewer(const RequestRow &a, const RequestRow &b)
{
    if (a.request.createdAt != b.request.createdAt)
        return a.request.createdAt.isValid() &&
               (!b.request.createdAt.isValid() || a.request.createdAt > b.request.createdAt);
    return a.key() < b.key();
}

} // namespace

RequestListModel::RequestListModel(PeopleStore &store, Outbox &outbox, QObject *parent)
    : KeyedRows(parent)
    , m_store(store)
    , m_outbox(outbox)
    , m_wording(&ListWording::plain())
{
    connect(&store, &PeopleStore::requestsChanged, this, &RequestListModel::take);
    connect(&outbox, &Outbox::loaded, this, &RequestListModel::readOutbox);
    connect(&outbox, &Outbox::entryAdded, this, &RequestListModel::takeEntry);
    connect(&outbox, &Outbox::entryChanged, this, &RequestListModel::takeEntry);
    connect(&outbox, &Outbox::entryRemoved, this, &RequestListModel::dropEntry);
    readOutbox();
}

void RequestListModel::setWording(const ListWording &wording)
{
    m_wording = &wording;
    wordingChanged();
}

void RequestListModel::wordingChanged()
{
    allRowsChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void RequestListModel::setAccount(const AccountId &account)
{
    if (account != m_account) {
        m_account = account;
        refresh();
    }
    if (!account.isNull())
        m_store.loadRequests(account);
}

void RequestListModel::take(const PeopleScope &scope, const QList<IncomingRequest> &requests,
                            const QDateTime &seenAt)
{
    m_listed.insert(scope, {requests, seenAt});
    refresh();
}

void RequestListModel::readOutbox()
{
    m_decided.clear();
    for (const OutboxEntry &entry : m_outbox.entries()) {
        if (isAnswer(entry))
            m_decided.insert(entry.id, entry);
    }
    refresh();
}

void RequestListModel::takeEntry(const OutboxEntry &entry)
{
    if (!isAnswer(entry))
        return;
    m_decided.insert(entry.id, entry);
    refresh();
}

void RequestListModel::dropEntry(qint64 id)
{
    if (m_decided.remove(id) > 0)
        refresh();
}

QMap<QString, OutboxEntry> RequestListModel::decisions() const
{
    QMap<QString, OutboxEntry> newest;
    for (const OutboxEntry &entry : m_decided) {
        const auto &relation = std::get<RelationCommand>(entry.command);
        if (entry.state != OutboxState::Cancelled)
            newest.insert(keyOf({entry.account, relation.node}, relation.actionId), entry);
    }
    return newest;
}

QDateTime RequestListModel::seenAt(const AccountId &account) const
{
    return m_listed.value({account, {}}).seenAt;
}

void RequestListModel::refresh()
{
    const QMap<QString, OutboxEntry> decided = decisions();
    const auto decisionOf = [&decided](const RequestRow &row) {
        const auto it = decided.constFind(row.key());
        return it == decided.cend() ? std::nullopt : std::optional(*it);
    };
    QList<RequestRow> wanted;
    QSet<QString> keys;
    const auto add = [&](RequestRow row) {
        if (keys.contains(row.key()))
            return;
        keys.insert(row.key());
        row.decision = decisionOf(row);
        wanted.append(row);
    };
    for (auto it = m_listed.cbegin(); it != m_listed.cend(); ++it) {
        for (const IncomingRequest &request : it->requests) {
            if (m_account.isNull() || it.key().account == m_account)
                add({it.key(), request, it->seenAt, {}});
        }
    }
    // The node may leave one out before our own command is done.
    for (const RequestRow &row : rows()) {
        const std::optional<OutboxEntry> decision = decisionOf(row);
        if (decision && !isFinal(decision->state) &&
            (m_account.isNull() || row.scope.account == m_account))
            add(row);
    }
    std::sort(wanted.begin(), wanted.end(), isNewer);
    takeOver(wanted);
    Q_EMIT countsChanged();
}

int RequestListModel::openCount() const
{
    return int(std::count_if(rows().cbegin(), rows().cend(), isOpen));
}

QModelIndex RequestListModel::indexOf(const QString &actionId) const
{
    const auto it =
        std::find_if(rows().cbegin(), rows().cend(), [&actionId](const RequestRow &row) {
            return row.request.actionId == actionId;
        });
    return it == rows().cend() ? QModelIndex() : index(int(it - rows().cbegin()), 0);
}

int RequestListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RequestRow &row = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return m_wording->requestSentence(row);
    case RowRole:
        return QVariant::fromValue(row);
    case ActionIdRole:
        return row.request.actionId;
    case HandleRole:
        return row.request.from;
    case PictureRole:
        return row.request.picture;
    case DecidedRole:
        return !isOpen(row);
    default:
        return {};
    }
}

QVariant RequestListModel::text(const RequestRow &row, int column) const
{
    switch (column) {
    case Name:
        return m_wording->personTitle(senderOf(row.request));
    case For:
        return m_wording->requestFor(row);
    case Text:
        return isolatedLine(row.request.text);
    case Since:
        return m_wording->personTime(row.request.createdAt);
    case Decision:
        return m_wording->requestDecision(row);
    default:
        return {};
    }
}

QVariant RequestListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"picture"_s, u"name"_s,  u"for"_s,
                                 u"text"_s,    u"since"_s, u"decision"_s};
    if (orientation != Qt::Horizontal || section < 0 || section >= ids.size())
        return {};
    if (role == Qt::AccessibleTextRole || (role == Qt::DisplayRole && section != Picture))
        return m_wording->columnTitle(ids.at(section));
    return {};
}

} // namespace personae
