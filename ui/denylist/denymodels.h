// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/keyedrows.h"
#include "ui/denylist/denystaging.h"

namespace personae {

/// The names as we last knew them. GUI thread.
struct KnownName
{
    DeniedName name;
    [[nodiscard]] QString key() const { return name.name; }
    bool operator==(const KnownName &) const = default;
};

class KnownNamesModel final : public KeyedRows<KnownName>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KnownNamesModel)

public:
    enum Column { Name, Since, By, Why, ColumnCount };
    enum Role { NameRole = Qt::UserRole + 1 };

    explicit KnownNamesModel(QObject *parent = nullptr);

    void setNames(const QList<DeniedName> &names, const QString &by); ///< `by`: this account
    void wordingChanged() { allRowsChanged(); }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString cell(const DeniedName &row, int column) const;

    QString m_by;
};

struct StagedRow
{
    denystaging::StagedName name;
    denystaging::Problem problem = denystaging::Problem::None;
    [[nodiscard]] QString key() const { return name.name; }
    bool operator==(const StagedRow &) const = default;
};

/// What is being prepared; the replacement can be edited in place. GUI thread.
class StagedNamesModel final : public KeyedRows<StagedRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StagedNamesModel)

public:
    enum Column { What, Name, Replacement, Trouble, ColumnCount };
    enum Role { NameRole = Qt::UserRole + 1, SeriousRole };

    explicit StagedNamesModel(QObject *parent = nullptr);

    void setRows(const QList<denystaging::StagedName> &names,
                 const QList<denystaging::Problem> &problems);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value,
                               int role) override; ///< replacementTyped() follows
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void replacementTyped(const QString &name, const QString &replacement);
};

} // namespace personae
