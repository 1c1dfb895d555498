// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/apierror.h"
#include "models/values/command.h"

#include <QAbstractListModel>
#include <QDateTime>

namespace personae {

/// How well a service could be reached, judged by the last answer and nothing else.
enum class Reach { Unknown, Online, Offline, SignInNeeded, Throttled, Trouble };

/// One own account as the window shows it.
struct AccountRow
{
    Account account;
    QString serviceName;
    QString avatar; ///< picture id; empty: none
    Reach reach = Reach::Unknown;
    QDateTime lastAnswerAt; ///< UTC; invalid: never
    QDateTime nextTryAt;    ///< UTC; invalid: none planned
    ApiError lastError;
    QDateTime signInEndsAt; ///< UTC: one has to sign in again then, nothing renews it; unverified,
                            ///< to warn by. Invalid: not known
    QDateTime cachedAt;     ///< UTC: age of what is shown; invalid: nothing cached
    int unsentChanges = 0;  ///< in the form, not asked to be sent
    int waiting = 0;        ///< outbox entries not final
    int needsYou = 0;       ///< outbox entries that need a decision
    bool refreshing = false;
    bool operator==(const AccountRow &) const = default;

    [[nodiscard]] bool signInEndsSoon() const; ///< within a day, or should have already
};

class ListWording;

/// Own profiles, in the order they were added. Filled by app/ row by row. GUI thread.
class AccountListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountListModel)

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< AccountRow
        AccountIdRole,              ///< AccountId
    };

    explicit AccountListModel(QObject *parent = nullptr);

    void setWording(const ListWording &wording); ///< must outlive the model
    void wordingChanged();
    void upsert(const AccountRow &row); ///< by account id
    void remove(const AccountId &account);
    [[nodiscard]] const AccountRow *find(const AccountId &account) const;
    [[nodiscard]] QModelIndex indexOf(const AccountId &account) const;
    [[nodiscard]] const QList<AccountRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant
    data(const QModelIndex &index,
         int role) const override; ///< Display: name; AccessibleText: a sentence

private:
    QList<AccountRow> m_rows;
    const ListWording *m_wording;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::AccountRow)
