// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace personae {

/// The Raw tab: the last answer, formatted on a worker once the tab is seen, secrets masked.
class RawPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawPage)

public:
    RawPage(const ProfilePageParts &parts, QWidget *parent = nullptr);

    void setAccount(const AccountId &account);

    /// Formatted where it is JSON, values of secret-looking keys masked. Any thread.
    [[nodiscard]] static QString formatted(const QByteArray &body);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void showAnswer(const RawAnswer &raw);

    ProfilePageParts m_parts;
    AccountId m_account;
    bool m_stale = true;
    int m_request = 0; ///< answers of earlier ones are dropped
    QLabel *m_head;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace personae
