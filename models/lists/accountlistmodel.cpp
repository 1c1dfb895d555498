// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists/accountlistmodel.h"

#include "models/lists/listwording.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <optional>

namespace personae {

namespace {

/// Until an account takes changes again, the next one; long waits are looked at every hour, because
/// a computer sleeps. Nothing where nobody waits.
std::optional<std::chrono::milliseconds> nextTurn(const QList<AccountRow> &rows)
{
    using namespace std::chrono_literals;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::optional<std::chrono::milliseconds> next;
    for (const AccountRow &row : rows) {
        const QDateTime &turn = row.account.writesNotBefore;
        if (turn <= now)
            continue;
        const std::chrono::milliseconds left{now.msecsTo(turn) + 1};
        next = std::min({left, next.value_or(left), std::chrono::milliseconds(1h)});
    }
    return next;
}

} // namespace

bool AccountRow::signInEndsSoon() const
{
    constexpr qint64 soon = 24 * 3600; // seconds
    return signInEndsAt.isValid() && reach != Reach::SignInNeeded &&
           QDateTime::currentDateTimeUtc().secsTo(signInEndsAt) < soon;
}

AccountListModel::AccountListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_wording(&ListWording::plain())
{
    // When the time comes from which changes are taken again, the rows look different.
    auto *turn = new QTimer(this);
    turn->setSingleShot(true);
    turn->setTimerType(Qt::PreciseTimer);
    const auto wait = [this, turn] {
        if (const auto left = nextTurn(m_rows))
            turn->start(*left);
        else
            turn->stop();
    };
    connect(turn, &QTimer::timeout, this, &AccountListModel::wordingChanged);
    for (const auto signal : {&AccountListModel::rowsInserted, &AccountListModel::rowsRemoved})
        connect(this, signal, turn, wait);
    connect(this, &AccountListModel::dataChanged, turn, wait);
}

void AccountListModel::setWording(const ListWording &wording)
{
    m_wording = &wording;
    wordingChanged();
}

void AccountListModel::wordingChanged()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void AccountListModel::upsert(const AccountRow &row)
{
    const QModelIndex known = indexOf(row.account.id);
    if (!known.isValid()) {
        const int end = int(m_rows.size());
        beginInsertRows({}, end, end);
        m_rows.append(row);
        endInsertRows();
        return;
    }
    if (m_rows.at(known.row()) == row)
        return;
    m_rows[known.row()] = row;
    Q_EMIT dataChanged(known, known);
}

void AccountListModel::remove(const AccountId &account)
{
    const QModelIndex known = indexOf(account);
    if (!known.isValid())
        return;
    beginRemoveRows({}, known.row(), known.row());
    m_rows.removeAt(known.row());
    endRemoveRows();
}

const AccountRow *AccountListModel::find(const AccountId &account) const
{
    const QModelIndex known = indexOf(account);
    return known.isValid() ? &m_rows.at(known.row()) : nullptr;
}

QModelIndex AccountListModel::indexOf(const AccountId &account) const
{
    const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(), [&account](const AccountRow &row) {
        return row.account.id == account;
    });
    return it == m_rows.cend() ? QModelIndex() : index(int(it - m_rows.cbegin()));
}

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AccountRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_wording->accountTitle(row);
    case Qt::AccessibleTextRole:
        return m_wording->accountSentence(row);
    case RowRole:
        return QVariant::fromValue(row);
    case AccountIdRole:
        return QVariant::fromValue(row.account.id);
    default:
        return {};
    }
}

} // namespace personae
