// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/serviceport.h"
#include "ui/service/callasks.h"
#include "ui/service/serviceparts.h"

#include <QObject>

class QWidget;

namespace personae {

/// Performs declared calls for places that have no page of their own to tell in: a field that only
/// a call changes, somebody who is shown. What comes of it stands in the dialog that asked, or in a
/// RecordsDialog. GUI thread.
class CallStarter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallStarter)

public:
    CallStarter(const ServiceParts &parts, QWidget &place);

    struct Wanted
    {
        AccountId account;
        QString call;
        CallAbout about = {};
        QString subject = {};  ///< in words
        FieldMap profile = {}; ///< one's own
    };
    void perform(const Wanted &wanted);

Q_SIGNALS:
    void announced(const QString &sentence);
    void rereadWanted(const QString &listing); ///< a page may show that

private:
    void openPage(const Wanted &wanted, const PageSpec &page, const CallResult &known,
                  const CallAsks &asked = {});
    void taken(const Wanted &wanted, const CallSpec &call, const CallResult &result,
               const CallAsks &asked);
    void reread(const AccountId &account, const QString &listing);

    ServiceParts m_parts;
    QWidget &m_place;
};

} // namespace personae
