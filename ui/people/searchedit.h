// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLineEdit>

namespace personae {

/// "searchEdit", with its key in a small box while it is empty. GUI thread.
class SearchEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchEdit)

public:
    explicit SearchEdit(Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void stepOutWanted(); ///< Esc
    void listWanted();    ///< Down: into the rows

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Theme &m_theme;
};

} // namespace personae
