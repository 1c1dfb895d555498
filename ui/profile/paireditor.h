// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/fieldeditor.h"

class QLineEdit;
class QPushButton;

namespace personae {

/// A picture kept by the service, named by two ids (FieldShape::ObjectPair): typed one by one, or
/// as "datasource.object" in one go, split at the first dot (M² 5.2). Null: taken away.
class PairEditor final : public FieldEditor
{
    Q_OBJECT

public:
    PairEditor(const FieldSpec &spec, Theme &theme, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    void build(Theme &theme);
    void takeTyped();
    [[nodiscard]] QJsonValue typedValue() const;

    FieldSpec m_spec;
    QLineEdit *m_source;
    QLineEdit *m_object;
    QPushButton *m_unset;
};

} // namespace personae
