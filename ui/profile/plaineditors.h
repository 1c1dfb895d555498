// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/fieldeditor.h"

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace personae {

/// Yes or no, in words; not known as long as nobody said. GUI thread.
class YesNoEditor final : public FieldEditor
{
    Q_OBJECT

public:
    YesNoEditor(const FieldSpec &spec, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    void showWords();

    QCheckBox *m_box;
};

/// A number as it is typed, in the person's or in the plain spelling. Text that is no number goes
/// out as the text it is, so that the form can say so; nothing is changed by the wheel.
class NumberEditor final : public FieldEditor
{
    Q_OBJECT

public:
    NumberEditor(const FieldSpec &spec, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    [[nodiscard]] QJsonValue parsed(const QString &typed) const;
    [[nodiscard]] QString shown(const QJsonValue &value) const;

    FieldSpec m_spec;
    QLineEdit *m_edit;
};

/// Typed masked, with a button that shows it; never filled from outside but emptied.
class SecretEditor final : public FieldEditor
{
    Q_OBJECT

public:
    SecretEditor(const FieldSpec &spec, Theme &theme, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    void reveal(bool shown);

    QLineEdit *m_edit;
    QToolButton *m_show;
    bool m_emptied = false; ///< from outside, just now
};

} // namespace personae
