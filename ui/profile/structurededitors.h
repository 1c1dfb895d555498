// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/fieldeditor.h"

class QPushButton;

namespace personae {

class GrowingTextEdit;
class PartsView;

/// JSON inside a text, shown as its parts; where the text is no such JSON, as the plain text it is,
/// with an offer to split it. What we do not know in it is kept.
class StructuredEditor final : public FieldEditor
{
    Q_OBJECT

public:
    StructuredEditor(const FieldSpec &spec, Theme &theme, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    void showPlain(bool plain);
    void tell(const QString &text);
    void split();

    PartsView *m_parts;
    QWidget *m_plainBox;
    GrowingTextEdit *m_plain;
    QString m_text; ///< as last set or told
    bool m_isPlain = false;
};

} // namespace personae
