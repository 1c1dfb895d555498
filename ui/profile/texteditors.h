// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/fieldeditor.h"

#include <QPlainTextEdit>

class QLineEdit;

namespace personae {

/// One line: names, addresses.
class LineEditor final : public FieldEditor
{
    Q_OBJECT

public:
    LineEditor(const FieldSpec &spec, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    QLineEdit *m_edit;
};

/// Plain paragraphs that grow with their text between two heights.
class GrowingTextEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit GrowingTextEdit(int leastLines, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const; ///< every character as it is, also no-break spaces
    void setText(const QString &text);  ///< touches only what differs: the cursor stays

Q_SIGNALS:
    void textEdited(const QString &text); ///< by the person, not by setText()

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    void fit();

    int m_leastLines;
    bool m_setting = false;
};

class ParagraphsEditor final : public FieldEditor
{
    Q_OBJECT

public:
    ParagraphsEditor(const FieldSpec &spec, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    void setLook(Theme::FieldLook look) override;
    [[nodiscard]] QWidget *input() const override;
    void setNames(const QString &accessibleName, const QString &description) override;

private:
    GrowingTextEdit *m_edit;
};

} // namespace personae
