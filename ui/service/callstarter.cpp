// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callstarter.h"

#include "models/ports/syncport.h"
#include "ui/service/calldialog.h"
#include "ui/service/onreturn.h"
#include "ui/service/recordsdialog.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace personae {

CallStarter::CallStarter(const ServiceParts &parts, QWidget &place)
    : QObject(&place)
    , m_parts(parts)
    , m_place(place)
{
}

void CallStarter::perform(const Wanted &wanted)
{
    const ServiceInfo *service = m_parts.service.service(wanted.account);
    const CallSpec *call = service ? service->call(wanted.call) : nullptr;
    if (!call)
        return;
    if (const PageSpec *page = service->pageOf(call->id); page && page->opened) {
        openPage(wanted, *page, {});
        return;
    }
    const CallSpec spec = *call;
    auto *dialog = new CallDialog(
        m_parts, {wanted.account, spec, wanted.about, wanted.subject, wanted.profile, true},
        m_place.window());
    connect(dialog, &CallDialog::announced, this, &CallStarter::announced);
    connect(dialog, &CallDialog::taken, this,
            [this, wanted](const CallSpec &done, const CallResult &result, const CallAsks &asked) {
                taken(wanted, done, result, asked);
            });
    dialog->open();
    if (!needsDialog(spec, asksOf(spec, wanted.about, {})))
        dialog->goOn();
}

void CallStarter::taken(const Wanted &wanted, const CallSpec &call, const CallResult &result,
                        const CallAsks &asked)
{
    if (call.opensBrowser) {
        onReturn(this, [this, account = wanted.account, listing = call.reread] {
            reread(account, listing);
        });
        return;
    }
    if (call.writes) {
        if (call.reread != "profile"_L1) // that is read by itself
            reread(wanted.account, call.reread);
        return;
    }
    if (result.records.isEmpty() && result.values.isEmpty())
        return;
    PageSpec page;
    page.id = page.listing = call.id;
    CallResult known = result;
    if (!known.asOf.isValid())
        known.asOf = QDateTime::currentDateTimeUtc();
    openPage(wanted, page, known, asked);
}

void CallStarter::reread(const AccountId &account, const QString &listing)
{
    if (listing == "profile"_L1)
        m_parts.sync.refresh(account);
    else if (!listing.isEmpty())
        Q_EMIT rereadWanted(listing);
}

void CallStarter::openPage(const Wanted &wanted, const PageSpec &page, const CallResult &known,
                           const CallAsks &asked)
{
    auto *dialog = new RecordsDialog(
        m_parts,
        {wanted.account, page, wanted.about, wanted.subject, true, known, asked, wanted.profile},
        m_place.window());
    connect(dialog, &RecordsDialog::announced, this, &CallStarter::announced);
    connect(dialog, &RecordsDialog::rereadWanted, this, &CallStarter::rereadWanted);
    dialog->open();
}

} // namespace personae
