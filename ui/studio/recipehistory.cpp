// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studio/recipehistory.h"

namespace personae {

void RecipeHistory::add(const CropRecipe &recipe, Kind kind, qint64 now)
{
    if (recipe == current())
        return;
    const bool merges = kind != Kind::Apart && kind == m_lastKind && now - m_lastTime <= burst &&
                        canUndo() && !canRedo();
    m_lastKind = kind;
    m_lastTime = now;
    if (merges) {
        m_steps[m_at] = recipe;
        return;
    }
    m_steps.resize(m_at + 1);
    m_steps.append(recipe);
    ++m_at;
}

const CropRecipe &RecipeHistory::undo()
{
    m_lastKind = Kind::Apart;
    if (canUndo())
        --m_at;
    return current();
}

const CropRecipe &RecipeHistory::redo()
{
    m_lastKind = Kind::Apart;
    if (canRedo())
        ++m_at;
    return current();
}

} // namespace personae
