// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/iconline.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace personae {

/// Role and status of a member of a community, as far as one's own role there allows (Cloudillo
/// 7.4), with a reason that stays on this computer. GUI thread.
class MemberBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemberBox)

public:
    explicit MemberBox(Theme &theme, QWidget *parent = nullptr);

    void setView(const PersonView &view);
    void reset(); ///< somebody else: what was chosen and typed is dropped

Q_SIGNALS:
    void changeWanted(const std::optional<QString> &role, const std::optional<QString> &status,
                      const QString &reason);
    void enterWanted(); ///< ask how one stands there
    void retryWanted(const personae::OutboxEntry &entry);
    void dropWanted(const personae::OutboxEntry &entry);
    void signInWanted();

private:
    void build();
    void fillRoles();
    void fillStatuses();
    void showStanding();
    void showWhetherUseful();
    void apply();
    [[nodiscard]] QString roleNow() const;
    [[nodiscard]] QString statusNow() const;

    Theme &m_theme;
    PersonView m_view;
    bool m_roleTouched = false;
    bool m_statusTouched = false;
    IconLine *m_standing;
    QPushButton *m_enter;
    IconLine *m_left;
    QPushButton *m_clearRole;
    QComboBox *m_role;
    QLabel *m_roleReason;
    QComboBox *m_status;
    QLabel *m_statusReason;
    QLineEdit *m_reason;
    QPushButton *m_apply;
    EntryLine *m_entry;
};

} // namespace personae
