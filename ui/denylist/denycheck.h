// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace personae {

/// The column "Check" of the denylist page: which names a pattern meets, what looks alike, and the
/// names the last answer called in use. GUI thread.
class DenyCheck final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DenyCheck)

public:
    explicit DenyCheck(Theme &theme, QWidget *parent = nullptr);

    /// `pattern`: the organization's rule for names; empty: not known.
    void setNames(const QStringList &known, const QStringList &staged, const QString &pattern);
    void setInUse(const QStringList &names); ///< of the last answer
    [[nodiscard]] QPushButton *importButton() const { return m_import; }

Q_SIGNALS:
    void addWanted(const QString &name); ///< what stands in the box

private:
    void check();
    void addResult(const QString &words, const QString &name);

    Theme &m_theme;
    QStringList m_known;
    QStringList m_staged;
    QString m_pattern;
    QLineEdit *m_box;
    QListWidget *m_results;
    QLabel *m_inUseHead;
    QListWidget *m_inUse;
    QPushButton *m_import;
};

} // namespace personae
