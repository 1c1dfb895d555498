// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/rawpage.h"

#include "ui/profile/rawview.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

RawPage::RawPage(const ProfilePageParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_view(new RawView(parts.theme, this))
{
    setObjectName(u"rawPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(&parts.profiles, &ProfileStore::rawLoaded, this,
            [this](const AccountId &account, const RawAnswer &raw) {
                if (account == m_account)
                    m_view->showAnswer(raw);
            });
    connect(&parts.profiles, &ProfileStore::profileChanged, this, [this](const AccountId &account) {
        if (account == m_account)
            load();
    });
}

void RawPage::setAccount(const AccountId &account)
{
    m_account = account;
    m_view->clear();
    load();
}

void RawPage::load()
{
    m_stale = true;
    if (!isVisible() || m_account.isNull())
        return;
    m_stale = false;
    m_parts.profiles.loadRaw(m_account);
}

void RawPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        load();
}

} // namespace personae
