// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "models/lists/outboxmodel.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QToolButton>
#include <QWidget>

class QHBoxLayout;

namespace personae {

/// The inside of the status bar: one button per service, a shape per state (of several accounts the
/// one that is worst off), and the outbox's counts. GUI thread.
class StatusStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusStrip)

public:
    StatusStrip(AccountListModel &accounts, OutboxModel &outbox, Theme &theme,
                QWidget *parent = nullptr);

Q_SIGNALS:
    void tryNow(const personae::AccountId &account);
    void signInAgain(const personae::AccountId &account);
    void outboxWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void refresh();
    void refreshOutbox();
    enum class Words { All, NoTime, None };
    using Group = QList<AccountRow>; ///< of one service, in the order of the accounts
    [[nodiscard]] QList<Group> groups() const;
    void dress(QToolButton &button, const Group &group, Words words) const;
    void openPopup(const QString &service, const QToolButton &button);
    void fit();

    AccountListModel &m_accounts;
    OutboxModel &m_outbox;
    Theme &m_theme;
    QHBoxLayout *m_row;
    QHBoxLayout *m_services;
    QList<QToolButton *> m_buttons; ///< in the order of groups()
    QToolButton *m_outboxButton;
};

} // namespace personae
