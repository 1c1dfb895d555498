// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/databasethread.h"
#include "models/values/command.h"

#include <QDateTime>
#include <QObject>

#include <functional>

namespace personae {

/// One username nobody may take, as we last knew it.
struct DeniedName
{
    QString name;         ///< foreign text
    QDateTime since;      ///< UTC: when our own change put it there
    QString reason;       ///< local; never sent
    QString replacement;  ///< what its owner was to be renamed to; empty: none was sent
    bool certain = false; ///< false: believed; an answer did not say so plainly
    bool operator==(const DeniedName &) const = default;
};

/// The list of one account. It can not be read from the service (M² 3.4), so it lives in the file
/// that is never thrown away.
struct Denylist
{
    QList<DeniedName> names; ///< in code point order
    QDateTime certainAsOf;   ///< UTC: a full replace was taken then and nothing since was unclear;
                             ///< invalid: believed
    QDateTime changedAt;     ///< UTC; invalid: nothing was ever sent from here
    QStringList staged;      ///< names being prepared, kept over a restart; each "+name",
                             ///< "-name" or "=name\treplacement"
    bool operator==(const Denylist &) const = default;
};

/// Pure: the list after this command was answered so. Neither succeeded nor failed names and not
/// `listKnown`: the answer left open what was done, so the names it was about are only believed and
/// certainAsOf is gone. Names that were taken are no longer staged.
[[nodiscard]] Denylist denylistAfter(const Denylist &before, const DenylistCommand &command,
                                     const QStringList &succeeded, const QStringList &failed,
                                     bool listKnown, const QDateTime &now);

/// Keeps denylists in the outbox file. Writes and reads on the database thread; signals on the GUI
/// thread.
class DenylistStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DenylistStore)

public:
    explicit DenylistStore(DatabaseThread &database, QObject *parent = nullptr);

    void load(const AccountId &account); ///< listLoaded() follows
    /// Takes in what an answer said; listLoaded() follows.
    void take(const AccountId &account, const DenylistCommand &command,
              const QStringList &succeeded, const QStringList &failed, bool listKnown);
    void setStaged(const AccountId &account, const QStringList &staged);
    void forget(const AccountId &account);

Q_SIGNALS:
    void listLoaded(const personae::AccountId &account, const personae::Denylist &list);
    void failed(const personae::ApiError &error);

private:
    void tell(const AccountId &account, const Result<Denylist> &list);
    void change(const AccountId &account, std::function<void(Denylist &)> edit);

    DatabaseThread &m_database;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::Denylist)
