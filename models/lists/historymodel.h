// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/keyedrows.h"
#include "models/lists/listwording.h"

#include <optional>

namespace personae {

/// One line of the time line: an edit of ours that came to an end, or a change seen on the service.
struct HistoryRow
{
    QDateTime at; ///< UTC
    std::optional<OutboxEntry> edit;
    std::optional<SeenChange> seen;
    int twin = 0; ///< tells apart changes of one field in one answer

    [[nodiscard]] QString key() const;
    bool operator==(const HistoryRow &) const = default;
};

/// History of one account (window.md d4): outbox history and seen changes by time, newest first.
/// GUI thread.
class HistoryModel final : public KeyedRows<HistoryRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryModel)

public:
    enum Column { Time, Change, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole + 1, ///< HistoryRow
        TimeRole,                   ///< QDateTime, UTC
        IsEditRole,                 ///< bool: ours
    };
    enum Show { Edits = 1, SeenChanges = 2, Everything = 3 };

    HistoryModel(Outbox &outbox, ProfileStore &profiles, QObject *parent = nullptr);

    /// Shows this account from now on, and follows what happens to it. A null id shows nothing.
    void setAccount(const AccountId &account);
    [[nodiscard]] const AccountId &account() const { return m_account; }
    void setShown(Show show);
    void setWording(const ListWording &wording);
    void wordingChanged();
    [[nodiscard]] bool isLoaded() const
    {
        return m_editsLoaded && m_seenLoaded;
    } ///< false: still reading

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void loadedChanged();

private:
    void loadEdits();
    void loadSeen();
    void merge();

    Outbox &m_outbox;
    ProfileStore &m_profiles;
    AccountId m_account;
    Show m_show = Everything;
    QList<OutboxEntry> m_edits;
    QList<SeenChange> m_seen;
    bool m_editsLoaded = false;
    bool m_seenLoaded = false;
    const ListWording *m_wording;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::HistoryRow)
