// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/noticeboard.h"

#include "models/values/foreigntext.h"
#include "ui/theme/ages.h"
#include "ui/theme/errorpresenter.h"

#include <QFileInfo>

#include <algorithm>

namespace personae {

using namespace Qt::StringLiterals;

NoticeBoard::NoticeBoard(AccountListModel &accounts, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
{
    connect(&accounts, &QAbstractItemModel::dataChanged, this, &NoticeBoard::rebuild);
    connect(&accounts, &QAbstractItemModel::rowsInserted, this, &NoticeBoard::rebuild);
    connect(&accounts, &QAbstractItemModel::rowsRemoved, this, &NoticeBoard::rebuild);
    connect(&accounts, &QAbstractItemModel::modelReset, this, &NoticeBoard::rebuild);
    rebuild();
}

void NoticeBoard::tellCacheSetAside(const QString &where)
{
    tell({Notice::Kind::CacheSetAside,
          {},
          tr("Cache rebuilt."),
          tr("A file of the cache was damaged. It was set aside as %1 and is filled anew; drafts "
             "and the outbox "
             "are untouched.")
              .arg(isolatedLine(QFileInfo(where).fileName(), 120)),
          tr("Got it")});
}

void NoticeBoard::tellStorageFailed(const ApiError &error)
{
    ApiError storage = error;
    storage.kind = Outcome::StorageFailed;
    tell({Notice::Kind::StorageFailed,
          {},
          tr("Not stored."),
          errorpresenter::present(storage, {}, errorpresenter::Place::Saving).sentence,
          tr("Save again")});
}

void NoticeBoard::tellTrapMended(const AccountId &account, PictureSlot slot)
{
    const AccountRow *row = m_accounts.find(account);
    const QString who = row ? isolatedLine(row->account.handle, 120) : QString();
    const QString text =
        slot == PictureSlot::Avatar
            ? tr("The avatar of %1 had been taken away by another program; it was put back.")
                  .arg(who)
            : tr("The cover of %1 had been taken away by another program; it was put back.")
                  .arg(who);
    tell({Notice::Kind::TrapMended, account, tr("Picture put back."), text, tr("Got it")});
}

void NoticeBoard::tell(const Notice &notice)
{
    const bool known = std::any_of(m_told.cbegin(), m_told.cend(), [&](const Notice &other) {
        return other.kind == notice.kind && other.account == notice.account;
    });
    if (!known)
        m_told.append(notice);
    rebuild();
}

void NoticeBoard::dismiss(const Notice &notice)
{
    m_told.removeAll(notice);
    rebuild();
}

void NoticeBoard::addOffline(QList<Notice> &notices) const
{
    QStringList services;
    QDateTime oldest;
    AccountId only;
    int offline = 0;
    for (const AccountRow &row : m_accounts.rows()) {
        if (row.reach != Reach::Offline)
            continue;
        ++offline;
        only = row.account.id;
        if (!services.contains(row.serviceName))
            services.append(row.serviceName);
        if (row.cachedAt.isValid() && (!oldest.isValid() || row.cachedAt < oldest))
            oldest = row.cachedAt;
    }
    if (offline == 0)
        return;
    const bool all = offline == m_accounts.rows().size();
    const QString lead =
        all ? tr("Offline.") : tr("%1 is offline.").arg(isolatedLine(services.join(u", "_s), 80));
    const QString shown = oldest.isValid() ? tr("Shown as of %1.").arg(ages::shortAge(oldest))
                                           : tr("Nothing is saved on this computer yet.");
    notices.append({Notice::Kind::Offline, offline == 1 ? only : AccountId(), lead,
                    shown + u' ' + tr("Changes are queued."), tr("Try now")});
}

void NoticeBoard::addPerAccount(QList<Notice> &notices) const
{
    for (const AccountRow &row : m_accounts.rows()) {
        const QString who = isolatedLine(row.account.handle, 120);
        if (row.reach == Reach::SignInNeeded) {
            notices.append({Notice::Kind::SignInNeeded, row.account.id, tr("Sign in again."),
                            tr("%1 asks for it for %2. Your changes are kept and wait.")
                                .arg(isolatedLine(row.serviceName, 40), who),
                            tr("Sign in…")});
        } else if (row.reach == Reach::Trouble) {
            notices.append({Notice::Kind::Trouble, row.account.id, tr("%1:").arg(who),
                            errorpresenter::present(row.lastError, row.serviceName,
                                                    errorpresenter::Place::Reading)
                                .sentence,
                            tr("Try now")});
        }
    }
}

void NoticeBoard::rebuild()
{
    QList<Notice> notices = m_told;
    addOffline(notices);
    addPerAccount(notices);
    std::stable_sort(notices.begin(), notices.end(),
                     [](const Notice &one, const Notice &other) { return one.kind < other.kind; });
    if (notices == m_notices)
        return;
    m_notices = notices;
    Q_EMIT changed();
}

} // namespace personae
