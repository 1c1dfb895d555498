// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denylistpage.h"

#include "models/values/foreigntext.h"
#include "ui/denylist/denyfiles.h"
#include "ui/denylist/denylistpageprivate.h"
#include "ui/denylist/denywording.h"

#include <QResizeEvent>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace personae {

DenylistPage::DenylistPage(const DenyParts &parts, QWidget *parent)
    : QWidget(parent)
    , d(new Private(parts, *this))
{
}

DenylistPage::~DenylistPage() = default;

void DenylistPage::showAccount(const AccountId &account)
{
    if (account != d->account) {
        d->account = account;
        d->list = {};
        d->loaded = false;
        d->staged.clear();
        d->writing.clear();
        d->say({}, false);
        d->showRemedy();
        d->present();
    }
    if (!account.isNull())
        d->parts.denylists.load(account);
}

const AccountId &DenylistPage::account() const
{
    return d->account;
}

void DenylistPage::focusList()
{
    QWidget *place = d->narrow ? d->columns.at(qMax(0, d->tabs->currentIndex())) : nullptr;
    if (place && place->focusProxy())
        place = place->focusProxy();
    (place ? place : d->knownTable)->setFocus(Qt::ShortcutFocusReason);
}

void DenylistPage::wordingChanged()
{
    d->known->wordingChanged();
    d->present();
}

void DenylistPage::importNames(const QByteArray &bytes)
{
    const denyfiles::Imported imported = denyfiles::read(bytes);
    if (!imported.isText) {
        d->say(tr("This file is no text in UTF-8. Nothing was staged; save it as text, one name "
                  "per line, and try again."),
               true);
        return;
    }
    const QSet<QString> listed = d->listed();
    QList<denystaging::StagedName> staged = d->staged;
    QSet<QString> there;
    for (const denystaging::StagedName &row : std::as_const(staged))
        there.insert(row.name);
    int added = 0;
    int known = 0;
    for (const QString &name : imported.names) {
        if (listed.contains(name) || there.contains(name)) {
            ++known;
            continue;
        }
        staged.append({denystaging::StagedName::Kind::Add, name, {}});
        ++added;
    }
    d->setStaged(staged);
    d->say(tr("%1 staged; %2 left out because they are listed or staged already.")
               .arg(DenyWording::names(added), DenyWording::names(known + imported.twice)),
           false);
}

QByteArray DenylistPage::exported() const
{
    return denyfiles::write(d->list);
}

void DenylistPage::restoreHandled(const QVariantMap &kept)
{
    d->handled.restore(kept);
}

QVariantMap DenylistPage::saveHandled() const
{
    return d->handled.save();
}

void DenylistPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->fit(event->size().width());
}

} // namespace personae
