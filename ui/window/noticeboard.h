// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/accountlistmodel.h"
#include "ui/window/notice.h"

#include <QList>
#include <QObject>

namespace personae {

/// Which notices there are: those that follow from the accounts' state by themselves, and those
/// somebody told. GUI thread.
class NoticeBoard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBoard)

public:
    explicit NoticeBoard(AccountListModel &accounts, QObject *parent = nullptr);

    /// Most serious first; within one kind in the order they came up.
    [[nodiscard]] const QList<Notice> &notices() const { return m_notices; }

    void tellCacheSetAside(const QString &where); ///< the damaged file was renamed to this
    void tellStorageFailed(const ApiError &error);
    void tellTrapMended(const AccountId &account,
                        PictureSlot slot); ///< Cloudillo 4.4: sprung by another client
    void dismiss(const Notice &notice);    ///< told ones go away; others come from a state and stay

Q_SIGNALS:
    void changed();

private:
    void tell(const Notice &notice);
    void rebuild();
    void addOffline(QList<Notice> &notices) const;
    void addPerAccount(QList<Notice> &notices) const;

    AccountListModel &m_accounts;
    QList<Notice> m_told;
    QList<Notice> m_notices;
};

} // namespace personae
