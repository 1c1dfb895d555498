// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/fieldeditor.h"

class QLineEdit;
class QPushButton;
class QToolButton;

namespace personae {

/// A value that is shown and never typed into, with a copy button; where another call of the
/// service changes it, with "Change…". Never says edited(). GUI thread.
class ReadOnlyEditor final : public FieldEditor
{
    Q_OBJECT

public:
    ReadOnlyEditor(const FieldSpec &spec, Theme &theme, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    FieldSpec m_spec;
    QLineEdit *m_text;
    QToolButton *m_copy;
    QPushButton *m_change = nullptr;
    QString m_raw;
};

} // namespace personae
