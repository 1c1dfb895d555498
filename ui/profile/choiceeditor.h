// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/fieldeditor.h"

class QComboBox;

namespace personae {

/// One of the words a field offers; a stored word that is none of them stays choosable. Where the
/// words come from the server (FieldSpec::choicesFrom) they are shown by their labels, and one that
/// is not listed may be typed; time zones the server does not list are those this computer knows.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceEditor(const FieldSpec &spec, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setChoices(const Choices &choices) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    void fill(const Choices &choices);
    void makeEditable();
    void addStored();
    [[nodiscard]] QString itemText(const QString &word, const QString &label) const;
    void tell(const QString &typed);

    FieldSpec m_spec;
    QComboBox *m_combo;
    Choices m_choices;
    QJsonValue m_value = QJsonValue::Undefined;
    bool m_typing = false;
};

} // namespace personae
