// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace personae {

class FlowLayout;

/// One sentence across the list with an icon and buttons; never covers rows, never takes the focus.
/// Hidden while it has no words. GUI thread.
class Strip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Strip)

public:
    enum class Tone { Quiet, Warn, Bad };

    Strip(const QString &name, Theme &theme, QWidget *parent = nullptr);

    /// Empty: hides. `details` go into the tool tip and the description.
    void setWords(const QString &sentence, Tone tone, const QString &icon,
                  const QString &details = {});
    [[nodiscard]] QString words() const { return m_words->text(); }
    [[nodiscard]] QPushButton *addButton(const QString &name, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_words;
    QWidget *m_buttons;
    FlowLayout *m_flow;
    QString m_iconName;
    Tone m_tone = Tone::Quiet;
};

} // namespace personae
