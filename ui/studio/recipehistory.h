// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/croprecipe.h"

#include <QList>

namespace personae {

/// Undo and redo over recipes. Steps of one kind that follow each other quickly are one step.
class RecipeHistory final
{
public:
    static constexpr qint64 burst = 400; ///< ms

    /// Apart never merges: a turn is a step of its own, however quickly the next one follows.
    enum class Kind { Apart, Move, Resize, Type };

    explicit RecipeHistory(const CropRecipe &start)
        : m_steps{start}
    {
    }

    [[nodiscard]] const CropRecipe &current() const { return m_steps.at(m_at); }
    [[nodiscard]] bool canUndo() const { return m_at > 0; }
    [[nodiscard]] bool canRedo() const { return m_at + 1 < m_steps.size(); }

    /// `now` in ms of any clock that only goes forward. Nothing happens if nothing changed.
    void add(const CropRecipe &recipe, Kind kind, qint64 now);
    const CropRecipe &undo();
    const CropRecipe &redo();

private:
    QList<CropRecipe> m_steps;
    qsizetype m_at = 0;
    Kind m_lastKind = Kind::Apart;
    qint64 m_lastTime = 0;
};

} // namespace personae
