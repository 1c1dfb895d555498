// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QWidget>

namespace personae {

/// The line under a field: a hint in muted, or an error with its triangle. GUI thread.
class FieldLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldLine)

public:
    /// Marks `field` while it shows an error, and tells screen readers.
    FieldLine(QWidget *field, Theme &theme, QWidget *parent = nullptr);

    void showHint(const QString &text); ///< empty: hides
    void showError(const QString &text, const QString &details = {});
    [[nodiscard]] bool hasError() const { return m_error; }
    [[nodiscard]] QString text() const { return m_text->text(); }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();
    void fitHeight();

    QWidget *m_field;
    Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    bool m_error = false;
};

} // namespace personae
