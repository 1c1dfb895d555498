// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/profilestore.h"
#include "models/values/account.h"
#include "ui/service/serviceparts.h"

#include <QHash>
#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace personae {

class EmptyPage;
class RecordsPage;

/// The inspector tab "Account" ("accountTab"): the pages that the service of one own account
/// declares, a list of them above, the chosen one below. Pages are built when they are first seen.
/// GUI thread.
class AccountTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountTab)

public:
    explicit AccountTab(const ServiceParts &parts, QWidget *parent = nullptr);

    void showAccount(const AccountId &account);
    void showPage(const QString &id);
    /// A verb of the account wanted from elsewhere, e.g. beside a field that only it changes.
    void perform(const QString &callId);
    void wordingChanged();
    [[nodiscard]] RecordsPage *currentPage() const; ///< nullptr: none is shown

Q_SIGNALS:
    void announced(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void choose(int row);
    void fitList();
    void takeProfile(const AccountId &account, const CachedProfile &profile);

    ServiceParts m_parts;
    AccountId m_account;
    FieldMap m_profile;
    bool m_built = false;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    EmptyPage *m_none;
    QHash<QString, RecordsPage *> m_pages; ///< by PageSpec::id
};

} // namespace personae
