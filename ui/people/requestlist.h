// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/people/requestdelegate.h"

#include <QTableView>

namespace personae {

/// "requestTable": one column of whole rows. Keys: A accepts, R rejects, Enter opens. GUI thread.
class RequestList final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestList)

public:
    RequestList(RequestListModel &model, PictureStore &pictures, const ListWording &wording,
                Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void decided(bool accepted); ///< about the current row
    void opened();
    void pointed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyboardSearch(const QString &) override {}

private:
    RequestDelegate *m_delegate;
};

} // namespace personae
