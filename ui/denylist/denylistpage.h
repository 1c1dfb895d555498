// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "ui/denylist/denyparts.h"

#include <QVariantMap>
#include <QWidget>

namespace personae {

/// The list of usernames nobody may take, of one account ("denylistPage", window.md d8): what is
/// known now, what is staged, what can be checked. Where there is little room one column is shown
/// at a time. GUI thread.
class DenylistPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DenylistPage)

public:
    explicit DenylistPage(const DenyParts &parts, QWidget *parent = nullptr);
    ~DenylistPage() override;

    void showAccount(const AccountId &account);
    [[nodiscard]] const AccountId &account() const;
    void focusList();
    void wordingChanged(); ///< ages grow

    /// Names in a file's bytes join what is staged.
    void importNames(const QByteArray &bytes);
    [[nodiscard]] QByteArray exported() const; ///< what "Export" writes

    /// Which answers were taken in already, over restarts.
    void restoreHandled(const QVariantMap &kept);
    [[nodiscard]] QVariantMap saveHandled() const;

Q_SIGNALS:
    void announced(const QString &sentence);
    void handledChanged();
    void signInWanted(const personae::AccountId &account);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    Private *d;
};

} // namespace personae
