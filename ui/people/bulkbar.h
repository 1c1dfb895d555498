// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

class QMenu;

namespace personae {

class FlowLayout;

/// "bulkBar": how many are ticked, in a sentence, and what can be done with them. GUI thread.
class BulkBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkBar)

public:
    explicit BulkBar(Theme &theme, QWidget *parent = nullptr);

    /// A button per menu; it follows the state of the menu's own action.
    QPushButton *addMenu(QMenu *menu);
    /// `more`: how many there would be to tick; 0: all are.
    void setCounts(int ticked, int shown, int hidden, int more);
    [[nodiscard]] QString words() const { return m_words->text(); }

Q_SIGNALS:
    void tickAllWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    Theme &m_theme;
    QLabel *m_words;
    QPushButton *m_all;
    QBoxLayout *m_box;
    FlowLayout *m_buttons;
};

} // namespace personae
