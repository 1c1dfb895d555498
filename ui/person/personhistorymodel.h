// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/keyedrows.h"
#include "ui/person/personwording.h"

namespace personae {

/// One line of the time line: something done here, or a change seen on the node.
struct PersonHistoryRow
{
    QDateTime at; ///< UTC
    std::optional<OutboxEntry> action;
    std::optional<PersonChange> seen;
    int twin = 0; ///< tells apart changes of one fact in one answer

    [[nodiscard]] QString key() const;
    bool operator==(const PersonHistoryRow &) const = default;
};

/// What happened between oneself and somebody, newest first. GUI thread.
class PersonHistoryModel final : public KeyedRows<PersonHistoryRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonHistoryModel)

public:
    enum Column { Time, Change, ColumnCount };
    enum Role { RowRole = Qt::UserRole + 1 }; ///< PersonHistoryRow
    enum Show { Actions = 1, SeenChanges = 2, Everything = 3 };

    explicit PersonHistoryModel(QObject *parent = nullptr);

    void setShown(Show show);
    /// `view` for the words and the changes; `actions`: own commands about them, in any order.
    void setContent(const PersonView &view, const QList<OutboxEntry> &actions);

    [[nodiscard]] QString what(const PersonHistoryRow &row, PersonWording::Length length) const;
    [[nodiscard]] std::pair<QString, QString> sides(const PersonHistoryRow &row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void merge();

    PersonView m_view;
    QList<OutboxEntry> m_actions;
    Show m_show = Everything;
};

} // namespace personae

Q_DECLARE_METATYPE(personae::PersonHistoryRow)
