// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/form/formcommand.h"

#include <utility>

namespace personae {

FormCommand::FormCommand(ProfileForm &form, FormStep step, bool typing, bool joins)
    : m_form(form)
    , m_step(std::move(step))
    , m_typing(typing)
    , m_joins(joins)
{
}

void FormCommand::undo()
{
    m_form.apply(m_step, false);
}

void FormCommand::redo()
{
    m_form.apply(m_step, true);
}

bool FormCommand::mergeWith(const QUndoCommand *other)
{
    const auto &next = static_cast<const FormCommand &>(*other);
    const FormStep &later = next.m_step;
    if (!next.m_joins || m_step.values.size() != 1 || later.values.keys() != m_step.values.keys())
        return false;
    auto &values = m_step.values.first();
    values.second = later.values.first().second;
    setObsolete(values.first == values.second);
    return true;
}

} // namespace personae
