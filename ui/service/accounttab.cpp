// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/accounttab.h"

#include "models/ports/serviceport.h"
#include "models/values/foreigntext.h"
#include "ui/service/calldialog.h"
#include "ui/service/recordspage.h"
#include "ui/service/servicewording.h"
#include "ui/theme/emptypage.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

AccountTab::AccountTab(const ServiceParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_none(new EmptyPage(parts.theme, {}, {}))
{
    setObjectName(u"accountTab"_s);
    parts.theme.setGround(this, Theme::Token::Window);
    m_list->setObjectName(u"accountPages"_s);
    m_list->setAccessibleName(tr("Pages of the account"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    parts.theme.setGround(m_list, Theme::Token::Window);
    m_none->setObjectName(u"accountTabNone"_s);
    m_stack->addWidget(m_none);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(Theme::panePadding - 4, 4, Theme::panePadding - 4, 4);
    indented->addWidget(m_list);
    column->addLayout(indented);
    column->addWidget(m_stack, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountTab::choose);
    connect(&parts.profiles, &ProfileStore::profileLoaded, this, &AccountTab::takeProfile);
    connect(&parts.profiles, &ProfileStore::profileChanged, this, &AccountTab::takeProfile);
    connect(&parts.theme, &Theme::changed, this, &AccountTab::fitList);
    rebuild();
}

void AccountTab::showAccount(const AccountId &account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_profile.clear();
    m_built = false;
    if (isVisible())
        rebuild();
}

/// Nothing is asked of a service before its page is looked at.
void AccountTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_built)
        rebuild();
}

void AccountTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitList();
}

void AccountTab::rebuild()
{
    m_built = !m_account.isNull();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    qDeleteAll(m_pages);
    m_pages.clear();
    const ServiceInfo *service = m_account.isNull() ? nullptr : m_parts.service.service(m_account);
    const QString name = service ? isolatedLine(service->displayName, 40) : QString();
    m_none->setSentence(name.isEmpty()
                            ? tr("No account is chosen.")
                            : tr("%1 has no further pages about your account: everything it "
                                 "offers is under Overview and Edit.")
                                  .arg(name));
    m_stack->setCurrentWidget(m_none);
    if (service) {
        for (const PageSpec &page : service->pages) {
            auto *item = new QListWidgetItem(ServiceWording::page(page.id), m_list);
            item->setData(Qt::UserRole, page.id);
            item->setSizeHint({0, fontMetrics().lineSpacing() + 12});
        }
        m_parts.profiles.load(m_account);
    }
    m_list->setVisible(m_list->count() > 0);
    fitList();
    if (m_list->count() > 0) {
        m_list->setCurrentRow(0);
        choose(0);
    }
}

void AccountTab::choose(int row)
{
    const ServiceInfo *service = m_parts.service.service(m_account);
    if (!service || row < 0 || row >= service->pages.size())
        return;
    const PageSpec &spec = service->pages.at(row);
    RecordsPage *&page = m_pages[spec.id];
    if (!page) {
        page = new RecordsPage(m_parts, m_account, spec);
        page->setProfile(m_profile);
        connect(page, &RecordsPage::announced, this, &AccountTab::announced);
        connect(page, &RecordsPage::rereadWanted, this, [this](const QString &listing) {
            for (RecordsPage *other : std::as_const(m_pages)) {
                if (other->page().listing == listing)
                    other->refresh();
            }
        });
        m_stack->addWidget(page);
    }
    m_stack->setCurrentWidget(page);
}

void AccountTab::showPage(const QString &id)
{
    if (!m_built)
        rebuild();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

void AccountTab::perform(const QString &callId)
{
    const ServiceInfo *service = m_account.isNull() ? nullptr : m_parts.service.service(m_account);
    const CallSpec *call = service ? service->call(callId) : nullptr;
    if (!call)
        return;
    auto *dialog = new CallDialog(m_parts, {m_account, *call, {}, {}, m_profile}, window());
    connect(dialog, &CallDialog::announced, this, &AccountTab::announced);
    connect(dialog, &CallDialog::taken, this,
            [this](const CallSpec &taken) { Q_EMIT announced(ServiceWording::done(taken.id)); });
    dialog->open();
}

RecordsPage *AccountTab::currentPage() const
{
    return qobject_cast<RecordsPage *>(m_stack->currentWidget());
}

/// As high as its lines, as long as the page below keeps most of the room.
void AccountTab::fitList()
{
    if (m_list->count() == 0)
        return;
    const int line = qMax(m_list->sizeHintForRow(0), fontMetrics().lineSpacing() + 6);
    const int all = line * m_list->count() + 2;
    m_list->setFixedHeight(qBound(line + 2, all, qMax(line * 2 + 2, height() / 3)));
}

void AccountTab::wordingChanged()
{
    if (RecordsPage *page = currentPage())
        page->wordingChanged();
}

void AccountTab::takeProfile(const AccountId &account, const CachedProfile &profile)
{
    if (account != m_account)
        return;
    m_profile = profile.profile.fields;
    if (!m_profile.contains(u"username"_s))
        m_profile.insert(u"username"_s, profile.profile.handle);
    for (RecordsPage *page : std::as_const(m_pages))
        page->setProfile(m_profile);
}

} // namespace personae
