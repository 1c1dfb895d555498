// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profiledesk.h"
#include "models/lists/accountlistmodel.h"
#include "models/ports/syncport.h"
#include "models/store/picturestore.h"
#include "models/store/profilestore.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QWidget>

namespace personae {

class ServicePort;

/// What the page works with; everything outlives the page.
struct ProfilePageParts
{
    ProfileDesk &desk;
    ProfileStore &profiles;
    Outbox &outbox;
    PictureStore &pictures;
    SyncPort &sync;
    Theme &theme;
    const AccountListModel &accounts;
    ServicePort *service = nullptr; ///< waiting times, Advanced; nullptr: neither is offered
};

/// The inspector for one own profile: header, then the tabs Overview, Edit, History and Raw
/// ("inspectorTabs"). Built from what the service declares; knows no service by name. GUI thread.
///
/// Its verbs are actions with their shortcuts, added to the page (context: window). A menu bar
/// shows these same actions; it must not make others with the same keys.
class ProfilePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfilePage)

public:
    explicit ProfilePage(const ProfilePageParts &parts, QWidget *parent = nullptr);
    ~ProfilePage() override;

    void showAccount(
        const AccountId &account); ///< null: nothing chosen. The desk's form may open later.
    [[nodiscard]] const AccountId &account() const;

    enum class Tab { Overview, Edit, History, Raw };
    void showTab(Tab tab);
    void startEditing(); ///< the Edit tab, focus in the first field (F2)

    [[nodiscard]] QAction *publishAction() const;   ///< Ctrl+Return
    [[nodiscard]] QAction *saveDraftAction() const; ///< Ctrl+S
    [[nodiscard]] QAction *discardAction() const;
    [[nodiscard]] QAction *undoAction() const;         ///< Ctrl+Z
    [[nodiscard]] QAction *redoAction() const;         ///< Ctrl+Shift+Z
    [[nodiscard]] QAction *copyHandleAction() const;   ///< Ctrl+Shift+C
    [[nodiscard]] QAction *pastePictureAction() const; ///< Ctrl+V where no text field takes it
    /// What the service's document leaves open; not visible where it leaves nothing open.
    [[nodiscard]] QAction *advancedAction() const;

    /// A further page behind the others, e.g. the service's own listings; taken over.
    void addPage(QWidget *page, const QString &title);

Q_SIGNALS:
    void signInRequested(const personae::AccountId &account);
    /// "Change…" at a field that another call of the service changes (FieldSpec::changedBy).
    void callWanted(const personae::AccountId &account, const QString &callId);
    void
    announced(const QString &sentence); ///< for the window's hidden status label (screen readers)

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    Private *d;
};

} // namespace personae
