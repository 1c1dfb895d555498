// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"

#include <QUndoCommand>

namespace personae {

/// What one step changes, by value on both sides, so that it can be undone whatever became of the
/// base meanwhile.
struct FormStep
{
    QMap<QString, QPair<QJsonValue, QJsonValue>> values; ///< before, after; Undefined: not set
    QMap<PictureSlot,
         QPair<std::optional<ProfileForm::PictureEdit>, std::optional<ProfileForm::PictureEdit>>>
        pictures;
    QStringList addedBefore;
    QStringList addedAfter;
};

/// One step on the undo stack of a form.
class FormCommand final : public QUndoCommand
{
public:
    /// `joins`: this one may be joined to the typing before it.
    FormCommand(ProfileForm &form, FormStep step, bool typing, bool joins);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return m_typing ? 1 : -1; }
    /// Joins typing in the same field; a burst that ends where it began leaves nothing.
    bool mergeWith(const QUndoCommand *other) override;

private:
    ProfileForm &m_form;
    FormStep m_step;
    bool m_typing;
    bool m_joins;
};

} // namespace personae
