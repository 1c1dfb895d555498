// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"
#include "ui/window/fieldline.h"

#include <QComboBox>
#include <QLineEdit>
#include <QWidget>

namespace personae {

/// Who signs in by the browser, and what that one must be told first (InterlinedList 3.4). Says so
/// where a provider hands nothing back. GUI thread.
class ProviderChoice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderChoice)

public:
    explicit ProviderChoice(Theme &theme, QWidget *parent = nullptr);

    void setProviders(const QList<BrowserProvider> &providers);
    [[nodiscard]] QString provider() const;
    [[nodiscard]] QString argument() const;
    /// True if it may be sent; otherwise says why and goes there.
    bool check();
    void setRunning(bool running);
    [[nodiscard]] QList<QWidget *> stops() const; ///< for Tab, in order
    [[nodiscard]] QWidget *first() const { return m_combo; }

Q_SIGNALS:
    void returnPressed();

private:
    void takeProvider();
    [[nodiscard]] const BrowserProvider &chosen() const;

    QList<BrowserProvider> m_providers;
    QComboBox *m_combo;
    QLabel *m_label;
    QLineEdit *m_argument;
    FieldLine *m_line;
};

} // namespace personae
