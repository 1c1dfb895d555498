// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/partsviews.h"

namespace personae {

/// Tags as small buttons that remove them, and one input. A tag being typed counts already: it
/// cannot get lost.
class TagsView final : public PartsView
{
    Q_OBJECT

public:
    TagsView(const FieldSpec &spec, Theme &theme, QWidget *parent);

    bool showText(const QString &text) override;
    [[nodiscard]] QString text() const override;
    void showPlainAsPart(const QString &plain) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *firstInput() const override;
    void nameInputs(const QString &section) override;
    void announceInputs() override;

private:
    void rebuild();
    void takeTyped();
    void remove(qsizetype index);

    FlowLayout *m_flow;
    QWidget *m_chips;
    QLineEdit *m_edit;
    QList<structuredtext::ListItem> m_items;
    QString m_previous;
};

} // namespace personae
