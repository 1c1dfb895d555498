// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/sidebarmodel.h"
#include "models/store/picturestore.h"
#include "ui/theme/theme.h"
#include "ui/window/windowstate.h"

#include <QTreeView>

namespace personae {

/// The tree at the left, "sidebarTree". Remembers what is open. GUI thread.
class Sidebar final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sidebar)

public:
    Sidebar(SidebarModel &model, PictureStore &pictures, Theme &theme, WindowState &state,
            QWidget *parent = nullptr);

    void showAccount(const AccountId &account); ///< marks it, tells nobody
    void showSection(SidebarKind kind);
    void showCommunity(const QString &handle);

Q_SIGNALS:
    void accountChosen(const personae::AccountId &account);
    void sectionChosen(personae::SidebarKind kind);
    void communityChosen(const QString &handle); ///< of the account the model shows
    void listWanted();                           ///< Enter: the focus goes to the list

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void restoreOpen();
    void mark(const QModelIndex &index);

    SidebarModel &m_model;
    WindowState &m_state;
    bool m_quiet = false;
};

} // namespace personae
