// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/profilestore.h"
#include "models/values/account.h"
#include "ui/service/callasks.h"
#include "ui/service/serviceparts.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace personae {

class CallStarter;
class EmptyPage;
class RecordsPage;

/// The inspector tab "Account" ("accountTab"): the pages that the service of one own account
/// declares, a list of them above, the chosen one below. Pages are built when they are first seen;
/// one that this server is known not to have says so. GUI thread.
class AccountTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountTab)

public:
    explicit AccountTab(const ServiceParts &parts, QWidget *parent = nullptr);

    void showAccount(const AccountId &account);
    void showPage(const QString &id);
    /// A verb of the account wanted from elsewhere, e.g. beside a field that only it changes.
    void perform(const QString &callId) { performAbout(callId, {}, {}); }
    /// The same about somebody or something else; `subject` names it in words.
    void performAbout(const QString &callId, const CallAbout &about, const QString &subject);
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
    void sayNone(const QString &page);
    void followAccount(const AccountId &account);
    void rereadPages(const QString &listing);
    [[nodiscard]] QSet<QString> lackingPages() const; ///< that this server is known not to have
    void fitList();
    void takeProfile(const AccountId &account, const CachedProfile &profile);

    ServiceParts m_parts;
    AccountId m_account;
    FieldMap m_profile;
    bool m_built = false;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    EmptyPage *m_none;
    CallStarter *m_starter;
    QHash<QString, RecordsPage *> m_pages; ///< by PageSpec::id
    QSet<QString> m_lacking;
};

} // namespace personae
